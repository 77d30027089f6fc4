import { route } from '@sanyi/api';
import { permissionsOfRole } from '@sanyi/kernel';
import { searchText } from '../engine/search-codes.ts';
import { VALUE_LISTS } from '../engine/value-lists.ts';
import { listLines } from '../store/editions.ts';
import { oneCode } from '../store/one-code.ts';
import { searchDictionaries } from '../store/search.ts';
import { searchValues } from '../store/values.ts';
import { regionAbove } from './import-routes.ts';
import * as schemas from './schemas.ts';

export const readRoutes = {
  list: route({
    response: schemas.list,
    handle: async ({ platform, viewer, transact }) => {
      const lines = await transact(listLines);
      const allowed = permissionsOfRole(platform.manifests, viewer.role).has('dictionaries.import');
      return {
        lines: lines.map((line) => ({ ...line, editions: [...line.editions] })),
        valueLists: VALUE_LISTS.length,
        values: VALUE_LISTS.reduce((sum, list) => sum + list.values.length, 0),
        mayImport: allowed && (await regionAbove(platform.records, viewer)) === null,
      };
    },
  }),

  search: route({
    query: schemas.searchQuery,
    response: schemas.found,
    handle: async ({ platform, query, transact }) => {
      const began = performance.now();
      const codes = await transact((tx) =>
        searchDictionaries(
          platform.records,
          tx,
          {
            text: query.text,
            limit: query.limit,
            ...(query.system ? { systems: [query.system] } : {}),
            ...(query.line ? { line: query.line } : {}),
          },
          platform.clock.today(),
        ),
      );
      const values = query.system || query.line ? [] : searchValues(searchText(query.text));
      return { codes, values, milliseconds: Math.round(performance.now() - began) };
    },
  }),

  code: route({
    params: schemas.codeParams,
    response: schemas.code,
    handle: async ({ params, transact }) => {
      const { states, maps } = await transact((tx) => oneCode(tx, params.system, params.code));
      return {
        system: params.system,
        code: params.code,
        states: states.map((state) => ({ ...state, attributes: { ...state.attributes } })),
        maps,
      };
    },
  }),

  values: route({
    response: schemas.values,
    handle: async () => ({
      lists: VALUE_LISTS.map(({ field, title, values }) => ({
        field,
        title,
        values: values.map(([code, zh, en, sameAs]) => ({ code, name: { zh, en }, sameAs: sameAs ?? null })),
      })),
    }),
  }),
};
