import { dataProblems } from '../problems.ts';

/** So many places that are no text of the encoding, and it is taken for the wrong one. */
const MOST = 100;

/** Places of a file that are no text of its encoding (乱码位置): they come as U+FFFD, and too many of them refuse the file. */
export class BadPlaces {
  readonly #name: string;
  readonly #encoding: 'utf-8' | 'gb18030';
  #count = 0;
  #first: { readonly position: number; readonly line: number } | null = null;

  constructor(name: string, encoding: 'utf-8' | 'gb18030') {
    this.#name = name;
    this.#encoding = encoding;
  }

  /**
   * Notes the places of a piece that begins after so many bytes on such a line.
   * @throws Problem `data/wrong-encoding`
   */
  note(text: string, done: number, line: number): void {
    for (let at = text.indexOf('\uFFFD'); at >= 0; at = text.indexOf('\uFFFD', at + 1)) {
      this.#first ??= {
        position: done + this.#bytesBefore(text, at),
        line: line + breaks(text.slice(0, at)),
      };
      this.#count += 1;
      if (this.#count > MOST)
        throw dataProblems.problem('wrong-encoding', {
          name: this.#name,
          encoding: this.#encoding.toUpperCase(),
          position: this.#first.position,
          line: this.#first.line,
        });
    }
  }

  /** Exact for UTF-8; for GB18030 every character beyond ASCII is counted as two bytes, which nearly all are. */
  #bytesBefore(text: string, at: number): number {
    const before = text.slice(0, at);
    if (this.#encoding === 'utf-8') return Buffer.byteLength(before);
    let bytes = 0;
    for (let index = 0; index < before.length; index += 1) bytes += before.charCodeAt(index) < 128 ? 1 : 2;
    return bytes;
  }
}

/** Line breaks in a text. */
export function breaks(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
