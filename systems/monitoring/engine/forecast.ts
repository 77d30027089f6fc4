import { type Day, dayNumber, type Fixed, fixed } from '@sanyi/quantity';
import { attainment, type TargetBound } from './attainment.ts';

/** What is to be expected of a target on its last day (目标预测). */
export interface Forecast {
  /**
   * `reaches`: even the worse end of the interval meets the target. `misses`: not even the better end does. `open`: the
   * target lies within the interval. `unknown`: too few periods, no number, or no last day ahead.
   */
  readonly outlook: 'reaches' | 'misses' | 'open' | 'unknown';
  /** Value on the last day if it goes on as it did (预计值); `null` where the outlook is unknown. */
  readonly expected: Estimate | null;
  /** Periods that the line goes through. */
  readonly periods: number;
}

/** An expected value and the interval that holds the real one eight times out of ten; indicative, so ordinary numbers. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** A value as it stood at the end of a period. */
export interface SeriesPoint {
  readonly on: Day;
  readonly value: number;
}

export interface ForecastFacts {
  /** Oldest first. */
  readonly points: readonly SeriesPoint[];
  readonly bound: TargetBound;
  readonly due: Day | null;
  readonly today: Day;
  /** The ends that a value cannot pass: 0 and 100 for the share of a whole. */
  readonly range: { readonly least: number | null; readonly most: number | null };
}

/** Two points make a line but say nothing of how far off it is. */
const LEAST_PERIODS = 3;

/** Places that an estimate is compared with. */
const PLACES = 2;

/**
 * Two-sided 80 % quantiles of Student's t by degrees of freedom, 1 to 30 (t 分布 0.90 分位数); beyond, the normal one.
 */
const T80 = [
  3.078, 1.886, 1.638, 1.533, 1.476, 1.44, 1.415, 1.397, 1.383, 1.372, 1.363, 1.356, 1.35, 1.345, 1.341,
  1.337, 1.333, 1.33, 1.328, 1.325, 1.323, 1.321, 1.319, 1.318, 1.316, 1.315, 1.314, 1.313, 1.311, 1.31,
] as const;
const NORMAL80 = 1.282;

const UNKNOWN = { outlook: 'unknown', expected: null } as const;

/**
 * Carries a series on in a straight line to the last day of its target (线性外推), with the interval of prediction of
 * ordinary least squares.
 */
export function forecast({ points, bound, due, today, range }: ForecastFacts): Forecast {
  const periods = points.length;
  if (due === null || due < today || periods < LEAST_PERIODS) return { ...UNKNOWN, periods };
  const expected = within(range, extrapolate(points, due));
  const meets = (value: number) => attainment(bound, decimal(value)).met;
  const ends = [meets(expected.low), meets(expected.high)];
  if (ends.every(Boolean) && meets(expected.value)) return { outlook: 'reaches', expected, periods };
  // A range may lie between two ends that both miss it.
  const isMissed = !ends.some(Boolean) && !straddles(bound, expected);
  return { outlook: isMissed ? 'misses' : 'open', expected, periods };
}

/** Least squares over days, and the interval of a single later value. */
function extrapolate(points: readonly SeriesPoint[], due: Day): Estimate {
  const count = points.length;
  const days = points.map(({ on }) => dayNumber(on));
  const middleDay = sum(days) / count;
  const middle = sum(points.map(({ value }) => value)) / count;
  const spread = sum(days.map((day) => (day - middleDay) ** 2));
  const slope = sum(points.map(({ value }, at) => ((days[at] ?? 0) - middleDay) * (value - middle))) / spread;
  const at = (day: number) => middle + slope * (day - middleDay);
  const rest = sum(points.map(({ value }, place) => (value - at(days[place] ?? 0)) ** 2));
  const freedom = count - 2;
  const ahead = dayNumber(due);
  const deviation = Math.sqrt((rest / freedom) * (1 + 1 / count + (ahead - middleDay) ** 2 / spread));
  const half = (T80[freedom - 1] ?? NORMAL80) * deviation;
  const value = at(ahead);
  return { value, low: value - half, high: value + half };
}

function within({ least, most }: ForecastFacts['range'], { value, low, high }: Estimate): Estimate {
  const clamp = (number: number) => Math.min(Math.max(number, least ?? number), most ?? number);
  return { value: clamp(value), low: clamp(low), high: clamp(high) };
}

function straddles({ comparator, value, value2 }: TargetBound, { low, high }: Estimate): boolean {
  if (comparator !== 'range') return false;
  return low < number(value2 ?? value) && high > number(value);
}

function number({ mantissa, scale }: Fixed): number {
  return Number(mantissa) / 10 ** scale;
}

function decimal(value: number): Fixed {
  return fixed(value.toFixed(PLACES), PLACES);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
