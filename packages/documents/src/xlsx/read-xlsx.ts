import { type DocumentText, type ReadContext, type Span, TextBuilder } from '../document-text.ts';
import { guarded } from '../guarded.ts';
import { defaultLimits, type ReadLimits } from '../limits.ts';
import { documentProblems } from '../problems.ts';
import { sniff } from '../sniff.ts';
import { oneLine } from '../table-lines.ts';
import type { Archive } from '../zip.ts';
import { readSheet } from './read-sheet.ts';
import { columnName, type MergedRange, type Sheet, type SheetCell } from './sheet.ts';
import { readWorkbookParts } from './workbook-parts.ts';

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
    return readSheets(file.archive);
  });
}

function readSheets(archive: Archive): Sheet[] {
  const parts = readWorkbookParts(archive);
  const budget = { cells: 0 };
  return parts.sheets.map((sheet) => readSheet(archive, sheet, parts, budget));
}

/**
 * A workbook as text (表格转文字): one line per row that shows anything, cells joined by tabs; a sheet begins with a
 * line of its name. Tabs stand only for columns used somewhere in the sheet; blocks carry the true address.
 */
export function readXlsx(archive: Archive): DocumentText {
  const builder = new TextBuilder(archive.context);
  for (const [index, sheet] of readSheets(archive).entries()) {
    if (sheet.hidden) {
      builder.note(
        'hidden-sheets-left-out',
        '工作簿里有隐藏的工作表，没有读入。',
        'The workbook has hidden sheets, which were not read.',
      );
    } else if (sheet.cells.length > 0) new SheetLines(builder, sheet, index).write();
  }
  return builder.finish('xlsx');
}

class SheetLines {
  private readonly builder: TextBuilder;
  private readonly sheet: Sheet;
  private readonly index: number;
  private readonly columns: readonly number[];
  /** Spans of the first cells of merged ranges that reach further rows or columns. */
  private readonly origins = new Map<MergedRange, Span>();
  private readonly byFirst = new Map<string, MergedRange>();
  private open: MergedRange[] = [];
  private readonly waiting: MergedRange[];

  constructor(builder: TextBuilder, sheet: Sheet, index: number) {
    this.builder = builder;
    this.sheet = sheet;
    this.index = index;
    const used = new Set<number>();
    for (const cell of sheet.cells) used.add(cell.column);
    this.columns = [...used].sort((one, other) => one - other);
    for (const range of sheet.merges) this.byFirst.set(`${range.top}/${range.left}`, range);
    this.waiting = [...sheet.merges].sort((one, other) => other.top - one.top);
  }

  write(): void {
    const span = this.builder.add(this.sheet.name);
    if (this.sheet.name.trim() !== '') this.builder.block({ kind: 'chrome', ...span });
    this.builder.add('\n');
    const { cells } = this.sheet;
    for (let from = 0; from < cells.length; ) {
      const row = cells[from]?.row ?? 0;
      let to = from;
      while (to < cells.length && cells[to]?.row === row) to += 1;
      this.line(row, cells.slice(from, to));
      from = to;
    }
  }

  private line(row: number, cells: readonly SheetCell[]): void {
    let at = 0;
    for (const cell of cells) {
      let tabs = 0;
      while ((this.columns[at] ?? cell.column) < cell.column) {
        at += 1;
        tabs += 1;
      }
      if (tabs > 0) this.builder.add('\t'.repeat(tabs));
      const span = this.builder.add(oneLine(cell.shown));
      const merged = this.byFirst.get(`${row}/${cell.column}`);
      if (merged) this.origins.set(merged, span);
      this.put(
        row,
        cell.column,
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
    this.builder.block({
      kind: 'cell',
      start: span.start,
      end: span.end,
      table: this.index,
      sheet: this.sheet.name,
      address: `${columnName(column)}${row}`,
      row,
      column,
      ...(columnSpan > 1 ? { columnSpan } : {}),
      ...(continued ? { continued: true } : {}),
    });
  }
}
