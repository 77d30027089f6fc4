import { bindServer } from '@sanyi/api';
import { exchangeRoutes } from './api/exchange-routes.ts';
import { ledgerRoutes } from './api/ledger-routes.ts';
import { overviewRoutes } from './api/overview-routes.ts';
import { planRoutes } from './api/plan-routes.ts';
import { reviewRoutes } from './api/review-routes.ts';
import { taskRoutes } from './api/task-routes.ts';
import { workRoutes } from './api/work-routes.ts';
import { readPaperJob } from './jobs/read-paper.ts';
import { manifest } from './manifest.ts';
import { planProblems } from './problems.ts';
import { seedPlans } from './seed/demonstration.ts';
import { planMigrations } from './store/migrations.ts';
import { createPlanPort } from './store/plan-port.ts';

/** The server side of the plan system. */
export const server = bindServer(manifest, {
  routes: {
    ...planRoutes,
    ...reviewRoutes,
    ...taskRoutes,
    ...workRoutes,
    ...ledgerRoutes,
    ...exchangeRoutes,
    ...overviewRoutes,
  },
  jobs: { 'read-paper': readPaperJob },
  migrations: planMigrations,
  problems: [planProblems],
  port: (platform) => createPlanPort(platform.records),
  seed: seedPlans,
});
