/** A link in a cell; other addresses than web, mail and `#Sheet!A1` are written as plain text. */
export interface CellLink {
  readonly text: string;
  readonly address: string;
}

/**
 * What a cell is given: decimals and percents as decimal text (`0.8735`), dates as `YYYY-MM-DD`, integers as bigint or
 * number. A value that does not fit its column's kind (持续推进 in a date column) is written as the text it is.
 */
export type CellInput = string | number | bigint | CellLink | null;

export interface ColumnSpec {
  readonly title: string;
  readonly kind: 'text' | 'integer' | 'decimal' | 'percent' | 'date' | 'link';
  /** Places shown after the point; decimals 2, percents 1 by default. */
  readonly digits?: number;
  /** In half-width characters; by default measured from the contents, 8 to 48. */
  readonly width?: number;
  /** For machine ids that must travel with their row. */
  readonly hidden?: boolean;
  /** Offered as a drop-down list. */
  readonly choices?: readonly string[];
}

/** A remark on one data cell: red fill and a comment that says why. */
export interface CellRemark {
  /** 0-based among the data rows. */
  readonly row: number;
  /** 0-based among the columns. */
  readonly column: number;
  readonly message: string;
}

export interface SheetSpec {
  readonly name: string;
  /** Printed above the table, across it. */
  readonly title?: string;
  readonly columns: readonly ColumnSpec[];
  readonly rows: readonly (readonly CellInput[])[];
  /** One value per column, already summed by the caller. */
  readonly totals?: readonly CellInput[];
  readonly remarks?: readonly CellRemark[];
}

export interface WorkbookSpec {
  readonly sheets: readonly SheetSpec[];
  /** Kept on a sheet nobody sees, for taking the workbook back in: version, snapshot, plan. */
  readonly meta?: Readonly<Record<string, string>>;
}

/** Rows in memory, or made as they are asked for. */
export type RowSource = Iterable<readonly CellInput[]> | AsyncIterable<readonly CellInput[]>;

/** A sheet whose rows are written as they come (流式工作表); remarks are known beforehand. */
export interface StreamedSheetSpec extends Omit<SheetSpec, 'rows'> {
  readonly rows: RowSource;
}

/** A workbook whose rows are written as they come (流式工作簿). */
export interface StreamedWorkbookSpec extends Omit<WorkbookSpec, 'sheets'> {
  readonly sheets: readonly StreamedSheetSpec[];
}

/** Name of the sheet that holds `meta`; `readMeta` finds it again. */
export const META_SHEET = '_meta';
