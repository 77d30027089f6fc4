import { addFixed, type Fixed, fixed, fixedText, mulDiv } from '@sanyi/quantity';

/** The change between two results (变动): in percentage points where the unit is a share, else in percent of the earlier one. */
export interface Change {
  readonly kind: 'points' | 'percent';
  /** Decimal text with its sign, two places. */
  readonly text: string;
}

const PLACES = 2;

/** The change from an earlier result to a later one (同比、环比); `null` where either is missing or the earlier one is nought. */
export function changeBetween(earlier: string | null, later: string | null, unit: string): Change | null {
  if (earlier === null || later === null) return null;
  const [from, to] = [fixed(earlier, 6), fixed(later, 6)];
  const difference = addFixed(to, { ...from, mantissa: -from.mantissa });
  if (unit === '%') return { kind: 'points', text: signed(rounded(difference.mantissa, 10n ** 6n)) };
  if (from.mantissa === 0n) return null;
  const size = from.mantissa < 0n ? -from.mantissa : from.mantissa;
  return { kind: 'percent', text: signed(rounded(difference.mantissa * 100n, size)) };
}

function rounded(above: bigint, below: bigint): Fixed {
  return { mantissa: mulDiv(above, 10n ** BigInt(PLACES), below, 'half-up'), scale: PLACES };
}

function signed(value: Fixed): string {
  return `${value.mantissa > 0n ? '+' : ''}${fixedText(value)}`;
}
