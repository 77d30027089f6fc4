import { addExact, type Exact, exact, multiplyExact } from '@sanyi/expression';
import { mulDiv } from '@sanyi/quantity';

/** Places of points; every entry is rounded to them half up when it is made, and added as whole units from then on. */
export const POINT_PLACES = 4;
const UNITS = 10n ** BigInt(POINT_PLACES);

/** Kinds of payment that stand in one ledger (支付方式). */
export const PAYMENT_KINDS = ['case', 'bed-day', 'head', 'visit', 'tcm'] as const;
export type PaymentKind = (typeof PAYMENT_KINDS)[number];

/** One line of the points ledger (点数台账): whatever is paid for, in points of its pool. */
export interface PointEntry {
  readonly institution: string;
  readonly pool: string;
  readonly kind: PaymentKind;
  /** Units of the last place. */
  readonly points: bigint;
  /** Whole cost, and the part that was recorded for the fund. */
  readonly costFen: bigint;
  readonly recordedFen: bigint;
}

/** Exact points as units, rounded half up. */
export function pointUnits({ numerator, denominator }: Exact): bigint {
  return mulDiv(numerator, UNITS, denominator, 'half-up');
}

/** A segment of a long stay (床日分段): so many days at a rate of points; `days` null goes on to the end. */
export interface BedDaySegment {
  readonly days: number | null;
  readonly pointsPerDay: Exact;
}

/** Points of a stay paid by the day (床日点数): each segment at its own rate. @throws RangeError for days below zero */
export function bedDayPoints(days: number, segments: readonly BedDaySegment[]): Exact {
  if (!Number.isInteger(days) || days < 0) throw new RangeError(`no days of a stay: ${days}`);
  let left = days;
  let points = exact(0n);
  for (const { days: most, pointsPerDay } of segments) {
    const own = most === null ? left : Math.min(left, most);
    points = addExact(points, multiplyExact(pointsPerDay, exact(BigInt(own))));
    left -= own;
    if (left === 0) break;
  }
  return points;
}

/** Points of enrolled people (按人头点数): heads of each kind × base × risk. */
export function headPoints(
  base: Exact,
  kinds: readonly { readonly heads: number; readonly risk: Exact }[],
): Exact {
  return kinds.reduce(
    (sum, { heads, risk }) => addExact(sum, multiplyExact(base, multiplyExact(risk, exact(BigInt(heads))))),
    exact(0n),
  );
}

/** Base points of a group by the points method (基准点数): mean of the group ÷ mean of all × 100. */
export function basePoints(groupMean: Exact, allMean: Exact): Exact {
  if (allMean.numerator === 0n) throw new RangeError('the mean of all stays is zero');
  return exact(groupMean.numerator * allMean.denominator * 100n, groupMean.denominator * allMean.numerator);
}

/** Payment standard (支付标准): weight × rate × coefficient, with so many places of a yuan, rounded half up. */
export function paymentStandard(weight: Exact, rate: Exact, coefficient: Exact, places: number): bigint {
  const { numerator, denominator } = multiplyExact(multiplyExact(weight, rate), coefficient);
  return mulDiv(numerator, 10n ** BigInt(places), denominator, 'half-up');
}
