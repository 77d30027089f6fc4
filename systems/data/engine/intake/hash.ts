/**
 * Hash of records that does not depend on their order (内容散列). Each accepted record is hashed to 128 bits by MurmurHash3
 * (the variant for 32-bit arithmetic, over UTF-16 units); the hashes are added modulo 2^128. Equal multisets of records have
 * equal sums; for unequal ones to meet by chance takes about 2^64 files. It guards against accidents, not against a
 * sender who searches for a collision: whether a file is the same byte by byte is decided by its cryptographic hash.
 */
export class ContentHash {
  #low0 = 0;
  #low1 = 0;
  #high0 = 0;
  #high1 = 0;
  #records = 0;

  /** Adds one record. */
  add(record: string): void {
    murmurOf(record);
    this.#sum();
  }

  /** Adds one record by its UTF-16 units. */
  addUnits(units: Uint16Array, length: number): void {
    murmur(units, length);
    this.#sum();
  }

  #sum(): void {
    const sum0 = this.#low0 + (h1 >>> 0);
    this.#low0 = sum0 >>> 0;
    const sum1 = this.#low1 + (h2 >>> 0) + (sum0 > 0xffffffff ? 1 : 0);
    this.#low1 = sum1 >>> 0;
    const sum2 = this.#high0 + (h3 >>> 0) + (sum1 > 0xffffffff ? 1 : 0);
    this.#high0 = sum2 >>> 0;
    this.#high1 = (this.#high1 + (h4 >>> 0) + (sum2 > 0xffffffff ? 1 : 0)) >>> 0;
    this.#records++;
  }

  /** Number of records added. */
  get records(): number {
    return this.#records;
  }

  /** 32 hexadecimal digits. */
  text(): string {
    return [this.#high1, this.#high0, this.#low1, this.#low0]
      .map((part) => part.toString(16).padStart(8, '0'))
      .join('');
  }
}

const C1 = 0x239b961b;
const C2 = 0xab0e9789 | 0;
const C3 = 0x38b34ae5;
const C4 = 0xa1e38b93 | 0;

let h1 = 0;
let h2 = 0;
let h3 = 0;
let h4 = 0;

let held = new Uint16Array(4096);

function murmurOf(text: string): void {
  const { length } = text;
  if (length > held.length) held = new Uint16Array(length * 2);
  for (let at = 0; at < length; at++) held[at] = text.charCodeAt(at);
  murmur(held, length);
}

function murmur(units: Uint16Array, length: number): void {
  const blocks = length & ~7;
  let a = 0x53616e79;
  let b = 0x69446174;
  let c = 0x61526563;
  let d = 0x6f726473;
  for (let at = 0; at < blocks; at += 8) {
    let k1 = (units[at] as number) | ((units[at + 1] as number) << 16);
    let k2 = (units[at + 2] as number) | ((units[at + 3] as number) << 16);
    let k3 = (units[at + 4] as number) | ((units[at + 5] as number) << 16);
    let k4 = (units[at + 6] as number) | ((units[at + 7] as number) << 16);
    k1 = Math.imul(k1, C1);
    k1 = (k1 << 15) | (k1 >>> 17);
    a ^= Math.imul(k1, C2);
    a = (a << 19) | (a >>> 13);
    a = (Math.imul(a + b, 5) + 0x561ccd1b) | 0;
    k2 = Math.imul(k2, C2);
    k2 = (k2 << 16) | (k2 >>> 16);
    b ^= Math.imul(k2, C3);
    b = (b << 17) | (b >>> 15);
    b = (Math.imul(b + c, 5) + 0x0bcaa747) | 0;
    k3 = Math.imul(k3, C3);
    k3 = (k3 << 17) | (k3 >>> 15);
    c ^= Math.imul(k3, C4);
    c = (c << 15) | (c >>> 17);
    c = (Math.imul(c + d, 5) + 0x96cd1c35) | 0;
    k4 = Math.imul(k4, C4);
    k4 = (k4 << 18) | (k4 >>> 14);
    d ^= Math.imul(k4, C1);
    d = (d << 13) | (d >>> 19);
    d = (Math.imul(d + a, 5) + 0x32ac3b17) | 0;
  }
  for (let at = blocks; at < length; at++) {
    a = Math.imul(a ^ (units[at] as number), C1);
    a = (a << 15) | (a >>> 17);
    b ^= Math.imul(a, C2);
    c ^= Math.imul(b, C3);
    d = Math.imul(d ^ c, C4);
    d = (d << 18) | (d >>> 14);
  }
  finish(a ^ length, b ^ length, c ^ length, d ^ length);
}

function finish(a: number, b: number, c: number, d: number): void {
  let one = (a + b + c + d) | 0;
  h2 = mixed((b + one) | 0);
  h3 = mixed((c + one) | 0);
  h4 = mixed((d + one) | 0);
  one = mixed(one);
  h1 = (one + h2 + h3 + h4) | 0;
  h2 = (h2 + h1) | 0;
  h3 = (h3 + h1) | 0;
  h4 = (h4 + h1) | 0;
}

function mixed(value: number): number {
  let hash = value;
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** Low and high word of the hash computed last by `hashWords`. */
export const words = { high: 0, low: 0 };

/** Computes 64 bits of a text's hash into `words`, without making an object. */
export function hashWords(text: string): void {
  murmurOf(text);
  words.high = h1;
  words.low = h2;
}
