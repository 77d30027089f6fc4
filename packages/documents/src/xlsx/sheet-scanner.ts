import type { ScanHandler, ScannedText, XmlScanner } from '../xml-scanner.ts';
import type { MergedRange } from './sheet.ts';

/** How a cell says its value: a number of the string table, a text, a figure, a truth, an error, an ISO date. */
export type RawType = 'shared' | 'text' | 'number' | 'boolean' | 'error' | 'iso-date';

/** A cell as the sheet's XML has it (原始单元格); one object is used for all, so keep none. */
export interface RawCell {
  readonly row: number;
  readonly column: number;
  readonly type: RawType;
  readonly style: number;
  /** `<v>` or the inline text; for `shared` the number is in `index` and this is empty. */
  readonly text: string;
  readonly index: number;
  /** Of a `number`: its double; NaN when the text is no figure or empty. */
  readonly value: number;
  readonly formula: string;
}

/** Takes what a sheet holds, in the order of the file. */
export interface SheetSink {
  row(row: number): void;
  cell(cell: RawCell): void;
  merge?(range: MergedRange): void;
}

export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;
const MAX_MERGES = 100_000;
const NO_STRING = 0x7fffffff;

/** The one cell that is filled again and again; the text of a figure is made only when it is asked for. */
class Cell implements RawCell {
  row = 0;
  column = 0;
  type: RawType = 'number';
  style = 0;
  index = -1;
  formula = '';
  private known: string | undefined = '';
  private double: number | undefined;
  private buffer: Buffer | undefined;
  private start = 0;
  private end = 0;

  get text(): string {
    this.known ??= this.buffer?.toString('latin1', this.start, this.end) ?? '';
    return this.known;
  }

  get value(): number {
    if (this.double === undefined) {
      const text = this.text.trim();
      this.double = text === '' ? Number.NaN : Number(text);
    }
    return this.double;
  }

  empty(): void {
    this.known = '';
    this.double = undefined;
    this.buffer = undefined;
    this.index = -1;
    this.formula = '';
  }

  add(text: string): void {
    this.known = this.known === '' && !this.buffer ? text : this.text + text;
    this.double = undefined;
  }

  /** A plain figure in `[start, end)` of a buffer, with its value where that could be told from the digits. */
  figure(buffer: Buffer, start: number, end: number, double: number | undefined): void {
    this.known = undefined;
    this.buffer = buffer;
    this.start = start;
    this.end = end;
    this.double = double;
  }
}

/** Where the text at hand belongs. */
type Target = 'none' | 'value' | 'formula';

/**
 * Finds the rows and cells in the XML of a sheet (扫描工作表). Addresses, types and styles are read from the bytes
 * themselves: a sheet of four million cells would make as many strings otherwise.
 */
export class SheetScanner implements ScanHandler {
  /** Whether formulas are handed on. */
  private readonly formulas: boolean;
  private readonly sink: SheetSink;
  private readonly cell = new Cell();
  private inCell = false;
  private phonetic = 0;
  private target: Target = 'none';
  private merges = 0;

  constructor(sink: SheetSink, formulas: boolean) {
    this.sink = sink;
    this.formulas = formulas;
  }

  open(scan: XmlScanner): void {
    const { name } = scan;
    if (this.inCell) {
      if (name === 'v') this.want(scan, 'value');
      else if (name === 't') this.want(scan, this.phonetic === 0 ? 'value' : 'none');
      else if (name === 'f' && this.formulas) this.want(scan, 'formula');
      else if (name === 'rPh') this.phonetic += 1;
    } else if (name === 'c') this.openCell(scan);
    else if (name === 'row') {
      this.cell.row = rowNumber(scan, this.cell.row + 1);
      this.cell.column = 0;
      this.sink.row(this.cell.row);
    } else if (name === 'mergeCell') this.merge(scan);
  }

  close(scan: XmlScanner): void {
    const { name } = scan;
    if (name === 'c' && this.inCell) {
      this.inCell = false;
      this.sink.cell(this.cell);
    } else if (this.target !== 'none' && (name === 'v' || name === 't' || name === 'f'))
      this.want(scan, 'none');
    else if (name === 'rPh') this.phonetic -= 1;
  }

  text(scan: XmlScanner, text: ScannedText): void {
    const { cell } = this;
    if (this.target === 'formula') cell.formula += text.string;
    else if (cell.type === 'shared') {
      const index = digits(scan, text.start, text.end);
      // A number no table has: the reader of the strings will say so.
      cell.index = index >= 0 ? index : /^\s*\d{1,9}\s*$/.test(text.string) ? Number(text.string) : NO_STRING;
    } else if (cell.type === 'number' && text.plain && cell.text === '' && text.end - text.start > 12)
      cell.figure(scan.buffer, text.start, text.end, decimal(scan.buffer, text.start, text.end));
    else cell.add(text.string);
  }

  private want(scan: XmlScanner, target: Target): void {
    this.target = target;
    scan.capturing = target !== 'none';
  }

