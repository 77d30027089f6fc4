/** Answers kept before a memo begins anew; a file of more different values is slower, not wrong. */
const MOST = 65_536;
const LONGEST = 64;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

function textOf(bytes: Uint8Array, start: number, end: number): string {
  return decoder.decode(bytes.subarray(start, end));
}

/**
 * Remembers what was worked out for the bytes of a cell (字节记忆), so that a text is made of them only the first time. Values of
 * more than 64 bytes are worked out every time.
 */
export class ByteMemo<Value> {
  readonly #compute: (text: string) => Value;
  #size = 256;
  #count = 0;
  #hashes = new Int32Array(this.#size);
  #slots = new Int32Array(this.#size).fill(-1);
  #lengths = new Uint8Array(this.#size);
  #bytes = new Uint8Array(this.#size * LONGEST);
  #values: Value[] = [];
  #last = -1;

  constructor(compute: (text: string) => Value) {
    this.#compute = compute;
  }

  /** The answer for the bytes from `start` up to `end`, which are valid UTF-8. */
  get(bytes: Uint8Array, start: number, end: number): Value {
    const length = end - start;
    if (length > LONGEST) return this.#compute(textOf(bytes, start, end));
    if (this.#last >= 0 && this.#is(this.#last, bytes, start, length))
      return this.#values[this.#last] as Value;
    let hash = length;
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
    hash ^= hash >>> 15;
    const mask = this.#size - 1;
    let slot = hash & mask;
    for (;;) {
      const entry = this.#slots[slot] as number;
      if (entry < 0) break;
      if (this.#hashes[slot] === hash && this.#is(entry, bytes, start, length)) {
        this.#last = entry;
        return this.#values[entry] as Value;
      }
      slot = (slot + 1) & mask;
    }
    return this.#add(hash, bytes, start, end);
  }

  #is(entry: number, bytes: Uint8Array, start: number, length: number): boolean {
    if (this.#lengths[entry] !== length) return false;
    const known = this.#bytes;
    const from = entry * LONGEST;
    for (let at = 0; at < length; at++) if (known[from + at] !== bytes[start + at]) return false;
    return true;
  }

  #add(hash: number, bytes: Uint8Array, start: number, end: number): Value {
    const value = this.#compute(textOf(bytes, start, end));
    if (this.#count >= MOST) this.#begin(256);
    else if (this.#count * 2 >= this.#size) this.#grow();
    const entry = this.#count++;
    this.#lengths[entry] = end - start;
    this.#bytes.set(bytes.subarray(start, end), entry * LONGEST);
    this.#values[entry] = value;
    this.#place(hash, entry);
    this.#last = entry;
    return value;
  }

  #place(hash: number, entry: number): void {
    const mask = this.#size - 1;
    let slot = hash & mask;
    while ((this.#slots[slot] as number) >= 0) slot = (slot + 1) & mask;
    this.#slots[slot] = entry;
    this.#hashes[slot] = hash;
  }

  #begin(size: number): void {
    this.#size = size;
    this.#count = 0;
    this.#last = -1;
    this.#hashes = new Int32Array(size);
    this.#slots = new Int32Array(size).fill(-1);
    this.#lengths = new Uint8Array(size);
    this.#bytes = new Uint8Array(size * LONGEST);
    this.#values = [];
  }

  #grow(): void {
    const old = { slots: this.#slots, hashes: this.#hashes, lengths: this.#lengths, bytes: this.#bytes };
    this.#size *= 2;
    this.#hashes = new Int32Array(this.#size);
    this.#slots = new Int32Array(this.#size).fill(-1);
    this.#lengths = new Uint8Array(this.#size);
    this.#lengths.set(old.lengths);
    this.#bytes = new Uint8Array(this.#size * LONGEST);
    this.#bytes.set(old.bytes);
    for (let slot = 0; slot < old.slots.length; slot++) {
      const entry = old.slots[slot] as number;
      if (entry >= 0) this.#place(old.hashes[slot] as number, entry);
    }
  }
}
