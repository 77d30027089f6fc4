import type { Highlight, Paper } from '../shared/contract.ts';

/** Kinds of marks that a reader can switch on and off (标注类别). */
export const markKinds = ['task', 'department', 'deadline', 'target', 'citation', 'reporting'] as const;
export type MarkKind = (typeof markKinds)[number];

/** How a paragraph of an official paper is set (版式): red head, number, title, headings, body, signature. */
export type Face =
  | 'head'
  | 'number'
  | 'title'
  | 'heading-1'
  | 'heading-2'
  | 'salutation'
  | 'signature'
  | 'body'
  | 'chrome'
  | 'footnote'
  | 'cell';

/** A stretch of raw text with the marks on it, widest first. `text` is `raw.slice(from, to)`, character for character. */
export interface Piece {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly marks: readonly Highlight[];
  readonly taskId: string | null;
  /** The first of its task in this paragraph. */
  readonly begins: boolean;
  /** Stands at the beginning of a section title. */
  readonly strong: boolean;
  /** A line of the file ended before it between two Latin words: a space is drawn that the text lacks. */
  readonly spaced: boolean;
}

/** One paragraph or cell. */
export interface Leaf {
  readonly key: number;
  readonly face: Face;
  readonly from: number;
  readonly to: number;
  /** Set where another page of the file begins. */
  readonly newPage: number | null;
  readonly pieces: readonly Piece[];
  readonly taskIds: readonly string[];
}

/** What stands below one another on the sheet: paragraphs, and tables of rows of cells. */
export type Unit =
  | { readonly kind: 'leaf'; readonly leaf: Leaf }
  | { readonly kind: 'table'; readonly key: number; readonly rows: readonly (readonly Leaf[])[] };

type Block = Paper['blocks'][number];
type Given = Pick<Paper, 'text' | 'blocks' | 'highlights' | 'title'>;

const LEVEL_1 = /^[一二三四五六七八九十百]+、|^第[一二三四五六七八九十百]+[章部编]/;
const LEVEL_2 = /^[（(][一二三四五六七八九十百]+[）)]|^第[一二三四五六七八九十百]+节/;
const DOCUMENT_NUMBER = /[〔［[（(]\d{4}[〕］\])）]\s*\d+\s*号\s*$/;
const DAY = /^(\d{4}|[二〇○零一三四五六七八九十]{4})\s*年.{1,3}月.{1,3}日$/;
const TITLE_END = /(通知|方案|意见|规划|任务|要点|计划|办法|清单|纲要|决定|函)[》”]?$/;
const SENTENCE = /[。；：，]/;

/** Adds what lies between blocks as paragraphs, so that nothing of the paper is left out. */
function withoutGaps(text: string, blocks: readonly Block[]): Block[] {
  const whole: Block[] = [];
  let at = 0;
  const fill = (to: number) => {
    let start = at;
    for (const line of text.slice(at, to).split('\n')) {
      if (line.trim())
        whole.push({
          kind: 'paragraph',
          span: [start, start + line.length],
          page: null,
          outline: null,
          table: null,
          row: null,
          column: null,
        });
      start += line.length + 1;
    }
  };
  for (const block of blocks.toSorted((one, other) => one.span[0] - other.span[0])) {
    if (block.span[0] > at) fill(block.span[0]);
    whole.push(block);
    at = Math.max(at, block.span[1]);
  }
  fill(text.length);
  return whole;
}

function faceOf(words: string, block: Block, title: string, before: Face[], sectionsBegun: boolean): Face {
  if (block.kind !== 'paragraph') return block.kind;
  const short = words.length <= 60 && !SENTENCE.test(words);
  if (!sectionsBegun) {
    if (words === title) return 'title';
    if (short && DOCUMENT_NUMBER.test(words) && !before.includes('number') && before.length < 14)
      return 'number';
    if (words.length <= 90 && TITLE_END.test(words) && !SENTENCE.test(words)) return 'title';
    if (words.length <= 240 && words.endsWith('：')) return 'salutation';
  }
  if (DAY.test(words.replace(/\s/g, ''))) return 'signature';
  if (LEVEL_1.test(words) && short) return 'heading-1';
  if (LEVEL_2.test(words) && short) return 'heading-2';
  return 'body';
}

/** Names above a date belong to the signature, names above the document number to the red head. */
function settleNeighbours(faces: Face[], words: readonly string[]): void {
  const number = faces.indexOf('number');
  for (let place = 0; place < number; place += 1)
    if (faces[place] === 'body' || faces[place] === 'title') faces[place] = 'head';
  for (let place = faces.length - 2; place >= 0; place -= 1) {
    const line = words[place] ?? '';
    if (
      faces[place + 1] === 'signature' &&
      faces[place] === 'body' &&
      line.length <= 40 &&
      !SENTENCE.test(line)
    )
      faces[place] = 'signature';
  }
}

