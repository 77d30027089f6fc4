import type { GroupResult } from '../case.ts';
import type { Grouper } from '../group.ts';
import { CaseReader } from './case-reader.ts';
import { GrowingColumns } from './growing-columns.ts';
import { type CaseField, fieldsOf } from './headings.ts';
import { plainLine, splitLine } from './quoted-line.ts';
import { LONGEST_LINE, tooLongAnswer } from './too-long.ts';

/** Cases kept in columns before they are grouped together. */
const BATCH = 4_096;
const NEW_LINE = 10;
const RETURN = 13;
const QUOTE = 34;

/** Heading of the answers (结果文件的列). */
export const ANSWER_HEADING = 'case_id,mdc,adrg,drg,status,reason\n';

/**
 * Groups a file of cases as text (批量文件分组): pieces of CSV in UTF-8 in, lines of answers out, in the same order, one for each case. A case
 * that cannot be read is answered `ungroupable` with the column that is wrong; none is lost.
 */
export class CsvGrouper {
  readonly #grouper: Grouper;
  #reader: CaseReader | null = null;
  #fields: readonly CaseField[] = [];
  #rest: Uint8Array = new Uint8Array(0);
  /** In the middle of a line that is too long, which has been answered already. */
  #passing = false;
  readonly #columns = new GrowingColumns(BATCH);
  /** Where the identifiers of the cases in the columns stand in the text. */
  readonly #idsAt = new Uint32Array(BATCH * 2);
  readonly #faults: (string | null)[] = [];
  readonly #answers = new Uint16Array(BATCH);
  readonly #texts: readonly Uint8Array[];
  #out = new Uint8Array(1 << 16);
  #length = 0;
  /** Where the next quote stands in the text, -1 for none. */
  #quote = -1;

  /** @param fields what the columns are, where the header was read by another; then no heading is written either */
  constructor(grouper: Grouper, fields?: readonly CaseField[]) {
    this.#grouper = grouper;
    this.#texts = grouper.scheme.answers.map((answer) => new TextEncoder().encode(answerText(answer)));
    if (fields) this.#read(fields);
  }

  #read(fields: readonly CaseField[]): void {
    this.#fields = fields;
    this.#reader = new CaseReader(this.#grouper.scheme, this.#columns, fields);
  }

  /** Takes a piece of the file and gives the answers of the lines it ends. @throws CaseHeaderError */
  push(piece: Uint8Array): Uint8Array {
    let text = piece;
    if (this.#passing) {
      const over = piece.indexOf(NEW_LINE);
      if (over < 0) return new Uint8Array(0);
      this.#passing = false;
      text = piece.subarray(over + 1);
    } else if (this.#rest.length > 0) {
      text = new Uint8Array(this.#rest.length + piece.length);
      text.set(this.#rest);
      text.set(piece, this.#rest.length);
    }
    const end = text.lastIndexOf(NEW_LINE) + 1;
    // The `slice` of a Buffer would be a view of memory that others use.
    this.#rest = new Uint8Array(text.subarray(end));
    const answers = this.#lines(text, end);
    return this.#rest.length > LONGEST_LINE ? this.#passOver(answers) : answers;
  }

  /** Answers a line that is too long and lets the rest of it go by. */
  #passOver(before: Uint8Array): Uint8Array {
    const told = tooLongAnswer(this.#rest, this.#fields);
    this.#rest = new Uint8Array(0);
    this.#passing = true;
    const answers = new Uint8Array(before.length + told.length);
    answers.set(before);
    answers.set(told, before.length);
    return answers;
  }

  /** Ends the file: a last line without its end counts. */
  end(): Uint8Array {
    const text = this.#rest;
    this.#rest = new Uint8Array(0);
    return this.#lines(text, text.length);
  }

  #lines(text: Uint8Array, end: number): Uint8Array {
    this.#length = 0;
    this.#quote = text.indexOf(QUOTE);
    for (let from = 0; from < end; ) {
      let to = text.indexOf(NEW_LINE, from);
      if (to < 0 || to > end) to = end;
      const last = to > from && text[to - 1] === RETURN ? to - 1 : to;
      if (last > from) this.#line(text, from, last);
      from = to + 1;
    }
    this.#flush(text);
    return this.#out.slice(0, this.#length);
  }

  #line(text: Uint8Array, from: number, to: number): void {
    if (!this.#reader) {
      const cells = splitLine(new TextDecoder().decode(text.subarray(from, to)));
      this.#read(fieldsOf(cells));
      this.#write(new TextEncoder().encode(ANSWER_HEADING));
      return;
    }
    if (this.#quote >= 0 && this.#quote < from) this.#quote = text.indexOf(QUOTE, from);
    if (this.#quote >= 0 && this.#quote < to) {
      // Rare, and its identifier does not stand in the text as it is: by itself.
      this.#flush(text);
      const plain = plainLine(text.subarray(from, to));
      this.#case(this.#reader, plain, 0, plain.length);
      this.#flush(plain);
      return;
    }
    this.#case(this.#reader, text, from, to);
    if (this.#columns.count === BATCH) this.#flush(text);
  }

  #case(reader: CaseReader, text: Uint8Array, from: number, to: number): void {
    const place = this.#columns.count;
    this.#faults[place] = reader.read(text, from, to);
    this.#idsAt[place * 2] = reader.idFrom;
    this.#idsAt[place * 2 + 1] = reader.idTo;
  }

  #flush(text: Uint8Array): void {
    const { count } = this.#columns;
    this.#grouper.groupColumns(this.#columns, this.#answers, 0, count);
    for (let place = 0; place < count; place += 1) {
      this.#copy(text, this.#idsAt[place * 2] ?? 0, this.#idsAt[place * 2 + 1] ?? 0);
      const fault = this.#faults[place];
      const answer = this.#texts[this.#answers[place] ?? 0];
      if (fault) this.#write(new TextEncoder().encode(`,0000,00,0000,ungroupable,${fault}\n`));
      else if (answer) this.#write(answer);
    }
    this.#columns.clear();
  }

  #write(bytes: Uint8Array): void {
    this.#copy(bytes, 0, bytes.length);
  }

  #copy(bytes: Uint8Array, from: number, to: number): void {
    if (this.#length + to - from > this.#out.length) {
      const larger = new Uint8Array(Math.max(this.#out.length * 2, this.#length + to - from));
      larger.set(this.#out);
      this.#out = larger;
    }
    // Pieces are some ten bytes long: a loop beats a call.
    for (let place = from; place < to; place += 1) this.#out[this.#length++] = bytes[place] ?? 0;
  }
}

function answerText({ mdc, adrg, drg, status, reason }: GroupResult): string {
  return `,${mdc},${adrg},${drg},${status},${reason ?? ''}\n`;
}
