import { route } from '@sanyi/api';
import { recordAudit } from '@sanyi/records';
import type { PlanPort } from '@sanyi/system-plan/port';
import { suggestIndicator } from '../engine/suggest-indicator.ts';
import { indicatorProblems } from '../problems.ts';
import { getDefinition, listDefinitions } from '../store/definitions.ts';
import { linksOfPlans, putLink, removeLink } from '../store/links.ts';
import * as schemas from './schemas.ts';

export const linkRoutes = {
  links: route({
    params: schemas.planParams,
    response: schemas.links,
    handle: ({ transact, params, platform }) =>
      transact(async (tx) => {
        const plan = platform.port<PlanPort>('plan');
        const targets = await plan.targets(tx, params.planId);
        const titles = new Map(
          (await plan.tasks(tx, { planId: params.planId })).map((task) => [task.id, task.title]),
        );
        const linked = await linksOfPlans(tx, [params.planId]);
        const definitions = await listDefinitions(tx);
        const candidates = definitions.map((item) => ({ id: item.id, name: item.name_zh, unit: item.unit }));
        return {
          links: targets.map((target) => {
            const indicatorId = linked.get(target.id) ?? null;
            const definition = definitions.find((item) => item.id === indicatorId);
            return {
              targetId: target.id,
              text: target.phrase,
              taskTitle: target.taskId ? (titles.get(target.taskId) ?? null) : null,
              indicatorId,
              indicatorName: definition ? { zh: definition.name_zh, en: definition.name_en } : null,
              suggestedIndicatorId: indicatorId ? null : suggestIndicator(target, candidates),
            };
          }),
        };
      }),
  }),

  link: route({
    params: schemas.planParams,
    body: schemas.newLink,
    response: 'nothing',
    handle: ({ transact, viewer, params, body, platform, requestId }) =>
      transact(async (tx) => {
        const target = await platform.port<PlanPort>('plan').target(tx, body.targetId);
        if (!target || target.planId !== params.planId) throw indicatorProblems.problem('no-such-target');
        const owner = await platform.port<PlanPort>('plan').plan(tx, params.planId);
        if (!owner) throw indicatorProblems.problem('no-such-target');
        const indicator = await getDefinition(tx, body.indicatorId);
        await putLink(tx, {
          targetId: target.id,
          planId: params.planId,
          // The link belongs to the plan: nobody below hangs an indicator on a paper of the region above.
          scopePath: owner.scopePath,
          indicatorId: indicator.id,
          linkedByName: viewer.displayName,
        });
        await recordAudit(tx, {
          actor: viewer,
          action: 'indicators.link',
          subjectKind: 'target',
          subjectId: target.id,
          scopePath: owner.scopePath,
          requestId,
          detail: { indicator: indicator.code, target: target.phrase },
        });
      }),
  }),

  unlink: route({
    params: schemas.linkParams,
    response: 'nothing',
    handle: ({ transact, viewer, params, requestId }) =>
      transact(async (tx) => {
        if (!(await removeLink(tx, params))) throw indicatorProblems.problem('no-such-target');
        await recordAudit(tx, {
          actor: viewer,
          action: 'indicators.unlink',
          subjectKind: 'target',
          subjectId: params.targetId,
          scopePath: viewer.scopePath,
          requestId,
          detail: {},
        });
      }),
  }),
};
