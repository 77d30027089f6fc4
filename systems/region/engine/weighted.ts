import type { Dice } from './random.ts';

/** A weighted choice (加权抽取): running sums of whole weights and what they stand for. */
export interface Weighted {
  readonly total: number;
  readonly sums: Float64Array;
  readonly values: Int32Array;
}

/** Prepares a weighted choice; values without weight are left out. */
export function weighted(pairs: readonly (readonly [value: number, weight: number])[]): Weighted {
  const kept = pairs.filter(([, weight]) => weight > 0);
  const sums = new Float64Array(kept.length);
  let total = 0;
  kept.forEach(([, weight], index) => {
    total += weight;
    sums[index] = total;
  });
  return { total, sums, values: Int32Array.from(kept, ([value]) => value) };
}

/** Draws one value; −1 where there is none. The draw is fair to one in 2^32. */
export function draw(choice: Weighted, dice: Dice): number {
  if (choice.values.length === 0) return -1;
  const word = dice.next();
  // total may exceed 2^21: the product is split so that it stays exact.
  const high = Math.floor(choice.total / 65536);
  const low = choice.total - high * 65536;
  const at = Math.floor((word * low) / 0x1_0000_0000) + Math.floor((word >>> 16) * high);
  let from = 0;
  let to = choice.sums.length - 1;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((choice.sums[middle] as number) > at) to = middle;
    else from = middle + 1;
  }
  return choice.values[from] as number;
}
