import { planProblems } from '../problems.ts';
import type { Actor } from './change.ts';
import { type OrganisationEntry, organisationView } from './organisations.ts';
import type { TaskRow } from './tables.ts';

interface AuthoredRow {
  readonly id: string;
  readonly task_id: string;
  readonly account_id: string;
  readonly account_name: string;
  readonly organisation_id: string;
  readonly version: number;
  readonly created_at: string;
  readonly updated_at: string;
}

/** Who wrote an entry and when (填写人), as every list shows it. */
export function authoredView(row: AuthoredRow, organisations: ReadonlyMap<string, OrganisationEntry>) {
  return {
    by: { accountId: row.account_id, name: row.account_name },
    organisation: organisationView(organisations.get(row.organisation_id)),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    version: row.version,
  };
}

/** The columns of a new entry by the actor. */
export function authoredBy(actor: Actor, task: TaskRow) {
  return {
    scope_path: task.scope_path,
    plan_id: task.plan_id,
    task_id: task.id,
    account_id: actor.viewer.accountId,
    account_name: actor.viewer.displayName,
    organisation_id: actor.viewer.organisationId,
  };
}

/** Entries belong to the organisation that wrote them (本单位条目). @throws Problem `plan/not-your-entry` */
export function refuseOthers(
  actor: Actor,
  row: { readonly organisation_id: string; readonly account_name: string },
): void {
  if (row.organisation_id !== actor.viewer.organisationId)
    throw planProblems.problem('not-your-entry', { by: row.account_name });
}

/** An entry that exists, or the refusal. */
export function found<Row>(row: Row | undefined): Row {
  if (row === undefined) throw planProblems.problem('not-found');
  return row;
}
