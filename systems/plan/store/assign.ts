import { json, type Tx } from '@sanyi/records';
import type { ResponsibilityRole } from '../engine/ledger/words.ts';
import { planProblems } from '../problems.ts';
import type { Actor } from './change.ts';
import { loadOrganisations } from './organisations.ts';
import { planTables, type TaskRow } from './tables.ts';
import { editTask } from './task-edit.ts';
import { refuseForeignPlan } from './task-lock.ts';

export interface Assignment {
  readonly organisationId: string;
  readonly role: ResponsibilityRole;
}

/**
 * Settles who answers for a task (分派任务): the whole list, replacing the one before. Departments printed in the paper
 * keep their row and quotation where the organisation stays; the others are taken away, and remain in the history.
 *
 * @throws Problem `plan/nobody-left`, `plan/unknown-organisation`, `plan/version-conflict`
 */
export async function assignTask(
  tx: Tx,
  actor: Actor,
  taskId: string,
  version: number,
  assignments: readonly Assignment[],
  note: string | null,
) {
  return editTask(tx, actor, taskId, version, {
    action: 'assigned',
    yours: { assignments },
    note,
    guard: ({ plan }) => refuseForeignPlan(actor, plan),
    work: (task) => writeAssignments(tx, actor, task, assignments),
  });
}

export async function writeAssignments(
  tx: Tx,
  actor: Actor,
  task: TaskRow,
  assignments: readonly Assignment[],
): Promise<void> {
  const db = planTables(tx);
  if (!assignments.some(({ role }) => role === 'lead'))
    throw planProblems.problem('nobody-left', { title: task.title });
  const organisations = await loadOrganisations(tx);
  const rows = await db
    .selectFrom('plan.responsibility')
    .selectAll()
    .where('task_id', '=', task.id)
    .where('removed_at', 'is', null)
    .orderBy('seq')
    .execute();
  const kept = new Set<string>();
  for (const [seq, { organisationId, role }] of assignments.entries()) {
    const organisation = organisations.get(organisationId);
    if (!organisation) throw planProblems.problem('unknown-organisation', { organisation: organisationId });
    const row =
      rows.find(
        (item) => item.organisation_id === organisationId && item.role === role && !kept.has(item.id),
      ) ?? rows.find((item) => item.organisation_id === organisationId && !kept.has(item.id));
    if (row) {
      kept.add(row.id);
      await db
        .updateTable('plan.responsibility')
        .set({ seq, role, origin: row.origin === 'read' && row.role !== role ? 'changed' : row.origin })
        .where('id', '=', row.id)
        .execute();
      continue;
    }
    const added = await db
      .insertInto('plan.responsibility')
      .values({
        scope_path: task.scope_path,
        plan_id: task.plan_id,
        task_id: task.id,
        seq,
        role,
        raw: organisation.name.zh,
        norm: organisation.name.zh,
        department_id: organisation.body,
        level: organisation.level,
        organisation_id: organisationId,
        span_start: null,
        span_end: null,
        quote: null,
        confidence: null,
        reason: null,
        origin: 'added',
        original: json(null),
        removed_at: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    kept.add(added.id);
  }
  const gone = rows.filter((row) => row.organisation_id !== null && !kept.has(row.id)).map((row) => row.id);
  if (gone.length > 0)
    await db
      .updateTable('plan.responsibility')
      .set({ removed_at: actor.now })
      .where('id', 'in', gone)
      .execute();
}
