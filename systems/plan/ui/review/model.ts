import type { QueueItem, ReviewTask, Tree, TreeSection } from '../shared/contract.ts';

/** A line of the breakdown: a heading of the paper, or a task below it. */
export type TreeLine =
  | { readonly kind: 'section'; readonly section: TreeSection; readonly tasks: number; readonly open: number }
  | { readonly kind: 'task'; readonly task: ReviewTask };

/** The least sure of a task and its parts (最没把握处). */
export function weakest(task: ReviewTask): { readonly confidence: number; readonly reason: string } {
  let [confidence, reason] = [task.confidence, task.reason];
  for (const part of [...task.responsibilities, ...task.deadlines, ...task.targets])
    if (part.confidence !== null && part.confidence < confidence)
      [confidence, reason] = [part.confidence, part.reason ?? reason];
  return { confidence, reason };
}

/** A task that is kept or can be restored; what a merge or a split left over is neither. */
const isShown = ({ reviewState, original }: ReviewTask) => reviewState !== 'rejected' || original !== null;

/** How many of the tasks that are kept a person has looked at (核对进度). */
export function progressOf(tasks: readonly ReviewTask[]): { readonly done: number; readonly all: number } {
  const all = tasks.filter(({ reviewState }) => reviewState !== 'rejected');
  return { done: all.filter(({ reviewState }) => reviewState !== 'proposed').length, all: all.length };
}

/** Sections with their tasks in the order of the paper; sections without tasks below them are left out. */
export function treeLines(tree: Tree): TreeLine[] {
  const bySection = new Map<string | null, ReviewTask[]>();
  const known = new Set(tree.sections.map(({ id }) => id));
  for (const task of tree.tasks.filter(isShown).toSorted((one, other) => one.seq - other.seq)) {
    const home = task.sectionId !== null && known.has(task.sectionId) ? task.sectionId : null;
    bySection.set(home, [...(bySection.get(home) ?? []), task]);
  }
  const children = new Map<string | null, TreeSection[]>();
  for (const section of tree.sections.toSorted((one, other) => one.seq - other.seq))
    children.set(section.parentId, [...(children.get(section.parentId) ?? []), section]);
  const lines: TreeLine[] = (bySection.get(null) ?? []).map((task) => ({ kind: 'task', task }));
  const walk = (parent: string | null): { lines: TreeLine[]; tasks: number; open: number } => {
    const found: TreeLine[] = [];
    let [tasks, open] = [0, 0];
    for (const section of children.get(parent) ?? []) {
      const own = bySection.get(section.id) ?? [];
      const below = walk(section.id);
      const all = own.length + below.tasks;
      const waiting = own.filter(({ reviewState }) => reviewState === 'proposed').length + below.open;
      tasks += all;
      open += waiting;
      if (all === 0) continue;
      found.push({ kind: 'section', section, tasks: all, open: waiting });
      found.push(...own.map((task): TreeLine => ({ kind: 'task', task })), ...below.lines);
    }
    return { lines: found, tasks, open };
  };
  return [...lines, ...walk(null).lines];
}

/** One thing to look at (待核对项): a doubtful part of a task, or a task that nobody has checked. */
export interface ToCheck extends QueueItem {
  readonly key: string;
  readonly task: ReviewTask | null;
}

/**
 * What a person should look at, the most doubtful first (待核对): the reader's doubts in tasks that wait, then the other
 * tasks that wait, in the order of their weakest part.
 */
export function queueOf(tree: Tree): ToCheck[] {
  const tasks = new Map(tree.tasks.map((task) => [task.id, task]));
  const doubts = tree.queue
    .map(
      (item): ToCheck => ({
        ...item,
        key: `${item.what}:${item.itemId ?? item.span[0]}`,
        task: item.taskId === null ? null : (tasks.get(item.taskId) ?? null),
      }),
    )
    .filter(({ task }) => task === null || task.reviewState === 'proposed');
  const named = new Set(doubts.map(({ task }) => task?.id));
  const rest = tree.tasks
    .filter((task) => task.reviewState === 'proposed' && !named.has(task.id))
    .map(
      (task): ToCheck => ({
        key: `task:${task.id}`,
        what: 'task',
        itemId: task.id,
        taskId: task.id,
        span: task.span ?? [0, 0],
        quote: task.title,
        ...weakest(task),
        task,
      }),
    );
  return [...doubts, ...rest].sort((one, other) => one.confidence - other.confidence);
}

/** How many waiting tasks a bulk acceptance would take: the task and all of its parts reach the confidence. */
export function acceptable(tasks: readonly ReviewTask[], minimum: number): number {
  return tasks.filter((task) => task.reviewState === 'proposed' && weakest(task).confidence >= minimum)
    .length;
}

/** What remains to be done before publishing (发布前遗留). */
export function remainsOf(tasks: readonly ReviewTask[]) {
  const kept = tasks.filter(({ reviewState }) => reviewState !== 'rejected');
  const unreviewed = kept.filter(({ reviewState }) => reviewState === 'proposed');
  const noLead = kept.filter(
    (task) => task.kind === 'task' && !task.responsibilities.some(({ role }) => role === 'lead'),
  );
  const unsettled = kept.flatMap((task) =>
    task.responsibilities.filter(({ organisation }) => organisation === null).map(() => task),
  );
  return { unreviewed, noLead, unsettled };
}

/** The task that an item of the paper or the tree belongs to; the id of a task is its own. */
export function owners(tree: Tree): ReadonlyMap<string, string> {
  const map = new Map<string, string>();
  for (const task of tree.tasks) {
    map.set(task.id, task.id);
    for (const part of [...task.responsibilities, ...task.deadlines, ...task.targets, ...task.citations])
      map.set(part.id, task.id);
  }
  return map;
}

/** The neighbour in a list (上一条、下一条), staying at the ends; the first when nothing is chosen. */
export function neighbour<Item>(items: readonly Item[], at: number, step: 1 | -1): Item | undefined {
  return at < 0 ? items[0] : items[Math.min(items.length - 1, Math.max(0, at + step))];
}

/** The task that follows in the paper and can be merged. */
export function following(tree: Tree, task: ReviewTask): ReviewTask | undefined {
  return tree.tasks
    .filter((one) => one.seq > task.seq && one.reviewState !== 'rejected' && one.span !== null)
    .sort((one, other) => one.seq - other.seq)[0];
}
