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
  readonly delimiter: number;
  /** Highest of the signs. */
  readonly most: number;
  /** The bytes at hand, and where their next backslash stands. */
  bytes: Uint8Array | null;
  backslash: number;
}

/** Cells for lines of so many columns, of which the known ones are fields of the format. */
export function plainCells(
  columns: KnownColumns,
  signs: { readonly delimiter: string; readonly quote: string },
  present: Uint8Array,
): PlainCells {
  const marks = new Uint8Array(256);
  const [quote, delimiter] = [signs.quote.charCodeAt(0), signs.delimiter.charCodeAt(0)];
  for (const code of [0, TAB, quote]) marks[code] = ODD;
  for (const code of [LINE_FEED, RETURN]) marks[code] = END;
  marks[delimiter] = BETWEEN;
  const fields = new Int32Array(columns.width).fill(-1);
  for (const [column, place] of columns.places.entries()) fields[place] = columns.fields[column] as number;
  return {
    starts: new Int32Array(columns.width),
    ends: new Int32Array(columns.width),
    marks,
    fields,
    present,
    delimiter,
    most: Math.max(RETURN, quote, delimiter),
    bytes: null,
    backslash: 0,
  };
}

/**
 * Finds the cells of the line that begins at a place, and which fields are filled; answers where the next line begins. −1
 * where the line has quotes, tabs, backslashes or another number of cells, does not end here, or has a cell that must be
 * looked at as text. Cells that say nothing become empty.
 */
export function findCells(cells: PlainCells, bytes: Uint8Array, from: number): number {
  const { starts, ends, marks, fields, present, most, delimiter } = cells;
  const limit = Math.min(bytes.length, from + LONGEST_LINE);
  const last = starts.length - 1;
  let start = from;
  for (let column = 0; column <= last; column++) {
    let end = nextLow(bytes, start, limit, most);
    while (end < limit && marks[bytes[end] as number] === 0) end = nextLow(bytes, end + 1, limit, most);
    if (end === limit) return -1;
    const code = bytes[end] as number;
    if (code === delimiter ? column === last : column < last || marks[code] !== END) return -1;
    starts[column] = start;
    ends[column] = end;
    const field = fields[column] as number;
    if (start === end) {
      if (field >= 0) present[field] = NOTHING;
    } else if (field >= 0) {
      const first = bytes[start] as number;
      const tail = bytes[end - 1] as number;
      // Most cells begin with a digit and end with an ordinary sign.
      const isPlain = first >= 48 && first <= 57 && tail > 32 && tail < 128;
      const meaning = isPlain ? SOMETHING : meaningOf(bytes, start, end);
      if (meaning === UNSURE) return -1;
      if (meaning === NOTHING) ends[column] = start;
      present[field] = meaning;
    }
    start = end + 1;
  }
  if (hasBackslash(cells, bytes, from, start)) return -1;
  if (bytes[start - 1] === LINE_FEED) return start;
  return bytes[start] === LINE_FEED ? start + 1 : -1;
}

/** Where the next byte stands that lies not above the signs: in a comma-separated file nearly every one does. Alone, for speed. */
function nextLow(bytes: Uint8Array, from: number, limit: number, most: number): number {
  let at = from;
  while (at < limit && (bytes[at] as number) > most) at++;
  return at;
}

function hasBackslash(cells: PlainCells, bytes: Uint8Array, from: number, to: number): boolean {
  if (cells.bytes !== bytes || cells.backslash < from) {
    const at = bytes.indexOf(BACKSLASH, from);
    cells.bytes = bytes;
    cells.backslash = at < 0 ? bytes.length : at;
  }
  return cells.backslash < to;
}
