import { bindServer } from '@sanyi/api';
import { figureRoutes } from './api/figure-routes.ts';
import { expenditureRoutes } from './api/routes.ts';
import { manifest } from './manifest.ts';
import { expenditureProblems } from './problems.ts';
import { seedExpenditure } from './seed/demonstration.ts';
import { expenditureMigrations } from './store/migrations.ts';

export const server = bindServer(manifest, {
  routes: { ...expenditureRoutes, ...figureRoutes },
  jobs: {},
  migrations: expenditureMigrations,
  problems: [expenditureProblems],
  seed: seedExpenditure,
});
