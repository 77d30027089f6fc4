import type { Tx } from '@sanyi/records';
import { decimalText } from '../engine/ledger/decimal-text.ts';
import type { Task as ReadTask } from '../engine/reading.ts';
import { planProblems } from '../problems.ts';
import { loadOrganisations, type OrganisationEntry } from './organisations.ts';
import { planTables, type TaskRow } from './tables.ts';
import {
  citationView,
  deadlineView,
  loadTaskItems,
  responsibilityView,
  spanOf,
  type TaskChoice,
  type TaskItems,
  targetView,
} from './task-items.ts';

function originalView(read: ReadTask | null) {
  if (read === null) return null;
  return {
    number: read.number,
    title: read.title,
    kind: read.kind,
    responsibilityMode: read.responsibilityMode,
    lead: read.lead.map((ref) => ref.raw),
    coop: read.coop.map((ref) => ref.raw),
    deadlines: read.deadlines.map(({ quote, due, kind }) => ({ quote, dueOn: due, kind })),
    targets: read.targets.map(({ quote, indicator, comparator, value, unit }) => ({
      quote,
      indicator,
      comparator,
      value: decimalText(value) ?? quote,
      unit,
    })),
  };
}

/** A task with everything that hangs on it, as review and task page show it. */
export function reviewTaskView(
  row: TaskRow,
  items: TaskItems,
  organisations: ReadonlyMap<string, OrganisationEntry>,
) {
  return {
    id: row.id,
    planId: row.plan_id,
    sectionId: row.section_id,
    seq: row.seq,
    number: row.number,
    title: row.title,
    text: row.original_text,
    span: spanOf(row),
    kind: row.kind,
    reviewState: row.review_state,
    confidence: row.confidence,
    reason: row.reason,
    responsibilityMode: row.responsibility_mode,
    openEnded: row.open_ended,
    scope: row.implementers,
    workState: row.work_state,
    ongoing: row.ongoing,
    dueOn: row.due_on,
    responsiblePerson: row.responsible_person,
    responsibilities: (items.responsibilities.get(row.id) ?? []).map((item) =>
      responsibilityView(item, organisations),
    ),
    deadlines: (items.deadlines.get(row.id) ?? []).map(deadlineView),
    targets: (items.targets.get(row.id) ?? []).map(targetView),
    citations: (items.citations.get(row.id) ?? []).map(citationView),
    original: originalView(row.original),
    stepId: row.step_id,
    version: row.version,
    updatedAt: row.updated_at,
  };
}

export type ReviewTaskView = ReturnType<typeof reviewTaskView>;

/** Tasks in the order of the paper (任务), rejected ones included. */
export async function loadReviewTasks(tx: Tx, choice: TaskChoice): Promise<ReviewTaskView[]> {
  const [column, ids] =
    'planIds' in choice ? (['plan_id', choice.planIds] as const) : (['id', choice.taskIds] as const);
  if (ids.length === 0) return [];
  const rows = await planTables(tx)
    .selectFrom('plan.task')
    .selectAll()
    .where(column, 'in', ids)
    .orderBy('plan_id')
    .orderBy('seq')
    .execute();
  const items = await loadTaskItems(tx, choice);
  const organisations = await loadOrganisations(tx);
  return rows.map((row) => reviewTaskView(row, items, organisations));
}

/** @throws Problem `plan/not-found` */
export async function loadReviewTask(tx: Tx, taskId: string): Promise<ReviewTaskView> {
  const [task] = await loadReviewTasks(tx, { taskIds: [taskId] });
  if (!task) throw planProblems.problem('not-found');
  return task;
}
