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

function tenths(value: bigint): string {
  return `${value / 10n}.${value % 10n}`;
}
