import type { LocalText } from '@sanyi/kernel';
import type { Span } from '../reading.ts';
import type { ComparableTask, CompareMode, PairClass } from './comparable.ts';
import { compareDepartments, type DepartmentChanges } from './compare-departments.ts';
import { compareDue, type DueChange } from './compare-due.ts';
import { compareTargets, type TargetChange } from './compare-targets.ts';
import { explainPair, explainPart } from './explain.ts';
import { pairTasks, partHints } from './pair-tasks.ts';
import { wordsOfTask } from './plain-words.ts';
import { similarityTable } from './similarity.ts';
import { diffTexts } from './text-diff.ts';

/** A task of one side with its counterpart, or alone (比对结果). */
export interface ComparedPair {
  /** The leading class; `classes` holds all that apply. */
  readonly class: PairClass;
  readonly classes: readonly PairClass[];
  readonly left: ComparableTask | null;
  readonly right: ComparableTask | null;
  /** 0 to 1. */
  readonly similarity: number;
  readonly sharedWords: readonly string[];
  readonly leftOnly: readonly Span[];
  readonly rightOnly: readonly Span[];
  readonly targetChanges: readonly TargetChange[];
  readonly departmentChanges: DepartmentChanges;
  readonly dueChange: DueChange;
  readonly explanation: LocalText;
}

export interface PlanComparison {
  /** Right tasks in their order, then the left ones without counterpart in theirs. */
  readonly pairs: readonly ComparedPair[];
  readonly hints: readonly {
    readonly kind: 'split' | 'merge';
    readonly leftIds: readonly string[];
    readonly rightIds: readonly string[];
    readonly explanation: LocalText;
  }[];
}

/**
 * Compares two plans task by task (方案比对): last year's with this year's, or the paper above with the own one
 * (对标对表). Every task of both sides stands in exactly one pair.
 *
 * `yearsApart` is this year minus last year, so that a day that only moved with the years counts as `rolled`.
 */
export function comparePlans(
  left: readonly ComparableTask[],
  right: readonly ComparableTask[],
  options: { readonly mode: CompareMode; readonly yearsApart: number },
): PlanComparison {
  const table = similarityTable(left, right);
  const pairing = pairTasks(table, left.length, right.length, options.mode);
  const mateOf = new Map(pairing.pairs.map((pair) => [pair.right, pair]));
  const alone = (side: 'left' | 'right', task: ComparableTask): ComparedPair =>
    onePair(side, task, options.mode);
  const pairs: ComparedPair[] = right.map((task, at) => {
    const pair = mateOf.get(at);
    const before = left[pair?.left ?? -1];
    return pair && before ? twoPair(before, task, pair.similarity, options) : alone('right', task);
  });
  for (const at of pairing.leftOver) {
    const task = left[at];
    if (task) pairs.push(alone('left', task));
  }
  const hints = partHints(table, pairing).map((hint) => {
    const lefts = hint.left.flatMap((at) => left[at] ?? []);
    const rights = hint.right.flatMap((at) => right[at] ?? []);
    return {
      kind: hint.kind,
      leftIds: lefts.map(({ id }) => id),
      rightIds: rights.map(({ id }) => id),
      explanation: explainPart(hint.kind, lefts, rights),
    };
  });
  return { pairs, hints };
}

const NO_DEPARTMENTS: DepartmentChanges = { removed: [], added: [], renamed: [], moved: false };

function onePair(side: 'left' | 'right', task: ComparableTask, mode: CompareMode): ComparedPair {
  const kind: PairClass = side === 'left' ? 'dropped' : 'new';
  const pair = {
    class: kind,
    classes: [kind],
    left: side === 'left' ? task : null,
    right: side === 'right' ? task : null,
    similarity: 0,
    sharedWords: [],
    leftOnly: [],
    rightOnly: [],
    targetChanges: side === 'left' ? compareTargets(task.targets, []) : compareTargets([], task.targets),
    departmentChanges: NO_DEPARTMENTS,
    dueChange:
      side === 'left'
        ? { before: task.dueOn, after: null, change: 'same' as const }
        : { before: null, after: task.dueOn, change: 'same' as const },
  };
  return { ...pair, explanation: explainPair(pair, mode) };
}

function twoPair(
  left: ComparableTask,
  right: ComparableTask,
  similarity: number,
  { mode, yearsApart }: { readonly mode: CompareMode; readonly yearsApart: number },
): ComparedPair {
  const diff = diffTexts(left.text, right.text);
  const targetChanges = compareTargets(left.targets, right.targets, mode);
  const departmentChanges = compareDepartments(left.departments, right.departments);
  const dueChange = compareDue(left.dueOn, right.dueOn, yearsApart);
  const classes: PairClass[] = [];
  if (targetChanges.some(({ change }) => change === 'tightened')) classes.push('tightened');
  if (targetChanges.some(({ change }) => change === 'loosened')) classes.push('loosened');
  if (departmentChanges.moved) classes.push('moved-owner');
  if (departmentChanges.renamed.length > 0) classes.push('renamed-body');
  const sameWords = wordsOfTask(left) === wordsOfTask(right);
  const sameRest =
    targetChanges.every(({ change }) => change === 'same') &&
    departmentChanges.removed.length + departmentChanges.added.length === 0 &&
    (dueChange.change === 'same' || dueChange.change === 'rolled');
  if (classes.length === 0) classes.push(sameWords && sameRest ? 'unchanged' : 'reworded');
  else if (!sameWords) classes.push('reworded');
  const pair = {
    class: classes[0] ?? 'reworded',
    classes,
    left,
    right,
    similarity,
    sharedWords: diff.shared,
    leftOnly: diff.leftOnly,
    rightOnly: diff.rightOnly,
    targetChanges,
    departmentChanges,
    dueChange,
  };
  return { ...pair, explanation: explainPair(pair, mode) };
}
