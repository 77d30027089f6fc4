import type { Cell } from '../tables/cells.ts';
import { findTables } from '../tables/find-tables.ts';
import type { RawTable } from '../tables/raw-table.ts';
import { foldCharacters } from './fold-characters.ts';
import { joinParagraphs } from './join-paragraphs.ts';
import { type PhysicalLine, physicalLines } from './physical-lines.ts';

/** A paragraph of the cleaned text: offsets into `PlanText.text`, without the line end. */
export interface Paragraph {
  start: number;
  end: number;
}

/**
 * The cleaned paper (清洗后的文本): folded characters, whole paragraphs separated by `\n`, page furniture and tables
 * taken out, and for every character its raw offsets. All rules run on `text`; only `evidence` speaks of raw offsets.
 */
export interface PlanText {
  raw: string;
  text: string;
  from: Uint32Array;
  to: Uint32Array;
  paragraphs: Paragraph[];
  tables: PlacedTable[];
  /** Raw offsets of the folded text, which table cells point into. */
  folded: { from: Uint32Array; to: Uint32Array };
}

/** A table and the place in the cleaned text before which it stands. */
export interface PlacedTable extends RawTable {
  at: number;
  /** Raw offset of its first cell. */
  rawStart: number;
}

/** Cleans a raw paper (清洗): linear in its length, no rule of it looks further than a few lines. */
export function planText(raw: string): PlanText {
  const folded = foldCharacters(raw);
  const { lines, blankBefore } = physicalLines(folded, raw);
  const tables = findTables(lines, folded);
  const isTable = Array.from({ length: lines.length }, () => false);
  for (const t of tables) for (let i = t.firstLine; i <= t.lastLine; i++) isTable[i] = true;
  const groups = joinParagraphs(lines, isTable, blankBefore);
  const pieces: string[] = [];
  const from = new Uint32Array(folded.text.length + groups.length + 1);
  const to = new Uint32Array(folded.text.length + groups.length + 1);
  const paragraphs: Paragraph[] = [];
  const placed: PlacedTable[] = [];
  let n = 0;
  let nextTable = 0;
  for (const group of groups) {
    while (nextTable < tables.length && (tables[nextTable]?.firstLine ?? 0) < group.first)
      placeTable(tables[nextTable++], placed, n);
    const start = n;
    for (let i = group.first; i <= group.last; i++) {
      const line = lines[i];
      if (line === undefined || line.chrome || isTable[i] === true) continue;
      n = copyLine(line, folded.from, folded.to, from, to, n, pieces);
    }
    paragraphs.push({ start, end: n });
    pieces.push('\n');
    from[n] = to[n - 1] ?? 0;
    to[n] = to[n - 1] ?? 0;
    n++;
  }
  while (nextTable < tables.length) placeTable(tables[nextTable++], placed, n);
  return {
    raw,
    text: pieces.join(''),
    from: from.subarray(0, n),
    to: to.subarray(0, n),
    paragraphs,
    tables: placed,
    folded: { from: folded.from, to: folded.to },
  };
}

function placeTable(table: RawTable | undefined, placed: PlacedTable[], at: number): void {
  if (table === undefined) return;
  const first = table.rows[0]?.[0];
  placed.push({ ...table, at, rawStart: table.header[0]?.rawStart ?? first?.rawStart ?? 0 });
}

function copyLine(
  line: PhysicalLine,
  sourceFrom: Uint32Array,
  sourceTo: Uint32Array,
  from: Uint32Array,
  to: Uint32Array,
  n: number,
  pieces: string[],
): number {
  const body = line.text.replaceAll('\t', '');
  if (body.length === line.text.length) {
    from.set(sourceFrom.subarray(line.start, line.end), n);
    to.set(sourceTo.subarray(line.start, line.end), n);
    pieces.push(body);
    return n + body.length;
  }
  for (let k = line.start; k < line.end; k++) {
    if (line.text.charCodeAt(k - line.start) === 9) continue;
    from[n] = sourceFrom[k] ?? 0;
    to[n] = sourceTo[k] ?? 0;
    n++;
  }
  pieces.push(body);
  return n;
}

/** A table cell as a small text of its own, so that every rule of running text can read it. */
export function cellText(doc: PlanText, cell: Cell): PlanText {
  const from = new Uint32Array(cell.text.length);
  const to = new Uint32Array(cell.text.length);
  let n = 0;
  for (const part of cell.parts) {
    from.set(doc.folded.from.subarray(part.start, part.end), n);
    to.set(doc.folded.to.subarray(part.start, part.end), n);
    n += part.end - part.start;
  }
  return {
    raw: doc.raw,
    text: cell.text,
    from,
    to,
    paragraphs: [{ start: 0, end: cell.text.length }],
    tables: [],
    folded: doc.folded,
  };
}
