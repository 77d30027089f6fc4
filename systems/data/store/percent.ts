/** A share with its parts (占比): both counts are kept, the percent is for showing. */
export interface Share {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** Percent of a share with one decimal, half up; `null` where there is nothing to divide by. */
export function percentOf({ numerator, denominator }: Share): string | null {
  if (denominator <= 0n) return null;
  return tenths((numerator * 2000n + denominator) / (denominator * 2n));
}

/** The plain mean of several percents with one decimal, half up (等权平均); `null` without any. */
export function meanPercent(percents: readonly (string | null)[]): string | null {
  const known = percents
    .filter((percent) => percent !== null)
    .map((percent) => BigInt(percent.replace('.', '')));
  if (known.length === 0) return null;
  const sum = known.reduce((total, item) => total + item, 0n);
  const count = BigInt(known.length);
  return tenths((sum * 2n + count) / (count * 2n));
}

function tenths(value: bigint): string {
  return `${value / 10n}.${value % 10n}`;
}
