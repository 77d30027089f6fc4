import type { Highlight, Paper, ReviewTask, Tree } from '../shared/contract.ts';
import type { Lit } from './paper-view.tsx';

/** Reads `?span=120-164` (引用位置); null when it is none. */
export function spanOf(text: string | undefined): readonly [number, number] | null {
  const match = /^(\d{1,9})-(\d{1,9})$/.exec(text ?? '');
  if (!match) return null;
  const [from, to] = [Number(match[1]), Number(match[2])];
  return to > from ? [from, to] : null;
}

const covers = ([from, to]: readonly [number, number], [start, end]: readonly [number, number]) =>
  from < end && to > start;

/** The task that a passage belongs to (所属任务): the narrowest task mark that touches it. */
export function taskAt(highlights: readonly Highlight[], span: readonly [number, number]): string | null {
  const touching = highlights
    .filter((mark) => mark.kind === 'task' && covers(mark.span, span))
    .sort((one, other) => one.span[1] - one.span[0] - (other.span[1] - other.span[0]));
  return touching[0]?.itemId ?? null;
}

/** What is lit for a passage: its task, and the item that fits it best. */
export function litAt(paper: Pick<Paper, 'highlights'>, span: readonly [number, number]): Lit {
  const items = paper.highlights
    .filter(({ kind, span: place }) => kind !== 'task' && kind !== 'section' && covers(place, span))
    .sort(
      (one, other) =>
        Math.abs(one.span[0] - span[0]) +
        Math.abs(one.span[1] - span[1]) -
        Math.abs(other.span[0] - span[0]) -
        Math.abs(other.span[1] - span[1]),
    );
  return { taskId: taskAt(paper.highlights, span), itemId: items[0]?.itemId ?? null };
}

/** The task of the tree with this id. */
export function taskOf(tree: Tree | undefined, taskId: string | null): ReviewTask | undefined {
  return taskId === null ? undefined : tree?.tasks.find((task) => task.id === taskId);
}
