import { json, recordAudit, type Tx } from '@sanyi/records';
import { type Selectable, sql } from 'kysely';
import { planProblems } from '../problems.ts';
import { found } from './authored.ts';
import type { Actor } from './change.ts';
import type { SavedViewTable } from './desk-tables.ts';
import { planTables } from './tables.ts';
import { versionConflict } from './task-lock.ts';

type ViewRow = Selectable<SavedViewTable>;

function savedView(row: ViewRow, actor: Actor) {
  return {
    id: row.id,
    name: row.name,
    query: row.query,
    columns: row.columns,
    shared: row.shared,
    own: row.account_id === actor.viewer.accountId,
    version: row.version,
  };
}

function audit(
  tx: Tx,
  actor: Actor,
  verb: string,
  viewId: string,
  detail: Readonly<Record<string, unknown>>,
): Promise<void> {
  return recordAudit(tx, {
    actor: actor.viewer,
    action: `plan.view-${verb}`,
    subjectKind: 'saved-view',
    subjectId: viewId,
    scopePath: actor.viewer.scopePath,
    requestId: actor.requestId,
    detail,
  });
}

/** The viewer's own saved views and those shared in the organisation (我的视图). */
export async function listViews(tx: Tx, actor: Actor) {
  const rows = await planTables(tx)
    .selectFrom('plan.saved_view')
    .selectAll()
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => savedView(row, actor));
}

export interface ViewValues {
  readonly name: string;
  readonly query: string;
  readonly columns: readonly string[];
  readonly shared: boolean;
}

export async function addView(tx: Tx, actor: Actor, values: ViewValues) {
  const row = await planTables(tx)
    .insertInto('plan.saved_view')
    .values({
      scope_path: actor.viewer.scopePath,
      account_id: actor.viewer.accountId,
      organisation_id: actor.viewer.organisationId,
      name: values.name,
      query: values.query,
      columns: json(values.columns),
      shared: values.shared,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await audit(tx, actor, 'added', row.id, { name: row.name, query: row.query });
  return savedView(row, actor);
}

async function ownView(tx: Tx, actor: Actor, id: string, version: number, yours: unknown): Promise<ViewRow> {
  const row = found(
    await planTables(tx).selectFrom('plan.saved_view').selectAll().where('id', '=', id).executeTakeFirst(),
  );
  if (row.account_id !== actor.viewer.accountId)
    throw planProblems.problem('not-your-entry', { by: row.name });
  if (row.version !== version) throw versionConflict(savedView(row, actor), version, yours);
  return row;
}

export async function changeView(
  tx: Tx,
  actor: Actor,
  id: string,
  version: number,
  change: { readonly [Key in keyof ViewValues]?: ViewValues[Key] | undefined },
) {
  await ownView(tx, actor, id, version, change);
  const row = await planTables(tx)
    .updateTable('plan.saved_view')
    .set({
      ...(change.name === undefined ? {} : { name: change.name }),
      ...(change.query === undefined ? {} : { query: change.query }),
      ...(change.columns === undefined ? {} : { columns: json(change.columns) }),
      ...(change.shared === undefined ? {} : { shared: change.shared }),
      version: sql`version + 1`,
      updated_at: sql`platform.now()`,
    })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await audit(tx, actor, 'changed', id, { name: row.name, query: row.query });
  return savedView(row, actor);
}

export async function removeView(tx: Tx, actor: Actor, id: string, version: number): Promise<void> {
  const row = await ownView(tx, actor, id, version, null);
  await audit(tx, actor, 'removed', id, { name: row.name });
  await planTables(tx).deleteFrom('plan.saved_view').where('id', '=', id).execute();
}
