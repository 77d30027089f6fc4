import { type Platform, route } from '@sanyi/api';
import { lightWords } from '@sanyi/kernel';
import type { Tx } from '@sanyi/records';
import { correctedTitle, reportDifference } from '../engine/report-difference.ts';
import { monitoringProblems } from '../problems.ts';
import { correctionsBefore, getReport, neighbours } from '../store/reports.ts';
import { getWindow } from '../store/windows.ts';
import { issueReport, snapshotNow } from './report-issue.ts';
import * as schemas from './schemas.ts';

/** What a corrected issue of a report would say now (更正草稿). @throws monitoring/already-corrected */
async function draftOf(tx: Tx, platform: Platform, reportId: string) {
  const report = await getReport(tx, reportId);
  const { correctedBy } = await neighbours(tx, report);
  if (correctedBy) throw monitoringProblems.problem('already-corrected', { title: correctedBy.title });
  const window = await getWindow(tx, report.window_id);
  const { snapshot } = await snapshotNow(tx, platform, window);
  return {
    report,
    window,
    snapshot,
    title: correctedTitle(report.title, (await correctionsBefore(tx, report)) + 1),
    changes: reportDifference(report.snapshot, snapshot, lightWords),
  };
}

export const correctionRoutes = {
  'correction-draft': route({
    params: schemas.reportParams,
    response: schemas.correctionDraft,
    handle: ({ transact, platform, params }) =>
      transact(async (tx) => {
        const { title, changes } = await draftOf(tx, platform, params.reportId);
        return { title, changes };
      }),
  }),

  'issue-correction': route({
    params: schemas.reportParams,
    body: schemas.newCorrection,
    response: schemas.report,
    handle: ({ transact, platform, viewer, params, body, requestId }) =>
      transact(async (tx) => {
        const { report, window, snapshot, title, changes } = await draftOf(tx, platform, params.reportId);
        if (changes.length === 0) throw monitoringProblems.problem('nothing-to-correct');
        const correction = {
          reportId: report.id,
          title: report.title,
          issuedAt: report.issued_at,
          snapshotHash: report.snapshot_hash,
          reason: body.reason,
          changes,
        };
        return await issueReport(tx, {
          window,
          snapshot: { ...snapshot, correction },
          title: body.title ?? title,
          viewer,
          requestId,
        });
      }),
  }),
};