  private openCell(scan: XmlScanner): void {
    const { cell } = this;
    this.inCell = true;
    this.phonetic = 0;
    cell.empty();
    cell.column += 1;
    const reference = scan.attribute('r');
    if (reference >= 0) this.address(scan, scan.valueStart(reference), scan.valueEnd(reference));
    if (cell.column > MAX_COLUMNS || cell.row < 1) throw scan.damaged('cell outside the grid');
    const style = scan.attribute('s');
    cell.style = style < 0 ? 0 : Math.max(0, digits(scan, scan.valueStart(style), scan.valueEnd(style)));
    cell.type = typeOf(scan);
  }

  /** `AB7`, at most three letters and seven digits; anything else is as if it were not there. */
  private address(scan: XmlScanner, start: number, end: number): void {
    const { buffer } = scan;
    let column = 0;
    let at = start;
    for (; at < end && at < start + 3; at += 1) {
      const letter = (buffer[at] ?? 0) & 0xdf;
      if (letter < 0x41 || letter > 0x5a) break;
      column = column * 26 + letter - 0x40;
    }
    const row = digits(scan, at, end);
    if (at === start || column > MAX_COLUMNS || row < 1 || row > MAX_ROWS) return;
    this.cell.column = column;
    if (row !== this.cell.row) {
      this.cell.row = row;
      this.sink.row(row);
    }
  }

  private merge(scan: XmlScanner): void {
    const match = /^\$?([A-Za-z]{1,3})\$?(\d{1,7}):\$?([A-Za-z]{1,3})\$?(\d{1,7})$/.exec(
      scan.value('ref') ?? '',
    );
    if (!match || !this.sink.merge || this.merges >= MAX_MERGES) return;
    this.merges += 1;
    const [, left = '', top = '', right = '', bottom = ''] = match;
    this.sink.merge({
      top: Number(top),
      left: columnNumber(left),
      bottom: Number(bottom),
      right: columnNumber(right),
    });
  }
}

/** The number of the row whose tag is at hand; `next` where it has none. */
export function rowNumber(scan: XmlScanner, next: number): number {
  const index = scan.attribute('r');
  const row = index < 0 ? next : digits(scan, scan.valueStart(index), scan.valueEnd(index));
  if (row < 1 || row > MAX_ROWS) throw scan.damaged(`row ${row}`);
  return row;
}

/** The column of the cell whose tag is at hand; `next` where its address is missing or none. */
export function addressColumn(scan: XmlScanner, next: number): number {
  const reference = scan.attribute('r');
  if (reference < 0) return next;
  const start = scan.valueStart(reference);
  const end = scan.valueEnd(reference);
  let column = 0;
  let at = start;
  for (; at < end && at < start + 3; at += 1) {
    const letter = (scan.buffer[at] ?? 0) & 0xdf;
    if (letter < 0x41 || letter > 0x5a) break;
    column = column * 26 + letter - 0x40;
  }
  const row = digits(scan, at, end);
  return at === start || column > MAX_COLUMNS || row < 1 || row > MAX_ROWS ? next : column;
}

function columnNumber(letters: string): number {
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}

/** Digits to a number; -1 for anything else, and for more digits than a number of rows or strings has. */
function digits(scan: XmlScanner, start: number, end: number): number {
  const { buffer } = scan;
  if (end === start || end - start > 9) return -1;
  let value = 0;
  for (let at = start; at < end; at += 1) {
    const digit = (buffer[at] ?? 0) - 0x30;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/**
 * The double of a plain decimal whose digits fit a double, exact because both parts of the quotient are;
 * undefined for anything longer or otherwise written.
 */
function decimal(buffer: Buffer, start: number, end: number): number | undefined {
  let mantissa = 0;
  let point = -1;
  const from = buffer[start] === 0x2d ? start + 1 : start;
  for (let at = from; at < end; at += 1) {
    const byte = buffer[at] ?? 0;
    if (byte === 0x2e && point < 0) point = at;
    else if (byte >= 0x30 && byte <= 0x39) mantissa = mantissa * 10 + byte - 0x30;
    else return undefined;
    if (mantissa > Number.MAX_SAFE_INTEGER) return undefined;
  }
  const places = point < 0 ? 0 : end - point - 1;
  if (places > 22 || end - from < 1 || (point >= 0 && end - from < 2)) return undefined;
  const value = mantissa / (POWERS[places] ?? 1);
  return from > start ? -value : value;
}

/** Powers of ten that a double holds exactly. */
const POWERS = Array.from({ length: 23 }, (_, power) => Number(`1e${power}`));

function typeOf(scan: XmlScanner): RawType {
  const index = scan.attribute('t');
  if (index < 0) return 'number';
  const start = scan.valueStart(index);
  if (scan.valueEnd(index) - start === 1) {
    switch (scan.buffer[start]) {
      case 0x73:
        return 'shared';
      case 0x62:
        return 'boolean';
      case 0x65:
        return 'error';
      case 0x64:
        return 'iso-date';
      default:
        return 'number';
    }
  }
  const name = scan.value('t');
  return name === 'str' || name === 'inlineStr' ? 'text' : 'number';
}
