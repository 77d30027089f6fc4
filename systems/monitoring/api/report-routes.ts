import { route } from '@sanyi/api';
import { writeOfficialDocument, writeOfficialPdf, writeWorkbook } from '@sanyi/documents';
import { periodWords } from '../engine/official-words.ts';
import type { Snapshot } from '../engine/snapshot.ts';
import { getReport, listReports, neighbours } from '../store/reports.ts';
import { getWindow } from '../store/windows.ts';
import { bulletinDocument } from './bulletin-document.ts';
import { portsOf } from './ports.ts';
import { reportDocument } from './report-document.ts';
import { issueReport, reportView, snapshotNow } from './report-issue.ts';
import { reportWorkbook } from './report-workbook.ts';
import * as schemas from './schemas.ts';

export const reportRoutes = {
  reports: route({
    response: schemas.reports,
    handle: ({ transact, platform }) =>
      transact(async (tx) => {
        const titles = new Map((await portsOf(platform).plan.plans(tx)).map((plan) => [plan.id, plan.title]));
        const rows = await listReports(tx);
        return {
          reports: rows.map((row) =>
            reportView(row, titles.get(row.plan_id) ?? '', {
              corrects: rows.find(({ id }) => id === row.corrects) ?? null,
              correctedBy: rows.find(({ corrects }) => corrects === row.id) ?? null,
            }),
          ),
        };
      }),
  }),

  'issue-report': route({
    params: schemas.windowParams,
    body: schemas.newReport,
    response: schemas.report,
    handle: ({ transact, platform, viewer, params, body, requestId }) =>
      transact(async (tx) => {
        const window = await getWindow(tx, params.windowId);
        const { snapshot, plan } = await snapshotNow(tx, platform, window);
        const title = body.title ?? `${plan.title}${periodWords(window.period)}监测报告`;
        return await issueReport(tx, { window, snapshot, title, viewer, requestId });
      }),
  }),

  report: route({
    params: schemas.reportParams,
    response: schemas.reportDetail,
    handle: ({ transact, params }) =>
      transact(async (tx) => {
        const row = await getReport(tx, params.reportId);
        const beside = await neighbours(tx, row);
        return {
          report: reportView(row, row.snapshot.planTitle, beside),
          snapshot: wireSnapshot(row.snapshot),
        };
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

  'report-bulletin': route({
    params: schemas.reportParams,
    response: 'download',
    handle: async ({ transact, params, origin }) => {
      const row = await transact((tx) => getReport(tx, params.reportId));
      const document = bulletinDocument(row, row.snapshot, origin);
      return {
        fileName: `${document.properties?.title ?? row.title}.docx`,
        mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        content: await writeOfficialDocument(document),
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
    correction: snapshot.correction && {
      ...snapshot.correction,
      changes: [...snapshot.correction.changes],
    },
  };
}
