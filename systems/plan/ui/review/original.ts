import type { OriginalTask, ReviewTask, Target } from '../shared/contract.ts';
import type { usePhrases } from '../shared/phrases.ts';
import { comparatorSign } from '../shared/phrases.ts';

type Say = ReturnType<typeof usePhrases>;

/** One part of a task as it was read and as it stands (读出与更正对照). */
export interface Part {
  readonly id: 'title' | 'number' | 'lead' | 'coop' | 'deadlines' | 'targets';
  readonly read: string;
  readonly now: string;
  readonly differs: boolean;
}

const list = (names: readonly string[], join: string) => names.filter(Boolean).join(join);

/** The parts of a task in words, original beside present; null for a task that a person added. */
export function partsOf(
  task: Pick<ReviewTask, 'title' | 'number' | 'responsibilities' | 'deadlines' | 'targets'>,
  original: OriginalTask | null,
  say: Say,
): Part[] | null {
  if (original === null) return null;
  const join = say.words.joinList;
  const named = (role: 'lead' | 'coop') =>
    list(
      task.responsibilities.filter((one) => one.role === role).map(({ raw }) => raw),
      join,
    );
  const target = (one: {
    indicator: string;
    comparator: Target['comparator'];
    value: string;
    unit: string;
  }) => `${one.indicator} ${comparatorSign(one.comparator, say.words)} ${say.quantity(one.value, one.unit)}`;
  const parts: Omit<Part, 'differs'>[] = [
    { id: 'number', read: original.number, now: task.number },
    { id: 'title', read: original.title, now: task.title },
    { id: 'lead', read: list(original.lead, join), now: named('lead') },
    { id: 'coop', read: list(original.coop, join), now: named('coop') },
    {
      id: 'deadlines',
      read: list(
        original.deadlines.map((one) => say.deadline({ ...one, fromOn: null, rule: one.quote })),
        join,
      ),
      now: list(
        task.deadlines.map((one) => say.deadline({ ...one, fromOn: null, rule: one.quote ?? one.rule })),
        join,
      ),
    },
    {
      id: 'targets',
      read: list(original.targets.map(target), join),
      now: list(
        task.targets.map((one) => target({ ...one, value: one.value ?? one.raw ?? '' })),
        join,
      ),
    },
  ];
  return parts.map((part) => ({ ...part, differs: part.read !== part.now }));
}
