import { compareFixed, type Fixed, fixed } from '@sanyi/quantity';

/** How a target compares (比较符), as plans state it. */
export type Comparator = 'ge' | 'gt' | 'le' | 'lt' | 'eq' | 'reach' | 'approx' | 'range' | 'all';

/** A target as it is judged: decimals in the printed unit. */
export interface TargetBound {
  readonly comparator: Comparator;
  readonly value: Fixed;
  /** Upper end of a range. */
  readonly value2: Fixed | null;
  /** Where the way to the target begins; without it the way begins at zero. */
  readonly baseline: Fixed | null;
  readonly change: 'increase' | 'decrease' | null;
}

export interface Attainment {
  /** Whether the target holds as of now. */
  readonly met: boolean;
  /** A limit that must not be passed (控制在…以内) is within or broken; it has no way to go. */
  readonly ceiling: boolean;
  /** Share of the way from baseline to target in %, two places, rounded down so that 100 means reached; not below 0. */
  readonly share: Fixed<2>;
}

const WHOLE = fixed('100', 2);
const NOTHING = fixed('0', 2);

/**
 * How far an actual value is on its way to a target (完成率), aware of direction: `(actual − baseline) ÷ (target −
 * baseline) × 100`, rounded down. A ceiling is either kept or broken; a range is kept inside its ends.
 */
export function attainment(target: TargetBound, actual: Fixed): Attainment {
  const met = isMet(target, actual);
  if (isCeiling(target)) return { met, ceiling: true, share: met ? WHOLE : NOTHING };
  if (met) return { met, ceiling: false, share: WHOLE };
  return {
    met,
    ceiling: false,
    share: shareOfWay(target.baseline ?? fixed('0', 0), goalOf(target, actual), actual),
  };
}

/** True for a limit from above: 以下, 以内, 不超过, 低于. */
export function isCeiling(target: Pick<TargetBound, 'comparator'>): boolean {
  return target.comparator === 'le' || target.comparator === 'lt';
}

function isMet(target: TargetBound, actual: Fixed): boolean {
  const order = compareFixed(actual, target.value);
  switch (target.comparator) {
    case 'gt':
      return order > 0;
    case 'lt':
      return order < 0;
    case 'le':
      return order <= 0;
    case 'range':
      return order >= 0 && (target.value2 === null || compareFixed(actual, target.value2) <= 0);
    case 'ge':
    case 'all':
    case 'eq':
    case 'approx':
      return order >= 0;
    case 'reach':
      return falls(target) ? order <= 0 : order >= 0;
  }
}

/** 降低到, 下降到: the target lies below where the way begins. */
function falls(target: TargetBound): boolean {
  return target.baseline !== null && compareFixed(target.value, target.baseline) < 0;
}

function goalOf(target: TargetBound, actual: Fixed): Fixed {
  const beyond =
    target.comparator === 'range' && target.value2 !== null && compareFixed(actual, target.value2) > 0;
  return beyond && target.value2 ? target.value2 : target.value;
}

function shareOfWay(from: Fixed, to: Fixed, at: Fixed): Fixed<2> {
  const scale = Math.max(from.scale, to.scale, at.scale);
  const widen = (value: Fixed) => value.mantissa * 10n ** BigInt(scale - value.scale);
  const way = widen(to) - widen(from);
  const gone = widen(at) - widen(from);
  if (way === 0n || gone < 0n !== way < 0n) return NOTHING;
  const share = (gone * 10_000n) / way;
  // Past the goal without meeting it (above a range): no credit beyond the whole.
  return { mantissa: share > 9_999n ? 9_999n : share, scale: 2 };
}
