import type { BulkEdit, BulkResult, LedgerRow } from '../shared/contract.ts';

export type BulkChange = BulkEdit['change'];
export type BulkKind = 'assign' | 'due' | 'person' | 'state';

/** The part of a row that a change touched, as a change back (撤销内容); null when it cannot be sent back. */
function before(row: LedgerRow, change: BulkChange): BulkChange | null {
  // A state is left by its own step and an assignment without a lead is refused, so neither goes back by itself.
  if (change.state !== undefined) return null;
  const back: BulkChange = {};
  if (change.dueOn !== undefined || change.ongoing !== undefined) {
    back.dueOn = row.dueOn;
    back.ongoing = row.ongoing;
  }
  if (change.responsiblePerson !== undefined) back.responsiblePerson = row.responsiblePerson;
  if (change.leadOrganisationIds !== undefined) {
    const lead = settled(row.lead);
    if (lead.length === 0) return null;
    back.leadOrganisationIds = lead;
  }
  if (change.coopOrganisationIds !== undefined) back.coopOrganisationIds = settled(row.coop);
  return back;
}

const settled = (departments: LedgerRow['lead']) =>
  departments.flatMap(({ organisationId }) => (organisationId === null ? [] : [organisationId]));

/**
 * The requests that take a bulk edit back (批量撤销): rows with the same former content together, each with the version
 * it has now, so that a row changed again since is left alone.
 */
export function bulkUndo(rows: readonly LedgerRow[], change: BulkChange, result: BulkResult): BulkEdit[] {
  const requests = new Map<string, BulkEdit>();
  for (const { taskId, status, version } of result.rows) {
    const row = rows.find(({ id }) => id === taskId);
    if (status !== 'changed' || version === null || !row) continue;
    const back = before(row, change);
    if (!back) continue;
    const key = JSON.stringify(back);
    const request = requests.get(key);
    if (request) request.rows.push({ taskId, version });
    else requests.set(key, { rows: [{ taskId, version }], change: back });
  }
  return [...requests.values()];
}
