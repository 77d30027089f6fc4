import { json, type Tx } from '@sanyi/records';
import { sql } from 'kysely';
import { dueOfTask } from '../engine/ledger/due.ts';
import type { TaskKind } from '../engine/ledger/words.ts';
import { planProblems } from '../problems.ts';
import { type Actor, recordChange } from './change.ts';
import { initialsOf } from './initials.ts';
import { paperText } from './paper.ts';
import { planRow } from './plans.ts';
import { editTask, ownPlan } from './review.ts';
import { planTables, type TaskRow } from './tables.ts';
import { claimTask, openTask, refuseForeignPlan } from './task-lock.ts';
import { loadReviewTask } from './tasks.ts';

const ITEM_TABLES = ['plan.responsibility', 'plan.deadline', 'plan.target'] as const;

/** The first words of a stretch of text, as a title. */
function headOf(text: string): string {
  const flat = text.replace(/\s+/g, '');
  const sentence = /^(.{4,40}?)[。；：]/.exec(flat)?.[1];
  return sentence ?? flat.slice(0, 40);
}

async function refreshDue(tx: Tx, taskId: string): Promise<void> {
  const { deadlines } = await loadReviewTask(tx, taskId);
  const due = dueOfTask(deadlines);
  await planTables(tx)
    .updateTable('plan.task')
    .set({ due_on: due.dueOn, due_text: due.dueText, ongoing: due.ongoing })
    .where('id', '=', taskId)
    .execute();
}

/**
 * Cuts a task in two at an offset of the paper (拆分任务). Deadlines and targets go to the part they stand in;
 * departments named for the whole go to both.
 *
 * @throws Problem `plan/bad-span`, `plan/not-in-paper`
 */
