import { MEASURES } from '../official-measures.ts';
import type { OfficialBlock } from '../official-spec.ts';
import { breakLines, type Line } from './lines.ts';
import { LOOKS, paragraph, shift } from './paragraphs.ts';
import { AREA, type Piece, type Sheet } from './sheet.ts';
import type { SignSetter } from './signs.ts';

type Table = Extract<OfficialBlock, { kind: 'table' }>;

const PADDING = 3;
const PITCH = MEASURES.smallPitch;
/** Above and below the words of a cell together. */
const AIR = 2;

interface Cell {
  readonly left: number;
  readonly width: number;
  readonly align: 'left' | 'center' | 'right';
  readonly lines: readonly Line[];
}

/** A ruled table (表格): rows are never parted unless they are higher than a page, and its head comes again on every page. */
export function table(block: Table, setter: SignSetter): Piece[] {
  const columns = columnsOf(block);
  const head = rowPiece(
    columns.map(({ left, width, title }) => ({
      left,
      width,
      align: 'center',
      lines: breakLines(setter.text(title, LOOKS.tableHead), width - 2 * PADDING, width - 2 * PADDING, false),
    })),
  );
  const rows = block.rows.flatMap((row) => {
    const cells = columns.map(({ left, width, align }, at): Cell => {
      const room = width - 2 * PADDING;
      return {
        left,
        width,
        align,
        lines: breakLines(setter.signs(row[at] ?? [], LOOKS.small), room, room, false),
      };
    });
    return parts(cells, AREA.height - head.height).map((part) => ({ ...rowPiece(part), again: head }));
  });
  return [
    ...(block.caption === undefined
      ? []
      : paragraph(setter.text(block.caption, LOOKS.heading1), { align: 'center', keep: true })),
    { ...head, keep: rows.length > 0 },
    ...rows,
    { height: MEASURES.linePitch / 2, room: true, draw: () => undefined },
  ];
}

function columnsOf(block: Table) {
  const total = block.columns.reduce((sum, column) => sum + column.width, 0) || 1;
  let left = 0;
  return block.columns.map((column) => {
    const width = (column.width / total) * AREA.width;
    const own = { left, width, title: column.title, align: column.align ?? ('left' as const) };
    left += width;
    return own;
  });
}

/** A row that is higher than a page goes on below its head on the next one. */
function parts(cells: readonly Cell[], height: number): Cell[][] {
  const most = Math.max(1, ...cells.map((cell) => cell.lines.length));
  const fit = Math.floor((height - AIR) / PITCH);
  return Array.from({ length: Math.ceil(most / fit) }, (_, part) =>
    cells.map((cell) => ({ ...cell, lines: cell.lines.slice(part * fit, (part + 1) * fit) })),
  );
}

function rowPiece(cells: readonly Cell[]): Piece {
  const most = Math.max(1, ...cells.map((cell) => cell.lines.length));
  const height = most * PITCH + AIR;
  return { height, draw: (sheet, top) => drawRow(sheet, cells, top, height) };
}

function drawRow(sheet: Sheet, cells: readonly Cell[], top: number, height: number): void {
  const right = AREA.left + AREA.width;
  const rule = (x0: number, y0: number, x1: number, y1: number) =>
    sheet.rule(x0, y0, x1, y1, MEASURES.rule, '000000');
  for (const y of [top, top + height]) rule(AREA.left, y, right, y);
  for (const x of [...cells.map((cell) => AREA.left + cell.left), right]) rule(x, top, x, top + height);
  for (const cell of cells) {
    const start = top + (height - cell.lines.length * PITCH) / 2;
    for (const [place, line] of cell.lines.entries()) {
      const x = AREA.left + cell.left + shift(line, PADDING, cell.width - 2 * PADDING, cell.align);
      sheet.line(line, x, start + place * PITCH, PITCH);
    }
  }
}
