import { compareFixed, type Day, fixed, periodStart } from '@sanyi/quantity';

/** What is wrong with an entry (填报校验), as a code of this system's problems; `null` when nothing is. */
export type EntryFault = 'denominator-missing' | 'denominator-zero' | 'part-exceeds-whole' | 'future-period';

export interface EntryToCheck {
  readonly numerator: string;
  readonly denominator: string | null;
  readonly period: string;
}

/**
 * Checks a value before it is kept: a ratio needs both parts, a percentage's part is not more than its whole unless
 * the indicator is a growth rate or may exceed it, and the period has begun.
 */
export function checkEntry(
  entry: EntryToCheck,
  indicator: { readonly hasDenominator: boolean; readonly isShare: boolean },
  today: Day,
): EntryFault | null {
  if (periodStart(entry.period) > today) return 'future-period';
  if (!indicator.hasDenominator) return null;
  if (entry.denominator === null) return 'denominator-missing';
  const [part, whole] = [fixed(entry.numerator, 6), fixed(entry.denominator, 6)];
  if (whole.mantissa === 0n) return 'denominator-zero';
  return indicator.isShare && compareFixed(part, whole) > 0 ? 'part-exceeds-whole' : null;
}
