import type { Tx } from '@sanyi/records';
import { sql } from 'kysely';
import { planProblems } from '../problems.ts';
import { type Actor, auditChange } from './change.ts';
import { planTables } from './tables.ts';

export interface TaughtAliasRow {
  readonly id: string;
  readonly alias: string;
  readonly departmentId: string;
  readonly organisationId: string | null;
  readonly taughtBy: string;
  readonly taughtAt: string;
  /** Responsibilities that print this very name. */
  readonly uses: number;
}

/** The aliases taught in a region (单位别名), newest first. */
export async function loadAliases(tx: Tx, scopePath: string): Promise<TaughtAliasRow[]> {
  const rows = await planTables(tx)
    .selectFrom('plan.taught_alias as a')
    .selectAll('a')
    .select((eb) =>
      eb
        .selectFrom('plan.responsibility as r')
        .select((inner) => inner.fn.countAll<bigint>().as('uses'))
        .whereRef('r.raw', '=', 'a.alias')
        .whereRef('r.scope_path', '=', 'a.scope_path')
        .as('uses'),
    )
    .where('a.scope_path', '=', scopePath)
    .orderBy('a.taught_at', 'desc')
    .orderBy('a.alias')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    alias: row.alias,
    departmentId: row.department_id,
    organisationId: row.organisation_id,
    taughtBy: row.account_name,
    taughtAt: row.taught_at,
    uses: Number(row.uses ?? 0n),
  }));
}

/** Remembers what a printed name means; the latest lesson wins. */
export async function teachAlias(
  tx: Tx,
  actor: Actor,
  scopePath: string,
  lesson: { readonly alias: string; readonly departmentId: string; readonly organisationId: string | null },
): Promise<void> {
  await planTables(tx)
    .insertInto('plan.taught_alias')
    .values({
      scope_path: scopePath,
      alias: lesson.alias,
      department_id: lesson.departmentId,
      organisation_id: lesson.organisationId,
      account_id: actor.viewer.accountId,
      account_name: actor.viewer.displayName,
    })
    .onConflict((conflict) =>
      conflict.columns(['scope_path', 'alias']).doUpdateSet({
        department_id: lesson.departmentId,
        organisation_id: lesson.organisationId,
        account_id: actor.viewer.accountId,
        account_name: actor.viewer.displayName,
        taught_at: sql`platform.now()`,
      }),
    )
    .execute();
}

/** @throws Problem `plan/not-found` */
export async function removeAlias(tx: Tx, actor: Actor, aliasId: string): Promise<void> {
  const row = await planTables(tx)
    .deleteFrom('plan.taught_alias')
    .where('id', '=', aliasId)
    .where('scope_path', '=', actor.viewer.scopePath)
    .returning(['alias', 'department_id', 'scope_path'])
    .executeTakeFirst();
  if (!row) throw planProblems.problem('not-found');
  await auditChange(tx, actor, {
    action: 'alias-removed',
    planId: aliasId,
    taskId: null,
    scopePath: row.scope_path,
    before: { alias: row.alias, departmentId: row.department_id },
    after: {},
  });
}
