import { route } from '@sanyi/api';
import { explanationLines, type GroupingCase } from '@sanyi/grouping';
import { chosenScheme } from './chosen-scheme.ts';
import * as schemas from './schemas.ts';

export const groupRoutes = {
  'group-case': route({
    body: schemas.groupBody,
    response: schemas.groupAnswer,
    handle: async (context) => {
      const { body } = context;
      const { schemeNo, scheme, grouper, explainer } = await chosenScheme(context, body);
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
