import type { CompareMode } from './comparable.ts';
import { type SimilarityTable, similarityAt } from './similarity.ts';

/** Two tasks are taken for the same from this likeness on; the paper above says the same thing in other words. */
export const SAME_FROM: Readonly<Record<CompareMode, number>> = { previous: 0.34, parent: 0.2 };
/** A task left over that is this like one already taken may be a part of it, or a part of what it became. */
export const PART_FROM = 0.42;

export interface Pairing {
  readonly pairs: readonly { readonly left: number; readonly right: number; readonly similarity: number }[];
  readonly leftOver: readonly number[];
  readonly rightOver: readonly number[];
}

/**
 * One-to-one pairs (一一对应), the most alike first; equal ones by their place in the papers. Swapping the sides swaps
 * the pairs and nothing else. Every task is in exactly one pair or left over.
 */
export function pairTasks(
  table: SimilarityTable,
  leftCount: number,
  rightCount: number,
  mode: CompareMode,
): Pairing {
  const candidates: { left: number; right: number; similarity: number }[] = [];
  for (let left = 0; left < leftCount; left += 1)
    for (let right = 0; right < rightCount; right += 1) {
      const similarity = similarityAt(table, left, right);
      if (similarity >= SAME_FROM[mode]) candidates.push({ left, right, similarity });
    }
  candidates.sort(
    (a, b) =>
      b.similarity - a.similarity ||
      Math.abs(a.left - a.right) - Math.abs(b.left - b.right) ||
      a.left + a.right - (b.left + b.right),
  );
  const takenLeft = new Set<number>();
  const takenRight = new Set<number>();
  const pairs = [];
  for (const candidate of candidates) {
    if (takenLeft.has(candidate.left) || takenRight.has(candidate.right)) continue;
    takenLeft.add(candidate.left);
    takenRight.add(candidate.right);
    pairs.push(candidate);
  }
  return {
    pairs: pairs.sort((a, b) => a.right - b.right),
    leftOver: missing(leftCount, takenLeft),
    rightOver: missing(rightCount, takenRight),
  };
}

function missing(count: number, taken: ReadonlySet<number>): number[] {
  return Array.from({ length: count }, (_, at) => at).filter((at) => !taken.has(at));
}

export interface PartHint {
  readonly kind: 'split' | 'merge';
  readonly left: readonly number[];
  readonly right: readonly number[];
}

/**
 * Tasks left over that look like a part of a pair (拆分、合并线索): one task that became several (`split`), or several
 * that became one (`merge`).
 */
export function partHints(table: SimilarityTable, pairing: Pairing): PartHint[] {
  const byLeft = new Map<number, number[]>();
  const byRight = new Map<number, number[]>();
  for (const right of pairing.rightOver) {
    const best = bestOf(pairing.pairs, (pair) => similarityAt(table, pair.left, right));
    if (best) byLeft.set(best.left, [...(byLeft.get(best.left) ?? [best.right]), right]);
  }
  for (const left of pairing.leftOver) {
    const best = bestOf(pairing.pairs, (pair) => similarityAt(table, left, pair.right));
    if (best) byRight.set(best.right, [...(byRight.get(best.right) ?? [best.left]), left]);
  }
  return [
    ...[...byLeft].map(([left, right]): PartHint => ({ kind: 'split', left: [left], right })),
    ...[...byRight].map(([right, left]): PartHint => ({ kind: 'merge', left, right: [right] })),
  ];
}

function bestOf<Pair>(pairs: readonly Pair[], likeness: (pair: Pair) => number): Pair | null {
  let best: Pair | null = null;
  let most = PART_FROM;
  for (const pair of pairs) {
    const value = likeness(pair);
    if (value >= most) {
      most = value;
      best = pair;
    }
  }
  return best;
}
