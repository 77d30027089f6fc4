import { useMemo } from 'react';
import type { Lit } from '../paper/paper-view.tsx';
import type { Tree } from '../shared/contract.ts';
import { neighbour, type ToCheck, treeLines } from './model.ts';

/**
 * The round through what is to be checked (核对顺序): `step` to the neighbour in the list that is shown, `onward` from a
 * task that was decided to the next that waits, from the end of the paper back to its beginning.
 */
export function useRounds({
  tree,
  queue,
  mode,
  lit,
  go,
}: {
  tree: Tree | undefined;
  queue: readonly ToCheck[];
  mode: 'tree' | 'queue';
  lit: Lit;
  go: (itemId: string | null) => void;
}) {
  const order = useMemo(
    () => (tree ? treeLines(tree).flatMap((line) => (line.kind === 'task' ? [line.task.id] : [])) : []),
    [tree],
  );
  const idOf = (item: ToCheck) => item.itemId ?? item.taskId ?? item.key;
  return {
    step(by: 1 | -1): void {
      const items = mode === 'queue' ? queue.map(idOf) : order;
      const here = mode === 'queue' ? lit.itemId : lit.taskId;
      const to = neighbour(items, here === null ? -1 : items.indexOf(here), by);
      if (to) go(to);
    },
    onward(decided: string): void {
      if (mode === 'queue') {
        const rest = queue.filter((item) => item.taskId !== decided);
        const place = queue.findIndex((item) => item.taskId === decided);
        const to = rest[Math.min(place, rest.length - 1)];
        go(to ? idOf(to) : null);
        return;
      }
      const place = order.indexOf(decided);
      const waiting = new Set(
        tree?.tasks
          .filter(({ id, reviewState }) => reviewState === 'proposed' && id !== decided)
          .map(({ id }) => id),
      );
      const to = [...order.slice(place + 1), ...order.slice(0, place)].find((id) => waiting.has(id));
      if (to) go(to);
    },
  };
}
