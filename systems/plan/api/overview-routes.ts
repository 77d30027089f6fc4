import { route } from '@sanyi/api';
import { compareStoredPlans } from '../store/compare.ts';
import { countFigure } from '../store/count-figure.ts';
import { loadHome } from '../store/home.ts';
import { createPlanPort } from '../store/plan-port.ts';
import { search } from '../store/search.ts';
import { targetFigure } from '../store/target-figure.ts';
import { actorOfRequest, lightsOf } from './actor.ts';
import { contract } from './schemas.ts';

/** What looks across tasks and plans: home, comparison, search, the origin of figures. */
export const overviewRoutes = {
  compare: route({
    ...contract.compare,
    handle: ({ transact, query }) =>
      transact((tx) => compareStoredPlans(tx, query.left, query.right, query.mode)),
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
