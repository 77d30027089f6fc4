import type { DelimitedReader } from '../read/delimited.ts';
import type { PlainFeeLines } from './plain-fee-lines.ts';

const LINE_FEED = 10;
/** So much of a line without an end is handed to the reader of texts, which knows what to do with it. */
const MOST_HELD = 1 << 17;

/**
 * Takes a delimited file as bytes (按字节读行): plain lines are mapped as they stand, all others become text for the reader of
 * delimited text, which knows quotes, odd line ends and broken records. However the pieces are cut, the same comes out.
 */
export class ByteLines {
  readonly #plain: PlainFeeLines;
  readonly #reader: DelimitedReader;
  readonly #headLine: number;
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  #held = new Uint8Array(0);

  constructor(plain: PlainFeeLines, reader: DelimitedReader, headLine: number) {
    this.#plain = plain;
    this.#reader = reader;
    this.#headLine = headLine;
  }

  push(piece: Uint8Array): void {
    let rest = piece;
    if (this.#held.length > 0) {
      const end = piece.indexOf(LINE_FEED) + 1;
      const line = joined(this.#held, end === 0 ? piece : piece.subarray(0, end));
      this.#held = new Uint8Array(0);
      this.#hold(line.subarray(this.#lines(line)));
      if (end === 0) return;
      rest = piece.subarray(end);
    }
    this.#hold(rest.subarray(this.#lines(rest)));
  }

  end(): void {
    this.#asText(this.#held, true);
    this.#held = new Uint8Array(0);
  }

  /** Keeps the beginning of a line until its end comes. */
  #hold(rest: Uint8Array): void {
    if (rest.length > MOST_HELD) this.#asText(rest, false);
    else this.#held = rest.slice();
  }

  /** Maps all whole lines and answers where the last line begins that is not whole. */
  #lines(bytes: Uint8Array): number {
    const mayBePlain = !holdsDamage(bytes);
    let at = 0;
    while (at < bytes.length) {
      const reader = this.#reader;
      if (mayBePlain && reader.line > this.#headLine && reader.isBetweenRecords) {
        const next = this.#plain.take(bytes, at, reader.line);
        if (next >= 0) {
          reader.line++;
          at = next;
          continue;
        }
      }
      const end = bytes.indexOf(LINE_FEED, at);
      if (end < 0) return at;
      this.#asText(bytes.subarray(at, end + 1), false);
      at = end + 1;
    }
    return at;
  }

  #asText(bytes: Uint8Array, last: boolean): void {
    const text = this.#decoder.decode(bytes, { stream: !last });
    if (text !== '') this.#reader.push(text);
  }
}

/** Whether signs that stand for bytes which are no text are among the bytes: U+FFFD, as UTF-8. */
function holdsDamage(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(0xef); at >= 0; at = bytes.indexOf(0xef, at + 1))
    if (bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd) return true;
  return false;
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const whole = new Uint8Array(first.length + second.length);
  whole.set(first);
  whole.set(second, first.length);
  return whole;
}
