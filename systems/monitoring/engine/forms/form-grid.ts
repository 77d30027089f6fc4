/** One cell of a form (表格单元格), as the reader of documents gives it; merged cells are one. */
export interface FormCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly text: string;
  readonly formula: boolean;
  readonly format: 'general' | 'number' | 'percent' | 'text' | 'date';
}

/** A sheet or table of a form. */
export interface FormGrid {
  readonly name: string;
  readonly cells: readonly FormCell[];
}

/** Place of a cell in a form: grid 0-based, row and column 1-based. */
export interface FormPlace {
  readonly grid: number;
  readonly row: number;
  readonly column: number;
}

/** Names a cell within its form (单元格键). */
export function placeKey({ grid, row, column }: FormPlace): string {
  return `${grid}:${row}:${column}`;
}

/** The cell that covers a place, merged ones included. */
export function cellLookup(grid: FormGrid): (row: number, column: number) => FormCell | undefined {
  const cells = new Map<string, FormCell>();
  for (const cell of grid.cells)
    for (let row = cell.row; row < cell.row + cell.rowSpan; row += 1)
      for (let column = cell.column; column < cell.column + cell.columnSpan; column += 1)
        cells.set(`${row}:${column}`, cell);
  return (row, column) => cells.get(`${row}:${column}`);
}

/** Year, quarter, month and day change from issue to issue of one form and do not make another. */
const TIMES =
  /[12]\d{3}\s*年(度)?|(第)?[一二三四1-4]\s*季度?|[上下]半年|\d{1,2}\s*[-—至~～]\s*\d{1,2}\s*月(份)?|\d{1,2}\s*月(份)?|\d{1,2}\s*[日号]/g;

/**
 * What makes a form the same form next quarter (结构指纹原文): where its words stand and what they are, but for times.
 * Empty cells count by what is around them, so that a filled-in border or an empty row below makes no other form.
 */
export function formStructure(grids: readonly FormGrid[]): string {
  return grids
    .map((grid, place) => {
      const words = grid.cells
        .filter((cell) => cell.text !== '' || cell.formula)
        .map(({ row, column, rowSpan, columnSpan, text, formula }) =>
          [
            row,
            column,
            rowSpan,
            columnSpan,
            formula ? '=' : text.replace(TIMES, '#').replace(/\s/g, ''),
          ].join('|'),
        );
      return [`${place}`, ...words].join('\n');
    })
    .join('\n\n');
}
