import type { EditionLine } from './code-system.ts';

/** A row as the store hands it over, in the order of code and then of `validFrom` (条目行). */
export interface CodeRow {
  readonly code: string;
  readonly name: string;
  readonly initials: string;
  readonly grey: boolean;
  readonly successor: string;
  /** `YYYY-MM-DD`; the last is null while it counts. */
  readonly valid_from: string;
  readonly valid_until: string | null;
}

/** All codes a line ever had, in columns (列式编码表): one array for each field, no object for each row. */
export interface CodeTable {
  readonly line: EditionLine;
  readonly codes: readonly string[];
  readonly names: readonly string[];
  readonly initials: readonly string[];
  readonly grey: Uint8Array;
  readonly successors: readonly string[];
  /** Days as numbers: 20260101. */
  readonly from: Int32Array;
  /** First day on which the row counts no more; `NEVER` while it does. */
  readonly until: Int32Array;
}

export const NEVER = 99_999_999;

/** A day as a number that sorts like the day (日期数): `2026-03-01` is 20260301. */
export function dayNumber(day: string): number {
  return Number(day.slice(0, 4)) * 10_000 + Number(day.slice(5, 7)) * 100 + Number(day.slice(8, 10));
}

/** The text of a day number (日期). */
export function dayText(day: number): string {
  const text = String(day).padStart(8, '0');
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
}

/** Puts rows into columns (建立编码表). */
export function codeTable(line: EditionLine, rows: readonly CodeRow[]): CodeTable {
  const grey = new Uint8Array(rows.length);
  const from = new Int32Array(rows.length);
  const until = new Int32Array(rows.length);
  rows.forEach((row, at) => {
    grey[at] = row.grey ? 1 : 0;
    from[at] = dayNumber(row.valid_from);
    until[at] = row.valid_until === null ? NEVER : dayNumber(row.valid_until);
  });
  return {
    line,
    codes: rows.map((row) => row.code),
    names: rows.map((row) => row.name),
    initials: rows.map((row) => row.initials),
    successors: rows.map((row) => row.successor),
    grey,
    from,
    until,
  };
}

/** Codes of a line on a day (某日编码): which row counts, and which row is the last of a code that counts no more. */
export interface CodesOnDay {
  readonly inForce: ReadonlyMap<string, number>;
  readonly ended: ReadonlyMap<string, number>;
}

/** Finds the row that counts for each code on a day (按日取码). Rows of one code must come by `validFrom`. */
export function codesOn(table: CodeTable, day: number): CodesOnDay {
  const inForce = new Map<string, number>();
  const ended = new Map<string, number>();
  table.codes.forEach((code, at) => {
    const from = table.from[at] ?? NEVER;
    const until = table.until[at] ?? NEVER;
    if (from > day) return;
    if (day < until) {
      inForce.set(code, at);
      ended.delete(code);
    } else if (!inForce.has(code)) ended.set(code, at);
  });
  return { inForce, ended };
}