/** Bounds of a block without the white space around its words. */
function trimmed(text: string, [start, end]: readonly [number, number]): [number, number] {
  const words = text.slice(start, end);
  const lead = words.length - words.trimStart().length;
  return [start + lead, start + Math.max(lead, words.trimEnd().length)];
}

function piecesOf(text: string, from: number, to: number, marks: readonly Highlight[]): Piece[] {
  const cuts = new Set([from, to]);
  for (const { span } of marks) for (const edge of span) if (edge > from && edge < to) cuts.add(edge);
  const breaks: [number, number][] = [];
  for (const match of text.slice(from, to).matchAll(/[ \t\u3000]*\r?[\n\f]\s*/g)) {
    const start = from + match.index;
    breaks.push([start, start + match[0].length]);
    cuts.add(start).add(start + match[0].length);
  }
  const edges = [...cuts].sort((one, other) => one - other);
  const pieces: Piece[] = [];
  for (let place = 0; place + 1 < edges.length; place += 1) {
    const [start, end] = [edges[place] ?? from, edges[place + 1] ?? to];
    if (breaks.some(([first, last]) => start >= first && end <= last)) continue;
    const on = marks.filter(({ span }) => span[0] <= start && span[1] >= end);
    const last = pieces.at(-1);
    const taskId = on.find(({ kind }) => kind === 'task')?.itemId ?? null;
    pieces.push({
      from: start,
      to: end,
      text: text.slice(start, end),
      marks: on
        .filter(({ kind }) => kind !== 'task' && kind !== 'section' && kind !== 'metadata')
        .sort((one, other) => other.span[1] - other.span[0] - (one.span[1] - one.span[0])),
      taskId,
      begins: taskId !== null && taskId !== last?.taskId,
      strong: on.some(({ kind }) => kind === 'section'),
      spaced:
        last !== undefined && last.to < start && /\w$/.test(last.text) && /^\w/.test(text.slice(start, end)),
    });
  }
  return pieces;
}

/**
 * Sets a paper for the screen (排版): paragraphs with their official face, cut at the edges of the marks. The text of
 * every piece is a slice of the raw text, so that a place on the screen is always an offset of the paper.
 */
export function typeset(paper: Given): Unit[] {
  const blocks = withoutGaps(paper.text, paper.blocks).filter(({ span }) => paper.text.slice(...span).trim());
  const bounds = blocks.map(({ span }) => trimmed(paper.text, span));
  const words = bounds.map(([from, to]) => paper.text.slice(from, to));
  const firstSection = Math.min(
    ...paper.highlights.filter(({ kind }) => kind === 'section').map(({ span }) => span[0]),
    Number.POSITIVE_INFINITY,
  );
  const faces: Face[] = [];
  for (const [place, block] of blocks.entries())
    faces.push(
      faceOf(words[place] ?? '', block, paper.title, faces, (bounds[place]?.[0] ?? 0) >= firstSection),
    );
  settleNeighbours(faces, words);

  const marks = paper.highlights.toSorted((one, other) => one.span[0] - other.span[0]);
  const units: Unit[] = [];
  let page = 1;
  for (const [place, block] of blocks.entries()) {
    const [from, to] = bounds[place] ?? block.span;
    const pieces = piecesOf(
      paper.text,
      from,
      to,
      marks.filter(({ span }) => span[0] < to && span[1] > from),
    );
    const taskIds = [...new Set(pieces.flatMap(({ taskId }) => (taskId ? [taskId] : [])))];
    const newPage = block.page !== null && block.page !== page ? block.page : null;
    page = block.page ?? page;
    const leaf: Leaf = { key: from, face: faces[place] ?? 'body', from, to, newPage, pieces, taskIds };
    const open = units.at(-1);
    const before = blocks[place - 1];
    if (block.kind !== 'cell') units.push({ kind: 'leaf', leaf });
    else if (open?.kind === 'table' && before?.table === block.table) {
      const rows = open.rows as Leaf[][];
      if (before.row === block.row) rows.at(-1)?.push(leaf);
      else rows.push([leaf]);
    } else units.push({ kind: 'table', key: from, rows: [[leaf]] });
  }
  return units;
}

const OPENS = /[（(〔［[《“]/;
const CLOSES = /[）)〕］\]》”]/;

/** Places inside a task where another sentence begins (句首), where a split is usual; never inside brackets. */
export function sentenceStarts(text: string, [from, to]: readonly [number, number]): number[] {
  const starts: number[] = [];
  let depth = 0;
  for (let at = from; at < to; at += 1) {
    const sign = text.charAt(at);
    if (OPENS.test(sign)) depth += 1;
    else if (CLOSES.test(sign)) depth = Math.max(0, depth - 1);
    if (depth > 0 || !/[。；！？\n]/.test(sign)) continue;
    let start = at + 1;
    while (start < to && /\s/.test(text.charAt(start))) start += 1;
    if (start < to && !/[（(〔［[]/.test(text.charAt(start)) && starts.at(-1) !== start) starts.push(start);
  }
  return starts;
}
