/** A month of a series; `null` where nothing is known. */
export interface XmrInput {
  readonly period: string;
  readonly value: number | null;
}

/**
 * What says that more than chance is at work (信号): a point beyond its limits, eight in a row on one side of the mean, three of
 * four nearer to one limit than to the mean, a moving range above its limit.
 */
export type XmrSignal = 'beyond' | 'run' | 'near-limit' | 'range';

export interface XmrPoint extends XmrInput {
  /** Distance to the month before; `null` for the first, and after a month without a value. */
  readonly range: number | null;
  readonly signals: readonly XmrSignal[];
}

export interface XmrChart {
  readonly mean: number;
  readonly upper: number;
  readonly lower: number;
  readonly meanRange: number;
  readonly upperRange: number;
  readonly points: readonly XmrPoint[];
}

/** Natural limits lie so many mean ranges from the mean: 3 ÷ 1.128. */
const LIMIT = 2.66;
/** Upper limit of the ranges in mean ranges. */
const RANGE_LIMIT = 3.268;
/** With fewer values limits say nothing. */
export const LEAST_VALUES = 6;
const RUN = 8;
const NEAR = { of: 4, least: 3 };

/**
 * Individuals and moving range (XmR 图, 单值—移动极差图) of a monthly series, with the usual signals. Indicative, so ordinary
 * numbers. A month without a value breaks ranges and runs: nothing is drawn or counted across it.
 *
 * @param bounds what the value can never pass, such as 0 and 100 of a share; limits end there
 * @returns `null` with fewer than six values, or where no two months follow each other
 */
export function xmrChart(
  series: readonly XmrInput[],
  bounds: { readonly least: number | null; readonly most: number | null },
): XmrChart | null {
  const values = series.flatMap(({ value }) => (value === null ? [] : [value]));
  const ranges = series.map(({ value }, place) => {
    const before = series[place - 1]?.value ?? null;
    return value === null || before === null ? null : Math.abs(value - before);
  });
  const known = ranges.flatMap((range) => (range === null ? [] : [range]));
  if (values.length < LEAST_VALUES || known.length === 0) return null;
  const mean = average(values);
  const meanRange = average(known);
  const upper = Math.min(mean + LIMIT * meanRange, bounds.most ?? Number.POSITIVE_INFINITY);
  const lower = Math.max(mean - LIMIT * meanRange, bounds.least ?? Number.NEGATIVE_INFINITY);
  const upperRange = RANGE_LIMIT * meanRange;
  const sides = series.map(({ value }) => (value === null ? 0 : Math.sign(value - mean)));
  const near = series.map(({ value }) =>
    value === null ? 0 : value > (mean + upper) / 2 ? 1 : value < (mean + lower) / 2 ? -1 : 0,
  );
  const points = series.map((point, place): XmrPoint => {
    const { value } = point;
    const range = ranges[place] ?? null;
    const signals: XmrSignal[] = [];
    if (value !== null && (value > upper || value < lower)) signals.push('beyond');
    if (value !== null && inRun(sides, series, place)) signals.push('run');
    if (value !== null && nearLimit(near, series, place)) signals.push('near-limit');
    if (range !== null && range > upperRange) signals.push('range');
    return { ...point, range, signals };
  });
  return { mean, upper, lower, meanRange, upperRange, points };
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Whether a point belongs to eight or more in a row on its side of the mean; a point on the mean ends a run. */
function inRun(sides: readonly number[], series: readonly XmrInput[], place: number): boolean {
  const side = sides[place] ?? 0;
  if (side === 0) return false;
  const same = (at: number) => sides[at] === side && series[at]?.value != null;
  let from = place;
  while (same(from - 1)) from -= 1;
  let to = place;
  while (same(to + 1)) to += 1;
  return to - from + 1 >= RUN;
}

/** Whether a point is one of three of four months in a row that lie nearer to the same limit than to the mean. */
function nearLimit(near: readonly number[], series: readonly XmrInput[], place: number): boolean {
  const side = near[place] ?? 0;
  if (side === 0) return false;
  for (let from = Math.max(0, place - NEAR.of + 1); from <= place; from += 1) {
    const window = Array.from({ length: NEAR.of }, (_, step) => from + step);
    if (window.some((at) => series[at]?.value == null)) continue;
    if (window.filter((at) => near[at] === side).length >= NEAR.least) return true;
  }
  return false;
}
