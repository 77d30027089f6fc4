import { bindServer } from '@sanyi/api';
import { importRoutes } from './api/import-routes.ts';
import { readRoutes } from './api/read-routes.ts';
import { normalCode } from './engine/code-form.ts';
import { manifest } from './manifest.ts';
import type { DictionaryPort } from './port.ts';
import { dictionaryProblems } from './problems.ts';
import { seedDictionaries } from './seed/demonstration.ts';
import { codeMap, codeSet } from './store/code-sets.ts';
import { migrations } from './store/migrations.ts';
import { searchDictionaries } from './store/search.ts';
import { valueFields, valueList } from './store/values.ts';

export const server = bindServer(manifest, {
  routes: { ...readRoutes, ...importRoutes },
  jobs: {},
  migrations,
  problems: [dictionaryProblems],
  port: ({ records, clock }): DictionaryPort => ({
    codeSet: (tx, choice) => codeSet(records, tx, choice),
    codeMap: (tx, choice) => codeMap(records, tx, choice),
    valueList,
    valueFields,
    normalCode,
    search: (tx, search) => searchDictionaries(records, tx, search, clock.today()),
  }),
  seed: seedDictionaries,
});
