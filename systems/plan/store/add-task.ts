import { json, type Tx } from '@sanyi/records';
import type { TaskKind } from '../engine/ledger/words.ts';
import { planProblems } from '../problems.ts';
import { type Actor, recordChange } from './change.ts';
import { initialsOf } from './initials.ts';
import { paperText } from './paper.ts';
import { planRow } from './plans.ts';
import { shiftSeq } from './reshape.ts';
import { beginStep } from './review-steps.ts';
import { planTables } from './tables.ts';
import { refuseForeignPlan } from './task-lock.ts';
import { loadReviewTask } from './tasks.ts';

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
  const step = beginStep(tx, actor, { planId, scopePath: plan.scope_path, action: 'added' });
  step.make(row.id);
  await step.end();
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
