import { bindServer } from '@sanyi/api';
import { cockpitRoutes } from './api/cockpit-routes.ts';
import { correctionRoutes } from './api/correction-routes.ts';
import { entryRoutes } from './api/entry-routes.ts';
import { evaluationRoutes } from './api/evaluation-routes.ts';
import { figureRoutes } from './api/figure-routes.ts';
import { formRoutes } from './api/form-routes.ts';
import { fundingRoutes } from './api/funding-routes.ts';
import { interviewRoutes } from './api/interview-routes.ts';
import { lightRoutes } from './api/light-routes.ts';
import { portsOf } from './api/ports.ts';
import { reportRoutes } from './api/report-routes.ts';
import { supervisionRoutes } from './api/supervision-routes.ts';
import { windowRoutes } from './api/window-routes.ts';
import { keepDayLightsJob } from './jobs/keep-day-lights.ts';
import { manifest } from './manifest.ts';
import type { MonitoringPort } from './port.ts';
import { monitoringProblems } from './problems.ts';
import { seedMonitoring } from './seed/demonstration.ts';
import { lightsFor } from './store/lights-for.ts';
import { migrations } from './store/migrations.ts';

export const server = bindServer(manifest, {
  routes: {
    ...cockpitRoutes,
    ...windowRoutes,
    ...entryRoutes,
    ...lightRoutes,
    ...reportRoutes,
    ...correctionRoutes,
    ...formRoutes,
    ...supervisionRoutes,
    ...interviewRoutes,
    ...evaluationRoutes,
    ...fundingRoutes,
    ...figureRoutes,
  },
  jobs: { 'keep-day-lights': keepDayLightsJob },
  migrations,
  problems: [monitoringProblems],
  port: (platform): MonitoringPort => ({
    lightsFor: (tx, viewer, taskIds) =>
      lightsFor(tx, portsOf(platform), viewer, taskIds, platform.clock.today()),
  }),
  seed: seedMonitoring,
});