export async function splitTask(
  tx: Tx,
  actor: Actor,
  taskId: string,
  version: number,
  at: number,
  title: string | undefined,
) {
  const db = planTables(tx);
  let secondId = '';
  const first = await editTask(tx, actor, taskId, version, {
    action: 'split',
    yours: { at, title },
    guard: ownPlan(actor),
    async work(task) {
      const [start, end] = placeOf(task);
      if (at <= start || at >= end)
        throw planProblems.problem('bad-span', { start: at, end: at, from: start + 1, to: end - 1 });
      const text = await paperText(tx, task.plan_id);
      await shiftSeq(tx, task.plan_id, task.seq, 1);
      const second = text.slice(at, end);
      const secondTitle = title ?? headOf(second);
      const row = await db
        .insertInto('plan.task')
        .values({
          scope_path: task.scope_path,
          plan_id: task.plan_id,
          section_id: task.section_id,
          seq: task.seq + 1,
          number: task.number,
          title: secondTitle,
          initials: initialsOf(secondTitle),
          span_start: at,
          span_end: end,
          original_text: second,
          kind: task.kind,
          review_state: 'corrected',
          confidence: task.confidence,
          reason: task.reason,
          responsibility_mode: task.responsibility_mode,
          open_ended: task.open_ended,
          implementers: task.implementers,
          due_on: null,
          due_text: null,
          responsible_person: task.responsible_person,
          submitted_by: null,
          submitted_at: null,
          closed_by: null,
          closed_at: null,
          original: json(null),
          origin: 'split',
          split_from: task.id,
          merged_into: null,
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      secondId = row.id;
      for (const table of ['plan.deadline', 'plan.target'] as const)
        await db
          .updateTable(table)
          .set({ task_id: secondId })
          .where('task_id', '=', taskId)
          .where('span_start', '>=', at)
          .execute();
      await copyDepartments(tx, taskId, secondId);
      await db
        .updateTable('plan.task')
        .set({ span_end: at, original_text: text.slice(start, at), review_state: 'corrected' })
        .where('id', '=', taskId)
        .execute();
      await refreshDue(tx, taskId);
      await refreshDue(tx, secondId);
    },
  });
  const second = await loadReviewTask(tx, secondId);
  await recordChange(tx, actor, {
    action: 'split',
    planId: second.planId,
    taskId: secondId,
    scopePath: actor.viewer.scopePath,
    before: {},
    after: { title: second.title },
    note: first.title,
  });
  return { first, second };
}

function placeOf(task: TaskRow): [number, number] {
  if (task.span_start === null || task.span_end === null)
    throw planProblems.problem('not-in-paper', { title: task.title });
  return [task.span_start, task.span_end];
}

/** Makes room in the order of the paper, or closes a gap. */
async function shiftSeq(tx: Tx, planId: string, after: number, by: number): Promise<void> {
  await planTables(tx)
    .updateTable('plan.task')
    .set({ seq: sql`seq + ${by}` })
    .where('plan_id', '=', planId)
    .where('seq', '>', after)
    .execute();
}

async function copyDepartments(tx: Tx, fromId: string, toId: string): Promise<void> {
  const db = planTables(tx);
  const rows = await db
    .selectFrom('plan.responsibility')
    .selectAll()
    .where('task_id', '=', fromId)
    .where('removed_at', 'is', null)
    .execute();
  if (rows.length === 0) return;
  await db
    .insertInto('plan.responsibility')
    .values(rows.map(({ id: _, original, ...row }) => ({ ...row, task_id: toId, original: json(original) })))
    .execute();
}

/**
 * Joins a task with the one that follows it in the paper (合并任务): the first takes over text, deadlines, targets and
 * further departments; the second stays as rejected and points to the first.
 *
 * @throws Problem `plan/not-following`, `plan/version-conflict` for either of both
 */
export async function mergeTask(
  tx: Tx,
  actor: Actor,
  taskId: string,
  version: number,
  following: { readonly followingId: string; readonly followingVersion: number },
) {
  const db = planTables(tx);
  return editTask(tx, actor, taskId, version, {
    action: 'merged',
    yours: following,
    guard: ownPlan(actor),
    async work(task) {
      const other = await openTask(tx, actor, following.followingId);
      const next = await db
        .selectFrom('plan.task')
        .select('id')
        .where('plan_id', '=', task.plan_id)
        .where('seq', '>', task.seq)
        .where('review_state', '<>', 'rejected')
        .orderBy('seq')
        .executeTakeFirst();
      const idle = [task, other.task].every((row) => row.work_state === 'to-confirm');
      if (next?.id !== other.task.id || !idle) throw planProblems.problem('not-following');
      const second = await claimTask(tx, other, following.followingVersion, following);
      const [start] = placeOf(task);
      const [, end] = placeOf(second);
      const text = await paperText(tx, task.plan_id);
      for (const table of ['plan.deadline', 'plan.target', 'plan.citation'] as const)
        await db.updateTable(table).set({ task_id: taskId }).where('task_id', '=', second.id).execute();
      await moveDepartments(tx, second.id, taskId);
      await db
        .updateTable('plan.task')
        .set({ span_end: end, original_text: text.slice(start, end), review_state: 'corrected' })
        .where('id', '=', taskId)
        .execute();
      await db
        .updateTable('plan.task')
        .set({ review_state: 'rejected', merged_into: taskId })
        .where('id', '=', second.id)
        .execute();
      await refreshDue(tx, taskId);
      await recordChange(tx, actor, {
        action: 'merged',
        planId: second.plan_id,
        taskId: second.id,
        scopePath: second.scope_path,
        before: { reviewState: second.review_state },
        after: { reviewState: 'rejected' },
        note: task.title,
      });
    },
  });
}

/** Moves over the departments the first task does not name yet in the same role. */
async function moveDepartments(tx: Tx, fromId: string, toId: string): Promise<void> {
  const db = planTables(tx);
  const rows = await db
    .selectFrom('plan.responsibility')
    .select(['id', 'task_id', 'role', 'raw', 'organisation_id'])
    .where('task_id', 'in', [fromId, toId])
    .where('removed_at', 'is', null)
    .execute();
  const keyOf = (row: (typeof rows)[number]) => `${row.role} ${row.organisation_id ?? row.raw}`;
  const known = new Set(rows.filter((row) => row.task_id === toId).map(keyOf));
  const fresh = rows.filter((row) => row.task_id === fromId && !known.has(keyOf(row))).map((row) => row.id);
  if (fresh.length > 0)
    await db.updateTable('plan.responsibility').set({ task_id: toId }).where('id', 'in', fresh).execute();
}

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
