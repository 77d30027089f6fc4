import { routeOf } from '@sanyi/kernel';
import { callRoute, type SearchProvider } from '@sanyi/ui';
import { manifest } from '../manifest.ts';
import { lineNames, systemNames } from '../text/system-words.ts';
import type { Found } from './contract.ts';
import { codeHref } from './pages.ts';

const MOST = 6;

/** Finds codes for the search palette (搜索编码), by code, name or initials. One sign alone would find everything. */
export const codeSearch: SearchProvider = {
  id: 'dictionaries',
  async search(text, signal) {
    if ([...text.trim()].length < 2) return [];
    const { codes } = await callRoute<Found>(routeOf(manifest, 'search'), {
      query: { text: text.trim().slice(0, 100), limit: MOST },
      signal,
    });
    return codes.map((found) => ({
      id: `dictionaries:${found.system}:${found.line}:${found.code}`,
      kind: systemNames[found.system],
      title: { zh: `${found.code} ${found.name}`, en: `${found.code} ${found.name}` },
      detail: lineNames[found.line],
      href: codeHref(found.system, found.code),
    }));
  },
};
