import { route } from '@sanyi/api';
import { writeOfficialDocument, writeOfficialPdf, writeWorkbook } from '@sanyi/documents';
import { recordAudit } from '@sanyi/records';
import { periodWords } from '../engine/official-words.ts';
import type { Snapshot } from '../engine/snapshot.ts';
import { freeze } from '../store/freeze.ts';
import { judgementDay, judgePlan } from '../store/judge-plan.ts';
import { getReport, insertReport, listReports, type ReportRow } from '../store/reports.ts';
import { getWindow } from '../store/windows.ts';
import { planOf, portsOf } from './ports.ts';
import { reportDocument } from './report-document.ts';
import { reportWorkbook } from './report-workbook.ts';
import * as schemas from './schemas.ts';

function reportView(row: Omit<ReportRow, 'snapshot'>, planTitle: string) {
  return {
    id: row.id,
    planId: row.plan_id,
    planTitle,
    period: row.period,
    title: row.title,
    snapshotHash: row.snapshot_hash,
    issuedBy: row.issued_by_name,
    issuedAt: row.issued_at,
  };
}

export const reportRoutes = {
  reports: route({
    response: schemas.reports,
    handle: ({ transact, platform }) =>
      transact(async (tx) => {
        const titles = new Map((await portsOf(platform).plan.plans(tx)).map((plan) => [plan.id, plan.title]));
        return {
          reports: (await listReports(tx)).map((row) => reportView(row, titles.get(row.plan_id) ?? '')),
        };
      }),
  }),

  'issue-report': route({
    params: schemas.windowParams,
    body: schemas.newReport,
    response: schemas.report,
    handle: ({ transact, platform, viewer, params, body, requestId }) =>
      transact(async (tx) => {
        const ports = portsOf(platform);
        const window = await getWindow(tx, params.windowId);
        const plan = await planOf(tx, ports, window.plan_id);
        const day = judgementDay(window, platform.clock.today());
        const judged = await judgePlan(tx, ports, plan, day, window.period);
        const snapshot = await freeze(tx, judged, window, platform.clock.now(), day);
        const title = body.title ?? `${plan.title}${periodWords(window.period)}监测报告`;
        const id = await insertReport(tx, {
          scopePath: window.scope_path,
          planId: plan.id,
          windowId: window.id,
          title,
          snapshot,
          byName: viewer.displayName,
        });
        const report = await getReport(tx, id);
        await recordAudit(tx, {
          actor: viewer,
          action: 'monitoring.issue-report',
          subjectKind: 'report',
          subjectId: id,
          scopePath: window.scope_path,
          requestId,
          detail: { title, period: window.period, hash: report.snapshot_hash },
        });
        return reportView(report, plan.title);
      }),
  }),

  report: route({
    params: schemas.reportParams,
    response: schemas.reportDetail,
    handle: ({ transact, params }) =>
      transact(async (tx) => {
        const row = await getReport(tx, params.reportId);
        return { report: reportView(row, row.snapshot.planTitle), snapshot: wireSnapshot(row.snapshot) };
      }),
  }),

  'report-docx': route({
    params: schemas.reportParams,
    response: 'download',
    handle: async ({ transact, params, origin }) => {
      const row = await transact((tx) => getReport(tx, params.reportId));
      return {
        fileName: `${row.title}.docx`,
        mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        content: await writeOfficialDocument(reportDocument(row, row.snapshot, origin)),
      };
    },
  }),

  'report-pdf': route({
    params: schemas.reportParams,
    response: 'download',
    handle: async ({ transact, params, origin }) => {
      const row = await transact((tx) => getReport(tx, params.reportId));
      return {
        fileName: `${row.title}.pdf`,
        mediaType: 'application/pdf',
        content: await writeOfficialPdf(reportDocument(row, row.snapshot, origin)),
      };
    },
  }),

  'report-xlsx': route({
    params: schemas.reportParams,
    response: 'download',
    handle: async ({ transact, params, origin }) => {
      const row = await transact((tx) => getReport(tx, params.reportId));
      return {
        fileName: `${row.title}台账.xlsx`,
        mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        content: await writeWorkbook(reportWorkbook(row.id, row.snapshot, origin)),
      };
    },
  }),
};

/** The snapshot with lists that a schema may fill. */
function wireSnapshot(snapshot: Snapshot) {
  return {
    ...snapshot,
    departments: [...snapshot.departments],
    sections: snapshot.sections.map((section) => ({ ...section, taskIds: [...section.taskIds] })),
    tasks: snapshot.tasks.map((task) => ({ ...task, reasons: [...task.reasons] })),
    targets: snapshot.targets.map((target) => ({ ...target, reasons: [...target.reasons] })),
  };
}
