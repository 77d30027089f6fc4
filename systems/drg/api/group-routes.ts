import { route } from '@sanyi/api';
import { explanationLines, type GroupingCase } from '@sanyi/grouping';
import type { Day } from '@sanyi/quantity';
import { drgProblems } from '../problems.ts';
import { readyScheme, readyUse, useOn, usesOf } from '../store/schemes.ts';
import * as schemas from './schemas.ts';

export const groupRoutes = {
  'group-case': route({
    body: schemas.groupBody,
    response: schemas.groupAnswer,
    handle: async ({ transact, viewer, platform, body }) => {
      const day = (body.dischargedOn ?? platform.clock.today()) as Day;
      const { schemeNo, scheme, grouper, explainer } = await transact(async (tx) => {
        if (body.schemeNo !== undefined) return await readyScheme(tx, body.schemeNo);
        const use = useOn(await usesOf(tx, viewer.scopePath), day);
        if (!use) throw drgProblems.problem('no-scheme-in-force', { day });
        return await readyUse(tx, use);
      });
      return {
        schemeNo,
        scheme: scheme.name,
        cases: body.cases.map(({ caseId, ...given }) => {
          const one: GroupingCase = given;
          if (!body.explain) return { caseId, ...grouper.group(one) };
          const explanation = explainer.explain(one);
          return { caseId, ...explanation.result, reasoning: explanationLines(explanation) };
        }),
      };
    },
  }),

  start: route({
    response: schemas.started,
    handle: async ({ transact, viewer, platform }) => ({
      jobId: await transact((tx) =>
        platform.jobs.enqueue(tx, {
          kind: 'drg.group',
          title: { zh: '对本地区病例分组', en: 'Group the region' },
          payload: null,
          viewer,
        }),
      ),
    }),
  }),
};
