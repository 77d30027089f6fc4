import type { LocalText } from '@sanyi/kernel';
import type { Day } from '@sanyi/quantity';
import { dueSoon, overdueDays } from './due.ts';
import { isUnassigned } from './filter-ledger.ts';
import type { LedgerTask } from './ledger-task.ts';
import { noLights, noStates } from './sort-ledger.ts';
import { type LightName, type WorkState, workStates } from './words.ts';

export interface LedgerTotals {
  count: number;
  byState: Record<WorkState, number>;
  byLight: Record<LightName, number>;
  overdue: number;
  soon: number;
  ongoing: number;
  withTargets: number;
  unassigned: number;
  disputed: number;
}

export interface LedgerGroup extends LedgerTotals {
  key: string;
  title: LocalText;
  taskIds: string[];
}

export type LedgerGrouping = 'none' | 'section' | 'department' | 'state';

/** Counts over rows (台账合计); every row is counted once. */
export function totalsOf(tasks: readonly LedgerTask[], today: Day): LedgerTotals {
  const totals: LedgerTotals = {
    count: tasks.length,
    byState: noStates(),
    byLight: noLights(),
    overdue: 0,
    soon: 0,
    ongoing: 0,
    withTargets: 0,
    unassigned: 0,
    disputed: 0,
  };
  for (const task of tasks) {
    totals.byState[task.workState] += 1;
    totals.byLight[task.light] += 1;
    if (overdueDays(task, today) !== null) totals.overdue += 1;
    if (dueSoon(task, today)) totals.soon += 1;
    if (task.ongoing) totals.ongoing += 1;
    if (task.targets.length > 0) totals.withTargets += 1;
    if (isUnassigned(task)) totals.unassigned += 1;
    if (task.disputed) totals.disputed += 1;
  }
  return totals;
}

/** Words of the states (任务状态). */
export const STATE_TITLES: Readonly<Record<WorkState, LocalText>> = {
  'to-confirm': { zh: '待认领', en: 'To confirm' },
  'to-adjust': { zh: '待调整', en: 'To adjust' },
  running: { zh: '推进中', en: 'Running' },
  submitted: { zh: '待核实', en: 'Submitted' },
  done: { zh: '已销号', en: 'Done' },
  delayed: { zh: '已延期', en: 'Delayed' },
  cancelled: { zh: '已撤销', en: 'Cancelled' },
};

/**
 * Rows gathered by section, lead department or state (台账分组), each group with its own totals. A task with several
 * leads stands in the group of each, so groups by department may add up to more than the whole.
 */
export function groupLedger(
  tasks: readonly LedgerTask[],
  grouping: LedgerGrouping,
  today: Day,
): LedgerGroup[] {
  if (grouping === 'none') return [];
  const groups = new Map<string, { title: LocalText; tasks: LedgerTask[] }>();
  for (const task of tasks) {
    for (const [key, title] of keysOf(task, grouping)) {
      const group = groups.get(key);
      if (group) group.tasks.push(task);
      else groups.set(key, { title, tasks: [task] });
    }
  }
  const found = [...groups].map(([key, group]) => ({
    key,
    title: group.title,
    taskIds: group.tasks.map((task) => task.id),
    ...totalsOf(group.tasks, today),
  }));
  if (grouping === 'state')
    return found.toSorted(
      (a, b) => workStates.findIndex((s) => s === a.key) - workStates.findIndex((s) => s === b.key),
    );
  return grouping === 'department' ? found.toSorted((a, b) => b.count - a.count) : found;
}

function keysOf(task: LedgerTask, grouping: LedgerGrouping): [key: string, title: LocalText][] {
  const plain = (title: string): LocalText => ({ zh: title, en: title });
  if (grouping === 'state') return [[task.workState, STATE_TITLES[task.workState]]];
  if (grouping === 'section') {
    const title = task.sectionPath.at(-1);
    return [
      [
        task.sectionId ?? `plan:${task.planId}`,
        title === undefined ? { zh: '（无章节）', en: '(no section)' } : plain(title),
      ],
    ];
  }
  if (task.lead.length === 0) return [['', { zh: '（无牵头单位）', en: '(no lead)' }]];
  return task.lead.map((department) => [
    department.organisationId ?? `name:${department.name}`,
    { zh: department.name, en: department.nameEn },
  ]);
}
