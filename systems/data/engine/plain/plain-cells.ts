import { meaningOf, NOTHING, SOMETHING, UNSURE } from './meaning.ts';

const LINE_FEED = 10;
const RETURN = 13;
const BACKSLASH = 92;
const TAB = 9;
/** Marks of bytes: a cell ends, a line ends, the line is none of the plain ones. */
const BETWEEN = 1;
const END = 2;
const ODD = 3;
/** Longer lines are left to the reader of texts. */
const LONGEST_LINE = 1 << 16;

/** Columns of the file that are known: where each stands, and which field of the format it is. */
export interface KnownColumns {
  readonly width: number;
  readonly places: Int32Array;
  readonly fields: Int32Array;
}

/** Cells of one line of a delimited file (规整行的单元格), and what the loop that finds them goes by. */
export interface PlainCells {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** What a byte means between cells; most mean nothing. */
  readonly marks: Uint8Array;
  /** Field of each column, −1 where it is none of the format's. */
  readonly fields: Int32Array;
  /** 1 where a field is filled. */
  readonly present: Uint8Array;
}

/** Cells for lines of so many columns, of which the known ones are fields of the format. */
export function plainCells(
  columns: KnownColumns,
  signs: { readonly delimiter: string; readonly quote: string },
  present: Uint8Array,
): PlainCells {
  const marks = new Uint8Array(256);
  for (const code of [0, TAB, BACKSLASH, signs.quote.charCodeAt(0)]) marks[code] = ODD;
  for (const code of [LINE_FEED, RETURN]) marks[code] = END;
  marks[signs.delimiter.charCodeAt(0)] = BETWEEN;
  const fields = new Int32Array(columns.width).fill(-1);
  for (const [column, place] of columns.places.entries()) fields[place] = columns.fields[column] as number;
  const starts = new Int32Array(columns.width);
  return { starts, ends: new Int32Array(columns.width), marks, fields, present };
}

/**
 * Finds the cells of the line that begins at a place, and which fields are filled; answers where the next line begins. −1
 * where the line has quotes, tabs or another number of cells, does not end here, or has a cell that must be looked at as
 * text. Cells that say nothing become empty. A function of its own, for all it needs must stand in registers.
 */
export function findCells(cells: PlainCells, bytes: Uint8Array, from: number): number {
  const { starts, ends, marks, fields, present } = cells;
  const limit = Math.min(bytes.length, from + LONGEST_LINE);
  const last = starts.length - 1;
  let count = 0;
  let start = from;
  for (let at = from; ; at++) {
    at = nextMark(marks, bytes, at, limit);
    if (at === limit) return -1;
    const mark = marks[bytes[at] as number] as number;
    if (mark === ODD || (mark === END) !== (count === last)) return -1;
    const field = fields[count] as number;
    let meaning = SOMETHING;
    if (start === at) meaning = NOTHING;
    else if (field >= 0) {
      const first = bytes[start] as number;
      const end = bytes[at - 1] as number;
      // Most cells begin with a digit and end with an ordinary sign.
      if (!(first >= 48 && first <= 57 && end > 32 && end < 128)) meaning = meaningOf(bytes, start, at);
      if (meaning === UNSURE) return -1;
    }
    if (field >= 0) present[field] = meaning;
    starts[count] = start;
    ends[count] = meaning === NOTHING ? start : at;
    count++;
    start = at + 1;
    if (mark === BETWEEN) continue;
    if (bytes[at] === LINE_FEED) return start;
    return bytes[start] === LINE_FEED ? start + 1 : -1;
  }
}

/** Where the next byte stands that means something. */
function nextMark(marks: Uint8Array, bytes: Uint8Array, from: number, limit: number): number {
  let at = from;
  while (at < limit && marks[bytes[at] as number] === 0) at++;
  return at;
}
