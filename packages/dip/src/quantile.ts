/** The value below which a share lies (分位数): the order statistic at share × (n + 1), rounded. */
export function quantile(sorted: readonly number[], share: number): number {
  const place = Math.min(sorted.length - 1, Math.max(0, Math.round(share * (sorted.length + 1)) - 1));
  return sorted[place] ?? Number.NaN;
}

/** How many of a sorted list are not above a value, less one (名次). */
export function below(sorted: Float64Array, value: number): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((sorted[middle] ?? 0) <= value) from = middle + 1;
    else to = middle;
  }
  return from - 1;
}

/** In which share of draws something holds (占比). */
export function shareOf(counts: Float64Array, holds: (count: number, draw: number) => boolean): number {
  let times = 0;
  for (const [draw, count] of counts.entries()) if (holds(count, draw)) times += 1;
  return times / counts.length;
}
