import { route } from '@sanyi/api';
import type { Viewer } from '@sanyi/kernel';
import { recordAudit, type Tx } from '@sanyi/records';
import { suggestWindows } from '../engine/window-suggestion.ts';
import { monitoringProblems } from '../problems.ts';
import { entriesOfWindows, entryView } from '../store/entries.ts';
import { judgementDay, judgePlan } from '../store/judge-plan.ts';
import { keepLights, overridesOf } from '../store/overrides.ts';
import { getWindow, insertWindow, listWindows, setWindowState, type WindowRow } from '../store/windows.ts';
import { belongsTo, planOf, portsOf } from './ports.ts';
import * as schemas from './schemas.ts';
import { leadOf, leads, lightView, organisationNames, targetView, windowView } from './views.ts';

export const windowRoutes = {
  windows: route({
    query: schemas.windowsQuery,
    response: schemas.windows,
    handle: ({ transact, platform, viewer, query }) =>
      transact(async (tx) => {
        const { plan } = portsOf(platform);
        const plans = (await plan.plans(tx)).filter(
          (item) =>
            item.status === 'published' &&
            belongsTo(viewer, item) &&
            (!query.planId || item.id === query.planId),
        );
        const windows = await listWindows(tx, query.planId);
        const entries = await entriesOfWindows(
          tx,
          windows.map((window) => window.id),
        );
        const answer = { windows: [], suggested: [] } as {
          windows: ReturnType<typeof windowView>[];
          suggested: Suggestion[];
        };
        for (const item of plans) {
          const own = windows.filter((window) => window.plan_id === item.id);
          const tasks =
            own.length > 0
              ? (await plan.tasks(tx, { planId: item.id })).filter((task) => task.kind === 'task')
              : [];
          answer.windows.push(
            ...own.map((window) => windowView(window, item.title, tasks, entries, platform.clock.today())),
          );
          for (const duty of item.year === null ? [] : item.reporting) {
            const missing = suggestWindows(duty, item.year ?? 0).filter(
              (one) => !own.some((window) => window.period === one.period),
            );
            answer.suggested.push(
              ...missing.map((one) => ({
                ...one,
                planId: item.id,
                planTitle: item.title,
                quote: duty.quote,
                href: duty.href,
              })),
            );
          }
        }
        return answer;
      }),
  }),

  'open-window': route({
    body: schemas.newWindow,
    response: schemas.window,
    handle: ({ transact, platform, viewer, body, requestId }) =>
      transact(async (tx) => {
        const ports = portsOf(platform);
        const plan = await planOf(tx, ports, body.planId);
        if (body.closesOn < body.opensOn) {
          throw monitoringProblems.problem('closes-before-opening', {
            closes: body.closesOn,
            opens: body.opensOn,
          });
        }
        if (plan.status !== 'published')
          throw monitoringProblems.problem('plan-not-published', { plan: plan.title });
        const id = await insertWindow(tx, { ...body, scopePath: plan.scopePath, byName: viewer.displayName });
        if (!id) throw monitoringProblems.problem('window-exists', { plan: plan.title, period: body.period });
        const window = await getWindow(tx, id);
        await note(tx, viewer, requestId, 'monitoring.open-window', window, {
          period: body.period,
          closesOn: body.closesOn,
        });
        const tasks = (await ports.plan.tasks(tx, { planId: plan.id })).filter(
          (task) => task.kind === 'task',
        );
        return windowView(window, plan.title, tasks, [], platform.clock.today());
      }),
  }),

  window: route({
    params: schemas.windowParams,
    response: schemas.windowDetail,
    handle: ({ transact, platform, viewer, params, setVersion }) =>
      transact(async (tx) => {
        const ports = portsOf(platform);
        const window = await getWindow(tx, params.windowId);
        setVersion(window.version);
        const plan = await planOf(tx, ports, window.plan_id);
        const judged = await judgePlan(
          tx,
          ports,
          plan,
          judgementDay(window, platform.clock.today()),
          window.period,
        );
        const all = await listWindows(tx, plan.id);
        const entries = await entriesOfWindows(
          tx,
          all.map((item) => item.id),
        );
        const overrides = await overridesOf(
          tx,
          judged.tasks.map((item) => item.task.id),
          judged.period,
          platform.clock.today(),
        );
        const previous = previousOf(window, all);
        const names = await organisationNames(tx);
        return {
          window: windowView(
            window,
            plan.title,
            judged.tasks.map((item) => item.task),
            entries,
            platform.clock.today(),
          ),
          tasks: judged.tasks.map((item) => {
            const { task } = item;
            const lead = leadOf(task);
            const entry = entries.find((one) => one.window_id === window.id && one.task_id === task.id);
            const before = entries.find((one) => one.window_id === previous?.id && one.task_id === task.id);
            return {
              taskId: task.id,
              number: task.number,
              title: task.title,
              sectionTitle: task.sectionPath.at(-1) ?? '',
              organisationId: lead?.organisationId ?? null,
              organisationName: lead
                ? (names.get(lead.organisationId) ?? { zh: lead.name, en: lead.name })
                : null,
              dueOn: task.dueOn,
              light: lightView(judged, item, overrides.get(task.id)),
              targets: item.targets.map(targetView),
              entry: entry ? entryView(entry) : null,
              previousEntry: before ? entryView(before) : null,
              mayReport: viewer.role !== 'inspector' && window.state === 'open' && leads(viewer, task),
            };
          }),
        };
      }),
  }),

  'lock-window': route({
    params: schemas.windowParams,
    response: 'nothing',
    handle: ({ transact, platform, viewer, params, ifMatch, requestId }) =>
      transact(async (tx) => {
        const ports = portsOf(platform);
        const window = await getWindow(tx, params.windowId);
        await setWindowState(tx, window, ifMatch(), 'locked');
        const day = judgementDay(window, platform.clock.today());
        const judged = await judgePlan(
          tx,
          ports,
          await planOf(tx, ports, window.plan_id),
          day,
          window.period,
        );
        await keepLights(
          tx,
          judged.tasks.map(({ task, verdict }) => ({
            taskId: task.id,
            planId: window.plan_id,
            scopePath: window.scope_path,
            period: window.period,
            verdict,
            ruleVersion: judged.ruleVersion,
          })),
        );
        await note(tx, viewer, requestId, 'monitoring.lock-window', window, { period: window.period });
      }),
  }),

  'reopen-window': route({
    params: schemas.windowParams,
    body: schemas.ifVersion,
    response: 'nothing',
    handle: ({ transact, viewer, params, body, ifMatch, requestId }) =>
      transact(async (tx) => {
        const window = await getWindow(tx, params.windowId);
        await setWindowState(tx, window, ifMatch(), 'open');
        await note(tx, viewer, requestId, 'monitoring.reopen-window', window, {
          period: window.period,
          reason: body.reason,
        });
      }),
  }),
};

interface Suggestion {
  readonly planId: string;
  readonly planTitle: string;
  readonly period: string;
  readonly opensOn: string;
  readonly closesOn: string;
  readonly quote: string;
  readonly href: string;
}

/** The window before this one of the same plan; all are sorted newest first. */
function previousOf(window: WindowRow, all: readonly WindowRow[]): WindowRow | undefined {
  return all.find((item) => item.closes_on < window.closes_on);
}

async function note(
  tx: Tx,
  viewer: Viewer,
  requestId: string,
  action: string,
  window: WindowRow,
  detail: Record<string, unknown>,
) {
  await recordAudit(tx, {
    actor: viewer,
    action,
    subjectKind: 'window',
    subjectId: window.id,
    scopePath: window.scope_path,
    requestId,
    detail,
  });
}
