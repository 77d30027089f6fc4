import type { FoldedText } from '../text/fold-characters.ts';
import type { PhysicalLine } from '../text/physical-lines.ts';

/** One cell (单元格) and its folded words. */
export interface Cell {
  /** Ranges of the folded text that make up the cell; more than one when a line end broke it. */
  parts: { start: number; end: number }[];
  text: string;
  /** Raw offsets. */
  rawStart: number;
  rawEnd: number;
}

/** Cells of one line (拆分单元格), by tab, by `|`, or by gaps of two or more columns. */
export function splitCells(line: PhysicalLine, folded: FoldedText): Cell[] {
  const body = line.text;
  const bar = body.includes('\t') ? '\t' : countBars(body) >= 2 ? '|' : '';
  const cells: Cell[] = [];
  let start = 0;
  const push = (a: number, b: number): void => {
    while (a < b && body.charCodeAt(a) === 9) a++;
    while (b > a && body.charCodeAt(b - 1) === 9) b--;
    cells.push(cellOf(line, folded, a, b));
  };
  for (let k = 0; k < body.length; k++) {
    if (bar !== '') {
      if (body[k] !== bar) continue;
      push(start, k);
      start = k + 1;
    } else if (k > 0 && isGap(folded, line.start + k)) {
      push(start, k);
      start = k;
    }
  }
  push(start, body.length);
  if (bar === '|') {
    if (cells[0]?.text === '') cells.shift();
    if (cells.at(-1)?.text === '') cells.pop();
  }
  return cells;
}

/** Two columns of white space, or an ideographic space, part cells. */
function isGap(folded: FoldedText, k: number): boolean {
  const a = folded.to[k - 1] ?? 0;
  const b = folded.from[k] ?? 0;
  return b - a >= 2 || (b - a === 1 && folded.raw.charCodeAt(a) === 0x3000);
}

function countBars(text: string): number {
  let n = 0;
  for (let i = 0; i < text.length && n < 2; i++) if (text[i] === '|') n++;
  return n;
}

/** Cell (单元格) of the characters `[a, b)` of a line. */
export function cellOf(line: PhysicalLine, folded: FoldedText, a: number, b: number): Cell {
  const start = line.start + a;
  const end = line.start + b;
  const at = folded.from[start] ?? 0;
  return {
    parts: [{ start, end }],
    text: line.text.slice(a, b),
    rawStart: at,
    rawEnd: b > a ? (folded.to[end - 1] ?? at) : at,
  };
}
