import type { Cell } from './cells.ts';
import { columnKind } from './column-kind.ts';

/** A table found in plain text (文本表格): header row first. */
export interface RawTable {
  firstLine: number;
  lastLine: number;
  kind: 'indicator' | 'ledger';
  header: Cell[];
  rows: Cell[][];
}

/** Kind of table that a header row announces (表头判定); null for tables that stay text. */
export function headerKind(cells: readonly Cell[]): 'indicator' | 'ledger' | null {
  const kinds = cells.map((c) => columnKind(c.text));
  if (cells.length < 2) return null;
  const has = (k: string): boolean => kinds.includes(k as (typeof kinds)[number]);
  if ((has('task') || has('section')) && (has('lead') || has('coop') || has('duty') || has('deadline')))
    return 'ledger';
  if (has('indicator') && (has('value') || has('year')) && !has('lead')) return 'indicator';
  if (has('indicator') && (has('lead') || has('duty')) && (has('value') || has('year'))) return 'indicator';
  return null;
}
