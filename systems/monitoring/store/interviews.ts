import type { Viewer } from '@sanyi/kernel';
import type { Day } from '@sanyi/quantity';
import { json, type Tx } from '@sanyi/records';
import type { Selectable } from 'kysely';
import type { Commitment, InterviewRecord } from '../engine/interview.ts';
import { monitoringProblems } from '../problems.ts';
import { type CaseRow, holdNumbers } from './supervision-cases.ts';
import { type CommitmentTable, type InterviewTable, tables } from './tables.ts';

export type InterviewRow = Selectable<InterviewTable>;
export type CommitmentRow = Selectable<CommitmentTable>;

/** An interview with its promises in their order (约谈). */
export interface Interview {
  readonly row: InterviewRow;
  readonly commitments: readonly CommitmentRow[];
}

/** Interviews of some cases, by case (约谈列表). */
export async function interviewsOf(tx: Tx, caseIds: readonly string[]): Promise<Map<string, Interview>> {
  if (caseIds.length === 0) return new Map();
  const db = tables(tx);
  const rows = await db
    .selectFrom('monitoring.interview')
    .selectAll()
    .where('case_id', 'in', [...caseIds])
    .execute();
  const commitments =
    rows.length === 0
      ? []
      : await db
          .selectFrom('monitoring.interview_commitment')
          .selectAll()
          .where(
            'interview_id',
            'in',
            rows.map(({ id }) => id),
          )
          .orderBy('seq')
          .execute();
  return new Map(
    rows.map((row) => [
      row.case_id,
      { row, commitments: commitments.filter((one) => one.interview_id === row.id) },
    ]),
  );
}

/** @throws monitoring/no-interview */
export async function getInterview(tx: Tx, caseId: string): Promise<Interview> {
  const found = (await interviewsOf(tx, [caseId])).get(caseId);
  if (!found) throw monitoringProblems.problem('no-interview');
  return found;
}

/** The promises as the engine looks at them. */
export function commitmentsOf({ commitments }: Interview): Commitment[] {
  return commitments.map((row) => ({
    seq: row.seq,
    text: row.promise,
    responsible: row.responsible,
    dueOn: row.due_on,
    reply: row.reply,
    verdict: row.verdict,
  }));
}

/**
 * Keeps a draft (保存约谈草稿): version 0 begins one.
 *
 * @throws monitoring/interview-changed when somebody was faster
 */
export async function saveDraft(
  tx: Tx,
  row: CaseRow,
  viewer: Viewer,
  record: InterviewRecord,
  version: number,
): Promise<void> {
  const db = tables(tx);
  const written = {
    record: json(record),
    written_by: viewer.accountId,
    written_by_name: viewer.displayName,
  };
  if (version === 0) {
    const made = await db
      .insertInto('monitoring.interview')
      .values({ scope_path: row.scope_path, case_id: row.id, ...written })
      .onConflict((conflict) => conflict.column('case_id').doNothing())
      .executeTakeFirst();
    if (made.numInsertedOrUpdatedRows === 1n) return;
    throw monitoringProblems.problem('interview-changed');
  }
  const { numUpdatedRows } = await db
    .updateTable('monitoring.interview')
    .set({ ...written, version: version + 1 })
    .where('case_id', '=', row.id)
    .where('state', '=', 'draft')
    .where('version', '=', version)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw monitoringProblems.problem('interview-changed');
}

/** Records an interview for good (定稿): it gets its number, its promises become rows of their own. */
export async function recordInterview(
  tx: Tx,
  { row }: Interview,
  version: number,
  day: Day,
  now: string,
): Promise<void> {
  await holdNumbers(tx, row.scope_path);
  const year = Number(day.slice(0, 4));
  const db = tables(tx);
  const last = await db
    .selectFrom('monitoring.interview')
    .select((eb) => eb.fn.max('number').as('number'))
    .where('scope_path', '=', row.scope_path)
    .where('year', '=', year)
    .executeTakeFirst();
  const { numUpdatedRows } = await db
    .updateTable('monitoring.interview')
    .set({
      state: 'recorded',
      year,
      number: (last?.number ?? 0) + 1,
      recorded_at: now,
      version: version + 1,
    })
    .where('id', '=', row.id)
    .where('state', '=', 'draft')
    .where('version', '=', version)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw monitoringProblems.problem('interview-changed');
  for (const [place, promise] of row.record.promises.entries())
    await db
      .insertInto('monitoring.interview_commitment')
      .values({
        scope_path: row.scope_path,
        interview_id: row.id,
        seq: place + 1,
        promise: promise.text,
        responsible: promise.responsible,
        due_on: promise.dueOn,
      })
      .execute();
}

/** Counts a change of a recorded interview. @throws monitoring/interview-changed */
async function touch(tx: Tx, { row }: Interview, version: number): Promise<void> {
  const { numUpdatedRows } = await tables(tx)
    .updateTable('monitoring.interview')
    .set({ version: version + 1 })
    .where('id', '=', row.id)
    .where('state', '=', 'recorded')
    .where('version', '=', version)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw monitoringProblems.problem('interview-changed');
}

/** The department says what it has done (回复承诺). */
export async function replyTo(
  tx: Tx,
  interview: Interview,
  version: number,
  given: { readonly seq: number; readonly text: string; readonly viewer: Viewer; readonly today: Day },
): Promise<void> {
  await touch(tx, interview, version);
  await tables(tx)
    .updateTable('monitoring.interview_commitment')
    .set({
      reply: given.text,
      replied_by: given.viewer.accountId,
      replied_by_name: given.viewer.displayName,
      replied_on: given.today,
      verdict: 'waiting',
      verdict_note: null,
      judged_by: null,
      judged_by_name: null,
      judged_on: null,
    })
    .where('interview_id', '=', interview.row.id)
    .where('seq', '=', given.seq)
    .execute();
}

/** Somebody else verifies a reply (核验回复). */
export async function judgeReply(
  tx: Tx,
  interview: Interview,
  version: number,
  given: {
    readonly seq: number;
    readonly verdict: 'accepted' | 'returned';
    readonly note: string;
    readonly viewer: Viewer;
    readonly today: Day;
  },
): Promise<void> {
  await touch(tx, interview, version);
  await tables(tx)
    .updateTable('monitoring.interview_commitment')
    .set({
      verdict: given.verdict,
      verdict_note: given.note,
      judged_by: given.viewer.accountId,
      judged_by_name: given.viewer.displayName,
      judged_on: given.today,
    })
    .where('interview_id', '=', interview.row.id)
    .where('seq', '=', given.seq)
    .execute();
}

export async function closeInterview(
  tx: Tx,
  { row }: Interview,
  version: number,
  given: { readonly note: string; readonly viewer: Viewer; readonly today: Day },
): Promise<void> {
  const { numUpdatedRows } = await tables(tx)
    .updateTable('monitoring.interview')
    .set({
      state: 'closed',
      closed_by: given.viewer.accountId,
      closed_by_name: given.viewer.displayName,
      closed_on: given.today,
      closing_note: given.note,
      version: version + 1,
    })
    .where('id', '=', row.id)
    .where('state', '=', 'recorded')
    .where('version', '=', version)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw monitoringProblems.problem('interview-changed');
}
