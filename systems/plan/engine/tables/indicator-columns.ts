import type { Cell } from './cells.ts';
import { type ColumnKind, columnKind } from './column-kind.ts';

/** Columns by meaning; with a year beside a year the earliest before the paper is the base year. */
export interface Columns {
  kinds: ColumnKind[];
  years: (number | null)[];
}

/** Columns of an indicator table by meaning (指标表栏目); with a year beside a year the earliest is the base year. */
export function columnsOf(header: readonly Cell[], paperYear: number | null): Columns {
  const kinds = header.map((c) => columnKind(c.text));
  const years = header.map((c) => {
    const m = /(?<!\d)(\d{4})(?!\d)/.exec(c.text);
    return m === null ? null : Number(m[1]);
  });
  const yearColumns = kinds
    .map((k, i) => ({ k, i, y: years[i] ?? null }))
    .filter((x) => x.k === 'year' && x.y !== null);
  if (yearColumns.length >= 2) {
    const first = yearColumns.reduce((a, b) => ((a.y ?? 0) <= (b.y ?? 0) ? a : b));
    const plain = !/目标|计划|预期|规划/.test(header[first.i]?.text ?? '');
    if (plain && (paperYear === null || (first.y ?? 0) <= paperYear)) kinds[first.i] = 'baseline';
  }
  if (!kinds.includes('indicator')) {
    const guess = kinds.findIndex((k) => k === 'task' || k === 'goal' || k === 'other');
    if (guess >= 0) kinds[guess] = 'indicator';
  }
  return { kinds, years };
}

/** Where a short row lacks its cell (合并单元格): a merged first column (类别) is printed once. */
export function alignment(cells: readonly Cell[], columns: Columns): { from: number; by: number } {
  const missing = columns.kinds.length - cells.length;
  if (missing <= 0) return { from: Number.MAX_SAFE_INTEGER, by: 0 };
  const domain = columns.kinds.indexOf('domain');
  if (domain >= 0 && missing === 1) return { from: domain, by: 1 };
  return { from: Number.MAX_SAFE_INTEGER, by: 0 };
}
