import { type Line, lineLeft, lineRight, lineText, median, type Segment, toLines } from './lines.ts';
import type { PdfItem, PdfPage } from './pages.ts';
import { joinWords } from './pages.ts';
import { findRuledTables, type PageTable } from './ruled-table.ts';

/** What a page is made of, in reading order (版面元素). */
export type PagePiece =
  | { readonly kind: 'paragraph'; readonly lines: readonly string[]; readonly continues: boolean }
  | { readonly kind: 'table'; readonly rows: PageTable['rows'] }
  /** A line in the margin: running head or page number if it repeats, text if not. */
  | { readonly kind: 'edge'; readonly text: string; readonly sure: boolean };

const PAGE_NUMBER =
  /^[\s—–\-－―·•.]*(第\s*)?\d{1,4}(\s*[/／]\s*\d{1,4})?(\s*页)?(\s*[,，]?\s*共\s*\d{1,4}\s*页)?[\s—–\-－―·•.]*$/u;

/**
 * Puts a page into reading order (版面还原): margins apart, ruled tables by their lines, two columns one after the
 * other between full-width lines, aligned rows without lines as tables, the rest as paragraphs by indent and length.
 */
export function layOut(page: PdfPage): PagePiece[] {
  const { top, bottom, body } = splitEdges(page);
  const { tables, rest } = findRuledTables(body, page.rules);
  const pieces: { readonly y: number; readonly piece: PagePiece }[] = [];
  for (const table of tables) pieces.push({ y: table.top, piece: { kind: 'table', rows: table.rows } });
  // Text between two tables keeps its place: each stretch is laid out by itself.
  const cuts = tables.map((table) => table.top).sort((one, other) => one - other);
  const stretches: PdfItem[][] = Array.from({ length: cuts.length + 1 }, () => []);
  for (const item of rest) stretches[cuts.filter((cut) => item.y > cut).length]?.push(item);
  for (const [index, stretch] of stretches.entries()) {
    const y = index === 0 ? Number.NEGATIVE_INFINITY : (cuts[index - 1] ?? 0) + 0.001;
    for (const piece of layOutText(stretch, page.width)) pieces.push({ y, piece });
  }
  pieces.sort((one, other) => one.y - other.y);
  const edge = (line: Line): PagePiece => ({
    kind: 'edge',
    text: lineText(line),
    sure: PAGE_NUMBER.test(lineText(line)),
  });
  return [
    ...top.map(edge),
    ...pieces.map((one) => one.piece),
    ...bottom.map(edge),
    ...page.slanted.map((item): PagePiece => ({ kind: 'edge', text: item.text, sure: true })),
  ];
}

function splitEdges(page: PdfPage): { top: Line[]; bottom: Line[]; body: PdfItem[] } {
  const isEdge = (line: Line, last: boolean, first: boolean) => {
    const share = line.y / page.height;
    if (share < 0.07 || share > 0.93) return true;
    return PAGE_NUMBER.test(lineText(line)) && ((last && share > 0.85) || (first && share < 0.12));
  };
  const lines = toLines(page.items);
  const top: Line[] = [];
  const bottom: Line[] = [];
  for (const [index, line] of lines.entries()) {
    if (!isEdge(line, index === lines.length - 1, index === 0)) continue;
    (line.y < page.height / 2 ? top : bottom).push(line);
  }
  const ys = new Set([...top, ...bottom]);
  const near = (item: PdfItem) =>
    [...ys].some((line) => Math.abs(line.y - item.y) <= 0.45 * Math.max(line.size, item.size));
  return { top, bottom, body: ys.size === 0 ? [...page.items] : page.items.filter((item) => !near(item)) };
}

function layOutText(items: readonly PdfItem[], pageWidth: number): PagePiece[] {
  const lines = toLines(items);
  if (lines.length === 0) return [];
  const gutter = findGutter(lines, pageWidth);
  if (gutter === undefined) return tablesAndParagraphs(lines);
  const pieces: PagePiece[] = [];
  let left: Line[] = [];
  let right: Line[] = [];
  let wide: Line[] = [];
  const flushColumns = () => {
    pieces.push(...tablesAndParagraphs(left), ...tablesAndParagraphs(right));
    left = [];
    right = [];
  };
  const flushWide = () => {
    pieces.push(...tablesAndParagraphs(wide));
    wide = [];
  };
  for (const line of lines) {
    if (line.segments.some((segment) => segment.x < gutter - 1 && segment.right > gutter + 1)) {
      if (left.length + right.length > 0) flushColumns();
      wide.push(line);
      continue;
    }
    flushWide();
    const part = (keep: (segment: Segment) => boolean): Line[] => {
      const segments = line.segments.filter(keep);
      return segments.length > 0 ? [{ ...line, segments }] : [];
    };
    left.push(...part((segment) => segment.x < gutter));
    right.push(...part((segment) => segment.x >= gutter));
  }
  flushColumns();
  flushWide();
  return pieces;
}

