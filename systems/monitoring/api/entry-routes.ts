import { route } from '@sanyi/api';
import { shanghaiDay, type Viewer } from '@sanyi/kernel';
import { recordAudit, type Tx } from '@sanyi/records';
import type { TaskFacts } from '@sanyi/system-plan/port';
import { monitoringProblems } from '../problems.ts';
import {
  type EntryRow,
  entryView,
  findEntry,
  returnEntry,
  saveEntry,
  submitEntry,
} from '../store/entries.ts';
import type { Ports } from '../store/judge-plan.ts';
import { getWindow, type WindowRow } from '../store/windows.ts';
import { portsOf } from './ports.ts';
import * as schemas from './schemas.ts';
import { leads } from './views.ts';

export const entryRoutes = {
  'save-entry': route({
    params: schemas.entryParams,
    body: schemas.entryText,
    response: schemas.entry,
    handle: ({ transact, platform, viewer, params, body, ifMatch, requestId }) =>
      transact(async (tx) => {
        const { window } = await openForReport(tx, portsOf(platform), viewer, params);
        const writer = {
          scopePath: window.scope_path,
          windowId: window.id,
          taskId: params.taskId,
          organisationId: viewer.organisationId,
          byName: viewer.displayName,
          now: platform.clock.now(),
        };
        const entry = await saveEntry(tx, writer, body, ifMatch());
        await note(tx, viewer, requestId, 'monitoring.save-entry', entry, { period: window.period });
        return entryView(entry);
      }),
  }),

  'submit-entry': route({
    params: schemas.entryParams,
    response: schemas.entry,
    handle: ({ transact, platform, viewer, params, requestId }) =>
      transact(async (tx) => {
        const { window } = await openForReport(tx, portsOf(platform), viewer, params);
        const entry = await findEntry(tx, window.id, params.taskId);
        if (!entry || entry.progress.trim() === '') throw monitoringProblems.problem('entry-empty');
        const now = platform.clock.now();
        const submitted = await submitEntry(tx, entry, now, shanghaiDay(now) > window.closes_on);
        await note(tx, viewer, requestId, 'monitoring.submit-entry', submitted, {
          period: window.period,
          late: submitted.late,
        });
        return entryView(submitted);
      }),
  }),

  'return-entry': route({
    params: schemas.entryParams,
    body: schemas.ifVersion,
    response: schemas.entry,
    handle: ({ transact, viewer, params, body, requestId }) =>
      transact(async (tx) => {
        const window = await getWindow(tx, params.windowId);
        const entry = await findEntry(tx, window.id, params.taskId);
        if (entry?.state !== 'submitted') throw monitoringProblems.problem('entry-not-submitted');
        const returned = await returnEntry(tx, entry, body.reason);
        await note(tx, viewer, requestId, 'monitoring.return-entry', entry, {
          period: window.period,
          reason: body.reason,
        });
        return entryView(returned);
      }),
  }),
};

/** The window takes reports, the task is of its plan, and the viewer's department leads it. */
async function openForReport(
  tx: Tx,
  ports: Ports,
  viewer: Viewer,
  params: { windowId: string; taskId: string },
): Promise<{ window: WindowRow; task: TaskFacts }> {
  const window = await getWindow(tx, params.windowId);
  if (window.state === 'locked') throw monitoringProblems.problem('window-locked', { period: window.period });
  const task = await ports.plan.task(tx, params.taskId);
  if (!task || task.planId !== window.plan_id) throw monitoringProblems.problem('no-such-task');
  if (!leads(viewer, task)) throw monitoringProblems.problem('not-your-task', { task: task.title });
  return { window, task };
}

async function note(
  tx: Tx,
  viewer: Viewer,
  requestId: string,
  action: string,
  entry: EntryRow,
  detail: Record<string, unknown>,
) {
  await recordAudit(tx, {
    actor: viewer,
    action,
    subjectKind: 'task',
    subjectId: entry.task_id,
    scopePath: entry.scope_path,
    requestId,
    detail,
  });
}
