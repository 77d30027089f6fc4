import type { Clock, Viewer } from '@sanyi/kernel';
import type { Day } from '@sanyi/quantity';
import { json, recordAudit, type Tx } from '@sanyi/records';
import type { Action } from '../text/history.ts';
import { planTables } from './tables.ts';

/** Who changes something, and when (操作人). */
export interface Actor {
  readonly viewer: Viewer;
  /** Today in Asia/Shanghai. */
  readonly today: Day;
  readonly now: string;
  readonly requestId: string | null;
}

/** An actor of a request or a job. */
export function actorOf(viewer: Viewer, clock: Clock, requestId: string | null = null): Actor {
  return { viewer, today: clock.today(), now: clock.now(), requestId };
}

export interface Change {
  readonly action: Action;
  readonly planId: string;
  readonly taskId: string | null;
  /** Of the plan the change belongs to. */
  readonly scopePath: string;
  /** The fields that changed, before and after; plain JSON. */
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
  readonly note?: string | null;
}

/** Writes a change into the history of its task and into the audit trail (留痕), with the change itself or not at all. */
export async function recordChange(tx: Tx, actor: Actor, change: Change): Promise<void> {
  const { viewer } = actor;
  await planTables(tx)
    .insertInto('plan.revision')
    .values({
      scope_path: change.scopePath,
      plan_id: change.planId,
      task_id: change.taskId,
      account_id: viewer.accountId,
      account_name: viewer.displayName,
      organisation_id: viewer.organisationId,
      action: change.action,
      before: json(change.before),
      after: json(change.after),
      note: change.note ?? null,
    })
    .execute();
  await auditChange(tx, actor, change);
}

/** Writes a change into the audit trail only, for what leaves no task or plan behind. */
export async function auditChange(tx: Tx, actor: Actor, change: Change): Promise<void> {
  await recordAudit(tx, {
    actor: actor.viewer,
    action: `plan.${change.action}`,
    subjectKind: change.taskId === null ? 'plan' : 'task',
    subjectId: change.taskId ?? change.planId,
    scopePath: change.scopePath,
    requestId: actor.requestId,
    detail: { planId: change.planId, before: change.before, after: change.after, note: change.note ?? null },
  });
}
