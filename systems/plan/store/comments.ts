import type { Tx } from '@sanyi/records';
import { type Selectable, sql } from 'kysely';
import { planProblems } from '../problems.ts';
import { authoredBy, authoredView, found } from './authored.ts';
import { type Actor, recordChange } from './change.ts';
import { loadOrganisations, type OrganisationEntry, organisationView } from './organisations.ts';
import { planTables } from './tables.ts';
import { openTask, refuseStrangers, versionConflict } from './task-lock.ts';
import type { CommentTable } from './work-tables.ts';

type CommentRow = Selectable<CommentTable>;

export function commentView(
  row: CommentRow,
  all: readonly CommentRow[],
  organisations: ReadonlyMap<string, OrganisationEntry>,
  actor: Actor,
) {
  const answered = all.some(
    (other) =>
      other.organisation_id === row.asked_organisation_id &&
      other.created_at >= row.created_at &&
      other.id !== row.id,
  );
  return {
    id: row.id,
    taskId: row.task_id,
    text: row.body,
    asked: organisationView(organisations.get(row.asked_organisation_id ?? '')),
    answered: row.asked_organisation_id !== null && answered,
    own: row.account_id === actor.viewer.accountId,
    ...authoredView(row, organisations),
  };
}

async function viewOne(tx: Tx, actor: Actor, row: CommentRow) {
  const all = await planTables(tx)
    .selectFrom('plan.comment')
    .selectAll()
    .where('task_id', '=', row.task_id)
    .execute();
  return commentView(row, all, await loadOrganisations(tx), actor);
}

/** Writes a comment, or a question to an organisation (留言、提问). Departments write on their own tasks only. */
export async function addComment(
  tx: Tx,
  actor: Actor,
  taskId: string,
  given: { readonly text: string; readonly askedOrganisationId: string | null },
) {
  const opened = await openTask(tx, actor, taskId);
  if (actor.viewer.role === 'department') refuseStrangers(actor, opened);
  if (given.askedOrganisationId !== null && !(await loadOrganisations(tx)).has(given.askedOrganisationId))
    throw planProblems.problem('unknown-organisation', { organisation: given.askedOrganisationId });
  if (!opened.task.scope_path.startsWith(actor.viewer.scopePath))
    throw planProblems.problem('not-your-plan', { title: opened.plan.title });
  const row = await planTables(tx)
    .insertInto('plan.comment')
    .values({
      ...authoredBy(actor, opened.task),
      body: given.text,
      asked_organisation_id: given.askedOrganisationId,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await recordChange(tx, actor, {
    action: 'comment-added',
    planId: row.plan_id,
    taskId,
    scopePath: row.scope_path,
    before: {},
    after: { comment: row.body },
  });
  return viewOne(tx, actor, row);
}

async function ownComment(tx: Tx, actor: Actor, id: string): Promise<CommentRow> {
  const row = found(
    await planTables(tx).selectFrom('plan.comment').selectAll().where('id', '=', id).executeTakeFirst(),
  );
  if (row.account_id !== actor.viewer.accountId)
    throw planProblems.problem('not-your-entry', { by: row.account_name });
  return row;
}

export async function changeComment(tx: Tx, actor: Actor, id: string, version: number, text: string) {
  const row = await ownComment(tx, actor, id);
  const next = await planTables(tx)
    .updateTable('plan.comment')
    .set({ body: text, version: sql`version + 1`, updated_at: sql`platform.now()` })
    .where('id', '=', id)
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst();
  if (!next) throw versionConflict(await viewOne(tx, actor, row), version, { text });
  await recordChange(tx, actor, {
    action: 'comment-changed',
    planId: row.plan_id,
    taskId: row.task_id,
    scopePath: row.scope_path,
    before: { comment: row.body },
    after: { comment: next.body },
  });
  return viewOne(tx, actor, next);
}

export async function removeComment(tx: Tx, actor: Actor, id: string, version: number): Promise<void> {
  const row = await ownComment(tx, actor, id);
  if (row.version !== version) throw versionConflict(await viewOne(tx, actor, row), version, null);
  await planTables(tx).deleteFrom('plan.comment').where('id', '=', id).execute();
  await recordChange(tx, actor, {
    action: 'comment-removed',
    planId: row.plan_id,
    taskId: row.task_id,
    scopePath: row.scope_path,
    before: { comment: row.body },
    after: {},
  });
}
