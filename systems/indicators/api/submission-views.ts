import type { RouteContext } from '@sanyi/api';
import type { Tx } from '@sanyi/records';
import { countOutcomes } from '../engine/entry/entry-world.ts';
import { ownOrganisations } from '../store/entry-world.ts';
import { approvalsOf, type SubmissionRow } from '../store/submissions.ts';

type Names = ReadonlyMap<string, { zh: string; en: string }>;

/** Names of the organisations a viewer may see, by id. */
export async function organisationNames(tx: Tx): Promise<Names> {
  const rows = await ownOrganisations(tx);
  return new Map(rows.map((row) => [row.id, { zh: row.name_zh, en: row.name_en || row.name_zh }]));
}

/** A file of values as the list shows it (报送文件摘要). */
export function summary(
  row: Pick<
    SubmissionRow,
    | 'id'
    | 'file_name'
    | 'format'
    | 'state'
    | 'organisation_id'
    | 'entered_by_name'
    | 'received_at'
    | 'sent_at'
  >,
  names: Names,
) {
  return {
    id: row.id,
    fileName: row.file_name,
    format: row.format,
    state: row.state,
    organisationName: names.get(row.organisation_id) ?? { zh: row.organisation_id, en: row.organisation_id },
    enteredBy: row.entered_by_name,
    receivedAt: row.received_at,
    sentAt: row.sent_at,
  };
}

/** A file of values with its rows and what became of them (报送文件详情). */
export async function submissionDetail(
  tx: Tx,
  { viewer, setVersion }: Pick<RouteContext<unknown, unknown, unknown>, 'viewer' | 'setVersion'>,
  row: SubmissionRow,
) {
  setVersion(row.version);
  const counts = countOutcomes(row.rows);
  const approvals = { waiting: 0, approved: 0, returned: 0 };
  for (const { approval, count } of await approvalsOf(tx, row.id)) approvals[approval] = Number(count);
  const ready = counts.new + counts.correction;
  return {
    submission: {
      ...summary(row, await organisationNames(tx)),
      rows: row.rows.length,
      ready,
      errors: counts.error,
    },
    version: row.version,
    counts,
    rows: row.rows.map((one) => ({ ...one, findings: [...one.findings] })),
    approvals,
    maySend: row.state === 'checked' && ready > 0 && row.entered_by === viewer.accountId,
  };
}
