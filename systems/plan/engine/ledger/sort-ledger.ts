import type { LedgerTask } from './ledger-task.ts';
import { type LightName, lights, type WorkState, workStates } from './words.ts';

export type LedgerSort = 'paper' | 'due' | 'state' | 'light' | 'department' | 'updated';

/** Most pressing light first. */
const LIGHT_ORDER: readonly LightName[] = ['red', 'yellow', 'grey', 'green', 'ongoing'];

function byText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function order(left: LedgerTask, right: LedgerTask, sort: LedgerSort): number {
  switch (sort) {
    case 'paper':
      return 0;
    case 'due':
      return byText(left.dueOn ?? '9999', right.dueOn ?? '9999');
    case 'state':
      return workStates.indexOf(left.workState) - workStates.indexOf(right.workState);
    case 'light':
      return LIGHT_ORDER.indexOf(left.light) - LIGHT_ORDER.indexOf(right.light);
    case 'department':
      return byText(left.lead[0]?.name ?? '\uffff', right.lead[0]?.name ?? '\uffff');
    case 'updated':
      return byText(right.updatedAt, left.updatedAt);
  }
}

/** The rows in another order (台账排序); equal ones stay as in the papers, plan by plan. */
export function sortLedger<Task extends LedgerTask>(tasks: readonly Task[], sort: LedgerSort): Task[] {
  return tasks.toSorted(
    (left, right) => order(left, right, sort) || byText(left.planId, right.planId) || left.seq - right.seq,
  );
}

/** Zero for every state, as a fresh object. */
export function noStates(): Record<WorkState, number> {
  return { 'to-confirm': 0, 'to-adjust': 0, running: 0, submitted: 0, done: 0, delayed: 0, cancelled: 0 };
}

/** Zero for every light, as a fresh object. */
export function noLights(): Record<LightName, number> {
  return Object.fromEntries(lights.map((light) => [light, 0])) as Record<LightName, number>;
}
