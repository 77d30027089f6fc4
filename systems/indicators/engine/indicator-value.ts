import { type Fixed, fixed, fixedText, ratioValue } from '@sanyi/quantity';

/** What a definition says about computing (计算口径): factor 100 for %, 1 for a plain number or an average. */
export interface Formula {
  readonly factor: bigint;
  readonly decimals: number;
}

/** Places kept of numerators and denominators. */
const PLACES = 6;

/**
 * Result of an indicator (指标值): `numerator ÷ denominator × factor`, rounded half-up to the defined decimals.
 * A count without a denominator is its numerator. A denominator of zero has no result.
 *
 * @returns decimal text, or `null` when there is no result
 */
export function indicatorResult(
  numerator: string,
  denominator: string | null,
  formula: Formula,
): string | null {
  const value = indicatorFixed(numerator, denominator, formula);
  return value === null ? null : fixedText(value);
}

/** The same as a fixed decimal, for comparing with a target. */
export function indicatorFixed(
  numerator: string,
  denominator: string | null,
  formula: Formula,
): Fixed | null {
  const parts = {
    numerator: fixed(numerator, PLACES),
    denominator: denominator === null ? fixed('1', 0) : fixed(denominator, PLACES),
  };
  return ratioValue(parts, denominator === null ? 1n : formula.factor, formula.decimals, 'half-up');
}
