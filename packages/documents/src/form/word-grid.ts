import { SaxesParser } from 'saxes';
import type { Archive } from '../zip.ts';
import { type FormCell, type FormGrid, isBlank } from './form.ts';
import { MOST_CELLS, refuseCells } from './open-form.ts';

/** Where words may be written into a cell of a Word table. */
export interface WordPlace {
  /** The opening tag of its first paragraph. */
  readonly start: number;
  readonly end: number;
  readonly empty: boolean;
  /** Where its closing tag begins; the end of the opening one when it closes itself. */
  readonly close: number;
  /** Look of its paragraph mark, which new words take over. */
  readonly look: string;
  /** Where its runs are that hold nothing but the line to write on. */
  readonly blanks: readonly { readonly start: number; readonly end: number }[];
}

export interface WordGrid {
  readonly grid: FormGrid;
  readonly places: ReadonlyMap<string, WordPlace>;
}

interface OpenCell {
  column: number;
  span: number;
  continues: boolean;
  words: string;
  place: { start: number; end: number; empty: boolean; close: number; look: string } | undefined;
  blanks: { start: number; end: number }[];
}

interface OpenTable {
  readonly cells: (FormCell & { rowSpan: number })[];
  readonly places: Map<string, WordPlace>;
  row: number;
  column: number;
  /** The cell that goes on downwards, by its first column. */
  readonly above: Map<number, FormCell & { rowSpan: number }>;
  cell: OpenCell | undefined;
}

/** Tables of a Word part as grids (Word 表格转表格); a table inside a cell belongs to the words of that cell. */
export function wordGrids(archive: Archive, xml: string): WordGrid[] {
  const reader = new TableReader();
  reader.read(xml);
  if (reader.grids.reduce((sum, { grid }) => sum + grid.cells.length, 0) > MOST_CELLS)
    refuseCells(archive.context);
  return reader.grids;
}

/** Names a cell within its table (单元格键). */
export function placeKey(row: number, column: number): string {
  return `${row}:${column}`;
}

class TableReader {
  readonly grids: WordGrid[] = [];
  private xml = '';
  private table: OpenTable | undefined;
  private depth = 0;
  private readonly path: { name: string; start: number }[] = [];
  private run: { start: number; words: string } | undefined;

  read(xml: string): void {
    this.xml = xml;
    const parser = new SaxesParser({ xmlns: false, position: true });
    parser.on('opentag', (tag) => {
      const end = parser.position;
      this.open(
        tag.name.slice(tag.name.indexOf(':') + 1),
        tag.attributes,
        xml.lastIndexOf('<', end - 1),
        end,
        tag.isSelfClosing,
      );
    });
    parser.on('closetag', (tag) => {
      const end = parser.position;
      this.close(
        tag.name.slice(tag.name.indexOf(':') + 1),
        tag.isSelfClosing ? end : xml.lastIndexOf('<', end - 1),
        end,
      );
    });
    parser.on('text', (text) => this.text(text));
    parser.write(xml).close();
  }

  private open(
    name: string,
    attributes: Readonly<Record<string, string>>,
    start: number,
    end: number,
    empty: boolean,
  ): void {
    this.path.push({ name, start });
    const { table } = this;
    if (name === 'tbl') {
      this.depth += 1;
      if (this.depth === 1)
        this.table = { cells: [], places: new Map(), row: 0, column: 1, above: new Map(), cell: undefined };
      return;
    }
    if (!table || this.depth > 1) return;
    const value = (local: string) =>
      Object.entries(attributes).find(([key]) => key.slice(key.indexOf(':') + 1) === local)?.[1];
    switch (name) {
      case 'tr':
        table.row += 1;
        table.column = 1;
        return;
      case 'gridBefore':
        table.column += Number(value('val') ?? 0);
        return;
      case 'tc':
        table.cell = {
          column: table.column,
          span: 1,
          continues: false,
          words: '',
          place: undefined,
          blanks: [],
        };
        return;
      case 'gridSpan':
        if (table.cell) table.cell.span = Math.max(1, Number(value('val') ?? 1));
        return;
      case 'vMerge':
        if (table.cell) table.cell.continues = (value('val') ?? 'continue') === 'continue';
        return;
      case 'p':
        if (table.cell && !table.cell.place) table.cell.place = { start, end, empty, close: end, look: '' };
        else if (table.cell) table.cell.words += '\n';
        return;
      case 'r':
        this.run = { start, words: '' };
        return;
      case 'tab':
      case 'br':
        if (table.cell && this.run) table.cell.words += ' ';
        return;
      default:
        return;
    }
  }

  private close(name: string, start: number, end: number): void {
    const opened = this.path.pop();
    const { table } = this;
    if (name === 'tbl') {
      this.depth -= 1;
      if (this.depth === 0 && table) {
        this.grids.push({ grid: { name: '', cells: table.cells }, places: table.places });
        this.table = undefined;
      }
      return;
    }
    const cell = table?.cell;
    if (!table || !cell || this.depth > 1) return;
    const { place } = cell;
    if (name === 'rPr' && place && place.close === place.end && this.path.at(-1)?.name === 'pPr' && opened) {
      const look = this.xml.slice(opened.start, end);
      // A mark with a tracked change is no look to take over.
      place.look = /<\w*:?(ins|del|moveFrom|moveTo|rPrChange)\b/.test(look) ? '' : look;
    } else if (name === 'r' && this.run) {
      if (place && place.close === place.end && isBlank(this.run.words))
        cell.blanks.push({ start: this.run.start, end });
      this.run = undefined;
    } else if (name === 'p' && place && place.close === place.end && !place.empty) place.close = start;
    else if (name === 'tc') this.endCell(table, cell);
  }

  private text(words: string): void {
    const cell = this.table?.cell;
    if (!cell || this.path.at(-1)?.name !== 't') return;
    cell.words += words;
    if (this.run) this.run.words += words;
  }

  private endCell(table: OpenTable, cell: OpenCell): void {
    table.cell = undefined;
    table.column = cell.column + cell.span;
    const above = table.above.get(cell.column);
    if (cell.continues && above) {
      above.rowSpan += 1;
      return;
    }
    const own = {
      row: table.row,
      column: cell.column,
      rowSpan: 1,
      columnSpan: cell.span,
      text: isBlank(cell.words) ? '' : cell.words.trim(),
      formula: false,
      format: 'text' as const,
    };
    table.cells.push(own);
    table.above.set(cell.column, own);
    if (cell.place) table.places.set(placeKey(own.row, own.column), { ...cell.place, blanks: cell.blanks });
  }
}
