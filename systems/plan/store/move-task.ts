import type { Tx } from '@sanyi/records';
import type { Mover, Situation } from '../engine/ledger/step-rules.ts';
import type { WorkState } from '../engine/ledger/words.ts';
import { type Step, stepsOf } from '../engine/ledger/work-state.ts';
import type { WorkStateChange } from '../port.ts';
import { planProblems } from '../problems.ts';
import type { Actor } from './change.ts';
import { planTables, type TaskRow } from './tables.ts';
import { editTask } from './task-edit.ts';
import { type OpenedTask, refuseUnworkable } from './task-lock.ts';

/** Called inside the transaction of each change of state. */
export type StateHook = (tx: Tx, change: WorkStateChange) => Promise<void>;

/** What the state machine must know of a task for this person. */
export async function situationOf(
  tx: Tx,
  actor: Actor,
  opened: OpenedTask,
): Promise<{ situation: Situation; mover: Mover }> {
  const { task, plan, part } = opened;
  const evidence = await planTables(tx)
    .selectFrom('plan.evidence')
    .select('verdict')
    .where('task_id', '=', task.id)
    .execute();
  return {
    situation: {
      state: task.work_state,
      ongoing: task.ongoing,
      published: plan.status === 'published' && task.review_state !== 'rejected',
      evidence: evidence.filter((row) => row.verdict !== 'returned').length,
      accepted: evidence.filter((row) => row.verdict === 'accepted').length,
    },
    mover: {
      role: actor.viewer.role,
      // Work belongs to the plan's own region, verifying also to inspectors from above.
      part: plan.scope_path === actor.viewer.scopePath ? part : null,
      reporter: task.submitted_by === actor.viewer.accountId,
    },
  };
}

/** A reform office moves the tasks of its own region's plan only (本地区方案). */
export function mayMove(actor: Actor, opened: OpenedTask): boolean {
  return actor.viewer.role !== 'reform-office' || opened.plan.scope_path === actor.viewer.scopePath;
}

export interface Move {
  readonly to: WorkState;
  readonly reason: string | null;
  readonly dueOn: string | null;
}

/**
 * Takes a task one step on its path (变更任务状态), and tells those who listen.
 *
 * @throws Problem `plan/step-refused`, `plan/reason-needed`, `plan/day-needed`, `plan/version-conflict`
 */
export async function moveTask(
  tx: Tx,
  actor: Actor,
  hooks: Iterable<StateHook>,
  taskId: string,
  version: number,
  move: Move,
) {
  let from: WorkState = 'to-confirm';
  const after = await editTask(tx, actor, taskId, version, {
    action: 'moved',
    yours: move,
    note: move.reason,
    async guard(opened) {
      refuseUnworkable(opened);
      if (!mayMove(actor, opened)) throw planProblems.problem('not-your-plan', { title: opened.plan.title });
    },
    async work(task, opened) {
      from = task.work_state;
      const { situation, mover } = await situationOf(tx, actor, opened);
      const step = stepsOf(situation, mover).find(({ to }) => to === move.to);
      refuseStep(task, step, move, actor.today);
      await writeState(tx, actor, task, move);
    },
  });
  await tellHooks(tx, actor, hooks, { taskId, planId: after.planId, from, to: move.to, reason: move.reason });
  return after;
}

function refuseStep(task: TaskRow, step: Step | undefined, move: Move, today: string): void {
  const why = step ? step.refusal : { zh: '没有这个步骤。', en: 'There is no such step.' };
  if (why !== null || step === undefined)
    throw planProblems.problem(
      'step-refused',
      { title: task.title },
      why === null ? {} : { issues: [{ path: 'to', code: 'step', message: why }] },
    );
  if (step.needsReason && !move.reason) throw planProblems.problem('reason-needed');
  if (step.needsDay && (move.dueOn === null || move.dueOn < today))
    throw planProblems.problem('day-needed', { today });
}

async function writeState(tx: Tx, actor: Actor, task: TaskRow, move: Move): Promise<void> {
  const account = actor.viewer.accountId;
  await planTables(tx)
    .updateTable('plan.task')
    .set({
      work_state: move.to,
      ...(move.to === 'delayed' ? { due_on: move.dueOn } : {}),
      ...(move.to === 'submitted' ? { submitted_by: account, submitted_at: actor.now } : {}),
      ...(move.to === 'done' ? { closed_by: account, closed_at: actor.now } : {}),
      ...(move.to === 'running' || move.to === 'to-confirm'
        ? { submitted_by: null, submitted_at: null, closed_by: null, closed_at: null }
        : {}),
    })
    .where('id', '=', task.id)
    .execute();
}

/** Tells everybody who listens to state changes, in the transaction of the change. */
export async function tellHooks(
  tx: Tx,
  actor: Actor,
  hooks: Iterable<StateHook>,
  change: Pick<WorkStateChange, 'taskId' | 'planId' | 'from' | 'to' | 'reason'>,
): Promise<void> {
  if (change.from === change.to) return;
  for (const hook of hooks)
    await hook(tx, {
      ...change,
      scopePath: actor.viewer.scopePath,
      at: actor.now,
      accountId: actor.viewer.accountId,
    });
}

/** Names the person in a department who answers for the task (责任人). */
export async function setPerson(
  tx: Tx,
  actor: Actor,
  taskId: string,
  version: number,
  person: string | null,
  guard: (opened: OpenedTask) => void,
) {
  return editTask(tx, actor, taskId, version, {
    action: 'person',
    yours: { responsiblePerson: person },
    guard,
    work: () =>
      planTables(tx)
        .updateTable('plan.task')
        .set({ responsible_person: person || null })
        .where('id', '=', taskId)
        .execute(),
  });
}
