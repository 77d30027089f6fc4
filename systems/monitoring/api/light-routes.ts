import { route } from '@sanyi/api';
import { periodOf } from '@sanyi/quantity';
import { recordAudit } from '@sanyi/records';
import { ruleSentences } from '../engine/light-rule.ts';
import { lightRuleAt, lightRuleParameter, ruleVersion } from '../parameters/light-rule.ts';
import { monitoringProblems } from '../problems.ts';
import { entriesOfTask, entryView } from '../store/entries.ts';
import { judgePlan } from '../store/judge-plan.ts';
import { insertOverride, keptLightsOfTask, overridesOf } from '../store/overrides.ts';
import { belongsTo, planOf, portsOf } from './ports.ts';
import { partText } from './rule-text.ts';
import * as schemas from './schemas.ts';
import { lightView, targetView } from './views.ts';

export const lightRoutes = {
  lights: route({
    params: schemas.planParams,
    response: schemas.lights,
    handle: ({ transact, platform, viewer, params }) =>
      transact(async (tx) => {
        const ports = portsOf(platform);
        const today = platform.clock.today();
        const plan = await planOf(tx, ports, params.planId);
        if (!belongsTo(viewer, plan)) return { period: periodOf(today, 'quarter'), lights: [] };
        const judged = await judgePlan(tx, ports, plan, today);
        const overrides = await overridesOf(
          tx,
          judged.tasks.map((item) => item.task.id),
          judged.period,
          today,
        );
        return {
          period: judged.period,
          lights: judged.tasks.map((item) => lightView(judged, item, overrides.get(item.task.id))),
        };
      }),
  }),

  'task-progress': route({
    params: schemas.taskParams,
    response: schemas.taskProgress,
    handle: ({ transact, platform, viewer, params }) =>
      transact(async (tx) => {
        const ports = portsOf(platform);
        const today = platform.clock.today();
        const task = await ports.plan.task(tx, params.taskId);
        if (!task) throw monitoringProblems.problem('no-such-task');
        if (!belongsTo(viewer, task)) return { entries: [], lights: [], targets: [] };
        const judged = await judgePlan(tx, ports, await planOf(tx, ports, task.planId), today);
        const own = judged.tasks.find((item) => item.task.id === task.id);
        const overrides = await overridesOf(tx, [task.id], judged.period, today);
        const kept = await keptLightsOfTask(tx, task.id);
        const entries = await entriesOfTask(tx, task.id);
        return {
          entries: entries.map((row) => ({
            ...entryView(row),
            period: row.period,
            windowId: row.window_id,
            organisationName: { zh: row.name_zh, en: row.name_en || row.name_zh },
          })),
          lights: [
            ...(own ? [lightView(judged, own, overrides.get(task.id))] : []),
            ...kept.map((row) => ({
              taskId: task.id,
              period: row.period,
              light: row.light,
              computed: row.light,
              reasons: [...row.reasons],
              ruleVersion: row.rule_version,
              override: null,
            })),
          ],
          targets: own?.targets.map(targetView) ?? [],
        };
      }),
  }),

  override: route({
    params: schemas.taskParams,
    body: schemas.override,
    response: 'nothing',
    handle: ({ transact, platform, viewer, params, body, requestId }) =>
      transact(async (tx) => {
        const today = platform.clock.today();
        if (body.until < today)
          throw monitoringProblems.problem('override-past', { until: body.until, today });
        const task = await portsOf(platform).plan.task(tx, params.taskId);
        if (!task) throw monitoringProblems.problem('no-such-task');
        await insertOverride(tx, {
          ...body,
          taskId: task.id,
          scopePath: task.scopePath,
          by: viewer.displayName,
        });
        await recordAudit(tx, {
          actor: viewer,
          action: 'monitoring.override-light',
          subjectKind: 'task',
          subjectId: task.id,
          scopePath: task.scopePath,
          requestId,
          detail: { ...body },
        });
      }),
  }),

  rule: route({
    response: schemas.rule,
    handle: async ({ platform, viewer }) => {
      const parameter = lightRuleParameter();
      const rule = lightRuleAt(platform.clock.today(), viewer.scopePath);
      return {
        version: ruleVersion(rule),
        confirmed: rule.confirmed,
        note: rule.note ?? { zh: '', en: '' },
        sentences: ruleSentences(rule.value),
        parameters: Object.entries(parameter.parts).map(([id, label]) => ({
          id,
          title: label.title,
          value: partText(rule.value, id),
          unit: label.unit,
        })),
      };
    },
  }),
};
