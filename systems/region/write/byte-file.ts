import { encodeGb18030 } from './gb18030.ts';

/** Characters that are encoded at once. */
const PIECE = 32 * 1024;

/** Bytes of a file that grow line by line (逐行增长的字节): text is encoded in pieces, so no long text is ever held. */
export class ByteFile {
  readonly #gb18030: boolean;
  #bytes: Buffer;
  #length = 0;
  #text = '';

  /** `expected` is the length the file will probably have; it only saves copying. */
  constructor(gb18030: boolean, expected: number) {
    this.#gb18030 = gb18030;
    this.#bytes = Buffer.allocUnsafeSlow(Math.max(64 * 1024, expected));
  }

  add(text: string): void {
    this.#text += text;
    if (this.#text.length > PIECE) this.#encode();
  }

  /** Everything that was added, as bytes of its own. */
  finish(): Uint8Array {
    this.#encode();
    return new Uint8Array(this.#bytes.buffer, this.#bytes.byteOffset, this.#length);
  }

  #encode(): void {
    const text = this.#text;
    this.#text = '';
    if (this.#gb18030) {
      const bytes = encodeGb18030(text);
      this.#reserve(bytes.length);
      this.#bytes.set(bytes, this.#length);
      this.#length += bytes.length;
      return;
    }
    this.#reserve(text.length * 3);
    this.#length += this.#bytes.write(text, this.#length, 'utf8');
  }

  #reserve(size: number): void {
    if (this.#length + size <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(this.#bytes.length * 2, this.#length + size));
    this.#bytes.copy(larger, 0, 0, this.#length);
    this.#bytes = larger;
  }
}
