/** Sum ÷ count to the nearest fen (均次费用), halves up; null for no cases. @unit fen @rounding half-up */
export function meanFen(sum: bigint, count: number): bigint | null {
  if (count === 0) return null;
  const n = BigInt(count);
  return (sum * 2n + n) / (n * 2n);
}

/**
 * Cost weight of a group (费用权重): its mean cost ÷ the mean cost of all grouped stays, four digits. It says what these stays cost and is no
 * weight that anybody pays by.
 *
 * @rounding half-up
 */
export function costWeight(
  group: { readonly fen: bigint; readonly count: number },
  all: { readonly fen: bigint; readonly count: number },
): string | null {
  if (group.count === 0 || all.count === 0 || all.fen <= 0n) return null;
  const above = group.fen * BigInt(all.count) * 10_000n;
  const below = BigInt(group.count) * all.fen;
  return decimal((above * 2n + below) / (below * 2n), 4);
}

/** A whole number of small parts as a decimal text (小数文字). */
export function decimal(parts: bigint, digits: number): string {
  const text = parts.toString().padStart(digits + 1, '0');
  return `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** Days ÷ cases with one digit (平均住院日). @rounding half-up */
export function meanDays(days: number, cases: number): string | null {
  if (cases === 0) return null;
  const n = BigInt(cases);
  return decimal((BigInt(days) * 20n + n) / (n * 2n), 1);
}

/** Fen as yuan with two digits (元). @unit yuan */
export function yuan(fen: bigint): string {
  return fen < 0n ? `-${yuan(-fen)}` : decimal(fen, 2);
}
