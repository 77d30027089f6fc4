import { bindWeb } from '@sanyi/ui';
import { manifest } from './manifest.ts';
import { indicatorSearch } from './ui/indicator-search.ts';

export const web = bindWeb(manifest, {
  pages: {
    list: () => import('./ui/list-page.tsx'),
    indicator: () => import('./ui/indicator-page.tsx'),
    entry: () => import('./ui/entry-page.tsx'),
    submission: () => import('./ui/submission-page.tsx'),
    computed: () => import('./ui/computed-page.tsx'),
  },
  search: [indicatorSearch],
});
