import { bindServer } from '@sanyi/api';
import { caseRoutes } from './api/case-routes.ts';
import { cdsRoutes } from './api/cds/cds-routes.ts';
import { compareRoutes } from './api/compare-routes.ts';
import { figureRoutes } from './api/figure-routes.ts';
import { groupRoutes } from './api/group-routes.ts';
import { createDrgPort } from './api/port.ts';
import { resultRoutes } from './api/result-routes.ts';
import { schemeRoutes } from './api/scheme-routes.ts';
import { groupJob } from './jobs/group.ts';
import { manifest } from './manifest.ts';
import { drgProblems } from './problems.ts';
import { seedDrg } from './seed/demonstration.ts';
import { migrations } from './store/migrations.ts';

/** The server side of the grouping of stays. */
export const server = bindServer(manifest, {
  routes: {
    ...schemeRoutes,
    ...groupRoutes,
    ...resultRoutes,
    ...caseRoutes,
    ...compareRoutes,
    ...figureRoutes,
    ...cdsRoutes,
  },
  jobs: { group: groupJob },
  migrations,
  problems: [drgProblems],
  port: createDrgPort,
  seed: seedDrg,
});
