/**
 * A deterministic source of chance (随机源): four 32-bit words, moved by additions, shifts and `Math.imul` alone, so that
 * every machine draws the same numbers.
 */
export class Dice {
  #a: number;
  #b: number;
  #c: number;
  #d: number;

  constructor(...parts: readonly number[]) {
    let a = 0x9e3779b9;
    let b = 0x243f6a88;
    let c = 0xb7e15162;
    for (const part of parts) {
      a = mix(a ^ part);
      b = mix(b + Math.floor(part / 0x1_0000_0000) + a);
      c = mix(c ^ b);
    }
    this.#a = a;
    this.#b = b;
    this.#c = c;
    this.#d = 1;
    for (let round = 0; round < 8; round += 1) this.next();
  }

  /** The next 32 bits, 0 to 2^32 − 1. */
  next(): number {
    const t = (this.#a + this.#b + this.#d) | 0;
    this.#d = (this.#d + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + t;
    return t >>> 0;
  }

  /** A whole number from 0 to `count` − 1; `count` below 2^21. */
  below(count: number): number {
    return Math.floor((this.next() * count) / 0x1_0000_0000);
  }

  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number {
    return from + this.below(to - from + 1);
  }

  /** True in `share` of a thousand cases. */
  chance(share: number): boolean {
    return this.below(1000) < share;
  }

  /** Whole part of thousandths, the rest by chance: 1600 gives 1 or 2, on average 1.6. */
  milli(thousandths: number): number {
    const whole = Math.floor(thousandths / 1000);
    return whole + (this.below(1000) < thousandths - whole * 1000 ? 1 : 0);
  }

  /** One of a list that is not empty. */
  pick<Value>(list: readonly Value[]): Value {
    return list[this.below(list.length)] as Value;
  }
}

/** Spreads the bits of a word (混合). */
export function mix(word: number): number {
  let value = word | 0;
  value = Math.imul(value ^ (value >>> 16), 0x21f0aaad);
  value = Math.imul(value ^ (value >>> 15), 0x735a2d97);
  return (value ^ (value >>> 15)) | 0;
}
