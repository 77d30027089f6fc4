import type { Tx } from '@sanyi/records';
import { type Actor, recordChange } from './change.ts';
import { taskInitials } from './initials.ts';
import { beginStep, type ReviewStep } from './review-steps.ts';
import { planTables, type TaskRow } from './tables.ts';
import { claimTask, type OpenedTask, openTask, refuseForeignPlan } from './task-lock.ts';
import { loadReviewTask, type ReviewTaskView } from './tasks.ts';

/** Fields of a task as its history keeps them. */
export function factsOf(task: ReviewTaskView): Record<string, unknown> {
  const names = (role: 'lead' | 'coop') =>
    task.responsibilities
      .filter((item) => item.role === role)
      .map((item) => item.organisation?.name.zh ?? item.raw);
  return {
    number: task.number,
    title: task.title,
    kind: task.kind,
    section: task.sectionId,
    reviewState: task.reviewState,
    workState: task.workState,
    ongoing: task.ongoing,
    dueOn: task.dueOn,
    responsiblePerson: task.responsiblePerson,
    lead: names('lead'),
    coop: names('coop'),
    deadlines: task.deadlines.map((item) =>
      `${item.kind} ${item.dueOn ?? item.rule ?? ''} ${item.what ?? ''}`.trim(),
    ),
    targets: task.targets.map(
      (item) =>
        `${item.indicator} ${item.comparator} ${item.value ?? ''}${item.value2 ? `~${item.value2}` : ''}${item.unit}`,
    ),
  };
}

/** Only the facts that differ, before and after. */
export function changedFacts(before: Record<string, unknown>, after: Record<string, unknown>) {
  const keys = Object.keys(after).filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
  return {
    before: Object.fromEntries(keys.map((key) => [key, before[key] ?? null])),
    after: Object.fromEntries(keys.map((key) => [key, after[key] ?? null])),
  };
}

/** Keeps what a task is found by in step with its content. */
async function refreshInitials(tx: Tx, task: ReviewTaskView): Promise<void> {
  const initials = taskInitials({
    title: task.title,
    departments: task.responsibilities.map((item) => item.organisation?.name.zh ?? item.norm ?? item.raw),
    indicators: task.targets.map(({ indicator }) => indicator),
  });
  await planTables(tx).updateTable('plan.task').set({ initials }).where('id', '=', task.id).execute();
}

type Action = Parameters<typeof recordChange>[2]['action'];

/**
 * One reviewed change of a task (任务变更): claim by version, work, history with before and after. Returns the task as it
 * then stands.
 */
export async function editTask(
  tx: Tx,
  actor: Actor,
  taskId: string,
  version: number,
  edit: {
    readonly action: Action;
    readonly yours: unknown;
    readonly note?: string | null | undefined;
    /** Refuses those who may not; runs before the version is judged. */
    readonly guard: (opened: OpenedTask) => void | Promise<void>;
    /** Sees the task before it is claimed. */
    readonly prepare?: (opened: OpenedTask) => Promise<void>;
    readonly work: (task: TaskRow, opened: OpenedTask) => Promise<unknown>;
  },
): Promise<ReviewTaskView> {
  const opened = await openTask(tx, actor, taskId);
  await edit.guard(opened);
  const before = await loadReviewTask(tx, taskId);
  await edit.prepare?.(opened);
  const claimed = await claimTask(tx, opened, version, edit.yours);
  await edit.work(claimed, opened);
  const after = await loadReviewTask(tx, taskId);
  await refreshInitials(tx, after);
  await recordChange(tx, actor, {
    action: edit.action,
    planId: claimed.plan_id,
    taskId,
    scopePath: claimed.scope_path,
    ...changedFacts(factsOf(before), factsOf(after)),
    note: edit.note ?? null,
  });
  return after;
}

/**
 * One change of the review (核对变更), in a plan of the own region: an {@link editTask} that can be taken back. `work`
 * tells the step of every other task it touches.
 */
export async function reviewTask(
  tx: Tx,
  actor: Actor,
  taskId: string,
  version: number,
  edit: {
    readonly action: Action;
    readonly yours: unknown;
    readonly note?: string | null | undefined;
    readonly work: (task: TaskRow, step: ReviewStep) => Promise<unknown>;
  },
): Promise<ReviewTaskView> {
  let step: ReviewStep | undefined;
  return editTask(tx, actor, taskId, version, {
    action: edit.action,
    yours: edit.yours,
    note: edit.note,
    guard: (opened) => refuseForeignPlan(actor, opened.plan),
    async prepare({ task }) {
      step = beginStep(tx, actor, {
        planId: task.plan_id,
        scopePath: task.scope_path,
        action: edit.action,
      });
      await step.touchTask(taskId);
    },
    async work(task) {
      if (!step) throw new Error('a step begins before its work');
      await edit.work(task, step);
      await step.end();
    },
  });
}
