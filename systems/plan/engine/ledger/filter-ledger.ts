import type { Day } from '@sanyi/quantity';
import { dueSoon, overdueDays } from './due.ts';
import type { LedgerTask } from './ledger-task.ts';
import type { LightName, ResponsibilityRole, ReviewState, TaskKind, WorkState } from './words.ts';

/** Filters of the ledger (台账筛选); absent means no filter. */
export interface LedgerFilter {
  readonly planId?: string | undefined;
  /** A section with everything below it. */
  readonly sectionId?: string | undefined;
  readonly organisationId?: string | undefined;
  readonly role?: ResponsibilityRole | undefined;
  readonly state?: readonly WorkState[] | undefined;
  readonly review?: readonly ReviewState[] | undefined;
  readonly light?: readonly LightName[] | undefined;
  readonly kind?: TaskKind | undefined;
  readonly due?: 'overdue' | 'soon' | 'none' | 'dated' | undefined;
  readonly dueBefore?: Day | undefined;
  readonly dueAfter?: Day | undefined;
  readonly hasTarget?: boolean | undefined;
  readonly ongoing?: boolean | undefined;
  readonly disputed?: boolean | undefined;
  readonly unassigned?: boolean | undefined;
  readonly mine?: boolean | undefined;
  readonly text?: string | undefined;
}

/** Whether nobody of the organisation tree leads the task (未落实牵头单位); safeguards need no lead. */
export function isUnassigned(task: Pick<LedgerTask, 'lead' | 'kind'>): boolean {
  return task.kind === 'task' && !task.lead.some((department) => department.organisationId !== null);
}

/**
 * The rows that pass every filter (筛选台账), in their order. Text is looked for in number, title, words, departments,
 * person and indicators; two or more Latin letters also match pinyin initials. Several words must all be found.
 * Tasks rejected in the review are left out unless the review filter asks for them.
 */
export function filterLedger<Task extends LedgerTask>(
  tasks: readonly Task[],
  filter: LedgerFilter,
  today: Day,
): Task[] {
  const words = (filter.text ?? '')
    .trim()
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '');
  return tasks.filter((task) => passes(task, filter, today) && words.every((word) => hasWord(task, word)));
}

function passes(task: LedgerTask, filter: LedgerFilter, today: Day): boolean {
  if (filter.planId !== undefined && task.planId !== filter.planId) return false;
  if (filter.sectionId !== undefined && !task.sectionIds.includes(filter.sectionId)) return false;
  if (!hasDepartment(task, filter)) return false;
  if (!among(filter.state, task.workState) || !among(filter.light, task.light)) return false;
  if (!among(filter.review ?? ['proposed', 'confirmed', 'corrected'], task.reviewState)) return false;
  if (filter.kind !== undefined && task.kind !== filter.kind) return false;
  if (!hasDue(task, filter, today)) return false;
  if (filter.hasTarget !== undefined && task.targets.length > 0 !== filter.hasTarget) return false;
  if (filter.ongoing !== undefined && task.ongoing !== filter.ongoing) return false;
  if (filter.disputed !== undefined && task.disputed !== filter.disputed) return false;
  if (filter.unassigned !== undefined && isUnassigned(task) !== filter.unassigned) return false;
  return filter.mine === undefined || (task.mine !== null) === filter.mine;
}

function among<Value>(wanted: readonly Value[] | undefined, value: Value): boolean {
  return wanted === undefined || wanted.length === 0 || wanted.includes(value);
}

function hasDepartment(task: LedgerTask, { organisationId, role }: LedgerFilter): boolean {
  if (organisationId === undefined) return role === undefined || task.mine === role;
  const leads = task.lead.some((department) => department.organisationId === organisationId);
  const helps = task.coop.some((department) => department.organisationId === organisationId);
  if (role === 'lead') return leads;
  return role === 'coop' ? helps : leads || helps;
}

function hasDue(task: LedgerTask, filter: LedgerFilter, today: Day): boolean {
  if (filter.due === 'overdue' && overdueDays(task, today) === null) return false;
  if (filter.due === 'soon' && !dueSoon(task, today)) return false;
  if (filter.due === 'none' && (task.dueOn !== null || task.ongoing)) return false;
  if (filter.due === 'dated' && task.dueOn === null) return false;
  if (filter.dueBefore !== undefined && (task.dueOn === null || task.dueOn > filter.dueBefore)) return false;
  return filter.dueAfter === undefined || (task.dueOn !== null && task.dueOn >= filter.dueAfter);
}

function hasWord(task: LedgerTask, word: string): boolean {
  if (/^[a-z]{2,}$/.test(word) && task.initials.includes(word)) return true;
  return [
    task.number,
    task.title,
    task.text,
    task.responsiblePerson ?? '',
    ...task.lead.map((department) => department.name),
    ...task.coop.map((department) => department.name),
    ...task.targets.map((target) => target.indicator),
  ].some((place) => place.toLowerCase().includes(word));
}
