import type { Spread } from './spread.ts';

/** Squares are put away before a double could lose a unit. */
const FULL = 2 ** 52;

/** Spreads of many bands at once (批量离散情况), exact and the same in any order. */
export class Spreads {
  readonly #counts: Float64Array;
  readonly #sums: Float64Array;
  readonly #squares: Float64Array;
  readonly #away: bigint[];

  constructor(size: number) {
    this.#counts = new Float64Array(size);
    this.#sums = new Float64Array(size);
    this.#squares = new Float64Array(size * 3);
    this.#away = Array.from<bigint>({ length: size }).fill(0n);
  }

  add(place: number, cost: number): void {
    const high = Math.floor(cost / 2 ** 18);
    const low = cost - high * 2 ** 18;
    this.#counts[place] = (this.#counts[place] ?? 0) + 1;
    this.#sums[place] = (this.#sums[place] ?? 0) + cost;
    const slot = place * 3;
    const squares = this.#squares;
    squares[slot] = (squares[slot] ?? 0) + high * high;
    squares[slot + 1] = (squares[slot + 1] ?? 0) + high * low;
    squares[slot + 2] = (squares[slot + 2] ?? 0) + low * low;
    if ((squares[slot] ?? 0) > FULL || (squares[slot + 1] ?? 0) > FULL || (squares[slot + 2] ?? 0) > FULL)
      this.#putAway(place);
  }

  of(place: number): Spread {
    this.#putAway(place);
    return {
      count: this.#counts[place] ?? 0,
      sum: BigInt(this.#sums[place] ?? 0),
      squares: this.#away[place] ?? 0n,
    };
  }

  #putAway(place: number): void {
    const slot = place * 3;
    const part = (at: number) => BigInt(this.#squares[slot + at] ?? 0);
    this.#away[place] = (this.#away[place] ?? 0n) + (part(0) << 36n) + (part(1) << 19n) + part(2);
    this.#squares.fill(0, slot, slot + 3);
  }
}
