import type { TableRow } from './delimited-text.ts';
import { type Entry, entryKey, type Target } from './entry.ts';
import type { MatchedColumn } from './headings.ts';
import type { RowFault } from './row-faults.ts';
import { RowReader } from './row-reader.ts';

/** What a file says (读出的条目): each row is an entry, a repetition, or has at least one fault. */
export interface ReadEntries {
  readonly entries: readonly Entry[];
  readonly faults: readonly RowFault[];
  readonly wrongRows: number;
  /** Rows that say once more what an earlier one said. */
  readonly repeated: number;
  /** Keys of wrong rows whose code could be read. */
  readonly untouched: ReadonlySet<string>;
}

/** Reads the rows below the headings (读取条目). Nothing is dropped: entries, repetitions and wrong rows add up to the rows. */
export function readEntries(
  rows: readonly TableRow[],
  columns: readonly MatchedColumn[],
  target: Target,
): ReadEntries {
  const reader = new RowReader(columns, target);
  const entries = new Map<string, { entry: Entry; row: number }>();
  const untouched = new Set<string>();
  const faults: RowFault[] = [];
  let wrongRows = 0;
  let repeated = 0;
  for (const row of rows) {
    const { entry, faults: found } = reader.read(row);
    const key = entryKey(entry);
    const before = found.length === 0 ? entries.get(key) : undefined;
    if (before && JSON.stringify(before.entry) === JSON.stringify(entry)) {
      repeated += 1;
      continue;
    }
    if (before) found.push(reader.fault(row, reader.codeField, 'twice', before.row));
    if (found.length === 0) entries.set(key, { entry, row: row.row });
    else {
      wrongRows += 1;
      faults.push(...found);
      if (entry.code !== '') untouched.add(key);
    }
  }
  return { entries: [...entries.values()].map(({ entry }) => entry), faults, wrongRows, repeated, untouched };
}
