import type { Deviation, DeviationBand } from '@sanyi/dip';
import { compareExact, type Exact, exact } from '@sanyi/expression';

/** Where points jump or fall when cost rises by a fen (断崖). */
export interface Cliff {
  /** The last cost before, in fen, and its band; the next fen belongs to the other. */
  readonly cost: bigint;
  readonly from: DeviationBand['code'] | null;
  readonly to: DeviationBand['code'] | null;
  /** Points before and behind; null where no formula decides. */
  readonly before: Exact | null;
  readonly after: Exact | null;
  readonly kind: 'jump' | 'fall' | 'undecided' | 'smooth';
}

export interface CliffCase {
  readonly standard: bigint;
  readonly score: Exact;
  readonly hospital: Exact;
  readonly auxiliary: Exact;
}

/** A change of less than this part of the score is what one fen does inside a band. */
const SMOOTH = exact(1n, 1_000n);

/**
 * Finds every place where a rule set changes its band as cost rises (断崖查找): by halving between costs of different bands, so that the very fen is told. Looks from
 * nothing to `times` the standard, in steps of a hundredth of it.
 */
export function findCliffs(rules: Deviation, given: CliffCase, times = 8): Cliff[] {
  const answer = (cost: bigint) => rules.answer({ cost, blank: false, ...given });
  const found: Cliff[] = [];
  const step = given.standard / 100n || 1n;
  for (let cost = 0n; cost < given.standard * BigInt(times); cost += step) {
    if (answer(cost).band === answer(cost + step).band) continue;
    let [low, high] = [cost, cost + step];
    while (high - low > 1n) {
      const middle = (low + high) / 2n;
      if (answer(middle).band === answer(low).band) low = middle;
      else high = middle;
    }
    const before = answer(low);
    const after = answer(high);
    found.push({
      cost: low,
      from: before.band,
      to: after.band,
      before: before.score,
      after: after.score,
      kind: kindOf(before.score, after.score, given.score),
    });
  }
  return found;
}

function kindOf(before: Exact | null, after: Exact | null, score: Exact): Cliff['kind'] {
  if (before === null || after === null) return 'undecided';
  const change = exact(
    after.numerator * before.denominator - before.numerator * after.denominator,
    after.denominator * before.denominator,
  );
  const size = change.numerator < 0n ? exact(-change.numerator, change.denominator) : change;
  const least = exact(score.numerator * SMOOTH.numerator, score.denominator * SMOOTH.denominator);
  if (compareExact(size, least) <= 0) return 'smooth';
  return change.numerator > 0n ? 'jump' : 'fall';
}
