// This file is over the limit because the reader's states share one hot loop over the text.
import { DAMAGE } from './damage.ts';

/** Longest cell, in characters. */
export const FIELD_LIMIT = 1_000_000;
/** Longest record, in characters. */
export const RECORD_LIMIT = 16_000_000;
/** Most cells of a record. */
export const CELL_LIMIT = 20_000;
/** So many unclosed quotes are looked for to the limit; after that a quote must close on its own line. */
const PATIENCE = 16;

/** Why a record could not be read as cells (断行原因). */
export type Broken = 'quote-unclosed' | 'field-too-long' | 'record-too-long' | 'too-many-cells';

/** Cell was enclosed and holds doubled quotes. */
export const DOUBLED = 1;
/** Cell was enclosed. */
export const ENCLOSED = 2;

const PLAIN = 0;
const DELIMITER = 1;
const LINE_FEED = 2;
const RETURN = 3;
const QUOTE = 4;
const SPECIAL = 5;

type State = 'cell' | 'enclosed' | 'after' | 'skip';

/**
 * Reads delimited text (分隔文本) piece by piece. It builds nothing: a record is announced as places within `text`, in
 * `starts` and `ends`, and must be used before `onRecord` returns. Quotes may be doubled and may hold line breaks; lines end
 * with LF, CRLF or CR. However the pieces are cut, the same records come out.
 */
export class DelimitedReader {
  text = '';
  starts = new Int32Array(256);
  ends = new Int32Array(256);
  flags = new Uint8Array(256);
  /** Cells of the record. */
  count = 0;
  /** Line on which the record begins, from 1. */
  line = 1;
  /** Line on which the enclosed cell opened that is read last. */
  get openedOn(): number {
    return this.line + this.#inner;
  }

  /** Whether all text so far ended with the end of a record. */
  get isBetweenRecords(): boolean {
    return this.#state === 'cell' && this.#recordStart === this.text.length && !this.#skipLineFeed;
  }

  /** Whether a cell may hold a tab, a backslash or a line break. */
  special = false;
  /** Whether the record holds signs that stand for bytes which are no text (`DAMAGE`). */
  damaged = false;
  /** Whether the record ended without an end of line, at the end of the file. */
  cutOff = false;

  readonly #classes = new Uint8Array(128);
  readonly #quote: string;
  readonly #onRecord: () => void;
  readonly #onBroken: (why: Broken) => void;
  #state: State = 'cell';
  #at = 0;
  #recordStart = 0;
  #cellStart = 0;
  #quoteEnd = 0;
  #doubled = false;
  /** Line breaks inside enclosed cells of the record. */
  #inner = 0;
  #innerOfCell = 0;
  #skipLineFeed = false;
  #unclosed = 0;
  /** Where the next backslash stands in `text`; −1 while that is not known. */
  #nextBackslash = -1;
  /** As `#nextBackslash`, of the sign that stands for bytes that are no text. */
  #nextDamage = -1;
  /** Highest code of a character that means something. */
  readonly #most: number;

  constructor(delimiter: string, quote: string, onRecord: () => void, onBroken: (why: Broken) => void) {
    this.#classes[9] = SPECIAL;
    this.#classes[0] = SPECIAL;
    this.#classes[10] = LINE_FEED;
    this.#classes[13] = RETURN;
    this.#classes[quote.charCodeAt(0)] = QUOTE;
    this.#classes[delimiter.charCodeAt(0)] = DELIMITER;
    this.#quote = quote;
    this.#most = Math.max(13, quote.charCodeAt(0), delimiter.charCodeAt(0));
    this.#onRecord = onRecord;
    this.#onBroken = onBroken;
  }

  /** Takes the next piece of the text. */
  push(piece: string): void {
    let from = 0;
    if (this.#skipLineFeed && piece !== '') {
      this.#skipLineFeed = false;
      if (piece.charCodeAt(0) === 10) from = 1;
    }
    if (this.#recordStart < this.text.length) {
      // Only the record that the cut went through is put together again, not the whole piece: that would copy it.
      const lineEnd = piece.indexOf('\n', from);
      const to = lineEnd < 0 ? piece.length : lineEnd + 1;
      this.#read([this.text.slice(this.#recordStart), piece.slice(from, to)].join(''), this.#recordStart);
      from = to;
      if (from === piece.length) return;
      if (this.#recordStart < this.text.length) {
        this.#read([this.text.slice(this.#recordStart), piece.slice(from)].join(''), this.#recordStart);
        return;
      }
    }
    this.#read(piece, this.text.length - from);
  }