/** The middle of the white strip between two columns of running text, or undefined. */
function findGutter(lines: readonly Line[], pageWidth: number): number | undefined {
  const segments = lines.flatMap((line) => line.segments);
  const candidates = new Set(
    segments.map((segment) => segment.x).filter((x) => x > pageWidth * 0.3 && x < pageWidth * 0.75),
  );
  let best: { at: number; crossing: number } | undefined;
  for (const start of [...candidates].slice(0, 400)) {
    const at = start - 3;
    const crossing = segments.filter((segment) => segment.x < at && segment.right > at).length;
    if (!best || crossing < best.crossing) best = { at, crossing };
  }
  if (!best || best.crossing > lines.length * 0.4) return undefined;
  const { at } = best;
  const leftSide = segments.filter((segment) => segment.right <= at);
  const rightSide = segments.filter((segment) => segment.x >= at);
  if (leftSide.length < 4 || rightSide.length < 4) return undefined;
  // Running text fills its column; the cells of a table do not, and there are several of them.
  const fills = (side: readonly Segment[]) => {
    const from = Math.min(...side.map((segment) => segment.x));
    const to = Math.max(...side.map((segment) => segment.right));
    return (
      median(side.map((segment) => segment.right - segment.x)) >= 0.7 * (to - from) &&
      to - from > pageWidth * 0.2
    );
  };
  return fills(leftSide) && fills(rightSide) ? at : undefined;
}

function tablesAndParagraphs(lines: readonly Line[]): PagePiece[] {
  const pieces: PagePiece[] = [];
  for (let from = 0; from < lines.length; ) {
    const to = alignedUntil(lines, from);
    if (to > from) {
      pieces.push({ kind: 'table', rows: alignedRows(lines.slice(from, to)) });
      from = to;
      continue;
    }
    let end = from + 1;
    while (end < lines.length && alignedUntil(lines, end) === end) end += 1;
    pieces.push(...paragraphs(lines.slice(from, end)));
    from = end;
  }
  return pieces;
}

/** End of a run of lines whose segments start at the same places: at least three such lines make a table. */
function alignedUntil(lines: readonly Line[], from: number): number {
  const first = lines[from];
  if (!first || first.segments.length < 2) return from;
  const starts = first.segments.map((segment) => segment.x);
  const fits = (line: Line) =>
    line.segments.every((segment) => starts.some((start) => Math.abs(start - segment.x) <= line.size * 1.2));
  let full = 0;
  let to = from;
  for (let at = from; at < lines.length; at += 1) {
    const line = lines[at];
    if (!line || !fits(line)) break;
    if (line.segments.length >= 2) full += 1;
    // A line with words in the first column alone may be ordinary text again.
    else if (Math.abs(lineLeft(line) - (starts[0] ?? 0)) <= line.size * 1.2) break;
    to = at + 1;
  }
  return full >= 3 ? to : from;
}

function alignedRows(lines: readonly Line[]): PageTable['rows'] {
  const starts = (lines[0]?.segments ?? []).map((segment) => segment.x);
  const rows: string[][] = [];
  for (const line of lines) {
    const cells = starts.map(() => '');
    for (const segment of line.segments) {
      const column = nearest(starts, segment.x);
      cells[column] = joinWords(cells[column] ?? '', segment.text);
    }
    const above = rows.at(-1);
    // Words only right of the first column carry on the row above.
    if (above && cells[0] === '')
      for (const [column, words] of cells.entries()) above[column] = joinWords(above[column] ?? '', words);
    else rows.push(cells);
  }
  return rows.map((cells) => cells.map((words) => ({ words, columnSpan: 1, continued: false })));
}

function nearest(starts: readonly number[], x: number): number {
  let best = 0;
  for (const [index, start] of starts.entries())
    if (Math.abs(start - x) < Math.abs((starts[best] ?? 0) - x)) best = index;
  return best;
}

function paragraphs(lines: readonly Line[]): PagePiece[] {
  const left = Math.min(...lines.map(lineLeft));
  const right = Math.max(...lines.map(lineRight));
  const pitch = median(lines.slice(1).map((line, index) => line.y - (lines[index]?.y ?? 0)));
  const body = median(lines.map((line) => line.size));
  const pieces: { lines: string[]; continues: boolean }[] = [];
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    const open = pieces.at(-1);
    const indented = lineLeft(line) > left + 1.2 * line.size;
    if (!before || !open) {
      pieces.push({ lines: [lineText(line)], continues: !indented && line.size < body * 1.15 });
      continue;
    }
    const centred = (one: Line) =>
      Math.abs(lineLeft(one) - left - (right - lineRight(one))) < 2 * one.size &&
      lineLeft(one) > left + one.size;
    const sameSize = Math.abs(line.size - before.size) < 0.15 * before.size;
    const close = line.y - before.y < Math.max(1.7 * pitch, 1.2 * line.size);
    const titleGoesOn =
      sameSize &&
      close &&
      line.size > body * 1.15 &&
      centred(line) &&
      (centred(before) || lineRight(before) > right - 2 * line.size);
    const textGoesOn = sameSize && close && !indented && lineRight(before) > right - 2.5 * line.size;
    if (titleGoesOn || textGoesOn) open.lines.push(lineText(line));
    else pieces.push({ lines: [lineText(line)], continues: false });
  }
  return pieces.map((piece) => ({ kind: 'paragraph', ...piece }));
}
