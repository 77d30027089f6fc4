import { json, type Tx } from '@sanyi/records';
import { sql } from 'kysely';
import type { TaskKind } from '../engine/ledger/words.ts';
import { planProblems } from '../problems.ts';
import { type Actor, recordChange } from './change.ts';
import { initialsOf } from './initials.ts';
import { paperText } from './paper.ts';
import { planRow } from './plans.ts';
import { refreshDue, shiftSeq } from './reshape.ts';
import { editTask, ownPlan } from './review.ts';
import { planTables } from './tables.ts';
import { refuseForeignPlan } from './task-lock.ts';
import { loadReviewTask } from './tasks.ts';

const ITEM_TABLES = ['plan.responsibility', 'plan.deadline', 'plan.target'] as const;

/**
 * Puts a task back to what the reader proposed (恢复原样): fields, departments, deadlines and targets; what people added
 * is taken away, and is still in the history.
 */
export async function restoreTask(tx: Tx, actor: Actor, taskId: string, version: number) {
  const db = planTables(tx);
  return editTask(tx, actor, taskId, version, {
    action: 'restored',
    yours: { restore: true },
    guard: ownPlan(actor),
    async work(task) {
      const read = task.original;
      if (read === null) throw planProblems.problem('no-original', { title: task.title });
      for (const table of ITEM_TABLES)
        await db
          .updateTable(table)
          .set({ removed_at: actor.now })
          .where('task_id', '=', taskId)
          .where('origin', '=', 'added')
          .where('removed_at', 'is', null)
          .execute();
      await sql`update plan.responsibility set removed_at = null, origin = 'read', role = original->>'role', raw = original->>'raw',
        norm = original->>'norm', department_id = original->>'department_id', level = original->>'level',
        organisation_id = original->>'organisation_id' where task_id = ${taskId} and jsonb_typeof(original) = 'object'`.execute(
        tx,
      );
      await sql`update plan.deadline set removed_at = null, origin = 'read', kind = original->>'kind',
        due_on = (original->>'due_on')::date, from_on = (original->>'from_on')::date, rule = original->>'rule',
        what = original->>'what' where task_id = ${taskId} and jsonb_typeof(original) = 'object'`.execute(tx);
      await sql`update plan.target set removed_at = null, origin = 'read', indicator = original->>'indicator',
        comparator = original->>'comparator', value = (original->>'value')::numeric, value2 = (original->>'value2')::numeric,
        unit = original->>'unit', population = original->>'population', due_on = (original->>'due_on')::date,
        change = original->>'change', period = original->>'period', aspirational = (original->>'aspirational')::boolean
        where task_id = ${taskId} and jsonb_typeof(original) = 'object'`.execute(tx);
      const text = await paperText(tx, task.plan_id);
      await db
        .updateTable('plan.task')
        .set({
          number: read.number,
          title: read.title || read.quote.slice(0, 60),
          initials: initialsOf(read.title),
          kind: read.kind,
          span_start: read.span[0],
          span_end: read.span[1],
          original_text: text.slice(read.span[0], read.span[1]),
          responsibility_mode: read.responsibilityMode,
          review_state: 'proposed',
          merged_into: null,
        })
        .where('id', '=', taskId)
        .execute();
      await refreshDue(tx, taskId);
    },
  });
}

/** Adds a task the reader missed, from a stretch of the paper (补录任务). */
export async function addTask(
  tx: Tx,
  actor: Actor,
  planId: string,
  given: {
    readonly span: readonly [number, number];
    readonly title: string;
    readonly number: string;
    readonly kind: TaskKind;
    readonly sectionId: string | null;
  },
) {
  const db = planTables(tx);
  const plan = await planRow(tx, planId);
  refuseForeignPlan(actor, plan);
  const text = await paperText(tx, planId);
  const [start, end] = given.span;
  if (start >= end || end > text.length)
    throw planProblems.problem('bad-span', { start, end, from: 0, to: text.length });
  const before = await db
    .selectFrom('plan.task')
    .select('seq')
    .where('plan_id', '=', planId)
    .where('span_start', '<=', start)
    .orderBy('seq', 'desc')
    .executeTakeFirst();
  const seq = before?.seq ?? 0;
  if (given.sectionId !== null) {
    const section = await db
      .selectFrom('plan.section')
      .select('id')
      .where('id', '=', given.sectionId)
      .where('plan_id', '=', planId)
      .executeTakeFirst();
    if (!section) throw planProblems.problem('unknown-item', { count: 1 });
  }
  await shiftSeq(tx, planId, seq, 1);
  const row = await db
    .insertInto('plan.task')
    .values({
      scope_path: plan.scope_path,
      plan_id: planId,
      section_id: given.sectionId,
      seq: seq + 1,
      number: given.number,
      title: given.title,
      initials: initialsOf(given.title),
      span_start: start,
      span_end: end,
      original_text: text.slice(start, end),
      kind: given.kind,
      review_state: 'corrected',
      confidence: 1,
      reason: 'task.item',
      responsibility_mode: 'none',
      due_on: null,
      due_text: null,
      responsible_person: null,
      submitted_by: null,
      submitted_at: null,
      closed_by: null,
      closed_at: null,
      original: json(null),
      origin: 'added',
      split_from: null,
      merged_into: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordChange(tx, actor, {
    action: 'added',
    planId,
    taskId: row.id,
    scopePath: plan.scope_path,
    before: {},
    after: { title: given.title, number: given.number },
  });
  return loadReviewTask(tx, row.id);
}
