import type { Platform } from '@sanyi/api';
import type { Viewer } from '@sanyi/kernel';
import { recordAudit, type Tx } from '@sanyi/records';
import type { z } from 'zod';
import type { Snapshot } from '../engine/snapshot.ts';
import { monitoringProblems } from '../problems.ts';
import { freeze } from '../store/freeze.ts';
import { judgementDay, judgePlan } from '../store/judge-plan.ts';
import { getReport, insertReport, neighbours, type ReportName, type ReportRow } from '../store/reports.ts';
import type { WindowRow } from '../store/windows.ts';
import { planOf, portsOf } from './ports.ts';
import type * as schemas from './schemas.ts';

/** A report as its list and page show it. */
export function reportView(
  row: Omit<ReportRow, 'snapshot'>,
  planTitle: string,
  beside: { readonly corrects: ReportName | null; readonly correctedBy: ReportName | null },
): z.output<typeof schemas.report> {
  const named = (report: ReportName | null) =>
    report && { id: report.id, title: report.title, issuedAt: report.issued_at };
  return {
    id: row.id,
    planId: row.plan_id,
    planTitle,
    period: row.period,
    title: row.title,
    snapshotHash: row.snapshot_hash,
    issuedBy: row.issued_by_name,
    issuedAt: row.issued_at,
    corrects: named(beside.corrects),
    correctedBy: named(beside.correctedBy),
  };
}

/** What the plan of a window looks like now, frozen (现时快照). */
export async function snapshotNow(tx: Tx, platform: Platform, window: WindowRow) {
  const ports = portsOf(platform);
  const plan = await planOf(tx, ports, window.plan_id);
  const day = judgementDay(window, platform.clock.today());
  const judged = await judgePlan(tx, ports, plan, day, window.period);
  return { plan, snapshot: await freeze(tx, judged, window, platform.clock.now(), day) };
}

export interface Issue {
  readonly window: Pick<WindowRow, 'id' | 'scope_path' | 'plan_id'>;
  readonly snapshot: Snapshot;
  readonly title: string;
  readonly viewer: Viewer;
  readonly requestId: string;
}

/** Issues a report (出具报告) with its audit entry. @throws monitoring/already-corrected */
export async function issueReport(tx: Tx, { window, snapshot, title, viewer, requestId }: Issue) {
  const { correction } = snapshot;
  const id = await insertReport(tx, {
    scopePath: window.scope_path,
    planId: window.plan_id,
    windowId: window.id,
    title,
    snapshot,
    byName: viewer.displayName,
  });
  if (id === undefined) {
    // Somebody else corrected the same issue meanwhile.
    const { correctedBy } = await neighbours(tx, { id: correction?.reportId ?? '', corrects: null });
    throw monitoringProblems.problem('already-corrected', { title: correctedBy?.title ?? title });
  }
  const report = await getReport(tx, id);
  await recordAudit(tx, {
    actor: viewer,
    action: correction ? 'monitoring.issue-correction' : 'monitoring.issue-report',
    subjectKind: 'report',
    subjectId: id,
    scopePath: window.scope_path,
    requestId,
    detail: {
      title,
      period: snapshot.period,
      hash: report.snapshot_hash,
      ...(correction
        ? { corrects: correction.reportId, reason: correction.reason, changes: correction.changes.length }
        : {}),
    },
  });
  return reportView(report, snapshot.planTitle, await neighbours(tx, report));
}
