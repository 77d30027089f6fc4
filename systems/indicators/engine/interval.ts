/** Bounds of what chance alone may do to a share (区间), in percent; indicative, so ordinary numbers. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** 95 % of what chance does lies within so many standard deviations. */
const Z95 = 1.96;
/** 99.8 %: beyond it hardly anything is chance. */
const Z998 = 3.09;

/**
 * Wilson's interval of a share (Wilson 区间), 95 %: honest for few cases, where the plain one leaves 0–100 %.
 *
 * @returns `null` where the parts are no counts of a whole
 */
export function wilsonInterval(numerator: number, denominator: number): Interval | null {
  if (!isShare(numerator, denominator)) return null;
  const share = numerator / denominator;
  const square = (Z95 * Z95) / denominator;
  const middle = (share + square / 2) / (1 + square);
  const half =
    (Z95 / (1 + square)) * Math.sqrt((share * (1 - share)) / denominator + square / (4 * denominator));
  return { low: percent(Math.max(0, middle - half)), high: percent(Math.min(1, middle + half)) };
}

/** A line of a funnel plot (漏斗图界限): where shares lie by chance, if all had the share of the region. */
export interface FunnelPoint {
  readonly denominator: number;
  readonly inner: Interval;
  readonly outer: Interval;
}

/** Limits of a funnel plot for sizes from the smallest to the largest denominator (漏斗图). */
export function funnelLimits(share: number, denominators: readonly number[]): FunnelPoint[] {
  const sizes = denominators.filter((size) => size > 0);
  if (sizes.length === 0 || share < 0 || share > 1) return [];
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  const around = (size: number, z: number): Interval => {
    const half = z * Math.sqrt((share * (1 - share)) / size);
    return { low: percent(Math.max(0, share - half)), high: percent(Math.min(1, share + half)) };
  };
  return Array.from({ length: FUNNEL_POINTS }, (_, place) => {
    // Close together where the limits bend.
    const denominator = least * (most / least) ** (place / (FUNNEL_POINTS - 1));
    return { denominator, inner: around(denominator, Z95), outer: around(denominator, Z998) };
  });
}

const FUNNEL_POINTS = 25;

/** Where a share lies in the funnel (漏斗图位置): within what chance does, outside of it, or far outside. */
export function funnelPlace(
  numerator: number,
  denominator: number,
  share: number,
): 'within' | 'outside' | 'far' | null {
  if (!isShare(numerator, denominator) || share < 0 || share > 1) return null;
  const away = Math.abs(numerator / denominator - share);
  const deviation = Math.sqrt((share * (1 - share)) / denominator);
  if (away <= Z95 * deviation) return 'within';
  return away <= Z998 * deviation ? 'outside' : 'far';
}

function isShare(numerator: number, denominator: number): boolean {
  return denominator > 0 && numerator >= 0 && numerator <= denominator;
}

/** Two places: more would pretend to know. */
function percent(share: number): number {
  return Math.round(share * 10_000) / 100;
}
