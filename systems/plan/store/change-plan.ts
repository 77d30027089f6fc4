import type { Tx } from '@sanyi/records';
import { sql } from 'kysely';
import type { PlanStatus } from '../engine/ledger/words.ts';
import { planProblems } from '../problems.ts';
import { type Actor, auditChange, recordChange } from './change.ts';
import { initialsOf } from './initials.ts';
import { PLAN_STEPS, planRow, planSummary } from './plans.ts';
import { type PlanRow, planTables } from './tables.ts';
import { refuseForeignPlan, versionConflict } from './task-lock.ts';

export interface PlanChange {
  readonly title?: string | undefined;
  readonly docNumber?: string | null | undefined;
  readonly issuer?: string | null | undefined;
  readonly issuedOn?: string | null | undefined;
  readonly year?: number | null | undefined;
  readonly status?: PlanStatus | undefined;
  readonly parentPlanId?: string | null | undefined;
  readonly previousPlanId?: string | null | undefined;
}

const COLUMNS = {
  title: 'title',
  docNumber: 'doc_number',
  issuer: 'issuer',
  issuedOn: 'issued_on',
  year: 'year',
  status: 'status',
  parentPlanId: 'parent_plan_id',
  previousPlanId: 'previous_plan_id',
} as const satisfies Record<keyof PlanChange, keyof PlanRow>;

/**
 * Changes what is known of a plan, publishes or archives it, links it (修改方案). Only fields given change.
 *
 * @throws Problem `plan/version-conflict`, `plan/status-refused`, `plan/link-refused`, `plan/not-your-plan`
 */
export async function changePlan(
  tx: Tx,
  actor: Actor,
  planId: string,
  version: number,
  change: PlanChange,
): Promise<void> {
  const row = await planRow(tx, planId);
  refuseForeignPlan(actor, row);
  if (row.version !== version) throw versionConflict(await planSummary(tx, actor, planId), version, change);
  if (
    change.status !== undefined &&
    change.status !== row.status &&
    !PLAN_STEPS[row.status].includes(change.status)
  )
    throw planProblems.problem('status-refused', { title: row.title });
  await refuseBadLinks(tx, row, change);

  const before: Record<string, unknown> = {};
  const after: Record<string, unknown> = {};
  const set: Record<string, unknown> = {};
  for (const [field, column] of Object.entries(COLUMNS) as [keyof PlanChange, keyof PlanRow][]) {
    const value = change[field];
    if (value === undefined || value === row[column]) continue;
    set[column] = value;
    const name = field === 'parentPlanId' ? 'parent' : field === 'previousPlanId' ? 'previous' : field;
    before[name] = row[column];
    after[name] = value;
  }
  if (Object.keys(set).length === 0) return;
  const done = await planTables(tx)
    .updateTable('plan.plan')
    .set({
      ...set,
      ...(change.title === undefined ? {} : { initials: initialsOf(change.title) }),
      version: sql`version + 1`,
      updated_at: sql`platform.now()`,
    })
    .where('id', '=', planId)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst();
  if (!done) throw versionConflict(await planSummary(tx, actor, planId), version, change);
  const action =
    after['status'] === 'published'
      ? 'published'
      : after['status'] === 'archived'
        ? 'archived'
        : 'plan-changed';
  await recordChange(tx, actor, { action, planId, taskId: null, scopePath: row.scope_path, before, after });
}

async function refuseBadLinks(tx: Tx, row: PlanRow, change: PlanChange): Promise<void> {
  for (const [linkId, kind] of [
    [change.parentPlanId, 'parent'],
    [change.previousPlanId, 'previous'],
  ] as const) {
    if (linkId === undefined || linkId === null) continue;
    const others = await planTables(tx)
      .selectFrom('plan.plan')
      .select(['id', 'scope_path', 'parent_plan_id', 'previous_plan_id'])
      .execute();
    const column = kind === 'parent' ? 'parent_plan_id' : 'previous_plan_id';
    let at = others.find((other) => other.id === linkId);
    const bad = at === undefined || (kind === 'previous' && at.scope_path !== row.scope_path);
    for (let steps = 0; at !== undefined && at.id !== row.id && steps < others.length; steps += 1) {
      const next: string | null = at[column];
      at = others.find((other) => other.id === next);
    }
    if (bad || at?.id === row.id) throw planProblems.problem('link-refused');
  }
}

/** Throws away a plan that was never published, paper included (放弃方案); the audit trail remembers it. */
export async function discardPlan(tx: Tx, actor: Actor, planId: string, version: number): Promise<void> {
  const row = await planRow(tx, planId);
  refuseForeignPlan(actor, row);
  if (row.version !== version) throw versionConflict(await planSummary(tx, actor, planId), version, null);
  const db = planTables(tx);
  const everPublished = await db
    .selectFrom('plan.revision')
    .select('id')
    .where('plan_id', '=', planId)
    .where('action', '=', 'published')
    .executeTakeFirst();
  if (row.status !== 'review' || everPublished)
    throw planProblems.problem('discard-refused', { title: row.title });
  await db.deleteFrom('plan.plan').where('id', '=', planId).execute();
  await db.deleteFrom('plan.paper').where('id', '=', row.paper_id).execute();
  await auditChange(tx, actor, {
    action: 'discarded',
    planId,
    taskId: null,
    scopePath: row.scope_path,
    before: { title: row.title, docNumber: row.doc_number },
    after: {},
  });
}
