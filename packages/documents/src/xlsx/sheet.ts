/** A typed cell (单元格): `shown` is what the screen shows, the other fields what the file holds. */
export interface SheetCell {
  /** 1-based. */
  readonly row: number;
  /** 1-based. */
  readonly column: number;
  readonly kind: 'text' | 'number' | 'date' | 'boolean' | 'error';
  readonly shown: string;
  /** Numbers: the exact decimal, at most 15 figures, such as `0.875` where `87.5%` is shown. */
  readonly decimal?: string;
  /** Dates: `YYYY-MM-DD`, also where only the month is shown. */
  readonly day?: string;
  /** The formula whose last result the cell shows; it is never computed here. */
  readonly formula?: string;
}

/** 1-based, both ends included. */
export interface MergedRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** One sheet of a workbook (工作表): its non-empty cells, row by row. */
export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly cells: readonly SheetCell[];
  readonly merges: readonly MergedRange[];
}

/** `28` → `AB`. */
export function columnName(column: number): string {
  let name = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCodePoint(65 + ((rest - 1) % 26)) + name;
  return name;
}

/** `AB7` → column 28, row 7; undefined outside Excel's grid. */
export function parseAddress(address: string): { column: number; row: number } | undefined {
  const match = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/.exec(address);
  if (!match) return undefined;
  let column = 0;
  for (const letter of (match[1] ?? '').toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  const row = Number(match[2]);
  return column <= 16_384 && row >= 1 && row <= 1_048_576 ? { column, row } : undefined;
}
