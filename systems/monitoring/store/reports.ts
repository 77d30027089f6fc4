import { createHash } from 'node:crypto';
import { json, type Tx } from '@sanyi/records';
import type { Selectable } from 'kysely';
import type { Snapshot } from '../engine/snapshot.ts';
import { monitoringProblems } from '../problems.ts';
import { type ReportTable, tables } from './tables.ts';

export type ReportRow = Selectable<ReportTable>;

/** Issued reports (已出具报告), newest first. */
export function listReports(tx: Tx): Promise<Omit<ReportRow, 'snapshot'>[]> {
  return tables(tx)
    .selectFrom('monitoring.report')
    .select([
      'id',
      'scope_path',
      'plan_id',
      'window_id',
      'period',
      'title',
      'snapshot_hash',
      'issued_by_name',
      'issued_at',
    ])
    .orderBy('issued_at', 'desc')
    .execute();
}

/** One report with its frozen content. @throws monitoring/no-such-report */
export async function getReport(tx: Tx, id: string): Promise<ReportRow & { snapshot: Snapshot }> {
  const row = await tables(tx)
    .selectFrom('monitoring.report')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw monitoringProblems.problem('no-such-report');
  return row as ReportRow & { snapshot: Snapshot };
}

/** Hash of a snapshot: sha256 over its JSON with sorted keys, so that it does not depend on how it was stored. */
export function snapshotHash(snapshot: Snapshot): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(snapshot)))
    .digest('hex');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  );
}

export interface NewReport {
  readonly scopePath: string;
  readonly planId: string;
  readonly windowId: string;
  readonly title: string;
  readonly snapshot: Snapshot;
  readonly byName: string;
}

/** Keeps a report; it can never be changed. */
export async function insertReport(tx: Tx, report: NewReport): Promise<string> {
  const row = await tables(tx)
    .insertInto('monitoring.report')
    .values({
      scope_path: report.scopePath,
      plan_id: report.planId,
      window_id: report.windowId,
      period: report.snapshot.period,
      title: report.title,
      snapshot: json(report.snapshot),
      snapshot_hash: snapshotHash(report.snapshot),
      issued_by_name: report.byName,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}
