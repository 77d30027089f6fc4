import { formatKind } from '../xlsx/number-format.ts';
import { readSheets } from '../xlsx/read-sheet.ts';
import type { MergedRange, SheetCell } from '../xlsx/sheet.ts';
import { parseAddress } from '../xlsx/sheet.ts';
import { readWorkbookParts } from '../xlsx/workbook-parts.ts';
import { parsePart } from '../xml.ts';
import type { Archive } from '../zip.ts';
import { type CellFormat, type FormCell, type FormGrid, isBlank } from './form.ts';
import { MOST_CELLS, refuseCells } from './open-form.ts';

/** Columns that a form may be wide without a word in them. */
const MOST_COLUMNS = 256;

/** The visible sheets of a workbook as grids (工作表转表格), with the parts they lie in. */
export async function sheetGrids(archive: Archive): Promise<{ grid: FormGrid; part: string }[]> {
  const { formats } = readWorkbookParts(archive);
  const grids: { grid: FormGrid; part: string }[] = [];
  let total = 0;
  for await (const { head, cells } of readSheets(archive)) {
    if (head.hidden) continue;
    const known = new Map(cells.list().map((cell) => [key(cell.row, cell.column), cell]));
    const styles = readStyles(archive, head.part);
    const bottom = Math.max(
      0,
      ...[...known.values()].map((cell) => cell.row),
      ...cells.merges.map((one) => one.bottom),
    );
    const right = Math.min(
      MOST_COLUMNS,
      Math.max(
        0,
        ...[...known.values()].map((cell) => cell.column),
        ...cells.merges.map((one) => one.right),
        ...[...styles.cells.keys()].filter((at) => rowOf(at) <= bottom).map(columnOf),
      ),
    );
    total += bottom * right;
    if (total > MOST_CELLS) refuseCells(archive.context);
    const formatAt = (row: number, column: number) =>
      cellFormat(formats[styles.cells.get(key(row, column)) ?? styles.rows.get(row) ?? 0] ?? 'General');
    grids.push({
      part: head.part,
      grid: { name: head.name, cells: gridCells(bottom, right, known, cells.merges, formatAt) },
    });
  }
  return grids;
}

function gridCells(
  bottom: number,
  right: number,
  known: ReadonlyMap<number, SheetCell>,
  merges: readonly MergedRange[],
  formatAt: (row: number, column: number) => CellFormat,
): FormCell[] {
  const cells: FormCell[] = [];
  const covered = new Set<number>();
  const origins = new Map<number, MergedRange>();
  for (const range of merges) {
    origins.set(key(range.top, range.left), range);
    for (let row = range.top; row <= Math.min(range.bottom, bottom); row += 1)
      for (let column = range.left; column <= Math.min(range.right, right); column += 1)
        if (row !== range.top || column !== range.left) covered.add(key(row, column));
  }
  for (let row = 1; row <= bottom; row += 1) {
    for (let column = 1; column <= right; column += 1) {
      const at = key(row, column);
      if (covered.has(at)) continue;
      const range = origins.get(at);
      const cell = known.get(at);
      const text = cell?.shown ?? '';
      cells.push({
        row,
        column,
        rowSpan: range ? range.bottom - range.top + 1 : 1,
        columnSpan: range ? range.right - range.left + 1 : 1,
        text: isBlank(text) ? '' : text.trim(),
        formula: cell?.formula !== undefined,
        format: formatAt(row, column),
      });
    }
  }
  return cells;
}

/** Styles of the cells and rows that the sheet names, also of empty ones. */
function readStyles(archive: Archive, part: string) {
  const cells = new Map<number, number>();
  const rows = new Map<number, number>();
  let row = 0;
  let column = 0;
  parsePart(archive, part, {
    open(name, attributes) {
      if (name === 'row') {
        row = Number(attributes['r'] ?? row + 1);
        column = 0;
        if (/^(1|true)$/.test(attributes['customFormat'] ?? '')) rows.set(row, Number(attributes['s'] ?? 0));
      } else if (name === 'c') {
        const place = parseAddress(attributes['r'] ?? '');
        column = place?.column ?? column + 1;
        cells.set(key(place?.row ?? row, column), Number(attributes['s'] ?? 0));
      }
    },
  });
  return { cells, rows };
}

function cellFormat(code: string): CellFormat {
  const kind = formatKind(code);
  if (kind === 'text') return 'text';
  if (kind === 'general') return 'general';
  if (kind !== 'number') return 'date';
  return code.replace(/"[^"]*"/g, '').includes('%') ? 'percent' : 'number';
}

function key(row: number, column: number): number {
  return row * 16_384 + column;
}

function rowOf(at: number): number {
  return Math.floor((at - 1) / 16_384);
}

function columnOf(at: number): number {
  return ((at - 1) % 16_384) + 1;
}
