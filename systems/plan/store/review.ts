import type { Tx } from '@sanyi/records';
import { dueOfTask } from '../engine/ledger/due.ts';
import type { TaskKind } from '../engine/ledger/words.ts';
import { planProblems } from '../problems.ts';
import type { Actor } from './change.ts';
import {
  replaceDeadlines,
  replaceDepartments,
  replaceTargets,
  type SentDeadline,
  type SentDepartment,
  type SentTarget,
} from './edit-items.ts';
import { loadOrganisations } from './organisations.ts';
import { paperText } from './paper.ts';
import { planTables } from './tables.ts';
import { reviewTask } from './task-edit.ts';
import { loadReviewTask } from './tasks.ts';
import { teachAlias } from './taught-aliases.ts';

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
