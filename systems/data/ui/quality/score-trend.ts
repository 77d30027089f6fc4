import type { SparkPoint } from '../shared/sparkline.tsx';

interface TrendPoint {
  readonly month: string;
  readonly value: string | null;
}

/** A trend of scores for a sparkline (评分走势); months without a score are gaps. */
export function trendPoints(trend: readonly TrendPoint[]): readonly SparkPoint[] {
  return trend.map(({ month, value }) => ({ name: month, value: value === null ? null : Number(value) }));
}

/** The floor that all small charts share (共同下限): the lowest score rounded down to fives, and at most 95. */
export function trendFloor(trends: readonly (readonly TrendPoint[])[]): number {
  const values = trends.flatMap((trend) =>
    trend.flatMap(({ value }) => (value === null ? [] : [Number(value)])),
  );
  return values.length === 0 ? 0 : Math.min(95, Math.floor(Math.min(...values) / 5) * 5);
}

/** The last score there is, as it was written. */
export function latestScore(trend: readonly TrendPoint[]): string | null {
  return trend.findLast(({ value }) => value !== null)?.value ?? null;
}

/** Lowest first; what has no score comes last. */
export function byScore<Row extends { readonly score: { readonly value: string | null } }>(
  one: Row,
  other: Row,
): number {
  return Number(one.score.value ?? 1e9) - Number(other.score.value ?? 1e9);
}
