import { cellLookup, type FormCell, type FormGrid } from './form-grid.ts';

/** A cell that waits to be filled, with the words that say what belongs there (待填单元格). */
export interface OpenCell {
  readonly cell: FormCell;
  /** Nearest first. */
  readonly rowHeads: readonly string[];
  readonly columnHeads: readonly string[];
}

/** Words of heads beyond these are titles and remarks. */
const MOST_HEADS = 4;
const NUMBER = /^[-+]?[\d,.]+\s*[%‰]?$/;

/**
 * The cells of a grid that wait to be filled: empty, without a formula, with words to the left of them in their row, or
 * with words right above them where a row has no head of its own.
 */
export function openCells(grid: FormGrid): OpenCell[] {
  const at = cellLookup(grid);
  const width = Math.max(0, ...grid.cells.map((cell) => cell.column + cell.columnSpan - 1));
  // A title or the name of a part stretches over the whole width and heads no column.
  const heads = (cell: FormCell | undefined): cell is FormCell =>
    cell !== undefined && cell.text !== '' && (width <= 2 || cell.columnSpan < width);
  return grid.cells.flatMap((cell): OpenCell[] => {
    if (cell.text !== '' || cell.formula) return [];
    const rowHeads = headsAlong(
      cell.column - 1,
      (column) => at(cell.row, column),
      heads,
      (head) => head.column - 1,
    );
    // Words that end with a colon ask for the cell behind them, not for those below.
    const columnHeads = headsAlong(
      cell.row - 1,
      (row) => at(row, cell.column),
      (head): head is FormCell => heads(head) && !/[:：]$/.test(head.text),
      (head) => head.row - 1,
    );
    if (rowHeads.length === 0 && (columnHeads.length === 0 || at(cell.row - 1, cell.column)?.text === ''))
      return [];
    return [
      {
        cell,
        rowHeads: rowHeads.map((head) => head.text),
        columnHeads: columnHeads.map((head) => head.text),
      },
    ];
  });
}

/** Passes empty cells and figures up to the first words, and takes the words that follow without a gap. */
function headsAlong(
  from: number,
  at: (place: number) => FormCell | undefined,
  heads: (cell: FormCell | undefined) => cell is FormCell,
  before: (head: FormCell) => number,
): FormCell[] {
  const found: FormCell[] = [];
  let place = from;
  while (place > 0 && found.length < MOST_HEADS) {
    const cell = at(place);
    const figures = cell !== undefined && NUMBER.test(cell.text);
    if (heads(cell) && !figures) {
      found.push(cell);
      place = before(cell);
    } else {
      if (found.length > 0 && !figures) break;
      place -= 1;
    }
  }
  return found;
}
