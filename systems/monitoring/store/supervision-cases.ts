import type { Viewer } from '@sanyi/kernel';
import type { Day } from '@sanyi/quantity';
import { json, type Tx } from '@sanyi/records';
import { type Selectable, sql } from 'kysely';
import { answerDue, type Step, type TakenStep } from '../engine/ladder.ts';
import type { Letter } from '../engine/letter.ts';
import { ladderAt } from '../parameters/escalation-ladder.ts';
import { monitoringProblems } from '../problems.ts';
import { type CaseTable, type StepTable, type TurnTable, tables } from './tables.ts';

export type CaseRow = Selectable<CaseTable>;
export type StepRow = Selectable<StepTable>;
export type TurnRow = Selectable<TurnTable>;

/** A case with everything that happened in it (督办事项). */
export interface Case {
  readonly row: CaseRow;
  readonly steps: readonly StepRow[];
  readonly turns: readonly TurnRow[];
}

/** All cases, open ones first, the newest first. */
export async function listCases(tx: Tx): Promise<Case[]> {
  const rows = await tables(tx)
    .selectFrom('monitoring.supervision_case')
    .selectAll()
    .orderBy('state', 'desc')
    .orderBy('opened_on', 'desc')
    .orderBy('id')
    .execute();
  return withStory(tx, rows);
}

/** @throws monitoring/no-such-case */
export async function getCase(tx: Tx, caseId: string): Promise<Case> {
  const rows = await tables(tx)
    .selectFrom('monitoring.supervision_case')
    .selectAll()
    .where('id', '=', caseId)
    .execute();
  const [found] = await withStory(tx, rows);
  if (!found) throw monitoringProblems.problem('no-such-case');
  return found;
}

async function withStory(tx: Tx, rows: readonly CaseRow[]): Promise<Case[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const db = tables(tx);
  const steps = await db
    .selectFrom('monitoring.supervision_step')
    .selectAll()
    .where('case_id', 'in', ids)
    .orderBy('seq')
    .execute();
  const turns = await db
    .selectFrom('monitoring.supervision_turn')
    .selectAll()
    .where('case_id', 'in', ids)
    .orderBy('seq')
    .execute();
  return rows.map((row) => ({
    row,
    steps: steps.filter((step) => step.case_id === row.id),
    turns: turns.filter((turn) => turn.case_id === row.id),
  }));
}

/** The steps as the ladder looks at them. */
export function takenSteps(steps: readonly StepRow[]): TakenStep[] {
  return steps.map(({ step, due_on, verdict, judged_on }) => ({
    step,
    dueOn: due_on,
    answer: verdict === null ? null : { verdict, judgedOn: judged_on },
  }));
}

/** Letters of a region are numbered one after the other: held to the end of the transaction. */
export async function holdNumbers(tx: Tx, scopePath: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`monitoring.letters:${scopePath}`}, 0))`.execute(
    tx,
  );
}

export interface NewCase {
  readonly scopePath: string;
  readonly planId: string;
  readonly taskId: string;
  readonly organisationId: string;
  readonly openedOn: Day;
}

/** @throws monitoring/case-open when the task is being pressed already */
export async function openCase(tx: Tx, fresh: NewCase): Promise<CaseRow> {
  const row = await tables(tx)
    .insertInto('monitoring.supervision_case')
    .values({
      scope_path: fresh.scopePath,
      plan_id: fresh.planId,
      task_id: fresh.taskId,
      organisation_id: fresh.organisationId,
      opened_on: fresh.openedOn,
    })
    .onConflict((conflict) => conflict.column('task_id').where('state', '=', 'open').doNothing())
    .returningAll()
    .executeTakeFirst();
  if (!row) throw monitoringProblems.problem('case-open');
  return row;
}

export interface NewStep {
  readonly step: Step;
  readonly takenOn: Day;
  readonly letter: Letter;
  readonly byName: string;
}

/**
 * Takes a step: its answer is due by the ladder in force, letters of a kind are numbered through the year in each region
 * (文书编号).
 */
export async function takeStep(tx: Tx, row: CaseRow, seq: number, fresh: NewStep): Promise<void> {
  const year = Number(fresh.takenOn.slice(0, 4));
  const db = tables(tx);
  const last = await db
    .selectFrom('monitoring.supervision_step')
    .select((eb) => eb.fn.max('number').as('number'))
    .where('scope_path', '=', row.scope_path)
    .where('step', '=', fresh.step)
    .where('year', '=', year)
    .executeTakeFirst();
  await db
    .insertInto('monitoring.supervision_step')
    .values({
      scope_path: row.scope_path,
      case_id: row.id,
      seq,
      step: fresh.step,
      year,
      number: (last?.number ?? 0) + 1,
      taken_on: fresh.takenOn,
      due_on: answerDue(fresh.step, fresh.takenOn, ladderAt(fresh.takenOn, row.scope_path).value),
      letter: json(fresh.letter),
      taken_by_name: fresh.byName,
      answer: null,
      answered_by_account: null,
      answered_by_name: null,
      answered_on: null,
      verdict: null,
      verdict_note: null,
      judged_by_name: null,
      judged_on: null,
    })
    .execute();
}

/** Keeps the department's answer to a step, or a better one after it was returned. */
export async function answerStep(
  tx: Tx,
  step: StepRow,
  by: Pick<Viewer, 'accountId' | 'displayName'>,
  text: string,
  today: Day,
): Promise<void> {
  await tables(tx)
    .updateTable('monitoring.supervision_step')
    .set({
      answer: text,
      answered_by_account: by.accountId,
      answered_by_name: by.displayName,
      answered_on: today,
      verdict: 'waiting',
      verdict_note: null,
      judged_by_name: null,
      judged_on: null,
    })
    .where('id', '=', step.id)
    .execute();
}

export async function judgeStep(
  tx: Tx,
  step: StepRow,
  judged: {
    readonly verdict: 'accepted' | 'returned';
    readonly note: string;
    readonly byName: string;
    readonly today: Day;
  },
): Promise<void> {
  await tables(tx)
    .updateTable('monitoring.supervision_step')
    .set({
      verdict: judged.verdict,
      verdict_note: judged.note,
      judged_by_name: judged.byName,
      judged_on: judged.today,
    })
    .where('id', '=', step.id)
    .execute();
}

/**
 * Counts a change of the case: whoever acted on an older state is told, nothing is overwritten.
 *
 * @throws monitoring/case-changed
 */
export async function touchCase(
  tx: Tx,
  row: CaseRow,
  version: number,
  state: CaseRow['state'] = row.state,
): Promise<void> {
  const { numUpdatedRows } = await tables(tx)
    .updateTable('monitoring.supervision_case')
    .set({ state, version: version + 1 })
    .where('id', '=', row.id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (numUpdatedRows === 0n)
    throw monitoringProblems.problem('case-changed', { yours: version, current: row.version });
}

export async function turnCase(
  tx: Tx,
  row: CaseRow,
  turn: Pick<TurnRow, 'turn' | 'reason' | 'by_name' | 'turned_on'>,
): Promise<void> {
  await tables(tx)
    .insertInto('monitoring.supervision_turn')
    .values({ ...turn, scope_path: row.scope_path, case_id: row.id })
    .execute();
}
