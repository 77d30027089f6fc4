import { addExact, type Exact, exact, multiplyExact } from '@sanyi/expression';
import type { Spread } from './spread.ts';
import { toNumber } from './spread.ts';

/** A group below a directory, as far as its costs go. */
export interface Member {
  readonly spread: Spread;
  readonly mean: Exact;
  readonly parentMean: Exact;
  readonly parentCases: number;
}

/** Places of a weight; it is rounded before it is used, so that what is shown is what was reckoned with. */
const WEIGHT_PLACES = 4;

/**
 * How many cases weigh as much as the directory above (可信度参数 k), after Bühlmann and Straub: variance of costs within groups ÷ variance of
 * group means around their directories, both relative to the directory's mean. `Infinity` where means differ no more than chance would
 * have them; null where there is nothing to tell it from.
 */
export function credibility(members: readonly Member[]): number | null {
  let within = 0;
  let freedom = 0;
  for (const { spread, parentMean } of members) {
    if (spread.count < 2) continue;
    const parent = toNumber(parentMean);
    const n = BigInt(spread.count);
    const squares = Number(n * spread.squares - spread.sum * spread.sum) / spread.count;
    within += squares / parent ** 2;
    freedom += spread.count - 1;
  }
  if (freedom === 0) return null;
  const variance = within / freedom;
  let between = 0;
  let chance = 0;
  let weight = 0;
  for (const { spread, mean, parentMean, parentCases } of members) {
    if (spread.count === 0 || parentCases === 0) continue;
    const own = spread.count / parentCases;
    between += spread.count * (toNumber(mean) / toNumber(parentMean) - 1) ** 2;
    chance += 1 - own;
    weight += spread.count * (1 - own);
  }
  if (weight === 0) return null;
  const apart = (between - variance * chance) / weight;
  return apart <= 0 ? Infinity : variance / apart;
}

/** Weight of a group's own cases (自身权重): `n ÷ (n + k)`, rounded to four places. */
export function ownWeight(cases: number, k: number): number {
  return k === Infinity ? 0 : Number((cases / (cases + k)).toFixed(WEIGHT_PLACES));
}

/** Own mean × weight + mean of the directory × (1 − weight), exactly. */
export function steadyMean(own: Exact, parent: Exact, weight: number): Exact {
  const unit = 10 ** WEIGHT_PLACES;
  const part = BigInt(Math.round(weight * unit));
  const share = (mean: Exact, of: bigint) => multiplyExact(mean, exact(of, BigInt(unit)));
  return addExact(share(own, part), share(parent, BigInt(unit) - part));
}
