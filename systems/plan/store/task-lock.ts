import type { Tx } from '@sanyi/records';
import { sql } from 'kysely';
import type { ResponsibilityRole } from '../engine/ledger/words.ts';
import { planProblems } from '../problems.ts';
import type { Actor } from './change.ts';
import { type PlanRow, planTables, type TaskRow } from './tables.ts';
import { loadReviewTask } from './tasks.ts';

export interface OpenedTask {
  /** The row as it is now; after `claimTask` already with the new version. */
  readonly task: TaskRow;
  readonly plan: PlanRow;
  /** Part of the actor's organisation in it. */
  readonly part: ResponsibilityRole | null;
}

/** The task and its plan as the viewer sees them. @throws Problem `plan/not-found` */
export async function openTask(tx: Tx, actor: Actor, taskId: string): Promise<OpenedTask> {
  const db = planTables(tx);
  const task = await db.selectFrom('plan.task').selectAll().where('id', '=', taskId).executeTakeFirst();
  const plan =
    task && (await db.selectFrom('plan.plan').selectAll().where('id', '=', task.plan_id).executeTakeFirst());
  if (!task || !plan) throw planProblems.problem('not-found');
  return { task, plan, part: await partOf(tx, taskId, actor.viewer.organisationId) };
}

/** Part of an organisation in a task (本单位角色): the one place that decides whose task it is. */
export async function partOf(
  tx: Tx,
  taskId: string,
  organisationId: string,
): Promise<ResponsibilityRole | null> {
  const rows = await planTables(tx)
    .selectFrom('plan.responsibility')
    .select('role')
    .where('task_id', '=', taskId)
    .where('organisation_id', '=', organisationId)
    .where('removed_at', 'is', null)
    .execute();
  if (rows.some((row) => row.role === 'lead')) return 'lead';
  return rows.length > 0 ? 'coop' : null;
}

/** Refuses changes to the plan of another region. @throws Problem `plan/not-your-plan` */
export function refuseForeignPlan(actor: Actor, plan: PlanRow): void {
  if (plan.scope_path !== actor.viewer.scopePath)
    throw planProblems.problem('not-your-plan', { title: plan.title });
}

/** Refuses work on what is not published or was rejected. @throws Problem `plan/not-published`, `plan/rejected-task` */
export function refuseUnworkable({ plan, task }: OpenedTask): void {
  if (plan.status !== 'published') throw planProblems.problem('not-published', { title: plan.title });
  if (task.review_state === 'rejected') throw planProblems.problem('rejected-task', { title: task.title });
}

/** Refuses those who neither lead nor support the task. @throws Problem `plan/not-your-task` and the like */
export function refuseStrangers(actor: Actor, opened: OpenedTask): void {
  refuseForeignPlan(actor, opened.plan);
  refuseUnworkable(opened);
  if (opened.part === null) throw planProblems.problem('not-your-task', { title: opened.task.title });
}

/**
 * Takes the task for a change (乐观锁): its version rises by one, or the change is refused with both versions.
 *
 * No former step can be taken back any more, unless this change becomes one itself. `yours` is what the client sent, returned in the refusal so that nothing typed is lost.
 * @throws Problem `plan/version-conflict`
 */
export async function claimTask(
  tx: Tx,
  opened: OpenedTask,
  version: number,
  yours: unknown,
): Promise<TaskRow> {
  const row = await planTables(tx)
    .updateTable('plan.task')
    .set({ version: sql`version + 1`, updated_at: sql`platform.now()`, step_id: null })
    .where('id', '=', opened.task.id)
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst();
  if (row) return row;
  const current = await loadReviewTask(tx, opened.task.id);
  throw versionConflict(current, version, yours);
}

/** Makes what others hold of a task stale, after it was changed on the way of another. */
export async function bumpVersion(tx: Tx, taskId: string): Promise<void> {
  await planTables(tx)
    .updateTable('plan.task')
    .set({ version: sql`version + 1`, updated_at: sql`platform.now()` })
    .where('id', '=', taskId)
    .execute();
}

/** The refusal of a stale version; `current` is the stored thing as the API shows it. */
export function versionConflict(current: { readonly version: number }, version: number, yours: unknown) {
  return planProblems.problem(
    'version-conflict',
    { yours: version, current: current.version },
    { facts: { current, yours: { version, change: yours } } },
  );
}
