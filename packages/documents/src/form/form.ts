/** What may be written into a cell, by how it is formatted. */
export type CellFormat = 'general' | 'number' | 'percent' | 'text' | 'date';

/** One cell of a form (表格单元格); merged cells are one. Places are 1-based. */
export interface FormCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  /** As printed; empty where something is to be written. */
  readonly text: string;
  /** A formula fills itself and is never overwritten. */
  readonly formula: boolean;
  readonly format: CellFormat;
}

/** A sheet of a workbook or a table of a document (表格). */
export interface FormGrid {
  /** Name of the sheet; tables of a document have none. */
  readonly name: string;
  /** Row by row. */
  readonly cells: readonly FormCell[];
}

/** A form that somebody else made, to be filled in (待填表格). */
export interface Form {
  readonly format: 'xlsx' | 'docx';
  readonly grids: readonly FormGrid[];
}

/** What goes into one cell. */
export interface FormFill {
  /** 0-based among the grids. */
  readonly grid: number;
  readonly row: number;
  readonly column: number;
  /** Decimal text for a number; where the cell is formatted as text its digits stay text. */
  readonly value: { readonly kind: 'number' | 'text'; readonly text: string };
}

/** Nothing, or only the line that a pen would write on. */
export function isBlank(text: string): boolean {
  return /^[\s_＿\u2014\u2015]*$/u.test(text);
}
