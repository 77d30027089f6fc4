import { lineText, toLines } from './lines.ts';
import { joinWords, type PdfItem, type PdfRule } from './pages.ts';

export interface GridCell {
  readonly words: string;
  readonly columnSpan: number;
  readonly continued: boolean;
}

/** A table found on a page, in reading order of its rows. */
export interface PageTable {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  readonly rows: readonly (readonly GridCell[])[];
}

const NEAR = 3;
const MAX_RULES = 1500;

/**
 * Tables drawn with lines (有框线的表格): lines that touch form a table; cells not parted by a line are one merged cell.
 *
 * @returns the tables and the pieces that lie in none of them
 */
export function findRuledTables(
  items: readonly PdfItem[],
  rules: readonly PdfRule[],
): { tables: PageTable[]; rest: PdfItem[] } {
  const tables: PageTable[] = [];
  let rest = [...items];
  for (const group of connected(mergeRules(rules))) {
    const table = buildTable(group, rest);
    if (!table) continue;
    tables.push(table.table);
    rest = rest.filter((item) => !table.used.has(item));
  }
  return { tables, rest };
}

function isHorizontal(rule: PdfRule): boolean {
  return rule.x1 - rule.x0 >= rule.y1 - rule.y0;
}

/** Joins pieces of one line: Word draws a border cell by cell. */
function mergeRules(rules: readonly PdfRule[]): PdfRule[] {
  const merged: PdfRule[] = [];
  for (const horizontal of [true, false]) {
    const along = (rule: PdfRule): [at: number, from: number, to: number] =>
      horizontal ? [(rule.y0 + rule.y1) / 2, rule.x0, rule.x1] : [(rule.x0 + rule.x1) / 2, rule.y0, rule.y1];
    const sorted = rules
      .filter((rule) => isHorizontal(rule) === horizontal)
      .slice(0, MAX_RULES * 2)
      .map(along)
      .sort((one, other) => Math.round(one[0]) - Math.round(other[0]) || one[1] - other[1]);
    let open: [number, number, number] | undefined;
    const put = () => {
      if (!open) return;
      const [at, from, to] = open;
      merged.push(horizontal ? { x0: from, y0: at, x1: to, y1: at } : { x0: at, y0: from, x1: at, y1: to });
    };
    for (const [at, from, to] of sorted) {
      if (open && Math.abs(at - open[0]) <= 1.5 && from <= open[2] + NEAR) open[2] = Math.max(open[2], to);
      else {
        put();
        open = [at, from, to];
      }
    }
    put();
  }
  return merged.slice(0, MAX_RULES);
}

function connected(rules: readonly PdfRule[]): PdfRule[][] {
  const groupOf = rules.map((_, index) => index);
  const root = (index: number): number => {
    let at = index;
    while (groupOf[at] !== at) at = groupOf[at] ?? at;
    groupOf[index] = at;
    return at;
  };
  for (const [index, one] of rules.entries()) {
    for (let next = index + 1; next < rules.length; next += 1) {
      const other = rules[next];
      if (
        other &&
        one.x0 <= other.x1 + NEAR &&
        other.x0 <= one.x1 + NEAR &&
        one.y0 <= other.y1 + NEAR &&
        other.y0 <= one.y1 + NEAR
      ) {
        groupOf[root(next)] = root(index);
      }
    }
  }
  const groups = new Map<number, PdfRule[]>();
  for (const [index, rule] of rules.entries()) {
    const group = groups.get(root(index)) ?? [];
    group.push(rule);
    groups.set(root(index), group);
  }
  return [...groups.values()];
}

function positions(values: readonly number[]): number[] {
  const kept: number[] = [];
  for (const value of [...values].sort((one, other) => one - other)) {
    if (value - (kept.at(-1) ?? Number.NEGATIVE_INFINITY) > NEAR) kept.push(value);
  }
  return kept;
}

