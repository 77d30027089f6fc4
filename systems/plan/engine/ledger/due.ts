import { type Day, daysBetween } from '@sanyi/quantity';
import type { DeadlineKind } from '../reading.ts';
import type { WorkState } from './words.ts';

/** Days before the due day from which a task counts as due soon (临期). */
export const SOON_DAYS = 30;

/** What a task's own day rests on. */
export interface DatedDeadline {
  readonly kind: DeadlineKind;
  readonly dueOn: Day | null;
  readonly quote: string | null;
}

export interface TaskDue {
  readonly dueOn: Day | null;
  /** Words of the paper for it. */
  readonly dueText: string | null;
  /** 持续推进: no end is stated and the duty goes on. */
  readonly ongoing: boolean;
}

/**
 * The day by which a whole task is due (任务完成时限): the last day among its deadlines, because earlier ones are steps.
 * Without any day, a recurring or open-ended duty makes it ongoing.
 */
export function dueOfTask(deadlines: readonly DatedDeadline[]): TaskDue {
  let last: DatedDeadline | null = null;
  for (const deadline of deadlines) {
    if (deadline.kind === 'start' || deadline.dueOn === null) continue;
    if (last === null || last.dueOn === null || deadline.dueOn > last.dueOn) last = deadline;
  }
  if (last) return { dueOn: last.dueOn, dueText: last.quote, ongoing: false };
  const open = deadlines.find(({ kind }) => kind === 'ongoing' || kind === 'recurring');
  return { dueOn: null, dueText: open?.quote ?? deadlines[0]?.quote ?? null, ongoing: open !== undefined };
}

interface DueTask {
  readonly dueOn: Day | null;
  readonly ongoing: boolean;
  readonly workState: WorkState;
}

/** States in which a day no longer presses: finished, given up, or reported and waiting for the verifier. */
const SETTLED: readonly WorkState[] = ['done', 'cancelled', 'submitted'];

/** Whole days past the due day (逾期天数) of an unfinished task; null when it is not overdue. The due day itself is in time. */
export function overdueDays(task: DueTask, today: Day): number | null {
  if (task.dueOn === null || task.ongoing || SETTLED.includes(task.workState) || task.dueOn >= today)
    return null;
  return daysBetween(task.dueOn, today);
}

/** Whether an unfinished task is due within `SOON_DAYS`, today included (临期). */
export function dueSoon(task: DueTask, today: Day): boolean {
  if (task.dueOn === null || task.ongoing || SETTLED.includes(task.workState) || task.dueOn < today)
    return false;
  return daysBetween(today, task.dueOn) <= SOON_DAYS;
}
