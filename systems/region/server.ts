import { bindServer } from '@sanyi/api';
import { manifest } from './manifest.ts';
import { regionProblems } from './problems.ts';
import { regionPort } from './write/region-port.ts';

/** The server side of the practice region: nothing of its own, it only offers its port. */
export const server = bindServer(manifest, {
  routes: {},
  jobs: {},
  migrations: [],
  problems: [regionProblems],
  port: () => regionPort,
});
