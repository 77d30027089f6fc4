import type { ServerBinding } from '@sanyi/api';
import { defineSystem } from '@sanyi/kernel';
import type { IdentityPort } from '@sanyi/system-identities/port';

/** Persons handed over so far, for tests that look at them. */
export const storedPersons: Parameters<IdentityPort['store']>[2][number][] = [];

const port: IdentityPort = {
  personKey: (keys, number) => (number ? keys.hash('person', number) : null),
  recordKey: (keys, institution, number) => keys.hash('record', `${institution}#${number}`),
  staffKey: (keys, institution, name) => keys.hash('staff', `${institution}#${name}`),
  async store(_tx, _scopePath, entries) {
    storedPersons.push(...entries);
    return { added: entries.length, changed: 0, unchanged: 0, erased: 0, collisions: [] };
  },
  masked: async () => new Map(),
};

const manifest = defineSystem({
  id: 'identities',
  title: { zh: '人员标识', en: 'Identities' },
  summary: { zh: '测试用。', en: 'For tests.' },
  stage: 'platform',
  state: 'works',
  sources: [],
  terms: [],
  needs: [],
  offers: true,
  permissions: [],
  pages: [],
  routes: [],
  jobs: [],
  commands: [],
  indicators: [],
  parameters: [],
});

/** Stands in for the store of personal data where a test is not about it. */
export const stubIdentities: ServerBinding = {
  manifest,
  routes: {},
  jobs: {},
  migrations: [],
  problems: [],
  port: () => port,
};
