import { routeOf } from '@sanyi/kernel';
import { callRoute, isMeant, pageHref, type SearchProvider } from '@sanyi/ui';
import { manifest } from '../manifest.ts';
import type { ComputedList, IndicatorList } from './contract.ts';
import { computedPage, indicatorPage } from './pages.ts';

const MOST = 8;

/** Finds indicators by name, code or pinyin initials for the search palette (搜索指标). */
export const indicatorSearch: SearchProvider = {
  id: 'indicators',
  async search(text, signal) {
    const { indicators } = await callRoute<IndicatorList>(routeOf(manifest, 'list'), { signal });
    const { indicators: computed } = await callRoute<ComputedList>(routeOf(manifest, 'library'), { signal });
    const own = indicators
      .filter((one) => isMeant(text, one.code, one.name.zh, one.name.en))
      .slice(0, MOST)
      .map((one) => ({
        id: `indicators:${one.id}`,
        kind: { zh: '指标', en: 'Indicator' },
        title: one.name,
        detail: { zh: one.code, en: one.code },
        href: pageHref(indicatorPage, { indicatorId: one.id }),
      }));
    const library = computed
      .filter((one) => isMeant(text, one.code, one.name.zh, one.name.en, ...one.synonyms))
      .slice(0, MOST - own.length)
      .map((one) => ({
        id: `indicators:${one.code}`,
        kind: { zh: '计算指标', en: 'Computed indicator' },
        title: one.name,
        detail: { zh: one.code, en: one.code },
        href: pageHref(computedPage, { code: one.code }),
      }));
    return [...own, ...library];
  },
};