  /** Goes on in a text in which everything stands `by` places further to the left. */
  #read(text: string, by: number): void {
    this.text = text;
    this.#shift(by);
    this.#nextBackslash = -1;
    this.#nextDamage = -1;
    this.#scan(false);
    this.#guard();
  }

  /** Takes what is left as the last record. */
  end(): void {
    this.#scan(true);
    if (this.#state === 'skip') return;
    while (this.#state === 'enclosed' && this.#recordStart < this.text.length) {
      this.#recover();
      this.#scan(true);
    }
    if (this.#recordStart >= this.text.length) return;
    this.cutOff = true;
    this.#closeCell(this.#state === 'after' ? this.#quoteEnd : this.text.length);
    this.#closeRecord(this.text.length);
  }

  #shift(by: number): void {
    if (by === 0) return;
    for (let cell = 0; cell < this.count; cell++) {
      this.starts[cell] = (this.starts[cell] as number) - by;
      this.ends[cell] = (this.ends[cell] as number) - by;
    }
    this.#at -= by;
    this.#cellStart -= by;
    this.#quoteEnd -= by;
    this.#recordStart -= by;
  }

  #scan(last: boolean): void {
    for (;;) {
      const at = this.#at;
      if (this.#state === 'cell') this.#scanCells();
      else if (this.#state === 'enclosed') this.#scanEnclosed(last);
      else if (this.#state === 'after') this.#scanAfter();
      else this.#scanSkipped();
      if (this.#at >= this.text.length || (this.#at === at && this.#state === 'enclosed')) return;
    }
  }

  /** The hot loop: cells that are not enclosed. */
  #scanCells(): void {
    const text = this.text;
    const length = text.length;
    const classes = this.#classes;
    const most = this.#most;
    let at = this.#at;
    let cellStart = this.#cellStart;
    let count = this.count;
    let starts = this.starts;
    let ends = this.ends;
    let flags = this.flags;
    while (at < length) {
      const code = text.charCodeAt(at);
      // Nearly every character lies above all marks of a comma-separated file.
      if (code > most) {
        at++;
        continue;
      }
      const kind = classes[code];
      if (kind === PLAIN) {
        at++;
        continue;
      }
      if (kind === DELIMITER) {
        if (at - cellStart > FIELD_LIMIT || count >= CELL_LIMIT) {
          this.count = count;
          this.#at = at;
          return this.#break(count >= CELL_LIMIT ? 'too-many-cells' : 'field-too-long');
        }
        if (count === starts.length) {
          this.#grow();
          starts = this.starts;
          ends = this.ends;
          flags = this.flags;
        }
        starts[count] = cellStart;
        ends[count] = at;
        flags[count] = 0;
        count++;
        at++;
        cellStart = at;
        continue;
      }
      if (kind === SPECIAL) {
        this.special = true;
        at++;
        continue;
      }
      if (kind === QUOTE) {
        if (at === cellStart || isBlank(text, cellStart, at)) {
          this.count = count;
          this.#cellStart = at;
          this.#at = at + 1;
          this.#state = 'enclosed';
          this.#doubled = false;
          this.#innerOfCell = 0;
          return;
        }
        at++;
        continue;
      }
      this.count = count;
      this.#cellStart = cellStart;
      if (at - cellStart > FIELD_LIMIT) {
        this.#at = at;
        return this.#break('field-too-long');
      }
      this.#closeCell(at);
      at++;
      if (kind === RETURN) {
        if (at < length) {
          if (text.charCodeAt(at) === 10) at++;
        } else this.#skipLineFeed = true;
      }
      this.#closeRecord(at);
      count = this.count;
      cellStart = at;
    }
    this.count = count;
    this.#cellStart = cellStart;
    this.#at = at;
  }

  #scanEnclosed(last: boolean): void {
    const text = this.text;
    const length = text.length;
    const quote = this.#quote.charCodeAt(0);
    const limit = Math.min(length, this.#cellStart + FIELD_LIMIT + 2);
    let at = this.#at;
    for (; at < limit; at++) {
      const code = text.charCodeAt(at);
      if (code === quote) {
        if (at + 1 === length && !last) break;
        if (at + 1 < length && text.charCodeAt(at + 1) === quote) {
          this.#doubled = true;
          at++;
          continue;
        }
        this.#at = at + 1;
        this.#quoteEnd = at;
        this.#state = 'after';
        return;
      }
      if (code > 13) continue;
      if (code === 13 && at + 1 === length && !last) break;
      if (code === 10 || (code === 13 && !(at + 1 < length && text.charCodeAt(at + 1) === 10))) {
        if (this.#unclosed >= PATIENCE) return this.#recover();
        this.#innerOfCell++;
      }
      this.special = true;
    }
    this.#at = at;
    if (at >= this.#cellStart + FIELD_LIMIT + 1) this.#recover();
  }

  #scanAfter(): void {
    const text = this.text;
    const length = text.length;
    let at = this.#at;
    for (; at < length; at++) {
      const code = text.charCodeAt(at);
      if (code === 32 && this.#classes[32] === PLAIN) continue;
      const kind = code < 128 ? this.#classes[code] : PLAIN;
      if (kind === DELIMITER) {
        this.#closeCell(this.#quoteEnd);
        this.#at = at + 1;
        this.#cellStart = at + 1;
        this.#state = 'cell';
        return;
      }
      if (kind === LINE_FEED || kind === RETURN) {
        this.#closeCell(this.#quoteEnd);
        this.#at = at + 1;
        if (kind === RETURN) {
          if (at + 1 < length) {
            if (text.charCodeAt(at + 1) === 10) this.#at++;
          } else this.#skipLineFeed = true;
        }
        this.#cellStart = this.#at;
        this.#state = 'cell';
        this.#closeRecord(this.#at);
        return;
      }
      if (this.#innerOfCell > 0) return this.#recover();
      // Text after a closing quote: the quote was part of the text, as in `"big" tablets`.
      this.#at = at;
      this.#state = 'cell';
      return;
    }
    this.#at = at;
  }

  #scanSkipped(): void {
    const text = this.text;
    let at = this.#at;
    while (at < text.length && text.charCodeAt(at) !== 10 && text.charCodeAt(at) !== 13) at++;
    if (at < text.length) {
      const isReturn = text.charCodeAt(at) === 13;
      at++;
      if (isReturn) {
        if (at < text.length) {
          if (text.charCodeAt(at) === 10) at++;
        } else this.#skipLineFeed = true;
      }
      this.#state = 'cell';
      this.line += 1 + this.#inner;
      this.#begin(at);
    }
    this.#at = at;
    if (this.#state === 'skip') this.#recordStart = at;
  }

  /** Bounds what is kept between pieces: checks what is still open. */
  #guard(): void {
    if (this.#state === 'skip') return;
    const open = this.#state === 'cell' ? this.text.length - this.#cellStart : 0;
    if (open > FIELD_LIMIT) this.#break('field-too-long');
    else if (this.#state === 'cell' && this.text.length - this.#recordStart > RECORD_LIMIT)
      this.#break('record-too-long');
    this.#scan(false);
  }

  #closeCell(end: number): void {
    if (this.count === this.starts.length) this.#grow();
    const enclosed = this.#state === 'after';
    this.starts[this.count] = enclosed ? this.#cellStart + 1 : this.#cellStart;
    this.ends[this.count] = end;
    this.flags[this.count] = enclosed ? ENCLOSED | (this.#doubled ? DOUBLED : 0) : 0;
    this.count++;
    if (enclosed) this.#inner += this.#innerOfCell;
  }

  #closeRecord(next: number): void {
    if (this.#nextBackslash < this.#recordStart) this.#nextBackslash = this.#next('\\');
    if (this.#nextBackslash < next) this.special = true;
    if (this.#nextDamage < this.#recordStart) this.#nextDamage = this.#next(DAMAGE);
    this.damaged = this.#nextDamage < next;
    const tooLong = next - this.#recordStart > RECORD_LIMIT;
    if (tooLong) this.#onBroken('record-too-long');
    else this.#onRecord();
    this.line += 1 + this.#inner;
    this.#begin(next);
  }

  /** Where a sign stands next, from the record on. */
  #next(sign: string): number {
    const at = this.text.indexOf(sign, this.#recordStart);
    return at < 0 ? Infinity : at;
  }

  #begin(at: number): void {
    this.count = 0;
    this.special = false;
    this.#inner = 0;
    this.#recordStart = at;
    this.#cellStart = at;
  }

  /** Gives the record up and goes on after its line. */
  #break(why: Broken): void {
    this.#onBroken(why);
    this.#state = 'skip';
  }

  /** An enclosed cell that never closes: the line it opened on is given up, reading goes on with the next line. */
  #recover(): void {
    this.#unclosed++;
    this.#onBroken('quote-unclosed');
    const text = this.text;
    let at = this.#cellStart;
    while (at < text.length && text.charCodeAt(at) !== 10 && text.charCodeAt(at) !== 13) at++;
    if (at < text.length) {
      if (text.charCodeAt(at) === 13 && text.charCodeAt(at + 1) === 10) at++;
      at++;
      this.#state = 'cell';
      this.line += 1 + this.#inner;
      this.#begin(at);
      this.#at = at;
    } else {
      this.#state = 'skip';
      this.#at = at;
      this.#recordStart = at;
    }
  }

  #grow(): void {
    const size = this.starts.length * 2;
    const starts = new Int32Array(size);
    const ends = new Int32Array(size);
    const flags = new Uint8Array(size);
    starts.set(this.starts);
    ends.set(this.ends);
    flags.set(this.flags);
    this.starts = starts;
    this.ends = ends;
    this.flags = flags;
  }
}

function isBlank(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code !== 32 && code !== 0x3000) return false;
  }
  return true;
}
