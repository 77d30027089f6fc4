/**
 * A number the reader found as exact decimal text (小数文本): 75 → `75`, 26.5 → `26.5`. The reader parsed it from such
 * text, so the shortest form that reads back the same is what was printed.
 *
 * @throws RangeError for values that are no finite number.
 */
export function decimalText(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`not a finite number: ${value}`);
  const text = String(value);
  if (!text.includes('e')) return text;
  return value
    .toFixed(Math.abs(value) < 1 ? 20 : 0)
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '');
}
