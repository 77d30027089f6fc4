import { type CodeTable, NEVER } from './code-table.ts';

/** The texts of a table, joined so that one native scan passes over all rows (检索索引). Lower case, rows ended by line breaks. */
export interface SearchIndex {
  readonly table: CodeTable;
  /** Rows that are searched: of each code the last one. */
  readonly rows: Int32Array;
  readonly codes: Column;
  readonly names: Column;
  readonly initials: Column;
}

interface Column {
  readonly text: string;
  readonly starts: Int32Array;
}

/** How well a row fits, best first: code itself, code begins, name itself, name begins, initials themselves, initials begin, part of each. */
export type Fit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** Builds the index of a table (建立索引). */
export function searchIndex(table: CodeTable): SearchIndex {
  const rows: number[] = [];
  table.codes.forEach((code, at) => {
    if (table.codes[at + 1] !== code) rows.push(at);
  });
  return {
    table,
    rows: Int32Array.from(rows),
    codes: column(rows.map((at) => table.codes[at] ?? '')),
    names: column(rows.map((at) => table.names[at] ?? '')),
    initials: column(rows.map((at) => table.initials[at] ?? '')),
  };
}

function column(texts: readonly string[]): Column {
  const starts = new Int32Array(texts.length + 1);
  const parts: string[] = [];
  let at = 1;
  texts.forEach((text, row) => {
    starts[row] = at;
    const plain = text.toLowerCase().replaceAll('\n', ' ');
    parts.push(plain);
    at += plain.length + 1;
  });
  starts[texts.length] = at;
  // Begun and ended by a line break, so that "begins with" and "is" are searched like any other text. Joining gives one
  // flat text; one built by adding would be flattened again and again.
  return { text: `\n${parts.join('\n')}\n`, starts };
}

/** What was typed, as it is searched (检索词规范化). */
export function searchText(typed: string): string {
  return typed.slice(0, 100).normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ');
}

/**
 * Rows that fit (检索): at most `limit` in force and, behind them, `limit` ended ones, best fit first and then by code. Stops as
 * soon as there are enough; a text that fits nothing costs one pass over the joined texts.
 */
export function searchCodes(
  index: SearchIndex,
  wanted: string,
  limit: number,
): { readonly row: number; readonly fit: Fit }[] {
  if (wanted === '') return [];
  const found = new Map<number, Fit>();
  const inForce: { row: number; fit: Fit }[] = [];
  const ended: { row: number; fit: Fit }[] = [];
  const scan = (column: Column, needle: string, fit: Fit) => {
    if (inForce.length >= limit) return;
    const { text, starts } = column;
    let place = 0;
    for (let at = text.indexOf(needle); at >= 0; ) {
      place = rowAt(starts, needle.startsWith('\n') ? at + 1 : at, place);
      const row = index.rows[place] ?? 0;
      if (!found.has(place)) {
        found.set(place, fit);
        const list = index.table.until[row] === NEVER ? inForce : ended;
        if (list.length < limit) list.push({ row, fit });
        if (inForce.length >= limit) return;
      }
      at = text.indexOf(needle, (starts[place + 1] ?? text.length) - 1);
    }
  };
  const latin = /^[\x20-\x7e]+$/.test(wanted);
  const letters = /^[a-z0-9]+$/.test(wanted);
  if (latin) {
    scan(index.codes, `\n${wanted}\n`, 0);
    scan(index.codes, `\n${wanted}`, 1);
  }
  scan(index.names, `\n${wanted}\n`, 2);
  scan(index.names, `\n${wanted}`, 3);
  if (letters) {
    scan(index.initials, `\n${wanted}\n`, 4);
    scan(index.initials, `\n${wanted}`, 5);
  }
  if (latin) scan(index.codes, wanted, 6);
  scan(index.names, wanted, 7);
  if (letters && wanted.length > 1) scan(index.initials, wanted, 8);
  return [...inForce, ...ended];
}

/** Row whose text holds a place; places only grow, so the search begins where the last one ended. */
function rowAt(starts: Int32Array, at: number, from: number): number {
  let low = from;
  let step = 1;
  while (low + step < starts.length && (starts[low + step] ?? 0) <= at) {
    low += step;
    step *= 2;
  }
  let high = Math.min(low + step, starts.length - 1);
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= at) low = middle;
    else high = middle;
  }
  return low;
}
