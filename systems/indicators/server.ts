import { bindServer } from '@sanyi/api';
import { adoptRoutes } from './api/adopt-routes.ts';
import { approvalRoutes } from './api/approval-routes.ts';
import { caseRoutes } from './api/case-routes.ts';
import { computedRoutes } from './api/computed-routes.ts';
import { definitionRoutes } from './api/definition-routes.ts';
import { entryRoutes } from './api/entry-routes.ts';
import { figureRoutes } from './api/figure-routes.ts';
import { linkRoutes } from './api/link-routes.ts';
import { computeJob } from './jobs/compute.ts';
import { manifest } from './manifest.ts';
import type { IndicatorPort } from './port.ts';
import { indicatorProblems } from './problems.ts';
import { seedComputed } from './seed/computed.ts';
import { seedIndicators } from './seed/demonstration.ts';
import { valuesForPlans } from './store/latest.ts';
import { migrations } from './store/migrations.ts';
import { seriesForPlans } from './store/series.ts';

export const server = bindServer(manifest, {
  routes: {
    ...definitionRoutes,
    ...linkRoutes,
    ...figureRoutes,
    ...computedRoutes,
    ...caseRoutes,
    ...adoptRoutes,
    ...entryRoutes,
    ...approvalRoutes,
  },
  jobs: { compute: computeJob },
  migrations,
  problems: [indicatorProblems],
  port: (): IndicatorPort => ({ valuesForPlans, seriesForPlans }),
  seed: seedIndicators,
  finishSeed: seedComputed,
});
