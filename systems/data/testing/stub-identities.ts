import { stubSystem } from '@sanyi/api/testing';
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

/** Stands in for the store of personal data where a test is not about it. */
export const stubIdentities = stubSystem('identities', port);
