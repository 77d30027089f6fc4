/** From here on a number does not hold every digit that was printed. */
const INEXACT_FROM = 1e15;

/**
 * A number the reader found as exact decimal text (小数文本): 75 → `75`, 26.5 → `26.5`. The reader parsed it from such
 * text, so the shortest form that reads back the same is what was printed. Null for what a number cannot hold exactly;
 * the words of the paper are kept beside it.
 */
export function decimalText(value: number): string | null {
  if (!Number.isFinite(value) || Math.abs(value) >= INEXACT_FROM) return null;
  const text = String(value);
  return text.includes('e')
    ? value
        .toFixed(20)
        .replace(/(\.\d*?)0+$/, '$1')
        .replace(/\.$/, '')
    : text;
}
