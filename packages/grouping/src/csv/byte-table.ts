/** Codes known by their bytes (字节编码表): asked a few times for every case, so no text is made of them. */
export class ByteTable {
  readonly #bytes: Uint8Array;
  /** Where the code of an id begins; one more than ids. */
  readonly #at: Uint32Array;
  /** Ids by hash, -1 for an empty place. */
  readonly #slots: Int32Array;

  /** @param codes the code of each id; id 0, which stands for unknown, has none */
  constructor(codes: readonly string[]) {
    const encoded = codes.map((code) => new TextEncoder().encode(code));
    this.#bytes = new Uint8Array(encoded.reduce((sum, one) => sum + one.length, 0));
    this.#at = new Uint32Array(codes.length + 1);
    let size = 16;
    while (size < codes.length * 3) size *= 2;
    this.#slots = new Int32Array(size).fill(-1);
    let end = 0;
    for (const [id, one] of encoded.entries()) {
      this.#bytes.set(one, end);
      end += one.length;
      this.#at[id + 1] = end;
      if (id === 0) continue;
      let slot = hashOf(one, 0, one.length) & (size - 1);
      while ((this.#slots[slot] ?? -1) >= 0) slot = (slot + 1) & (size - 1);
      this.#slots[slot] = id;
    }
  }

  /** The id of the code that stands between two places of a text, 0 when it is unknown. */
  idOf(text: Uint8Array, from: number, to: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    for (let slot = hashOf(text, from, to) & mask; ; slot = (slot + 1) & mask) {
      const id = slots[slot] ?? -1;
      if (id < 0) return 0;
      if (this.#is(id, text, from, to)) return id;
    }
  }

  #is(id: number, text: Uint8Array, from: number, to: number): boolean {
    const bytes = this.#bytes;
    const start = this.#at[id] ?? 0;
    if ((this.#at[id + 1] ?? 0) - start !== to - from) return false;
    for (let place = from, own = start; place < to; place += 1, own += 1)
      if (text[place] !== bytes[own]) return false;
    return true;
  }
}

function hashOf(text: Uint8Array, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let place = from; place < to; place += 1) hash = Math.imul(hash ^ (text[place] ?? 0), 0x01000193);
  return hash ^ (hash >>> 15);
}
