import type { FoldedText } from '../text/fold-characters.ts';
import type { PhysicalLine } from '../text/physical-lines.ts';
import { columnKind } from './column-kind.ts';

/** One cell (单元格) and its folded words. */
export interface Cell {
  /** Ranges of the folded text that make up the cell; more than one when a line end broke it. */
  parts: { start: number; end: number }[];
  text: string;
  /** Raw offsets. */
  rawStart: number;
  rawEnd: number;
}

/** A table found in plain text (文本表格): header row first. */
export interface RawTable {
  firstLine: number;
  lastLine: number;
  kind: 'indicator' | 'ledger';
  header: Cell[];
  rows: Cell[][];
}

/**
 * Finds indicator tables and task ledgers (查找表格) in four dresses: tab-separated, `|`-separated, columns apart by
 * wide gaps, and every cell on a line of its own. A table is known by its header; other tables stay ordinary text.
 */
export function findTables(lines: readonly PhysicalLine[], folded: FoldedText): RawTable[] {
  const tables: RawTable[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    if (
      line === undefined ||
      line.chrome ||
      !/序号|指标|任务|事项|工作|内容|项目|举措|措施|单位/.test(line.text.slice(0, 200))
    )
      continue;
    const table = rowTable(lines, i, folded) ?? stackedTable(lines, i, folded);
    if (table === null) continue;
    if (table.rows.length === 0) {
      i = table.lastLine;
      continue;
    }
    tables.push(table);
    i = table.lastLine;
  }
  return tables;
}

function headerKind(cells: readonly Cell[]): 'indicator' | 'ledger' | null {
  const kinds = cells.map((c) => columnKind(c.text));
  if (cells.length < 2) return null;
  const has = (k: string): boolean => kinds.includes(k as (typeof kinds)[number]);
  if ((has('task') || has('section')) && (has('lead') || has('coop') || has('duty') || has('deadline')))
    return 'ledger';
  if (has('indicator') && (has('value') || has('year')) && !has('lead')) return 'indicator';
  if (has('indicator') && (has('lead') || has('duty')) && (has('value') || has('year'))) return 'indicator';
  return null;
}

/** A header with its rows; no rows when nothing below it fits, so that its lines are not tried again. */
function rowTable(lines: readonly PhysicalLine[], first: number, folded: FoldedText): RawTable | null {
  const head = lines[first];
  if (head === undefined) return null;
  const header = splitCells(head, folded);
  const kind = headerKind(header);
  if (kind === null) return null;
  const rows: Cell[][] = [];
  let last = first;
  let misses = 0;
  for (let i = first + 1; i < lines.length && i < first + 5000; i++) {
    const line = lines[i];
    if (line === undefined) break;
    if (line.chrome || /^[|:\-+\s]+$/.test(line.text)) {
      if (/^[|:\-+]+$/.test(line.text)) last = i;
      continue;
    }
    const cells = splitCells(line, folded);
    if (cells.length === header.length && cells.every((c, k) => c.text === header[k]?.text)) {
      last = i;
      continue;
    }
    const row = rows.at(-1);
    if (cells.length >= 3 && headerKind(cells) !== null) break;
    if (cells.length >= 2) {
      if (
        row !== undefined &&
        row.length < header.length &&
        row.length + cells.length - 1 <= header.length &&
        !/^\d{1,3}$/.test(cells[0]?.text ?? '')
      )
        mergeInto(row, cells);
      else rows.push(cells);
      last = i;
      misses = 0;
      continue;
    }
    if (misses > 0 || row === undefined) {
      if (
        rows.length === 0 &&
        cells[0] !== undefined &&
        cells[0].text.length <= 20 &&
        !/[。;]/.test(cells[0].text)
      ) {
        rows.push(cells);
        last = i;
        continue;
      }
      break;
    }
    if (isGroupHeading(line, lines[i + 1], folded)) {
      rows.push(cells);
      last = i;
      continue;
    }
    if (
      row.length < header.length &&
      !/[。]$/.test(row.at(-1)?.text ?? '') &&
      line.text.length <= 60 &&
      moreRows(lines, i + 1, folded, header.length)
    ) {
      mergeInto(row, cells);
      last = i;
      misses = 1;
      continue;
    }
    break;
  }
  while (rows.length > 0 && (rows.at(-1)?.length ?? 0) < 2) rows.pop();
  return { firstLine: first, lastLine: last, kind, header, rows };
}

