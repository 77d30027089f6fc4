import type { CellBlock, Span, TextBuilder } from './document-text.ts';

/** One cell on its way into the text; `words` hold no tab and no line feed. */
export interface TableCell {
  readonly words: string;
  readonly columnSpan: number;
  /** Continues the cell above it (vertical merge). */
  readonly continued: boolean;
  /** Told where the words were put. */
  readonly placed?: (start: number) => void;
}

/**
 * Writes a table row by row (表格成行): cells joined by tabs, one row to a line, blank fields for merged columns so that
 * columns stay aligned.
 */
export class TableLines {
  private readonly builder: TextBuilder;
  private readonly table: number;
  private readonly page: number | undefined;
  private readonly origins = new Map<number, Span>();
  private row = 0;

  constructor(builder: TextBuilder, table: number, page?: number) {
    this.builder = builder;
    this.table = table;
    this.page = page;
  }

  add(cells: readonly TableCell[], gridBefore = 0): void {
    this.row += 1;
    let column = 1 + gridBefore;
    if (gridBefore > 0) this.builder.add('\t'.repeat(gridBefore));
    for (const [index, cell] of cells.entries()) {
      if (index > 0) this.builder.add('\t');
      const origin = cell.continued ? this.origins.get(column) : undefined;
      const span = origin ?? this.builder.add(cell.words);
      if (!origin) cell.placed?.(span.start);
      this.origins.set(column, span);
      const block: CellBlock = {
        kind: 'cell',
        start: span.start,
        end: span.end,
        table: this.table,
        row: this.row,
        column,
        ...(cell.columnSpan > 1 ? { columnSpan: cell.columnSpan } : {}),
        ...(origin ? { continued: true } : {}),
        ...(this.page === undefined ? {} : { page: this.page }),
      };
      this.builder.block(block);
      if (cell.columnSpan > 1) this.builder.add('\t'.repeat(cell.columnSpan - 1));
      column += cell.columnSpan;
    }
    this.builder.add('\n');
  }
}

/** Words fit for one cell of a line: tabs and line breaks become a space each, so offsets stay as they are. */
export function oneLine(words: string): string {
  return words.replace(/[\t\n\r\v\f\u2028\u2029]/gu, ' ');
}
