import { Breath } from '../breath.ts';
import { type DocumentText, type ReadContext, type Span, TextBuilder } from '../document-text.ts';
import { guarded } from '../guarded.ts';
import { defaultLimits, type ReadLimits } from '../limits.ts';
import { documentProblems } from '../problems.ts';
import { sniff } from '../sniff.ts';
import { oneLine } from '../table-lines.ts';
import type { Archive } from '../zip.ts';
import type { CellStore } from './cell-store.ts';
import { readSheets, type StoredSheet } from './read-sheet.ts';
import { columnName, type MergedRange, type Sheet } from './sheet.ts';
import { MAX_COLUMNS } from './sheet-scanner.ts';

/**
 * Reads a workbook's typed cells (读取工作簿), hidden sheets included: for taking a ledger back in.
 *
 * @throws documents/not-a-workbook and the refusals of `readDocument`
 */
export async function readWorkbook(
  bytes: Uint8Array,
  fileName = 'xlsx',
  limits: Partial<ReadLimits> = {},
): Promise<Sheet[]> {
  const context: ReadContext = { name: fileName, limits: { ...defaultLimits, ...limits } };
  return guarded(context, async () => {
    const file = sniff(bytes, context);
    if (file.format !== 'xlsx') throw documentProblems.problem('not-a-workbook', { name: fileName });
    const sheets: Sheet[] = [];
    for await (const { head, cells } of readSheets(file.archive))
      sheets.push({ name: head.name, hidden: head.hidden, cells: cells.list(), merges: cells.merges });
    return sheets;
  });
}

/**
 * A workbook as text (表格转文字): one line per row that shows anything, cells joined by tabs; a sheet begins with a
 * line of its name. Tabs stand only for columns used somewhere in the sheet; blocks carry the true address.
 */
export async function readXlsx(archive: Archive): Promise<DocumentText> {
  const builder = new TextBuilder(archive.context);
  for await (const sheet of readSheets(archive)) {
    if (sheet.head.hidden) {
      builder.note(
        'hidden-sheets-left-out',
        '工作簿里有隐藏的工作表，没有读入。',
        'The workbook has hidden sheets, which were not read.',
      );
    } else if (sheet.cells.length > 0) await new SheetLines(builder, sheet).write();
  }
  return builder.finish('xlsx');
}

class SheetLines {
  private readonly builder: TextBuilder;
  private readonly name: string;
  private readonly index: number;
  private readonly cells: CellStore;
  private readonly columns: readonly number[];
  /** Spans of the first cells of merged ranges that reach further rows or columns. */
  private readonly origins = new Map<MergedRange, Span>();
  private readonly byFirst = new Map<number, MergedRange>();
  private open: MergedRange[] = [];
  private readonly waiting: MergedRange[];

  constructor(builder: TextBuilder, { head, index, cells }: StoredSheet) {
    this.builder = builder;
    this.name = head.name;
    this.index = index;
    this.cells = cells;
    const used = new Set<number>();
    for (let at = 0; at < cells.length; at += 1) used.add(cells.columnAt(at));
    this.columns = [...used].sort((one, other) => one - other);
    for (const range of cells.merges) this.byFirst.set(place(range.top, range.left), range);
    this.waiting = [...cells.merges].sort((one, other) => other.top - one.top);
  }

  async write(): Promise<void> {
    const span = this.builder.add(this.name);
    if (this.name.trim() !== '') this.builder.block({ kind: 'chrome', ...span });
    this.builder.add('\n');
    const breath = new Breath();
    for (let from = 0; from < this.cells.length; ) {
      const row = this.cells.rowAt(from);
      let to = from;
      while (to < this.cells.length && this.cells.rowAt(to) === row) to += 1;
      this.line(row, from, to);
      from = to;
      await breath.take();
    }
  }

  private line(row: number, from: number, to: number): void {
    let at = 0;
    for (let position = from; position < to; position += 1) {
      const column = this.cells.columnAt(position);
      let tabs = 0;
      while ((this.columns[at] ?? column) < column) {
        at += 1;
        tabs += 1;
      }
      if (tabs > 0) this.builder.add('\t'.repeat(tabs));
      const span = this.builder.add(oneLine(this.cells.shownAt(position)));
      const merged = this.byFirst.get(place(row, column));
      if (merged) this.origins.set(merged, span);
      this.put(
        row,
        column,
        span,
        merged && merged.right > merged.left ? merged.right - merged.left + 1 : 1,
        false,
      );
    }
    this.builder.add('\n');
    this.continued(row);
  }

  /** Blocks for the merged cells above that reach into this row. */
  private continued(row: number): void {
    for (let next = this.waiting.at(-1); next && next.top < row; next = this.waiting.at(-1)) {
      this.waiting.pop();
      // A range whose first cell shows nothing has nothing to continue.
      if (next.bottom >= row && this.origins.has(next)) this.open.push(next);
    }
    this.open = this.open.filter((range) => range.bottom >= row);
    for (const range of this.open) {
      const span = this.origins.get(range);
      if (span) this.put(row, range.left, span, range.right - range.left + 1, true);
    }
  }

  private put(row: number, column: number, span: Span, columnSpan: number, continued: boolean): void {
    if (columnSpan === 1 && !continued) {
      this.builder.sheetCell(span, this.index, row, column, this.name);
      return;
    }
    this.builder.block({
      kind: 'cell',
      start: span.start,
      end: span.end,
      table: this.index,
      sheet: this.name,
      address: `${columnName(column)}${row}`,
      row,
      column,
      ...(columnSpan > 1 ? { columnSpan } : {}),
      ...(continued ? { continued: true } : {}),
    });
  }
}

function place(row: number, column: number): number {
  return row * MAX_COLUMNS + column;
}
