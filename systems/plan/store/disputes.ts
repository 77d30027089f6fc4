import type { Tx } from '@sanyi/records';
import { type Selectable, sql } from 'kysely';
import type { WorkState } from '../engine/ledger/words.ts';
import { planProblems } from '../problems.ts';
import { type Assignment, writeAssignments } from './assign.ts';
import { authoredBy, authoredView, found } from './authored.ts';
import type { Actor } from './change.ts';
import { type StateHook, tellHooks } from './move-task.ts';
import { loadOrganisations, type OrganisationEntry, organisationView } from './organisations.ts';
import { planTables, type TaskRow } from './tables.ts';
import { editTask } from './task-edit.ts';
import { refuseForeignPlan, refuseStrangers, versionConflict } from './task-lock.ts';
import type { DisputeTable } from './work-tables.ts';

type DisputeRow = Selectable<DisputeTable>;

/** States in which the assignment of a task may be disputed. */
const DISPUTABLE: readonly WorkState[] = ['to-confirm', 'running', 'delayed'];

export function disputeView(row: DisputeRow, organisations: ReadonlyMap<string, OrganisationEntry>) {
  return {
    id: row.id,
    taskId: row.task_id,
    reason: row.reason,
    proposed: organisationView(organisations.get(row.proposed_organisation_id ?? '')),
    state: row.state,
    answer: row.answer,
    answeredBy:
      row.answered_by === null ? null : { accountId: row.answered_by, name: row.answered_by_name ?? '' },
    answeredAt: row.answered_at,
    ...authoredView(row, organisations),
  };
}

/**
 * A department holds that a task is not its own (提出异议): the task waits in `to-adjust` for the reform office.
 *
 * @throws Problem `plan/dispute-open`, `plan/dispute-too-late`, `plan/not-your-task`, `plan/version-conflict`
 */
export async function raiseDispute(
  tx: Tx,
  actor: Actor,
  hooks: Iterable<StateHook>,
  taskId: string,
  version: number,
  given: { readonly reason: string; readonly proposedOrganisationId: string | null },
) {
  const db = planTables(tx);
  const organisations = await loadOrganisations(tx);
  if (given.proposedOrganisationId !== null && !organisations.has(given.proposedOrganisationId))
    throw planProblems.problem('unknown-organisation', { organisation: given.proposedOrganisationId });
  let row: DisputeRow | undefined;
  const after = await editTask(tx, actor, taskId, version, {
    action: 'dispute-raised',
    yours: given,
    note: given.reason,
    guard(opened) {
      refuseStrangers(actor, opened);
      if (opened.task.work_state === 'to-adjust')
        throw planProblems.problem('dispute-open', { title: opened.task.title });
      if (!DISPUTABLE.includes(opened.task.work_state))
        throw planProblems.problem('dispute-too-late', { title: opened.task.title });
    },
    async work(task) {
      row = await db
        .insertInto('plan.dispute')
        .values({
          ...authoredBy(actor, task),
          reason: given.reason,
          proposed_organisation_id: given.proposedOrganisationId,
          state_before: task.work_state,
          answer: null,
          answered_by: null,
          answered_by_name: null,
          answered_at: null,
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      await db.updateTable('plan.task').set({ work_state: 'to-adjust' }).where('id', '=', taskId).execute();
    },
  });
  const raised = found(row);
  await tellHooks(tx, actor, hooks, {
    taskId,
    planId: after.planId,
    from: raised.state_before,
    to: 'to-adjust',
    reason: given.reason,
  });
  return disputeView(raised, organisations);
}

/**
 * The reform office answers (答复异议). Upheld: the organisation that disputed is freed, the given or the proposed one
 * takes over and has to confirm. Declined: the task returns to where it was.
 *
 * @throws Problem `plan/dispute-closed`, `plan/nobody-left`, `plan/version-conflict` of the dispute
 */
export async function answerDispute(
  tx: Tx,
  actor: Actor,
  hooks: Iterable<StateHook>,
  disputeId: string,
  version: number,
  given: {
    readonly outcome: 'upheld' | 'declined';
    readonly answer: string;
    readonly assignments?: readonly Assignment[] | undefined;
  },
) {
  const db = planTables(tx);
  const row = found(
    await db.selectFrom('plan.dispute').selectAll().where('id', '=', disputeId).executeTakeFirst(),
  );
  const organisations = await loadOrganisations(tx);
  if (row.version !== version) throw versionConflict(disputeView(row, organisations), version, given);
  if (row.state !== 'open') throw planProblems.problem('dispute-closed', { by: row.answered_by_name ?? '' });
  const task = found(
    await db.selectFrom('plan.task').select(['version']).where('id', '=', row.task_id).executeTakeFirst(),
  );
  const to: WorkState = given.outcome === 'upheld' ? 'to-confirm' : row.state_before;
  const after = await editTask(tx, actor, row.task_id, task.version, {
    action: 'dispute-answered',
    yours: given,
    note: given.answer,
    guard: ({ plan }) => refuseForeignPlan(actor, plan),
    async work(claimed) {
      if (given.outcome === 'upheld')
        await writeAssignments(tx, actor, claimed, given.assignments ?? (await heirs(tx, claimed, row)));
      await db.updateTable('plan.task').set({ work_state: to }).where('id', '=', claimed.id).execute();
      await db
        .updateTable('plan.dispute')
        .set({
          state: given.outcome,
          answer: given.answer,
          answered_by: actor.viewer.accountId,
          answered_by_name: actor.viewer.displayName,
          answered_at: actor.now,
          version: sql`version + 1`,
          updated_at: sql`platform.now()`,
        })
        .where('id', '=', disputeId)
        .execute();
    },
  });
  await tellHooks(tx, actor, hooks, {
    taskId: row.task_id,
    planId: after.planId,
    from: 'to-adjust',
    to,
    reason: given.answer,
  });
  const answered = await db
    .selectFrom('plan.dispute')
    .selectAll()
    .where('id', '=', disputeId)
    .executeTakeFirstOrThrow();
  return disputeView(answered, organisations);
}

/** The assignment without the organisation that disputed, and with the one it proposed in its place. */
async function heirs(tx: Tx, task: TaskRow, dispute: DisputeRow): Promise<Assignment[]> {
  const rows = await planTables(tx)
    .selectFrom('plan.responsibility')
    .select(['organisation_id', 'role'])
    .where('task_id', '=', task.id)
    .where('removed_at', 'is', null)
    .orderBy('role', 'desc')
    .orderBy('seq')
    .execute();
  const proposed = dispute.proposed_organisation_id;
  return rows.flatMap(({ organisation_id, role }): Assignment[] => {
    if (organisation_id === null || organisation_id === proposed) return [];
    if (organisation_id !== dispute.organisation_id) return [{ organisationId: organisation_id, role }];
    return proposed === null ? [] : [{ organisationId: proposed, role }];
  });
}
