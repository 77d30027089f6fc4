import type { Outline, OutlineNode } from './outline.ts';

/** Finds the innermost outline node at an offset (所在章节); for ascending offsets the cost is one pass over the nodes. */
export function nodeLookup(outline: Outline): (offset: number) => OutlineNode | null {
  const starts = outline.all.map((n) => n.start);
  return (offset) => {
    let lo = 0;
    let hi = starts.length;
    while (lo < hi) {
      const mid = (lo + hi) >> 1;
      if ((starts[mid] ?? 0) <= offset) lo = mid + 1;
      else hi = mid;
    }
    let node: OutlineNode | null = outline.all[lo - 1] ?? null;
    while (node !== null && node.end <= offset) node = node.parent;
    return node;
  };
}

/** Items of a sorted list whose `start` lies in `[from, to)`. */
export function within<T extends { start: number }>(sorted: readonly T[], from: number, to: number): T[] {
  let lo = 0;
  let hi = sorted.length;
  while (lo < hi) {
    const mid = (lo + hi) >> 1;
    if ((sorted[mid]?.start ?? 0) < from) lo = mid + 1;
    else hi = mid;
  }
  const out: T[] = [];
  for (let i = lo; i < sorted.length; i++) {
    const item = sorted[i];
    if (item === undefined || item.start >= to) break;
    out.push(item);
  }
  return out;
}
