import { json, type Tx } from '@sanyi/records';
import { type Selectable, sql } from 'kysely';
import { planProblems } from '../problems.ts';
import { ACTIONS } from '../text/history.ts';
import { type Actor, recordChange } from './change.ts';
import type { ReviewStepTable } from './paper-tables.ts';
import { planRow } from './plans.ts';
import { shiftSeq } from './reshape.ts';
import { ITEM_TABLES } from './review-steps.ts';
import { planTables, type TaskRow } from './tables.ts';
import { changedFacts, factsOf } from './task-edit.ts';
import { bumpVersion, refuseForeignPlan } from './task-lock.ts';
import { loadReviewTasks } from './tasks.ts';

/** The order of the paper belongs to all tasks together, versions only ever rise. */
const TASK_KEEPS = ['seq', 'version', 'created_at', 'updated_at'];

/**
 * Takes back one reviewed change (撤销): every task it touched is exactly what it was, the tasks it made are gone, and
 * what its tasks came from before can be taken back in turn. History and audit trail keep both the change and this.
 *
 * @throws Problem `plan/not-found`, `plan/not-your-plan`, `plan/overtaken` when a later change rests on it
 */
export async function takeBackStep(tx: Tx, actor: Actor, stepId: string) {
  const db = planTables(tx);
  const step = await db
    .selectFrom('plan.review_step')
    .selectAll()
    .where('id', '=', stepId)
    .forUpdate()
    .executeTakeFirst();
  if (!step) throw planProblems.problem('not-found');
  refuseForeignPlan(actor, await planRow(tx, step.plan_id));
  const touched = step.before.tasks.map(({ id }) => id);
  const made = await standing(tx, step, touched);

  const before = await loadReviewTasks(tx, { taskIds: touched });
  await removeLaterItems(tx, actor, step, touched);
  for (const table of ITEM_TABLES) await putBack(tx, table, step.before.items[table], []);
  await putBack(tx, 'plan.task', step.before.tasks, TASK_KEEPS);
  await removeMade(tx, made);
  await putBackAliases(tx, step);
  for (const taskId of touched) await bumpVersion(tx, taskId);
  await db.deleteFrom('plan.review_step').where('id', '=', stepId).execute();

  const after = await loadReviewTasks(tx, { taskIds: touched });
  const note = ACTIONS[step.action].zh;
  for (const task of after) {
    const was = before.find(({ id }) => id === task.id) ?? task;
    await recordChange(tx, actor, {
      action: 'undone',
      planId: step.plan_id,
      taskId: task.id,
      scopePath: step.scope_path,
      ...changedFacts(factsOf(was), factsOf(task)),
      note,
    });
  }
  for (const task of made)
    await recordChange(tx, actor, {
      action: 'undone',
      planId: step.plan_id,
      taskId: null,
      scopePath: step.scope_path,
      before: { title: task.title, number: task.number },
      after: {},
      note,
    });
  return { tasks: after, gone: made.map(({ id }) => id) };
}

/** The tasks a step made; refuses when any of its tasks has been changed, or worked on, since. */
async function standing(
  tx: Tx,
  step: Selectable<ReviewStepTable>,
  touched: readonly string[],
): Promise<TaskRow[]> {
  const rows = await planTables(tx)
    .selectFrom('plan.task')
    .selectAll()
    .where('id', 'in', [...touched, ...step.created])
    .forUpdate()
    .execute();
  const overtaken = rows.find((row) => row.step_id !== step.id);
  if (overtaken) throw planProblems.problem('overtaken', { title: overtaken.title });
  const made = rows.filter(({ id }) => step.created.includes(id));
  for (const row of made) {
    const { rows: works } = await sql<{ busy: boolean }>`select
      exists (select from plan.measure where task_id = ${row.id})
      or exists (select from plan.milestone where task_id = ${row.id})
      or exists (select from plan.evidence where task_id = ${row.id})
      or exists (select from plan.dispute where task_id = ${row.id})
      or exists (select from plan.comment where task_id = ${row.id}) as busy`.execute(tx);
    if (works[0]?.busy) throw planProblems.problem('overtaken', { title: row.title });
  }
  return made;
}

/** Items that came after the step began: taken away, not erased, because a value may already be linked to one. */
async function removeLaterItems(
  tx: Tx,
  actor: Actor,
  step: Selectable<ReviewStepTable>,
  touched: readonly string[],
): Promise<void> {
  if (touched.length === 0) return;
  for (const table of ['plan.responsibility', 'plan.deadline', 'plan.target'] as const) {
    const known = new Set(step.before.items[table].map(({ id }) => id));
    const rows = await planTables(tx)
      .selectFrom(table)
      .select('id')
      .where('task_id', 'in', touched)
      .where('removed_at', 'is', null)
      .execute();
    const later = rows.filter(({ id }) => !known.has(id)).map(({ id }) => id);
    if (later.length > 0)
      await planTables(tx)
        .updateTable(table)
        .set({ removed_at: actor.now })
        .where('id', 'in', later)
        .execute();
  }
}

async function putBack(
  tx: Tx,
  table: 'plan.task' | (typeof ITEM_TABLES)[number],
  rows: readonly unknown[],
  kept: readonly string[],
): Promise<void> {
  if (rows.length > 0)
    await sql`select plan.put_back(${table}::regclass, ${json(rows)}, ${kept}::text[])`.execute(tx);
}

/** Removes tasks that only the step had made, and closes the gaps in the order of the paper. */
async function removeMade(tx: Tx, made: readonly TaskRow[]): Promise<void> {
  for (const task of made) {
    await planTables(tx).deleteFrom('plan.task').where('id', '=', task.id).execute();
    await shiftSeq(tx, task.plan_id, task.seq, -1);
  }
}

/** What a printed name meant before; a lesson somebody else taught since stays. */
async function putBackAliases(tx: Tx, step: Selectable<ReviewStepTable>): Promise<void> {
  for (const { alias, row } of step.before.aliases) {
    const gone = await planTables(tx)
      .deleteFrom('plan.taught_alias')
      .where('scope_path', '=', step.scope_path)
      .where('alias', '=', alias)
      .where('account_id', '=', step.account_id)
      .returning('id')
      .executeTakeFirst();
    if (gone && row)
      await sql`insert into plan.taught_alias
        select * from jsonb_populate_record(null::plan.taught_alias, ${json(row)})`.execute(tx);
  }
}
