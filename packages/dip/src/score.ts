import { divideExact, type Exact, exact, multiplyExact } from '@sanyi/expression';
import { mulDiv } from '@sanyi/quantity';

/** Points of a case of mean cost (均费病例的分值). */
const POINTS = 1_000n;

/** What scores are measured by (分值基准): the mean that stands for so many points. */
export interface ScoreBase {
  readonly mean: Exact;
  readonly points: bigint;
}

/** Against the mean of discharges, or of a reference group: 1000 points. */
export function pointsBase(mean: Exact): ScoreBase {
  return { mean, points: POINTS };
}

/** A fixed amount for one point. */
export function fixedBase(fen: bigint): ScoreBase {
  return { mean: exact(fen), points: 1n };
}

/** `m ÷ M × points`, before rounding (未舍入的分值). Null where the base is zero. */
export function plainScore(mean: Exact, base: ScoreBase): Exact | null {
  const ratio = divideExact(mean, base.mean);
  return ratio && multiplyExact(ratio, exact(base.points));
}

/** Rounded half up to whole units of the last place. */
export function roundScore(score: Exact, places: number): bigint {
  return mulDiv(score.numerator, 10n ** BigInt(places), score.denominator, 'half-up');
}

/** Units of the last place as a decimal: `123450` with four places is `12.3450`. */
export function scoreText(score: bigint, places: number): string {
  if (places === 0) return score.toString();
  const digits = (score < 0n ? -score : score).toString().padStart(places + 1, '0');
  return `${score < 0n ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/**
 * Scales scores so that the points of all cases stay what they were (总分值不变): every score × sum before ÷ sum after, rounded half up to the same
 * places. What rounding leaves is told, not hidden.
 */
export function rebalance(
  groups: readonly { readonly before: bigint; readonly after: bigint; readonly cases: number }[],
): { readonly scores: readonly bigint[]; readonly residue: bigint } {
  const sum = (pick: (group: (typeof groups)[number]) => bigint) =>
    groups.reduce((total, group) => total + pick(group) * BigInt(group.cases), 0n);
  const before = sum((group) => group.before);
  const after = sum((group) => group.after);
  const scores = groups.map((group) =>
    after === 0n ? group.after : mulDiv(group.after, before, after, 'half-up'),
  );
  const now = groups.reduce((total, group, place) => total + (scores[place] ?? 0n) * BigInt(group.cases), 0n);
  return { scores, residue: before - now };
}
