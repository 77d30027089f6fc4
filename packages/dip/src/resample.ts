import { costOf, institutionOf, type SortedCases, yearOf } from './sorted-cases.ts';

/** Steps of the distribution: how often a case comes is read off one of these. */
const STEPS = 2 ** 16;

/** How often a case is drawn (重抽次数), by a number of 16 bits: Poisson with mean one, to 1/65536. */
const TIMES = poissonTable();

function poissonTable(): Uint8Array {
  const table = new Uint8Array(STEPS);
  let probability = Math.exp(-1);
  let filled = 0;
  let below = 0;
  for (let times = 0; filled < STEPS; times += 1) {
    below += probability;
    const to = times >= 9 ? STEPS : Math.round(below * STEPS);
    table.fill(times, filled, to);
    filled = Math.max(filled, to);
    probability /= times + 1;
  }
  return table;
}

/** A number of 32 bits for a text (散列), after FNV. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

function mixed(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Cases of one institution in one year, next to each other. */
interface Stretch {
  readonly year: number;
  readonly institution: number;
  readonly from: number;
  readonly to: number;
}

/** Sums of the cases drawn (重抽合计): count, deviations from a middle, their squares; of one stretch. */
export interface Drawn {
  count: number;
  sum: number;
  squares: number;
}

/**
 * Draws the cases of a cell again and again (按要素重抽): each case comes a Poisson number of times, which is what drawing from the whole region
 * comes to for one group. The numbers depend on the seed, the cell's key and the draw, never on the order of input or on other cells.
 */
export class CellDraws {
  readonly stretches: readonly Stretch[];
  readonly #deviations: Float64Array;
  readonly #seed: number;

  /** @param middle taken off every cost, so that squares stay small */
  constructor(sorted: SortedCases, cell: number, key: string, seed: number, middle: number) {
    const from = sorted.at[cell] ?? 0;
    const to = sorted.at[cell + 1] ?? 0;
    this.#seed = mixed(hashText(key) ^ mixed(seed));
    this.#deviations = new Float64Array(to - from);
    const stretches: Stretch[] = [];
    let begin = 0;
    for (let at = from; at < to; at += 1) {
      const number = sorted.keys[at] ?? 0;
      this.#deviations[at - from] = costOf(number) - middle;
      const next = at + 1 < to ? (sorted.keys[at + 1] ?? 0) : -1;
      if (next >= 0 && yearOf(next) === yearOf(number) && institutionOf(next) === institutionOf(number))
        continue;
      stretches.push({
        year: yearOf(number),
        institution: institutionOf(number),
        from: begin,
        to: at - from + 1,
      });
      begin = at - from + 1;
    }
    this.stretches = stretches;
  }

  /** One draw; `take` is given the sums of each stretch in turn, in an object used again. */
  draw(draw: number, take: (stretch: Stretch, drawn: Drawn) => void): void {
    const deviations = this.#deviations;
    let state = mixed(this.#seed + Math.imul(draw + 1, 0x9e3779b9)) || 1;
    const drawn: Drawn = { count: 0, sum: 0, squares: 0 };
    for (const stretch of this.stretches) {
      let count = 0;
      let sum = 0;
      let squares = 0;
      for (let at = stretch.from; at < stretch.to; at += 1) {
        state ^= state << 13;
        state ^= state >>> 17;
        state ^= state << 5;
        const times = TIMES[(state >>> 8) & (STEPS - 1)] ?? 0;
        if (times === 0) continue;
        const deviation = deviations[at] ?? 0;
        count += times;
        sum += times * deviation;
        squares += times * deviation * deviation;
      }
      drawn.count = count;
      drawn.sum = sum;
      drawn.squares = squares;
      take(stretch, drawn);
    }
  }
}
