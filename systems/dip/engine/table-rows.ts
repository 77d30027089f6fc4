/** Rows of a sheet (表格行): cells as texts. */
export type TableRows = readonly (readonly (string | null)[])[];

/** What cannot be taken of a row, as Excel counts rows (未读入的行). */
export interface RowGap {
  readonly row: number;
  readonly kind: 'missing' | 'number' | 'twice' | 'unknown-class';
  readonly detail: string;
}

/** A sheet in which headings are missing (缺少列). */
export class HeadingError extends Error {
  readonly missing: readonly string[];

  constructor(missing: readonly string[]) {
    super(`missing: ${missing.join(', ')}`);
    this.missing = missing;
  }
}

/** Where the headings stand and which column each is (表头定位): the first of twenty rows that has all that are needed. @throws HeadingError */
export function headingsOf<Column extends string>(
  rows: TableRows,
  names: Readonly<Record<Column, readonly string[]>>,
  needed: readonly NoInfer<Column>[],
): { readonly at: number; readonly columns: ReadonlyMap<Column, number> } {
  let best = new Map<Column, number>();
  for (const [at, row] of rows.slice(0, 20).entries()) {
    const columns = new Map<Column, number>();
    for (const [place, cell] of row.entries()) {
      const heading = (cell ?? '').replace(/\s|（.*?）|\(.*?\)/g, '');
      for (const column of Object.keys(names) as Column[])
        if (names[column].includes(heading) && !columns.has(column)) columns.set(column, place);
    }
    if (needed.every((column) => columns.has(column))) return { at, columns };
    if (columns.size > best.size) best = columns;
  }
  throw new HeadingError(
    needed.filter((column) => !best.has(column)).map((column) => names[column][0] ?? column),
  );
}

/** A decimal of a cell with at most so many places (小数); null for none. What goes beyond the places is rounded half up: sheets show sixteen digits. */
export function decimalCell(text: string, places: number): string | null {
  const match = /^(\d{1,12})(?:\.(\d+))?$/.exec(text.replaceAll(',', ''));
  if (!match) return null;
  const digits = (match[2] ?? '').padEnd(places + 1, '0');
  const kept = BigInt(`${match[1]}${digits.slice(0, places)}`) + (Number(digits[places]) >= 5 ? 1n : 0n);
  const padded = kept.toString().padStart(places + 1, '0');
  return places === 0 ? padded : `${padded.slice(0, -places)}.${padded.slice(-places)}`;
}
