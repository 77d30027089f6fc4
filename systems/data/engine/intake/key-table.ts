import { hashWords, words } from './hash.ts';

/**
 * Counts how often a key was met (键计数), by 64 bits of its hash, 13 bytes a slot. Bounded: beyond the limit no new key is
 * taken in, and `add` answers 0, "not known".
 */
export class KeyTable {
  #size = 1024;
  #used = 0;
  #low = new Int32Array(this.#size);
  #high = new Int32Array(this.#size);
  #count = new Int32Array(this.#size);
  #mark = new Uint8Array(this.#size);
  #line = new Uint32Array(this.#size);
  readonly #limit: number;

  constructor(limit = 4_000_000) {
    this.#limit = limit;
  }

  /** Counts a key once more and answers how often it was met, this time included; 0 where the table is full. */
  add(key: string, line: number): number {
    const slot = this.#slot(key);
    if (slot < 0) return 0;
    if (this.#count[slot] === 0) this.#line[slot] = line;
    return (this.#count[slot] = (this.#count[slot] as number) + 1);
  }

  /** Counts a marked row of the key, such as a main diagnosis, and answers how many there are; at most 255. */
  mark(key: string): number {
    const slot = this.#slot(key);
    if (slot < 0) return 0;
    return (this.#mark[slot] = Math.min(255, (this.#mark[slot] as number) + 1));
  }

  /** Lines on which keys without a mark were first met. */
  unmarked(): number[] {
    const lines: number[] = [];
    for (let slot = 0; slot < this.#size; slot++)
      if ((this.#count[slot] as number) > 0 && this.#mark[slot] === 0) lines.push(this.#line[slot] as number);
    return lines.sort((left, right) => left - right);
  }

  #slot(key: string): number {
    hashWords(key);
    const { low } = words;
    const high = words.high === 0 && low === 0 ? 1 : words.high;
    const slot = this.#find(high, low);
    if (this.#low[slot] === low && this.#high[slot] === high) return slot;
    if (this.#used >= this.#limit) return -1;
    if (this.#used * 2 >= this.#size) {
      this.#grow();
      return this.#insert(high, low);
    }
    return this.#insert(high, low);
  }

  #insert(high: number, low: number): number {
    const slot = this.#find(high, low);
    this.#low[slot] = low;
    this.#high[slot] = high;
    this.#used++;
    return slot;
  }

  #find(high: number, low: number): number {
    const mask = this.#size - 1;
    let slot = (low ^ (high >>> 7)) & mask;
    while (
      (this.#low[slot] !== 0 || this.#high[slot] !== 0) &&
      (this.#low[slot] !== low || this.#high[slot] !== high)
    )
      slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const old = { low: this.#low, high: this.#high, count: this.#count, mark: this.#mark, line: this.#line };
    this.#size *= 2;
    this.#low = new Int32Array(this.#size);
    this.#high = new Int32Array(this.#size);
    this.#count = new Int32Array(this.#size);
    this.#mark = new Uint8Array(this.#size);
    this.#line = new Uint32Array(this.#size);
    for (let from = 0; from < old.low.length; from++) {
      if (old.low[from] === 0 && old.high[from] === 0) continue;
      const slot = this.#find(old.high[from] as number, old.low[from] as number);
      this.#low[slot] = old.low[from] as number;
      this.#high[slot] = old.high[from] as number;
      this.#count[slot] = old.count[from] as number;
      this.#mark[slot] = old.mark[from] as number;
      this.#line[slot] = old.line[from] as number;
    }
  }
}
