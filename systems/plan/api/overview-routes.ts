import { route } from '@sanyi/api';
import { writeWorkbook } from '@sanyi/documents';
import { compareStoredPlans } from '../store/compare.ts';
import { countFigure } from '../store/count-figure.ts';
import { loadHome } from '../store/home.ts';
import { createPlanPort } from '../store/plan-port.ts';
import { search } from '../store/search.ts';
import { targetFigure } from '../store/target-figure.ts';
import { compareWords } from '../text/ui-words-compare.ts';
import { actorOfRequest, lightsOf } from './actor.ts';
import { comparisonSheets } from './comparison-sheet.ts';
import { XLSX } from './media-types.ts';
import { contract } from './schemas.ts';

/** What looks across tasks and plans: home, comparison, search, the origin of figures. */
export const overviewRoutes = {
  compare: route({
    ...contract.compare,
    handle: ({ transact, query }) =>
      transact((tx) => compareStoredPlans(tx, query.left, query.right, query.mode)),
  }),

  'export-comparison': route({
    ...contract['export-comparison'],
    async handle({ transact, body, platform }) {
      const comparison = await transact((tx) => compareStoredPlans(tx, body.left, body.right, body.mode));
      const content = await writeWorkbook({
        sheets: comparisonSheets(comparison, body.locale, body.pairs),
        meta: { kind: 'plan-comparison/1', exportedAt: platform.clock.now() },
      });
      const name = compareWords[body.locale].fileName;
      return { fileName: `${name}-${platform.clock.today()}.xlsx`, mediaType: XLSX, content };
    },
  }),

  home: route({
    ...contract.home,
    handle: (context) =>
      context.transact((tx) =>
        loadHome(tx, actorOfRequest(context), lightsOf(context.platform), context.query.planId),
      ),
  }),

  search: route({
    ...contract.search,
    handle: ({ transact, query }) =>
      transact(async (tx) => ({ hits: await search(tx, query.q, query.limit) })),
  }),

  figure: route({
    ...contract.figure,
    handle(context) {
      const { platform, params } = context;
      const actor = actorOfRequest(context);
      return context.transact((tx) =>
        params.kind === 'count'
          ? countFigure(tx, actor, lightsOf(platform), params.id)
          : targetFigure(tx, actor, createPlanPort(platform.records), params.id),
      );
    },
  }),
};