/** A lone cell between full rows: （一）服务体系 */
function isGroupHeading(line: PhysicalLine, next: PhysicalLine | undefined, folded: FoldedText): boolean {
  return (
    line.text.length <= 24 &&
    next !== undefined &&
    splitCells(next, folded).length >= 3 &&
    !/[。;,]$/.test(line.text)
  );
}

function moreRows(lines: readonly PhysicalLine[], from: number, folded: FoldedText, width: number): boolean {
  for (let i = from; i < Math.min(lines.length, from + 3); i++) {
    const line = lines[i];
    if (line !== undefined && splitCells(line, folded).length >= Math.min(3, width)) return true;
  }
  return false;
}

function mergeInto(row: Cell[], cells: readonly Cell[]): void {
  const [head, ...rest] = cells;
  const lastCell = row.at(-1);
  if (head !== undefined && lastCell !== undefined) {
    lastCell.text += head.text;
    lastCell.parts.push(...head.parts);
    lastCell.rawEnd = head.rawEnd;
  }
  row.push(...rest);
}

/** Cells of one line, by tab, by `|`, or by gaps of two or more columns. */
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

function cellOf(line: PhysicalLine, folded: FoldedText, a: number, b: number): Cell {
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

/** Every cell on its own line: 序号 / 指标名称 / 属性 / 2027年目标 / 1 / … */
function stackedTable(lines: readonly PhysicalLine[], first: number, folded: FoldedText): RawTable | null {
  if (lines[first]?.text !== '序号') return null;
  const header: Cell[] = [];
  let i = first;
  for (; i < lines.length && header.length < 12; i++) {
    const line = lines[i];
    if (line === undefined || line.chrome) continue;
    if (/^1$/.test(line.text) || line.text.length > 20) break;
    header.push(cellOf(line, folded, 0, line.text.length));
  }
  const kind = headerKind(header);
  if (kind === null || lines[i]?.text !== '1') return null;
  const rows: Cell[][] = [];
  let expected = 1;
  let last = i;
  while (i < lines.length && rows.length < 2000 && lines[i]?.text === String(expected)) {
    const end = stackedEnd(lines, i, String(expected + 1), header.length);
    const cells: Cell[] = [];
    for (let k = i; k < end; k++) {
      const line = lines[k];
      if (line === undefined || line.chrome) continue;
      cells.push(cellOf(line, folded, 0, line.text.length));
      last = k;
    }
    rows.push(fitted(cells, header.length, folded));
    expected++;
    i = end;
  }
  return rows.length < 2 ? null : { firstLine: first, lastLine: last, kind, header, rows };
}

/** First line behind a stacked row: the next number, or as many lines as there are columns when it is the last row. */
function stackedEnd(lines: readonly PhysicalLine[], at: number, next: string, width: number): number {
  for (let k = at + 3; k < Math.min(lines.length, at + width + 12); k++) {
    const text = lines[k]?.text ?? '';
    if (text === next && k - at >= Math.min(3, width)) return k;
    if (/^[一二三四五六七八九十]{1,3}、|^注:/.test(text)) break;
  }
  let seen = 0;
  for (let k = at; k < lines.length; k++) {
    const line = lines[k];
    if (line === undefined || line.chrome) continue;
    if (seen === width || (k > at && /^[一二三四五六七八九十]{1,3}、|^注:/.test(line.text))) return k;
    if (!/[、,;(]$/.test(line.text)) seen++;
  }
  return lines.length;
}

/** Joins the lines of a row that are more than its columns: behind an open mark, else two bodies, else two texts. */
function fitted(cells: Cell[], width: number, folded: FoldedText): Cell[] {
  const body = (c: Cell | undefined): boolean =>
    c !== undefined && /(?:[局委办院会部厅处镇乡]|中心|政府|街道|部门|单位)$/.test(c.text);
  while (cells.length > width) {
    let at = cells.findIndex((c, k) => k > 0 && k + 1 < cells.length && /[、,;(]$/.test(c.text));
    if (at < 0) at = cells.findLastIndex((c, k) => k > 0 && body(c) && body(cells[k + 1]));
    if (at < 0) at = 2;
    const head = cells[at];
    const tail = cells[at + 1];
    if (head === undefined || tail === undefined) break;
    const [from, to] = [head.parts[0]?.start ?? 0, tail.parts.at(-1)?.end ?? 0];
    const apart = body(head) && body(tail);
    cells.splice(at, 2, {
      parts: apart ? [{ start: from, end: to }] : [...head.parts, ...tail.parts],
      text: apart ? folded.text.slice(from, to) : head.text + tail.text,
      rawStart: head.rawStart,
      rawEnd: tail.rawEnd,
    });
  }
  return cells;
}
