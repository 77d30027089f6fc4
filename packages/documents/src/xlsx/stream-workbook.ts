import { openSource } from '../byte-source.ts';
import { type ReadContext, tooMuch } from '../document-text.ts';
import { guarded, guardedEach } from '../guarded.ts';
import { importLimits, type ReadLimits } from '../limits.ts';
import { utf8Chunks } from '../scan-part.ts';
import { openWorkbook } from '../sniff.ts';
import { XmlScanner } from '../xml-scanner.ts';
import type { Archive } from '../zip.ts';
import { CellValues, type RowCell, type SheetRow } from './row-cells.ts';
import { SharedStrings } from './shared-strings.ts';
import { MAX_COLUMNS, MAX_ROWS, type RawCell, SheetScanner, type SheetSink } from './sheet-scanner.ts';
import { readWorkbookParts, type WorkbookParts } from './workbook-parts.ts';

/** A sheet about to be read (工作表). */
export interface SheetHead {
  readonly name: string;
  /** 0-based among the sheets of the workbook. */
  readonly index: number;
  /** Hidden by its maker, by whichever means. */
  readonly hidden: boolean;
}

/** What a streamed workbook gives: a sheet, then its rows in batches, then the next sheet. */
export type WorkbookEvent =
  | { readonly kind: 'sheet'; readonly sheet: SheetHead }
  | { readonly kind: 'rows'; readonly sheet: SheetHead; readonly rows: readonly SheetRow[] };

export interface StreamOptions {
  /** Named in refusals. */
  readonly fileName?: string;
  /** Which sheets are read; the others are announced and passed over unread. All by default. */
  readonly wanted?: (sheet: SheetHead) => boolean;
  /** At most so many rows a batch; 1,000 by default. */
  readonly batchRows?: number;
  /** Rows of one sheet and columns of one row; the grid of Excel by default. */
  readonly rows?: number;
  readonly columns?: number;
  readonly limits?: Partial<ReadLimits>;
}

/**
 * Reads the rows of a workbook one batch after the other (流式读取工作簿), for imports of hundreds of thousands of rows:
 * neither the file nor the inflated sheet nor its cells are ever in memory as a whole. Formulas give their stored
 * result. Rows come in the order of the file; a row without any value is passed over. Leaving the loop stops the work,
 * so a preview costs what it shows.
 *
 * A cell whose number is formatted as a date comes as that day, with its time unless that is midnight, whatever part of
 * it the format shows.
 *
 * @param source path of a file, or its bytes
 * @throws documents/not-a-workbook, too-large, inflates-too-much, too-many-parts, too-much-content, forbidden-xml,
 * encrypted, damaged
 */
export async function* streamWorkbook(
  source: string | Uint8Array,
  options: StreamOptions = {},
): AsyncGenerator<WorkbookEvent, void, undefined> {
  const context: ReadContext = {
    name: options.fileName ?? 'xlsx',
    limits: { ...importLimits, ...options.limits },
  };
  const file = openSource(source);
  try {
    const { archive, parts } = await guarded(context, async () => {
      const opened = openWorkbook(file, context);
      return { archive: opened, parts: readWorkbookParts(opened) };
    });
    const strings = new SharedStrings(archive, parts.stringsPart);
    try {
      for (const [index, { name, hidden, part }] of parts.sheets.entries()) {
        const sheet: SheetHead = { name, index, hidden };
        yield { kind: 'sheet', sheet };
        if (options.wanted?.(sheet) === false) continue;
        const rows = guardedEach(context, () => readRows(archive, part, parts, strings, options));
        for await (const batch of rows) yield { kind: 'rows', sheet, rows: batch };
      }
    } finally {
      await strings.close();
    }
  } finally {
    file.close();
  }
}

async function* readRows(
  archive: Archive,
  part: string,
  parts: WorkbookParts,
  strings: SharedStrings,
  options: StreamOptions,
): AsyncGenerator<readonly SheetRow[], void, undefined> {
  const size = options.batchRows ?? 1000;
  const collector = new RowCollector(archive.context, new CellValues(parts.formats, parts.base1904), options);
  const scanner = new XmlScanner(part, archive.context, new SheetScanner(collector, false));
  const chunks = archive.chunks(part);
  if (!chunks) throw archive.damaged(part);
  for await (const chunk of utf8Chunks(chunks)) {
    scanner.write(chunk);
    while (collector.complete >= size) yield await collector.take(size, strings, archive);
  }
  scanner.close();
  collector.end();
  while (collector.complete > 0) yield await collector.take(size, strings, archive);
}

interface OpenRow {
  readonly row: number;
  readonly cells: { readonly column: number; readonly kind: RowCell['kind']; text: string }[];
  /** Two numbers for each cell whose text is in the string table: its place among the cells, the number of the string. */
  readonly pending: number[];
}

/** Gathers cells into rows; strings are put in when a batch is taken. */
class RowCollector implements SheetSink {
  private rows: OpenRow[] = [];
  private open: OpenRow | undefined;
  private count = 0;
  private cells = 0;
  private readonly context: ReadContext;
  private readonly values: CellValues;
  private readonly maxRows: number;
  private readonly maxColumns: number;

  constructor(context: ReadContext, values: CellValues, options: StreamOptions) {
    this.context = context;
    this.values = values;
    this.maxRows = options.rows ?? MAX_ROWS;
    this.maxColumns = options.columns ?? MAX_COLUMNS;
  }

  /** Rows that can be taken. */
  get complete(): number {
    return this.rows.length;
  }

  row(row: number): void {
    this.end();
    this.open = { row, cells: [], pending: [] };
  }

  cell(raw: RawCell): void {
    const { open } = this;
    if (!open) return;
    if (raw.type === 'shared') {
      if (raw.index < 0) return;
      open.pending.push(open.cells.length, raw.index);
      open.cells.push({ column: raw.column, kind: 'text', text: '' });
    } else {
      const cell = this.values.cell(raw);
      if (!cell) return;
      open.cells.push(cell);
    }
    if (raw.column > this.maxColumns) throw tooMuch(this.context, '列数 / columns', this.maxColumns);
    this.cells += 1;
    const { cells } = this.context.limits;
    if (this.cells > cells) throw tooMuch(this.context, '单元格 / cells', cells);
  }

  /** Closes the row at hand. */
  end(): void {
    const { open } = this;
    this.open = undefined;
    if (!open || open.cells.length === 0) return;
    this.count += 1;
    if (this.count > this.maxRows) throw tooMuch(this.context, '行数 / rows', this.maxRows);
    this.rows.push(open);
  }

  async take(size: number, strings: SharedStrings, archive: Archive): Promise<SheetRow[]> {
    const taken = this.rows.slice(0, size);
    this.rows = this.rows.slice(size);
    let highest = -1;
    for (const { pending } of taken)
      for (let at = 1; at < pending.length; at += 2) highest = Math.max(highest, pending[at] ?? -1);
    await strings.ensure(highest);
    return taken.map(({ row, cells, pending }) => {
      let blank = false;
      for (let at = 0; at < pending.length; at += 2) {
        const index = pending[at + 1] ?? -1;
        const text = strings.get(index);
        if (text === undefined) throw archive.damaged(`string ${index}`);
        const cell = cells[pending[at] ?? -1];
        if (cell) cell.text = text;
        blank ||= text === '';
      }
      return { row, cells: blank ? cells.filter(({ text }) => text !== '') : cells };
    });
  }
}