function buildTable(
  rules: readonly PdfRule[],
  items: readonly PdfItem[],
): { table: PageTable; used: Set<PdfItem> } | undefined {
  const horizontals = rules.filter(isHorizontal);
  const verticals = rules.filter((rule) => !isHorizontal(rule));
  if (horizontals.length < 2 || verticals.length < 1) return undefined;
  // Tables open at the sides end where their horizontal lines end.
  const xs = positions([
    ...verticals.map((rule) => rule.x0),
    Math.min(...horizontals.map((rule) => rule.x0)),
    Math.max(...horizontals.map((rule) => rule.x1)),
  ]);
  const ys = positions([
    ...horizontals.map((rule) => rule.y0),
    Math.min(...verticals.map((rule) => rule.y0)),
    Math.max(...verticals.map((rule) => rule.y1)),
  ]);
  const columns = xs.length - 1;
  const rowCount = ys.length - 1;
  if (columns < 2 || rowCount < 1 || columns > 200 || columns * rowCount > 20_000) return undefined;
  const at = (list: readonly number[], index: number) => list[index] ?? 0;
  const wallRight = (row: number, column: number) => {
    const y = (at(ys, row) + at(ys, row + 1)) / 2;
    return verticals.some(
      (rule) => Math.abs(rule.x0 - at(xs, column + 1)) <= NEAR && rule.y0 <= y && rule.y1 >= y,
    );
  };
  const wallBelow = (row: number, column: number) => {
    const x = (at(xs, column) + at(xs, column + 1)) / 2;
    return horizontals.some(
      (rule) => Math.abs(rule.y0 - at(ys, row + 1)) <= NEAR && rule.x0 <= x && rule.x1 >= x,
    );
  };
  const owner = mergeCells(rowCount, columns, wallRight, wallBelow);
  const contents = new Map<number, PdfItem[]>();
  const used = new Set<PdfItem>();
  for (const item of items) {
    const column = interval(xs, item.x + item.width / 2);
    const row = interval(ys, item.y - item.size * 0.35);
    if (column < 0 || row < 0) continue;
    const cell = owner[row * columns + column] ?? 0;
    const list = contents.get(cell) ?? [];
    list.push(item);
    contents.set(cell, list);
    used.add(item);
  }
  if (used.size === 0) return undefined;
  const rows: GridCell[][] = [];
  for (let row = 0; row < rowCount; row += 1) {
    const cells: GridCell[] = [];
    for (let column = 0; column < columns; ) {
      const cell = owner[row * columns + column] ?? 0;
      let span = 1;
      while (column + span < columns && owner[row * columns + column + span] === cell) span += 1;
      const continued = row > 0 && Math.floor(cell / columns) < row;
      cells.push({
        words: continued ? '' : cellWords(contents.get(cell) ?? []),
        columnSpan: span,
        continued,
      });
      column += span;
    }
    // A row without any words of its own is the gap of a double line.
    if (cells.some((cell) => cell.words !== '' || cell.continued)) rows.push(cells);
  }
  const table = { top: at(ys, 0), bottom: at(ys, rowCount), left: at(xs, 0), right: at(xs, columns), rows };
  return { table, used };
}

function mergeCells(
  rows: number,
  columns: number,
  wallRight: (row: number, column: number) => boolean,
  wallBelow: (row: number, column: number) => boolean,
): number[] {
  // Row-major, so the lowest index of a merged cell is its top left.
  const owner = Array.from({ length: rows * columns }, (_, index) => index);
  const root = (index: number): number => {
    let at = index;
    while (owner[at] !== at) at = owner[at] ?? at;
    return at;
  };
  const join = (one: number, other: number) => {
    const [low, high] = [root(one), root(other)].sort((first, second) => first - second);
    if (low !== undefined && high !== undefined) owner[high] = low;
  };
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const index = row * columns + column;
      if (column + 1 < columns && !wallRight(row, column)) join(index, index + 1);
      if (row + 1 < rows && !wallBelow(row, column)) join(index, index + columns);
    }
  }
  return owner.map((_, index) => root(index));
}

function interval(edges: readonly number[], value: number): number {
  for (let index = 0; index + 1 < edges.length; index += 1) {
    if (value >= (edges[index] ?? 0) && value < (edges[index + 1] ?? 0)) return index;
  }
  return -1;
}

/** The lines of a cell in one piece. */
export function cellWords(items: readonly PdfItem[]): string {
  return toLines(items).reduce(
    (words, line) => (words === '' ? lineText(line) : joinWords(words, lineText(line))),
    '',
  );
}
