// This file is over the limit because one scanner finds the records of every JSON form.
import { RECORD_LIMIT } from './delimited.ts';

/** A record's text and the line it begins on (JSON 记录). */
export interface JsonFrame {
  readonly text: string;
  readonly line: number;
  /** What the document said before its list of records, as a document of its own; `''` where there is nothing. */
  readonly head: string;
}

const MOST_HEAD = 1_000_000;
const NO_RECORDS = -1;

/**
 * Finds the records of a JSON text piece by piece (JSON 分段): elements of a root array, elements of the arrays named by
 * `splitAt` in a root object (such as `entry` of a FHIR bundle), else each root object. Lines of a log may have other text
 * before and after the object; there (`isLog`) a text never runs over the end of its line.
 */
export class JsonFrames {
  readonly #splitAt: ReadonlySet<string>;
  readonly #isLog: boolean;
  readonly #onFrame: (frame: JsonFrame) => void;
  readonly #onTooLong: (line: number) => void;
  #depth = 0;
  /** Depth at which records begin. */
  #recordDepth = NO_RECORDS;
  #inText = false;
  #escaped = false;
  #line = 1;
  #frameLine = 1;
  #afterReturn = false;
  /** Parts of the open record; null while none is open. */
  #parts: string[] | null = null;
  #length = 0;
  #tooLong = false;
  #head = '';
  /** Key of the root object that was read last, and whether a value is awaited. */
  #key = '';
  #keyOpen = false;
  #valueNext = false;

  constructor(
    splitAt: readonly string[],
    isLog: boolean,
    onFrame: (frame: JsonFrame) => void,
    onTooLong: (line: number) => void,
  ) {
    this.#splitAt = new Set(splitAt);
    this.#isLog = isLog;
    this.#onFrame = onFrame;
    this.#onTooLong = onTooLong;
  }

  push(piece: string): void {
    let from = 0;
    for (let at = 0; at < piece.length; at++) {
      const code = piece.charCodeAt(at);
      if (code === 10 || code === 13) {
        if (!(code === 10 && this.#afterReturn)) this.#line++;
        this.#afterReturn = code === 13;
        if (this.#isLog && this.#inText) this.#giveUpLine(piece, from, at);
        continue;
      }
      this.#afterReturn = false;
      if (this.#inText) this.#insideText(code);
      else if (code === 34) this.#openText();
      else if (code === 123 || code === 91) {
        if (this.#opens(code)) from = at;
        else if (this.#splits(code)) this.#split(piece, from, at + 1);
      } else if (code === 125 || code === 93) this.#closes(piece, from, at + 1);
      else if (this.#depth === 1 && code === 58) this.#valueNext = true;
      else if (this.#depth === 1 && code === 44) this.#valueNext = false;
    }
    this.#keep(piece, from, piece.length);
  }

  /** Hands over what never closed; its reader will say what is missing. */
  end(): void {
    if (this.#parts !== null) this.#close();
  }

  /** A line of a log that was cut off inside a text: given up here, so that the next one is read. */
  #giveUpLine(piece: string, from: number, at: number): void {
    this.#inText = false;
    this.#depth = 0;
    if (this.#parts === null) return;
    this.#keep(piece, from, at);
    this.#close();
  }

  #insideText(code: number): void {
    if (this.#escaped) this.#escaped = false;
    else if (code === 92) this.#escaped = true;
    else if (code === 34) {
      this.#inText = false;
      this.#keyOpen = false;
    } else if (this.#keyOpen && this.#key.length < 64) this.#key += String.fromCharCode(code);
  }

  #openText(): void {
    if (this.#depth === 0) return;
    this.#inText = true;
    this.#escaped = false;
    this.#keyOpen = this.#depth === 1 && !this.#valueNext;
    if (this.#keyOpen) this.#key = '';
  }

  /** A bracket opens; true where a record begins with it. */
  #opens(code: number): boolean {
    const before = this.#depth;
    if (before === 0) {
      if (code === 91 && this.#isLog) return false;
      this.#recordDepth = code === 91 ? 1 : 0;
      this.#valueNext = false;
      this.#head = '';
    }
    this.#depth++;
    if (this.#parts !== null || before !== this.#recordDepth) return false;
    this.#parts = [];
    this.#length = 0;
    this.#tooLong = false;
    this.#frameLine = this.#line;
    return true;
  }

  /** Whether the bracket that has just opened holds the records of the root object. */
  #splits(code: number): boolean {
    const isRoot = this.#depth === 2 && (this.#recordDepth === 0 || this.#recordDepth === NO_RECORDS);
    return code === 91 && isRoot && this.#valueNext && this.#splitAt.has(this.#key);
  }

  /** What was read of the root object so far becomes the head of its records. */
  #split(piece: string, from: number, to: number): void {
    if (this.#parts !== null) {
      this.#keep(piece, from, to);
      const head = this.#parts.join('');
      this.#head = this.#tooLong || head.length > MOST_HEAD ? '' : `${head}]}`;
    }
    this.#parts = null;
    this.#recordDepth = 2;
  }

  #closes(piece: string, from: number, to: number): void {
    if (this.#depth === 0) return;
    this.#depth--;
    if (this.#parts !== null && this.#depth === this.#recordDepth) {
      this.#keep(piece, from, to);
      this.#close();
    } else if (this.#depth < this.#recordDepth) this.#recordDepth = NO_RECORDS;
  }

  #keep(piece: string, from: number, to: number): void {
    if (this.#parts === null) return;
    this.#length += to - from;
    if (this.#length > RECORD_LIMIT) {
      this.#tooLong = true;
      this.#parts = [];
    } else if (!this.#tooLong) this.#parts.push(piece.slice(from, to));
  }

  #close(): void {
    const text = (this.#parts ?? []).join('');
    this.#parts = null;
    if (this.#tooLong) this.#onTooLong(this.#frameLine);
    else this.#onFrame({ text, line: this.#frameLine, head: this.#head });
  }
}
