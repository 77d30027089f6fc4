import type { LocalText } from '@sanyi/kernel';
import { callRoute, type SearchHit, type SearchProvider } from '@sanyi/ui';
import { terms } from '../../text/ui-words-terms.ts';
import { planRoute, type SearchResult } from './contract.ts';

const both = (key: 'task' | 'target' | 'section'): LocalText => ({
  zh: terms['zh-CN'][key],
  en: terms.en[key],
});
const KINDS: Readonly<Record<SearchResult['hits'][number]['kind'], LocalText>> = {
  plan: { zh: '方案', en: 'Plan' },
  section: both('section'),
  task: both('task'),
  target: both('target'),
};
const MOST = 12;

/** Finds plans, sections, tasks and targets for the search palette (搜索). */
export const planSearch: SearchProvider = {
  id: 'plan',
  async search(text, signal) {
    const { hits } = await callRoute<SearchResult>(planRoute('search'), {
      query: { q: text, limit: MOST },
      signal,
    });
    return hits.map(
      (hit): SearchHit => ({
        id: `plan:${hit.kind}:${hit.id}`,
        kind: KINDS[hit.kind],
        title: { zh: hit.title, en: hit.title },
        detail: { zh: hit.place, en: hit.place },
        href: hit.href,
      }),
    );
  },
};
