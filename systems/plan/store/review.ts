import type { Tx } from '@sanyi/records';
import { dueOfTask } from '../engine/ledger/due.ts';
import type { TaskKind } from '../engine/ledger/words.ts';
import { planProblems } from '../problems.ts';
import { type Actor, recordChange } from './change.ts';
import {
  replaceDeadlines,
  replaceDepartments,
  replaceTargets,
  type SentDeadline,
  type SentDepartment,
  type SentTarget,
} from './edit-items.ts';
import { taskInitials } from './initials.ts';
import { loadOrganisations } from './organisations.ts';
import { paperText } from './paper.ts';
import { beginStep, type ReviewStep } from './review-steps.ts';
import { planTables, type TaskRow } from './tables.ts';
import { claimTask, type OpenedTask, openTask, refuseForeignPlan } from './task-lock.ts';
import { loadReviewTask, type ReviewTaskView } from './tasks.ts';
import { teachAlias } from './taught-aliases.ts';

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

export interface TaskCorrection {
  readonly number?: string | undefined;
  readonly title?: string | undefined;
  readonly kind?: TaskKind | undefined;
  readonly sectionId?: string | null | undefined;
  readonly ongoing?: boolean | undefined;
  readonly dueOn?: string | null | undefined;
  readonly responsiblePerson?: string | null | undefined;
  readonly note?: string | undefined;
}

/** Corrects a task's own fields (更正任务); what was read stays in `original`. */
export async function correctTask(
  tx: Tx,
  actor: Actor,
  taskId: string,
  version: number,
  correction: TaskCorrection,
) {
  return reviewTask(tx, actor, taskId, version, {
    action: 'corrected',
    yours: correction,
    note: correction.note,
    async work(task) {
      if (correction.sectionId) {
        const section = await planTables(tx)
          .selectFrom('plan.section')
          .select('id')
          .where('id', '=', correction.sectionId)
          .where('plan_id', '=', task.plan_id)
          .executeTakeFirst();
        if (!section) throw planProblems.problem('unknown-item', { count: 1 });
      }
      await planTables(tx)
        .updateTable('plan.task')
        .set({
          review_state: 'corrected',
          ...(correction.number === undefined ? {} : { number: correction.number }),
          ...(correction.title === undefined ? {} : { title: correction.title }),
          ...(correction.kind === undefined ? {} : { kind: correction.kind }),
          ...(correction.sectionId === undefined ? {} : { section_id: correction.sectionId }),
          ...(correction.ongoing === undefined ? {} : { ongoing: correction.ongoing }),
          ...(correction.dueOn === undefined ? {} : { due_on: correction.dueOn }),
          ...(correction.responsiblePerson === undefined
            ? {}
            : { responsible_person: correction.responsiblePerson || null }),
        })
        .where('id', '=', taskId)
        .execute();
    },
  });
}

/** Replaces the departments (更正责任单位) and remembers what printed names meant. */
export async function setDepartments(
  tx: Tx,
  actor: Actor,
  taskId: string,
  version: number,
  list: { readonly responsibilities: readonly SentDepartment[]; readonly teach: boolean },
) {
  return reviewTask(tx, actor, taskId, version, {
    action: 'departments',
    yours: list,
    async work(task, step) {
      const organisations = await loadOrganisations(tx);
      const before = await loadReviewTask(tx, taskId);
      await replaceDepartments(tx, actor, task, list.responsibilities, organisations);
      await planTables(tx)
        .updateTable('plan.task')
        .set({ review_state: 'corrected' })
        .where('id', '=', taskId)
        .execute();
      if (!list.teach) return;
      for (const item of list.responsibilities) {
        const read = before.responsibilities.find((known) => known.id === item.id && known.raw === item.raw);
        const organisation =
          item.organisationId === null ? undefined : organisations.get(item.organisationId);
        const departmentId = item.departmentId ?? organisation?.body ?? null;
        const known =
          read?.departmentId === departmentId && (read.organisation?.id ?? null) === item.organisationId;
        if (!read || departmentId === null || known) continue;
        await step.touchAlias(item.raw);
        await teachAlias(tx, actor, task.scope_path, {
          alias: item.raw,
          departmentId,
          organisationId: item.organisationId,
        });
      }
    },
  });
}

/** Replaces the deadlines (更正时限); the task's own day follows from them. */
export async function setDeadlines(
  tx: Tx,
  actor: Actor,
  taskId: string,
  version: number,
  deadlines: readonly SentDeadline[],
) {
  return reviewTask(tx, actor, taskId, version, {
    action: 'deadlines',
    yours: deadlines,
    async work(task) {
      await replaceDeadlines(tx, actor, task, deadlines, await paperText(tx, task.plan_id));
      const { deadlines: stored } = await loadReviewTask(tx, taskId);
      const due = dueOfTask(stored);
      await planTables(tx)
        .updateTable('plan.task')
        .set({ review_state: 'corrected', due_on: due.dueOn, due_text: due.dueText, ongoing: due.ongoing })
        .where('id', '=', taskId)
        .execute();
    },
  });
}

/** Replaces the targets (更正目标). */
export async function setTargets(
  tx: Tx,
  actor: Actor,
  taskId: string,
  version: number,
  targets: readonly SentTarget[],
) {
  return reviewTask(tx, actor, taskId, version, {
    action: 'targets',
    yours: targets,
    async work(task) {
      await replaceTargets(tx, actor, task, targets, await paperText(tx, task.plan_id));
      await planTables(tx)
        .updateTable('plan.task')
        .set({ review_state: 'corrected' })
        .where('id', '=', taskId)
        .execute();
    },
  });
}

export async function acceptTask(tx: Tx, actor: Actor, taskId: string, version: number) {
  return reviewTask(tx, actor, taskId, version, {
    action: 'accepted',
    yours: { reviewState: 'confirmed' },
    work: (task) =>
      planTables(tx)
        .updateTable('plan.task')
        .set({ review_state: task.review_state === 'corrected' ? 'corrected' : 'confirmed' })
        .where('id', '=', taskId)
        .execute(),
  });
}

export async function rejectTask(tx: Tx, actor: Actor, taskId: string, version: number, reason: string) {
  return reviewTask(tx, actor, taskId, version, {
    action: 'rejected',
    yours: { reviewState: 'rejected', reason },
    note: reason,
    work: () =>
      planTables(tx)
        .updateTable('plan.task')
        .set({ review_state: 'rejected' })
        .where('id', '=', taskId)
        .execute(),
  });
}
