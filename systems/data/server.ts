import { bindServer } from '@sanyi/api';
import { contentRoutes } from './api/content-routes.ts';
import { figureRoutes } from './api/figure-routes.ts';
import { fileRoutes } from './api/file-routes.ts';
import { overviewRoutes } from './api/overview-routes.ts';
import { qualityRoutes } from './api/quality-routes.ts';
import { tableRoutes } from './api/table-routes.ts';
import { dryRunJob } from './jobs/dry-run.ts';
import { importJob } from './jobs/import.ts';
import { manifest } from './manifest.ts';
import { dataProblems } from './problems.ts';
import { prepareData, seedData } from './seed/demonstration.ts';
import { dataMigrations } from './store/migrations.ts';
import { createDataPort } from './store/snapshot.ts';

/** The server side of the data system. */
export const server = bindServer(manifest, {
  routes: {
    ...overviewRoutes,
    ...fileRoutes,
    ...contentRoutes,
    ...qualityRoutes,
    ...tableRoutes,
    ...figureRoutes,
  },
  jobs: { import: importJob, 'dry-run': dryRunJob },
  migrations: dataMigrations,
  problems: [dataProblems],
  port: createDataPort,
  prepareSeed: prepareData,
  seed: seedData,
});
