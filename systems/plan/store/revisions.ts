import type { Tx } from '@sanyi/records';
import { ACTIONS, FIELDS } from '../text/history.ts';
import { type OrganisationEntry, organisationView } from './organisations.ts';
import { planTables } from './tables.ts';

const TITLES: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = ACTIONS;

/** A value of the history as words; truth values stay `true` and `false` for the screen to say in its language. */
function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.map((item) => textOf(item) ?? '').join('、');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The history of a task or of a plan's latest changes (办理记录), newest first. */
export async function loadRevisions(
  tx: Tx,
  choice: { readonly taskId: string } | { readonly planId: string; readonly limit: number },
  organisations: ReadonlyMap<string, OrganisationEntry>,
) {
  const select = planTables(tx).selectFrom('plan.revision').selectAll().orderBy('id', 'desc');
  const rows = await ('taskId' in choice
    ? select.where('task_id', '=', choice.taskId).limit(200)
    : select.where('plan_id', '=', choice.planId).limit(choice.limit)
  ).execute();
  return rows.map((row) => ({
    id: String(row.id),
    taskId: row.task_id,
    at: row.at,
    by: { accountId: row.account_id, name: row.account_name },
    organisation: organisationView(organisations.get(row.organisation_id)),
    action: row.action,
    summary: TITLES[row.action] ?? { zh: row.action, en: row.action },
    changes: [...new Set([...Object.keys(row.before), ...Object.keys(row.after)])].map((field) => ({
      field,
      label: FIELDS[field] ?? { zh: field, en: field },
      before: textOf(row.before[field]),
      after: textOf(row.after[field]),
    })),
    note: row.note,
  }));
}
