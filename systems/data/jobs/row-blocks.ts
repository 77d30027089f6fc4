/** Bytes of one block. */
const BLOCK = 1 << 20;

/**
 * Memory for rows on their way (行缓冲), used again and again: every block given up and made anew would make the collector
 * mark the whole process.
 */
export class RowBlocks {
  readonly #free: Uint8Array[] = [];

  take(): Uint8Array {
    return this.#free.pop() ?? new Uint8Array(BLOCK);
  }

  giveBack(blocks: readonly Uint8Array[]): void {
    this.#free.push(...blocks);
  }
}

const encoder = new TextEncoder();

/** Rows of one table, text after text, in blocks (成块的行文本). */
export class RowText {
  readonly #memory: RowBlocks;
  readonly #blocks: Uint8Array[] = [];
  readonly #ends: number[] = [];

  constructor(memory: RowBlocks) {
    this.#memory = memory;
  }

  /** Copies text, or its bytes, behind what is there; answers how many bytes that were. */
  add(text: string | Uint8Array): number {
    return typeof text === 'string' ? this.#encode(text) : this.#copy(text);
  }

  /** All of it in order. Only until `release`. */
  parts(): Uint8Array[] {
    return this.#blocks.map((block, at) => block.subarray(0, this.#ends[at]));
  }

  release(): void {
    this.#memory.giveBack(this.#blocks.splice(0));
    this.#ends.length = 0;
  }

  #copy(bytes: Uint8Array): number {
    for (let at = 0; at < bytes.length; ) {
      const room = this.#room();
      const part = bytes.subarray(at, at + room.length);
      room.set(part);
      this.#fill(part.length);
      at += part.length;
    }
    return bytes.length;
  }

  #encode(text: string): number {
    let bytes = 0;
    for (let rest = text; rest !== ''; ) {
      const { read, written } = encoder.encodeInto(rest, this.#room());
      this.#fill(written);
      bytes += written;
      rest = rest.slice(read);
      // The next character does not fit into what is left of the block.
      if (rest !== '') this.#begin();
    }
    return bytes;
  }

  #room(): Uint8Array {
    const last = this.#blocks.length - 1;
    const room = this.#blocks[last]?.subarray(this.#ends[last]);
    return room && room.length > 0 ? room : this.#begin();
  }

  #begin(): Uint8Array {
    const block = this.#memory.take();
    this.#blocks.push(block);
    this.#ends.push(0);
    return block;
  }

  #fill(bytes: number): void {
    const last = this.#ends.length - 1;
    this.#ends[last] = (this.#ends[last] ?? 0) + bytes;
  }
}
