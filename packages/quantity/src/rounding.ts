/** Named rounding (舍入规则): every division in the product says which one it uses. */
export type Rounding = 'half-up' | 'half-even' | 'down' | 'up';

/**
 * Exact `a × b ÷ c` on integers (乘除), rounded once by a named rule. Signs are handled by magnitude:
 * half-up means half away from zero.
 *
 * @throws RangeError when `c` is zero: a caller that can meet zero must decide what it means before dividing.
 * @example mulDiv(10n, 1n, 4n, 'half-up') // 3n
 */
export function mulDiv(a: bigint, b: bigint, c: bigint, rounding: Rounding): bigint {
  if (c === 0n) throw new RangeError('mulDiv: division by zero');
  const product = a * b;
  const negative = product < 0n !== c < 0n;
  const dividend = product < 0n ? -product : product;
  const divisor = c < 0n ? -c : c;
  const quotient = dividend / divisor;
  const rest = dividend % divisor;
  const magnitude =
    rest === 0n ? quotient : quotient + (roundsAway(quotient, rest, divisor, rounding) ? 1n : 0n);
  return negative ? -magnitude : magnitude;
}

function roundsAway(quotient: bigint, rest: bigint, divisor: bigint, rounding: Rounding): boolean {
  switch (rounding) {
    case 'down':
      return false;
    case 'up':
      return true;
    case 'half-up':
      return rest * 2n >= divisor;
    case 'half-even':
      return rest * 2n > divisor || (rest * 2n === divisor && quotient % 2n === 1n);
  }
}

/**
 * Splits a pool by weights with nothing lost (最大余数法): each share is rounded down, and the units left over
 * go to the largest remainders, ties to the earlier place. The shares always add up to the pool.
 *
 * @param pool integer to share out, of either sign
 * @param weights non-negative integers, at least one of them positive
 * @throws RangeError on a negative weight or when all weights are zero
 * @example apportion(100n, [1n, 1n, 1n]) // [34n, 33n, 33n]
 */
export function apportion(pool: bigint, weights: readonly bigint[]): bigint[] {
  const total = weights.reduce((sum, weight) => {
    if (weight < 0n) throw new RangeError('apportion: negative weight');
    return sum + weight;
  }, 0n);
  if (total === 0n) throw new RangeError('apportion: all weights are zero');
  const magnitude = pool < 0n ? -pool : pool;
  const shares = weights.map((weight) => (magnitude * weight) / total);
  const byRemainder = weights
    .map((weight, place) => ({ place, remainder: (magnitude * weight) % total }))
    .sort((x, y) => (x.remainder === y.remainder ? x.place - y.place : x.remainder > y.remainder ? -1 : 1));
  let left = magnitude - shares.reduce((sum, share) => sum + share, 0n);
  for (const { place } of byRemainder) {
    if (left === 0n) break;
    shares[place] = (shares[place] ?? 0n) + 1n;
    left -= 1n;
  }
  return pool < 0n ? shares.map((share) => -share) : shares;
}
