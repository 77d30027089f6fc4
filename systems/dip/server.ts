import { bindServer } from '@sanyi/api';
import { caseRoutes } from './api/case-routes.ts';
import { cataloguePageRoutes } from './api/catalogue-page-routes.ts';
import { catalogueRoutes } from './api/catalogue-routes.ts';
import { figureRoutes } from './api/figure-routes.ts';
import { resultRoutes } from './api/result-routes.ts';
import { runRoutes } from './api/run-routes.ts';
import { settingRoutes } from './api/setting-routes.ts';
import { statementRoutes } from './api/statement-routes.ts';
import { formJob } from './jobs/form.ts';
import { matchJob } from './jobs/match.ts';
import { manifest } from './manifest.ts';
import { dipProblems } from './problems.ts';
import { seedDip } from './seed/demonstration.ts';
import { migrations } from './store/migrations.ts';

/** The server side of points by disease. */
export const server = bindServer(manifest, {
  routes: {
    ...resultRoutes,
    ...caseRoutes,
    ...runRoutes,
    ...catalogueRoutes,
    ...cataloguePageRoutes,
    ...settingRoutes,
    ...statementRoutes,
    ...figureRoutes,
  },
  jobs: { match: matchJob, form: formJob },
  migrations,
  problems: [dipProblems],
  seed: seedDip,
});
