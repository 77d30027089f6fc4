import type { Tx } from '@sanyi/records';
import { sql } from 'kysely';
import { planProblems } from '../problems.ts';
import { type Actor, recordChange } from './change.ts';
import { paperText } from './paper.ts';
import { refreshDue } from './reshape.ts';
import { ITEM_TABLES, type ReviewStep } from './review-steps.ts';
import { planTables, type TaskRow } from './tables.ts';
import { changedFacts, factsOf, reviewTask } from './task-edit.ts';
import { bumpVersion } from './task-lock.ts';
import { loadReviewTask } from './tasks.ts';

/**
 * Puts a task back (恢复原样). One that was read becomes what the reader proposed: fields, departments, deadlines and
 * targets; what people added is taken away, and is still in the history. One that a person or a split made and that was
 * rejected becomes what it was then. A task that had been merged takes back what the merge moved; parts a split has cut
 * off stay with their own text.
 *
 * @throws Problem `plan/no-original` for a task nobody read that is not rejected.
 */
export async function restoreTask(tx: Tx, actor: Actor, taskId: string, version: number) {
  return reviewTask(tx, actor, taskId, version, {
    action: 'restored',
    yours: { restore: true },
    async work(task, step) {
      if (task.original === null && task.review_state !== 'rejected')
        throw planProblems.problem('no-original', { title: task.title });
      if (task.merged_into !== null) await takeBack(tx, actor, step, task, task.merged_into);
      if (task.original !== null) await putBackReading(tx, actor, task, task.original);
      await planTables(tx)
        .updateTable('plan.task')
        .set({ review_state: task.original === null ? 'corrected' : 'proposed', merged_into: null })
        .where('id', '=', taskId)
        .execute();
      await refreshDue(tx, taskId);
    },
  });
}

/** Items and text as the reader proposed them; what people added is taken away. */
async function putBackReading(
  tx: Tx,
  actor: Actor,
  task: TaskRow,
  read: NonNullable<TaskRow['original']>,
): Promise<void> {
  const db = planTables(tx);
  for (const table of ['plan.responsibility', 'plan.deadline', 'plan.target'] as const)
    await db
      .updateTable(table)
      .set({ removed_at: actor.now })
      .where('task_id', '=', task.id)
      .where('origin', '=', 'added')
      .where('removed_at', 'is', null)
      .execute();
  await sql`update plan.responsibility set removed_at = null, origin = 'read', role = original->>'role', raw = original->>'raw',
    norm = original->>'norm', department_id = original->>'department_id', level = original->>'level',
    organisation_id = original->>'organisation_id' where task_id = ${task.id} and jsonb_typeof(original) = 'object'`.execute(
    tx,
  );
  await sql`update plan.deadline set removed_at = null, origin = 'read', kind = original->>'kind',
    due_on = (original->>'due_on')::date, from_on = (original->>'from_on')::date, rule = original->>'rule',
    what = original->>'what' where task_id = ${task.id} and jsonb_typeof(original) = 'object'`.execute(tx);
  await sql`update plan.target set removed_at = null, origin = 'read', indicator = original->>'indicator',
    comparator = original->>'comparator', value = (original->>'value')::numeric, value2 = (original->>'value2')::numeric,
    unit = original->>'unit', population = original->>'population', due_on = (original->>'due_on')::date,
    change = original->>'change', period = original->>'period', aspirational = (original->>'aspirational')::boolean
    where task_id = ${task.id} and jsonb_typeof(original) = 'object'`.execute(tx);
  const text = await paperText(tx, task.plan_id);
  const end = Math.min(read.span[1], await startOfParts(tx, task.id));
  await db
    .updateTable('plan.task')
    .set({
      number: read.number,
      title: read.title || read.quote.slice(0, 60),
      kind: read.kind,
      span_start: read.span[0],
      span_end: end,
      original_text: text.slice(read.span[0], end),
      responsibility_mode: read.responsibilityMode,
    })
    .where('id', '=', task.id)
    .execute();
}

/** Where the first of the parts begins that splits have cut off a task and that still stand; infinite without any. */
async function startOfParts(tx: Tx, taskId: string): Promise<number> {
  const parts = await planTables(tx)
    .selectFrom('plan.task')
    .select('span_start')
    .where('split_from', '=', taskId)
    .where('review_state', '<>', 'rejected')
    .execute();
  return Math.min(...parts.map((part) => part.span_start ?? Number.POSITIVE_INFINITY));
}

/**
 * Takes back what a merge moved, from wherever later merges carried it, and cuts the text of the task it had been merged
 * into where this one begins.
 */
async function takeBack(
  tx: Tx,
  actor: Actor,
  step: ReviewStep,
  task: TaskRow,
  mergedInto: string,
): Promise<void> {
  const db = planTables(tx);
  const holderId = await holderOf(tx, mergedInto);
  await step.touchTask(holderId);
  const before = await loadReviewTask(tx, holderId);
  for (const table of ITEM_TABLES)
    await db
      .updateTable(table)
      .set({ task_id: task.id, moved_from: null })
      .where('moved_from', '=', task.id)
      .execute();
  await cutBefore(tx, holderId, task);
  await refreshDue(tx, holderId);
  await bumpVersion(tx, holderId);
  const after = await loadReviewTask(tx, holderId);
  await recordChange(tx, actor, {
    action: 'unmerged',
    planId: task.plan_id,
    taskId: holderId,
    scopePath: task.scope_path,
    ...changedFacts(factsOf(before), factsOf(after)),
    note: task.title,
  });
}

/** The task that now holds what was merged into `taskId`: a merge may itself have been merged further. */
async function holderOf(tx: Tx, taskId: string): Promise<string> {
  const row = await planTables(tx)
    .selectFrom('plan.task')
    .select('merged_into')
    .where('id', '=', taskId)
    .executeTakeFirst();
  return row?.merged_into == null ? taskId : holderOf(tx, row.merged_into);
}

/** Ends the text of the holder where the restored task begins, unless a later task is still merged into it. */
async function cutBefore(tx: Tx, holderId: string, task: TaskRow): Promise<void> {
  const db = planTables(tx);
  const start = task.original?.span[0] ?? task.span_start;
  const holder = await db
    .selectFrom('plan.task')
    .selectAll()
    .where('id', '=', holderId)
    .executeTakeFirstOrThrow();
  if (start === null || holder.span_start === null || holder.span_end === null) return;
  if (start <= holder.span_start || start >= holder.span_end) return;
  const later = await db
    .selectFrom('plan.task')
    .select('id')
    .where('merged_into', '=', holderId)
    .where('span_start', '>', start)
    .executeTakeFirst();
  if (later) return;
  const text = (await paperText(tx, task.plan_id)).slice(holder.span_start, start);
  // A split cuts at any offset; only between two tasks that were read does white space belong to neither.
  const kept = task.origin === 'split' ? text : text.trimEnd();
  await db
    .updateTable('plan.task')
    .set({ span_end: holder.span_start + kept.length, original_text: kept })
    .where('id', '=', holderId)
    .execute();
}
