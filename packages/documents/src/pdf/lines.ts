import { joinWords, type PdfItem } from './pages.ts';

/** Pieces printed side by side without a wide gap. */
export interface Segment {
  readonly text: string;
  readonly x: number;
  readonly right: number;
}

/** One printed line of a page or of a column (印刷行). */
export interface Line {
  readonly y: number;
  readonly size: number;
  readonly segments: readonly Segment[];
}

/** Groups pieces by baseline and joins them left to right (按基线成行); a gap above `gap` font sizes splits a segment. */
export function toLines(items: readonly PdfItem[], gap = 1.3): Line[] {
  const sorted = [...items].sort((one, other) => one.y - other.y || one.x - other.x);
  const rows: { y: number; size: number; items: PdfItem[] }[] = [];
  for (const item of sorted) {
    const row = rows.at(-1);
    // Raised and lowered signs are smaller than the line they belong to.
    if (row && item.y - row.y <= 0.45 * Math.max(item.size, row.size)) {
      row.items.push(item);
      if (item.size > row.size) {
        row.size = item.size;
        row.y = item.y;
      }
    } else rows.push({ y: item.y, size: item.size, items: [item] });
  }
  return rows.map((row) => ({ y: row.y, size: row.size, segments: toSegments(row.items, gap) }));
}

function toSegments(items: readonly PdfItem[], gap: number): Segment[] {
  const segments: { text: string; x: number; right: number }[] = [];
  for (const item of [...items].sort((one, other) => one.x - other.x)) {
    const last = segments.at(-1);
    const right = item.x + item.width;
    if (!last || item.x - last.right > gap * item.size) {
      segments.push({ text: item.text.trim(), x: item.x, right });
      continue;
    }
    const spaced = item.x - last.right > 0.2 * item.size;
    last.text = spaced ? joinWords(last.text, item.text.trim()) : last.text + item.text.trim();
    last.right = Math.max(last.right, right);
  }
  return segments;
}

/** A line's words; segments far apart keep a visible distance. */
export function lineText(line: Line): string {
  return line.segments.map((segment) => segment.text).join('  ');
}

/** Where a line begins (行左端), in points. */
export function lineLeft(line: Line): number {
  return line.segments[0]?.x ?? 0;
}

/** Where a line ends (行右端), in points. */
export function lineRight(line: Line): number {
  return Math.max(...line.segments.map((segment) => segment.right));
}

/** The middle one of some values (中位数), the upper of two; 0 for none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[sorted.length >> 1] ?? 0;
}
