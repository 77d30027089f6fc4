import { type Exact, exact } from '@sanyi/expression';

/** Parts of a cost below which its square is taken in halves; each half and its products stay whole in a double. */
const HALF = 2 ** 18;
/** Squares added before they are put away. */
const TOGETHER = 32_768;

/** Exact sum of squares of whole amounts below 2^37 (平方和), `from` to `to` of an array. */
export function sumOfSquares(costs: Float64Array, from: number, to: number): bigint {
  let sum = 0n;
  for (let start = from; start < to; start += TOGETHER) {
    let high = 0;
    let mixed = 0;
    let low = 0;
    for (let place = start; place < Math.min(to, start + TOGETHER); place += 1) {
      const cost = costs[place] ?? 0;
      const above = Math.floor(cost / HALF);
      const below = cost - above * HALF;
      high += above * above;
      mixed += above * below;
      low += below * below;
    }
    sum += (BigInt(high) << 36n) + (BigInt(mixed) << 19n) + BigInt(low);
  }
  return sum;
}

/** Count, sum and sum of squares of some costs (离散情况), exactly. */
export interface Spread {
  readonly count: number;
  readonly sum: bigint;
  readonly squares: bigint;
}

/** Two spreads as one (合并离散情况). */
export function addSpread(one: Spread, other: Spread): Spread {
  return {
    count: one.count + other.count,
    sum: one.sum + other.sum,
    squares: one.squares + other.squares,
  };
}

export const NO_SPREAD: Spread = { count: 0, sum: 0n, squares: 0n };

/**
 * Square of the coefficient of variation (变异系数的平方), exactly: variance of the sample (n − 1) ÷ square of the mean. Null below two cases or
 * where nothing was spent.
 */
export function variationSquared({ count, sum, squares }: Spread): Exact | null {
  if (count < 2 || sum === 0n) return null;
  const n = BigInt(count);
  return exact((n * squares - sum * sum) * n, (n - 1n) * sum * sum);
}

/** The coefficient of variation itself, for showing. */
export function variation(spread: Spread): number | null {
  const square = variationSquared(spread);
  return square === null ? null : Math.sqrt(toNumber(square));
}

/** An exact number as a double (转浮点), for showing and for statistics. */
export function toNumber({ numerator, denominator }: Exact): number {
  const shift = BigInt(Math.max(0, bits(denominator) - 1000, bits(numerator) - 1000));
  return Number(numerator >> shift) / Number(denominator >> shift);
}

function bits(value: bigint): number {
  return (value < 0n ? -value : value).toString(16).length * 4;
}
