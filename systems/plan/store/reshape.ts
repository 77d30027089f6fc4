import { randomUUID } from 'node:crypto';
import { json, type Tx } from '@sanyi/records';
import { sql } from 'kysely';
import { dueOfTask } from '../engine/ledger/due.ts';
import { planProblems } from '../problems.ts';
import { type Actor, recordChange } from './change.ts';
import { initialsOf } from './initials.ts';
import { paperText } from './paper.ts';
import { planTables, type TaskRow } from './tables.ts';
import { reviewTask } from './task-edit.ts';
import { claimTask, openTask } from './task-lock.ts';
import { loadReviewTask } from './tasks.ts';

/** The first words of a stretch of text, as a title. */
function headOf(text: string): string {
  const flat = text.replace(/\s+/g, '');
  const sentence = /^(.{4,40}?)[。；：]/.exec(flat)?.[1];
  return sentence ?? flat.slice(0, 40);
}

/** The task's own day again, after its deadlines changed. */
export async function refreshDue(tx: Tx, taskId: string): Promise<void> {
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
  const first = await reviewTask(tx, actor, taskId, version, {
    action: 'split',
    yours: { at, title },
    async work(task, step) {
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
      step.make(secondId);
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
export async function shiftSeq(tx: Tx, planId: string, after: number, by: number): Promise<void> {
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
    .values(
      rows.map(({ original, ...row }) => ({
        ...row,
        id: randomUUID(),
        task_id: toId,
        moved_from: null,
        original: json(original),
      })),
    )
    .execute();
}

/**
 * Joins a task with the one that follows it in the paper (合并任务): the first takes over text, deadlines, targets and
 * further departments, each remembering where it came from; the second stays as rejected and points to the first.
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
  return reviewTask(tx, actor, taskId, version, {
    action: 'merged',
    yours: following,
    async work(task, step) {
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
      await step.touchTask(other.task.id);
      const second = await claimTask(tx, other, following.followingVersion, following);
      const [start] = placeOf(task);
      const [, end] = placeOf(second);
      const text = await paperText(tx, task.plan_id);
      await moveItems(tx, second.id, taskId);
      await moveDepartments(tx, second.id, taskId);
      await db
        .updateTable('plan.task')
        .set({ span_end: end, original_text: text.slice(start, end), review_state: 'corrected' })
        .where('id', '=', taskId)
        .execute();
      await leaveOff(tx, actor, second, task);
      await refreshDue(tx, taskId);
    },
  });
}

/** Rejects a task whose content another one has taken over, and says so in its history. */
async function leaveOff(tx: Tx, actor: Actor, gone: TaskRow, into: TaskRow): Promise<void> {
  await planTables(tx)
    .updateTable('plan.task')
    .set({ review_state: 'rejected', merged_into: into.id })
    .where('id', '=', gone.id)
    .execute();
  await recordChange(tx, actor, {
    action: 'merged',
    planId: gone.plan_id,
    taskId: gone.id,
    scopePath: gone.scope_path,
    before: { reviewState: gone.review_state },
    after: { reviewState: 'rejected' },
    note: into.title,
  });
}

/** Moves deadlines, targets and citations from one task to another; each remembers where it came from. */
async function moveItems(tx: Tx, fromId: string, toId: string): Promise<void> {
  for (const table of ['plan.deadline', 'plan.target', 'plan.citation'] as const)
    await planTables(tx)
      .updateTable(table)
      .set({ task_id: toId, moved_from: MOVED_FROM })
      .where('task_id', '=', fromId)
      .execute();
}

/** The task an item first stood in, however often it is moved on. */
const MOVED_FROM = sql<string>`coalesce(moved_from, task_id)`;

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
    await db
      .updateTable('plan.responsibility')
      .set({ task_id: toId, moved_from: MOVED_FROM })
      .where('id', 'in', fresh)
      .execute();
}
