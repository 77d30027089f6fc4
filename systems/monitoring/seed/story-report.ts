import type { Platform } from '@sanyi/api';
import { lightWords } from '@sanyi/kernel';
import { addDays, type Day } from '@sanyi/quantity';
import type { Tx } from '@sanyi/records';
import type { PlanFacts } from '@sanyi/system-plan/port';
import { portsOf } from '../api/ports.ts';
import { periodWords } from '../engine/official-words.ts';
import { correctedTitle, reportDifference } from '../engine/report-difference.ts';
import { freeze } from '../store/freeze.ts';
import { judgePlan } from '../store/judge-plan.ts';
import { getReport, insertReport } from '../store/reports.ts';
import type { WindowRow } from '../store/windows.ts';

const HALF_PAST_NINE = 'T01:30:00.000Z';

/** The report of a quarter that is over (演示报告), issued on the day after its window closed. */
export async function issueStoryReport(
  tx: Tx,
  platform: Platform,
  plan: PlanFacts,
  window: WindowRow,
  byName: string,
): Promise<string> {
  const day = addDays(window.closes_on, 1);
  const id = await insertReport(tx, {
    scopePath: window.scope_path,
    planId: plan.id,
    windowId: window.id,
    title: `${plan.title}${periodWords(window.period)}监测报告`,
    snapshot: await snapshotOn(tx, platform, plan, window, day),
    byName,
    issuedAt: `${day}${HALF_PAST_NINE}`,
  });
  if (id === undefined) throw new Error(`the demonstration’s report ${window.period} was not kept`);
  return id;
}

/** Its correction after a department reported late (演示更正). */
export async function correctStoryReport(
  tx: Tx,
  platform: Platform,
  plan: PlanFacts,
  window: WindowRow,
  correction: { readonly reportId: string; readonly lateOn: Day; readonly byName: string },
): Promise<void> {
  const first = await getReport(tx, correction.reportId);
  const day = addDays(correction.lateOn, 1);
  const snapshot = await snapshotOn(tx, platform, plan, window, day);
  await insertReport(tx, {
    scopePath: window.scope_path,
    planId: plan.id,
    windowId: window.id,
    title: correctedTitle(first.title, 1),
    snapshot: {
      ...snapshot,
      correction: {
        reportId: first.id,
        title: first.title,
        issuedAt: first.issued_at,
        snapshotHash: first.snapshot_hash,
        reason: '报告出具后，牵头部门补报了本期进展。',
        changes: reportDifference(first.snapshot, snapshot, lightWords),
      },
    },
    byName: correction.byName,
    issuedAt: `${day}${HALF_PAST_NINE}`,
  });
}

async function snapshotOn(tx: Tx, platform: Platform, plan: PlanFacts, window: WindowRow, day: Day) {
  const judged = await judgePlan(tx, portsOf(platform), plan, window.closes_on, window.period);
  return freeze(tx, judged, window, `${day}${HALF_PAST_NINE}`, window.closes_on);
}
