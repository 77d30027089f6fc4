import type { Viewer } from '@sanyi/kernel';
import { json, type Tx } from '@sanyi/records';
import { type Selectable, sql } from 'kysely';
import type { CheckedRow } from '../engine/entry/entry-world.ts';
import { indicatorProblems } from '../problems.ts';
import { type SubmissionTable, tables } from './tables.ts';

export type SubmissionRow = Selectable<SubmissionTable>;

/** Files shown in the list; older ones are reached by their address. */
const MOST = 200;

/** A department sees its own files, the office and the inspectors those of the region. */
function visible(tx: Tx, viewer: Viewer) {
  const query = tables(tx).selectFrom('indicators.submission');
  return viewer.role === 'department' ? query.where('organisation_id', '=', viewer.organisationId) : query;
}

/** Files of values (报送文件), the newest first, without their rows. */
export function listSubmissions(tx: Tx, viewer: Viewer) {
  return visible(tx, viewer)
    .select([
      'id',
      'organisation_id',
      'file_name',
      'format',
      'state',
      'entered_by_name',
      'received_at',
      'sent_at',
    ])
    .select([
      sql<number>`jsonb_array_length(rows)`.as('row_count'),
      sql<number>`jsonb_array_length(jsonb_path_query_array(rows, '$[*] ? (@.outcome == "error")'))`.as(
        'errors',
      ),
      sql<number>`jsonb_array_length(jsonb_path_query_array(rows, '$[*] ? (@.outcome == "new" || @.outcome == "correction")'))`.as(
        'ready',
      ),
    ])
    .orderBy('received_at', 'desc')
    .orderBy('id')
    .limit(MOST)
    .execute();
}

/** @throws indicators/no-such-submission */
export async function getSubmission(tx: Tx, viewer: Viewer, id: string): Promise<SubmissionRow> {
  const row = await visible(tx, viewer).selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw indicatorProblems.problem('no-such-submission');
  return row;
}

export interface NewSubmission {
  readonly fileId: string;
  readonly fileName: string;
  readonly format: SubmissionRow['format'];
  readonly rows: readonly CheckedRow[];
}

export async function insertSubmission(tx: Tx, viewer: Viewer, fresh: NewSubmission): Promise<string> {
  const { id } = await tables(tx)
    .insertInto('indicators.submission')
    .values({
      scope_path: viewer.scopePath,
      organisation_id: viewer.organisationId,
      file_id: fresh.fileId,
      file_name: fresh.fileName,
      format: fresh.format,
      rows: json([...fresh.rows]),
      entered_by: viewer.accountId,
      entered_by_name: viewer.displayName,
      sent_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Marks a file as sent, with the rows as they were checked at that moment. @throws indicators/submission-changed */
export async function markSent(
  tx: Tx,
  row: SubmissionRow,
  version: number,
  rows: readonly CheckedRow[],
  at: string,
): Promise<void> {
  const { numUpdatedRows } = await tables(tx)
    .updateTable('indicators.submission')
    .set({ state: 'sent', sent_at: at, rows: json([...rows]), version: version + 1 })
    .where('id', '=', row.id)
    .where('state', '=', 'checked')
    .where('version', '=', version)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw indicatorProblems.problem('submission-changed', { name: row.file_name });
}

/** What became of the values of a file (报送结果), by approval. */
export async function approvalsOf(tx: Tx, submissionId: string) {
  return tables(tx)
    .selectFrom('indicators.value')
    .select((eb) => ['approval', eb.fn.countAll<string>().as('count')])
    .where('submission_id', '=', submissionId)
    .groupBy('approval')
    .execute();
}
