import { type Exact, exact } from '@sanyi/expression';
import type { SteadyScore } from './catalogue.ts';
import { classKey } from './cell.ts';
import type { Formed, FormedGroup, Unit } from './forming.ts';
import type { DipRules } from './rules.ts';
import { plainScore, roundScore, type ScoreBase } from './score.ts';
import type { Spread } from './spread.ts';
import { credibility, type Member, ownWeight, steadyMean } from './steady.ts';
import { addTally, emptyTally, type Tally, weightedMean, type YearWeighting } from './tally.ts';
import { meets } from './threshold.ts';

/** A group with sums of its costs (病种合计). */
export interface Summed {
  readonly group: FormedGroup;
  readonly tally: Tally;
  readonly spread: Spread;
  readonly mean: Exact;
  readonly firstLevelShare: Exact | null;
}

/** A mean as a score, rounded to the places (均费转分值). @throws RangeError where the base is zero */
export function scoreOf(mean: Exact, base: ScoreBase, places: number): bigint {
  const score = plainScore(mean, base);
  if (!score) throw new RangeError('the mean that scores are measured by is zero');
  return roundScore(score, places);
}

/**
 * Scores of small core groups leaning on the directory above (小样本收缩): four characters × class where others share it, else three characters × class,
 * else the class.
 */
export function steadyScores(
  summed: readonly Summed[],
  formed: Formed,
  rules: DipRules,
  base: ScoreBase,
  weighting: YearWeighting,
): { readonly k: number | null; readonly scores: ReadonlyMap<string, SteadyScore> } {
  if (!rules.steady) return { k: null, scores: new Map() };
  const directories = new Map<string, Tally>();
  const keysFor = ({ units }: FormedGroup) => (units[0] ? directoryKeys(units[0]) : []);
  const add = (keys: readonly string[], tally: Tally) => {
    for (const key of keys) {
      const sum = directories.get(key) ?? emptyTally(weighting.weights.length);
      addTally(sum, tally);
      directories.set(key, sum);
    }
  };
  for (const group of formed.groups)
    for (const unit of group.units) {
      const keys = directoryKeys(unit);
      for (const cell of unit.cells) add(keys, cell.tally);
    }
  for (const { cell } of formed.left) {
    const { careClass, diagnosis, category } = cell.cell;
    if (careClass !== null) add(directoryKeys({ careClass, diagnosis, category }), cell.tally);
  }
  const members = new Map<string, Member & { readonly parent: string }>();
  for (const one of summed) {
    if (one.group.kind !== 'core') continue;
    for (const parent of keysFor(one.group)) {
      const tally = directories.get(parent);
      const parentMean = tally && weightedMean(tally.total, tally.cases, weighting);
      const parentCases = tally ? tally.cases.reduce((sum, count) => sum + count, 0) : 0;
      if (!parentMean || parentMean.numerator === 0n || parentCases <= one.spread.count) continue;
      members.set(one.group.key, { parent, spread: one.spread, mean: one.mean, parentMean, parentCases });
      break;
    }
  }
  const k = credibility([...members.values()]);
  const scores = new Map<string, SteadyScore>();
  if (k === null) return { k, scores };
  for (const [key, { parent, spread, mean, parentMean }] of members) {
    if (!meets(exact(BigInt(spread.count)), rules.steady.below)) continue;
    const weight = ownWeight(spread.count, k);
    const score = scoreOf(steadyMean(mean, parentMean, weight), base, rules.scorePlaces);
    scores.set(key, { parent, weight, score });
  }
  return { k, scores };
}

/** Directories above a unit, the nearest first (上级目录). */
export function directoryKeys({
  diagnosis,
  category,
  careClass,
}: Pick<Unit, 'diagnosis' | 'category' | 'careClass'>): string[] {
  if (careClass === null) return [];
  return [classKey(diagnosis, careClass), classKey(category, careClass), classKey('', careClass)];
}
