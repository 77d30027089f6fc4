import { type PeriodKind, periodKind, stepPeriod } from '@sanyi/quantity';
import type { Value } from './contract.ts';

/** One place of the time axis; `value` is null where nothing was entered. */
export interface SeriesPoint {
  readonly period: string;
  readonly value: Value | null;
}

const MOST_POINTS = 40;
/** Room above and below the course, as a share of its range. */
const MARGIN = 0.15;

/**
 * The values of one indicator that count over time (数值序列), for the kind of period that has most of them. Every period
 * between the first and the last has a place, so that a missing entry is a gap and not a line drawn across.
 */
export function seriesOf(values: readonly Value[]): readonly SeriesPoint[] {
  const current = values.filter(
    (value) => !value.superseded && value.approval === 'approved' && value.result !== null,
  );
  const kinds = new Map<PeriodKind, number>();
  for (const value of current)
    kinds.set(periodKind(value.period), (kinds.get(periodKind(value.period)) ?? 0) + 1);
  const kind = [...kinds].toSorted(([, one], [, other]) => other - one)[0]?.[0];
  const own = current
    .filter((value) => periodKind(value.period) === kind)
    .toSorted((one, other) => one.period.localeCompare(other.period));
  const [first, last] = [own[0], own.at(-1)];
  if (!first || !last) return [];
  const points: SeriesPoint[] = [];
  for (let period = last.period; points.length < MOST_POINTS; period = stepPeriod(period, -1)) {
    points.unshift({ period, value: own.find((value) => value.period === period) ?? null });
    if (period === first.period) break;
  }
  return points;
}

/** Bounds of a value axis that show the course and every target line, rounded to a whole step. */
export function axisBounds(numbers: readonly number[]): { readonly min: number; readonly max: number } {
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  const range = high - low || Math.abs(high) || 1;
  const power = Math.floor(Math.log10(range));
  const steps = 10 ** -power;
  // Through the digits, because 107 × 0.1 is 10.700000000000001.
  const round = (count: number) => Number((count / steps).toFixed(Math.max(0, -power)));
  const min = round(Math.floor((low - range * MARGIN) * steps));
  return { min: low >= 0 ? Math.max(0, min) : min, max: round(Math.ceil((high + range * MARGIN) * steps)) };
}
