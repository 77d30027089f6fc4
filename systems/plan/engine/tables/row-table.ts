import type { FoldedText } from '../text/fold-characters.ts';
import type { PhysicalLine } from '../text/physical-lines.ts';
import { type Cell, splitCells } from './cells.ts';
import { headerKind, type RawTable } from './raw-table.ts';

/** A header with its rows (行式表格); no rows when nothing below it fits, so that its lines are not tried again. */
export function rowTable(lines: readonly PhysicalLine[], first: number, folded: FoldedText): RawTable | null {
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
