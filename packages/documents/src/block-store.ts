import type { Block } from './document-text.ts';
import { bytes, type Growing, shorts, words } from './growing.ts';
import { leanList } from './lean-list.ts';
import { columnName } from './xlsx/sheet.ts';

const PARAGRAPH = 0;
const TABLE_CELL = 1;
const SHEET_CELL = 2;
const OTHER = 3;

/** Numbers of tables that fit the short form. */
const TABLES = 65_535;

/**
 * The blocks of a document in a few bytes each (文块仓): plain paragraphs and cells, of which there may be millions, are
 * kept as numbers, the others as they are.
 */
export class BlockStore {
  private readonly kinds = bytes();
  private readonly starts = words();
  private readonly lengths = words();
  private readonly rows = words();
  private readonly columns = shorts();
  private readonly tables = shorts();
  private readonly others = new Map<number, Block>();
  private readonly sheets = new Map<number, string>();

  get length(): number {
    return this.kinds.length;
  }

  push(block: Block): void {
    const fields = Object.keys(block).length;
    if (block.kind === 'paragraph' && fields === 3) this.put(PARAGRAPH, block.start, block.end);
    else if (block.kind === 'cell' && fields === 6 && block.table <= TABLES)
      this.cell(TABLE_CELL, block.start, block.end, block.table, block.row, block.column);
    else {
      this.others.set(this.length, block);
      this.put(OTHER, block.start, block.end);
    }
  }

  /** A cell of a sheet without span; its address follows from row and column. */
  pushSheetCell(start: number, end: number, table: number, row: number, column: number, sheet: string): void {
    if (table > TABLES) {
      this.push({
        kind: 'cell',
        start,
        end,
        table,
        sheet,
        address: `${columnName(column)}${row}`,
        row,
        column,
      });
      return;
    }
    if (!this.sheets.has(table)) this.sheets.set(table, sheet);
    this.cell(SHEET_CELL, start, end, table, row, column);
  }

  at(index: number): Block {
    const start = this.starts.get(index);
    const end = start + this.lengths.get(index);
    const kind = this.kinds.get(index);
    if (kind === PARAGRAPH) return { kind: 'paragraph', start, end };
    if (kind === OTHER) return this.others.get(index) ?? { kind: 'paragraph', start, end };
    const table = this.tables.get(index);
    const row = this.rows.get(index);
    const column = this.columns.get(index);
    if (kind === TABLE_CELL) return { kind: 'cell', start, end, table, row, column };
    const sheet = this.sheets.get(table) ?? '';
    return { kind: 'cell', start, end, table, sheet, address: `${columnName(column)}${row}`, row, column };
  }

  list(): readonly Block[] {
    return leanList(this.length, (index) => this.at(index));
  }

  private cell(kind: number, start: number, end: number, table: number, row: number, column: number): void {
    // Documents without cells keep nothing for them.
    padTo(this.rows, this.length);
    padTo(this.columns, this.length);
    padTo(this.tables, this.length);
    this.rows.push(row);
    this.columns.push(column);
    this.tables.push(table);
    this.put(kind, start, end);
  }

  private put(kind: number, start: number, end: number): void {
    this.kinds.push(kind);
    this.starts.push(start);
    this.lengths.push(end - start);
  }
}

function padTo(numbers: Growing, length: number): void {
  while (numbers.length < length) numbers.push(0);
}
