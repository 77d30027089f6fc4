import { bindServer } from '@sanyi/api';
import { accountRoutes } from './api/account-routes.ts';
import { operationRoutes } from './api/operation-routes.ts';
import { sessionRoutes } from './api/session-routes.ts';
import { manifest } from './manifest.ts';
import { administrationProblems } from './problems.ts';
import { seedOrganisationsAndPeople } from './seed/demonstration.ts';

export const server = bindServer(manifest, {
  routes: { ...sessionRoutes, ...accountRoutes, ...operationRoutes },
  jobs: {},
  migrations: [],
  problems: [administrationProblems],
  seed: seedOrganisationsAndPeople,
});
