import type { CellInput, ColumnSpec } from './workbook-spec.ts';
import { looksLikeFormula } from './xml-text.ts';

const BOM = '\uFEFF';

/**
 * A table as CSV text, line by line (写 CSV): UTF-8 with byte order mark, because Excel takes it for GBK otherwise; CRLF;
 * quotes where they are needed. A text that begins like a formula gets a leading `'`. Numbers are never touched: figures
 * in columns of numbers, and numbers of the program anywhere, so -5 stays -5.
 */
export function* csvLines(
  columns: readonly ColumnSpec[],
  rows: Iterable<readonly CellInput[]>,
): Generator<string, void, undefined> {
  yield `${BOM}${columns.map(({ title }) => field(title, undefined)).join(',')}\r\n`;
  for (const row of rows)
    yield `${columns.map((column, at) => field(row[at] ?? null, column)).join(',')}\r\n`;
}

/** The whole of `csvLines` as the bytes of a file (CSV 文件). */
export function writeCsv(columns: readonly ColumnSpec[], rows: Iterable<readonly CellInput[]>): Uint8Array {
  return Buffer.from([...csvLines(columns, rows)].join(''));
}

function field(value: CellInput, column: ColumnSpec | undefined): string {
  if (value === null) return '';
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  const text = typeof value === 'object' ? value.text : value;
  const numeric = column?.kind === 'integer' || column?.kind === 'decimal' || column?.kind === 'percent';
  if (numeric && /^-?\d+(\.\d+)?$/.test(text)) return text;
  const safe = looksLikeFormula(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
