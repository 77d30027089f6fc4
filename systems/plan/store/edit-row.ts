import type { Tx } from '@sanyi/records';
import { type Assignment, writeAssignments } from './assign.ts';
import type { Actor } from './change.ts';
import type { RowEdit } from './returned-ledger.ts';
import { planTables, type TaskRow } from './tables.ts';
import { editTask } from './task-edit.ts';
import { refuseForeignPlan } from './task-lock.ts';

/** Departments of a task that stand in a role now, as an assignment; those without an organisation cannot be kept so. */
async function keptDepartments(tx: Tx, task: TaskRow, role: 'lead' | 'coop'): Promise<Assignment[]> {
  const rows = await planTables(tx)
    .selectFrom('plan.responsibility')
    .select(['organisation_id', 'role'])
    .where('task_id', '=', task.id)
    .where('role', '=', role)
    .where('removed_at', 'is', null)
    .orderBy('seq')
    .execute();
  return rows.flatMap((row) =>
    row.organisation_id === null ? [] : [{ organisationId: row.organisation_id, role }],
  );
}

/** Changes one row of the ledger (改一行台账), by bulk edit or by a workbook that came back. */
export async function editRow(
  tx: Tx,
  actor: Actor,
  taskId: string,
  version: number,
  edit: RowEdit,
  action: 'bulk-edited' | 'ledger-imported',
) {
  return editTask(tx, actor, taskId, version, {
    action,
    yours: edit,
    guard: ({ plan }) => refuseForeignPlan(actor, plan),
    async work(task) {
      if (edit.lead !== undefined || edit.coop !== undefined) {
        const lead =
          edit.lead?.map((organisationId): Assignment => ({ organisationId, role: 'lead' })) ??
          (await keptDepartments(tx, task, 'lead'));
        const coop =
          edit.coop?.map((organisationId): Assignment => ({ organisationId, role: 'coop' })) ??
          (await keptDepartments(tx, task, 'coop'));
        const leading = new Set(lead.map(({ organisationId }) => organisationId));
        await writeAssignments(tx, actor, task, [
          ...lead,
          ...coop.filter(({ organisationId }) => !leading.has(organisationId)),
        ]);
      }
      const set = {
        ...(edit.title === undefined ? {} : { title: edit.title }),
        ...(edit.responsiblePerson === undefined
          ? {}
          : { responsible_person: edit.responsiblePerson || null }),
        ...(edit.dueOn === undefined ? {} : { due_on: edit.dueOn }),
        ...(edit.ongoing === undefined ? {} : { ongoing: edit.ongoing }),
      };
      if (Object.keys(set).length > 0)
        await planTables(tx).updateTable('plan.task').set(set).where('id', '=', taskId).execute();
    },
  });
}
