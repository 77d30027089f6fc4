import { bindServer } from '@sanyi/api';
import { catalogueRoutes } from './api/routes.ts';
import { manifest } from './manifest.ts';
import { catalogueProblems } from './problems.ts';

export const server = bindServer(manifest, {
  routes: catalogueRoutes,
  jobs: {},
  migrations: [],
  problems: [catalogueProblems],
});
