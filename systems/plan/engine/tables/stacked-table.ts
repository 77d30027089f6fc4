import type { FoldedText } from '../text/fold-characters.ts';
import type { PhysicalLine } from '../text/physical-lines.ts';
import { type Cell, cellOf } from './cells.ts';
import { headerKind, type RawTable } from './raw-table.ts';

/** A table with every cell on its own line (竖排表格): 序号 / 指标名称 / 属性 / 2027年目标 / 1 / … */
export function stackedTable(
  lines: readonly PhysicalLine[],
  first: number,
  folded: FoldedText,
): RawTable | null {
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
