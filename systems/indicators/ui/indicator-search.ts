import { routeOf } from '@sanyi/kernel';
import { callRoute, isMeant, pageHref, type SearchProvider } from '@sanyi/ui';
import { manifest } from '../manifest.ts';
import type { IndicatorList } from './contract.ts';
import { indicatorPage } from './pages.ts';

const MOST = 8;

/** Finds indicators by name, code or pinyin initials for the search palette (搜索指标). */
export const indicatorSearch: SearchProvider = {
  id: 'indicators',
  async search(text, signal) {
    const { indicators } = await callRoute<IndicatorList>(routeOf(manifest, 'list'), { signal });
    return indicators
      .filter((one) => isMeant(text, one.code, one.name.zh, one.name.en))
      .slice(0, MOST)
      .map((one) => ({
        id: `indicators:${one.id}`,
        kind: { zh: '指标', en: 'Indicator' },
        title: one.name,
        detail: { zh: one.code, en: one.code },
        href: pageHref(indicatorPage, { indicatorId: one.id }),
      }));
  },
};
