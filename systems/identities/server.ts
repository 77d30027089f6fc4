import { bindServer } from '@sanyi/api';
import { routes } from './api/routes.ts';
import { manifest } from './manifest.ts';
import type { IdentityPort } from './port.ts';
import { identityProblems } from './problems.ts';
import { seedPersons } from './seed/demonstration.ts';
import { personKey, recordKey, staffKey } from './store/keys.ts';
import { migrations } from './store/migrations.ts';
import { maskedPersons } from './store/one-person.ts';
import { storePersons } from './store/store-persons.ts';

export const server = bindServer(manifest, {
  routes,
  jobs: {},
  migrations,
  problems: [identityProblems],
  port: ({ keys }): IdentityPort => ({
    personKey,
    recordKey,
    staffKey,
    store: (tx, scopePath, entries) => storePersons(keys, tx, scopePath, entries),
    masked: (tx, wanted) => maskedPersons(keys, tx, wanted),
  }),
  seed: seedPersons,
});
