import { formatDecimal } from '@sanyi/ui';

/** A value in a sentence (数值文字): digits grouped, unit behind. */
export function valueText(result: string | null, unit: string): string {
  return result === null ? '—' : `${formatDecimal(result)}${unit}`;
}
