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
      'corrects',
      'correction_reason',
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

export type ReportName = Pick<ReportRow, 'id' | 'title' | 'issued_at'>;

/** The issues before and after a report (前后版本): which one it corrects and which one corrects it. */
export async function neighbours(
  tx: Tx,
  report: Pick<ReportRow, 'id' | 'corrects'>,
): Promise<{ readonly corrects: ReportName | null; readonly correctedBy: ReportName | null }> {
  const rows = await tables(tx)
    .selectFrom('monitoring.report')
    .select(['id', 'title', 'issued_at', 'corrects'])
    .where((where) => where.or([where('id', '=', report.corrects), where('corrects', '=', report.id)]))
    .execute();
  return {
    corrects: rows.find((row) => row.id === report.corrects) ?? null,
    correctedBy: rows.find((row) => row.corrects === report.id) ?? null,
  };
}

/** How many issues stand before a report in its chain of corrections (更正次数). */
export async function correctionsBefore(tx: Tx, report: Pick<ReportRow, 'corrects'>): Promise<number> {
  let count = 0;
  for (let at = report.corrects; at !== null; count += 1) {
    const row = await tables(tx)
      .selectFrom('monitoring.report')
      .select('corrects')
      .where('id', '=', at)
      .executeTakeFirst();
    at = row?.corrects ?? null;
  }
  return count;
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
  /** The demonstration issues reports of days gone by. */
  readonly issuedAt?: string;
}

/**
 * Keeps a report; it can never be changed. A corrected issue names in its snapshot which one it corrects.
 *
 * @returns its id, or undefined when the issue that it corrects was corrected meanwhile
 */
export async function insertReport(tx: Tx, report: NewReport): Promise<string | undefined> {
  const { correction } = report.snapshot;
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
      ...(report.issuedAt === undefined ? {} : { issued_at: report.issuedAt }),
      corrects: correction?.reportId ?? null,
      correction_reason: correction?.reason ?? null,
    })
    .onConflict((conflict) => conflict.column('corrects').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}
