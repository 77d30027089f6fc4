import { type Exact, exact } from '@sanyi/expression';

/** Costs of some cases by year (费用合计): whole fen and counts, so that adding up in any order gives the same. */
export interface Tally {
  /** Cases with a total, by year, the oldest first. */
  readonly cases: number[];
  readonly total: number[];
  /** Cases whose drug (consumable) cost is known, and that cost. */
  readonly drugCases: number[];
  readonly drug: number[];
  readonly consumableCases: number[];
  readonly consumable: number[];
}

/** A tally of nothing (空合计). */
export function emptyTally(years: number): Tally {
  const zeros = () => Array.from<number>({ length: years }).fill(0);
  return {
    cases: zeros(),
    total: zeros(),
    drugCases: zeros(),
    drug: zeros(),
    consumableCases: zeros(),
    consumable: zeros(),
  };
}

/** Adds the second to the first. */
export function addTally(sum: Tally, other: Tally): void {
  for (const name of ['cases', 'total', 'drugCases', 'drug', 'consumableCases', 'consumable'] as const)
    for (const [year, value] of other[name].entries()) sum[name][year] = (sum[name][year] ?? 0) + value;
}

/** Cases of all years (各年病例数). */
export function casesOf({ cases }: Tally): number {
  return cases.reduce((sum, count) => sum + count, 0);
}

/** How a mean over years is formed (年度加权口径). */
export interface YearWeighting {
  readonly weights: readonly number[];
  readonly means: 'pooled' | 'yearly';
}

/**
 * Mean over years, exactly, in fen (年度加权均费). `pooled`: weighted costs ÷ weighted cases. `yearly`: weighted mean of the means of those years
 * that have cases. Null where no case counts.
 */
export function weightedMean(
  totals: readonly number[],
  counts: readonly number[],
  { weights, means }: YearWeighting,
): Exact | null {
  let numerator = 0n;
  let denominator = 0n;
  if (means === 'pooled') {
    for (const [year, weight] of weights.entries()) {
      numerator += BigInt(weight) * BigInt(totals[year] ?? 0);
      denominator += BigInt(weight) * BigInt(counts[year] ?? 0);
    }
    return denominator === 0n ? null : exact(numerator, denominator);
  }
  const seen = weights.flatMap((weight, year) => {
    const count = BigInt(counts[year] ?? 0);
    return count > 0n && weight > 0
      ? [{ weight: BigInt(weight), total: BigInt(totals[year] ?? 0), count }]
      : [];
  });
  if (seen.length === 0) return null;
  const common = seen.reduce((product, { count }) => product * count, 1n);
  for (const { weight, total, count } of seen) {
    numerator += (weight * total * common) / count;
    denominator += weight;
  }
  return exact(numerator, denominator * common);
}
