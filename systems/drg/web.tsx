import { bindWeb } from '@sanyi/ui';
import { manifest } from './manifest.ts';

export const web = bindWeb(manifest, {
  pages: {
    groups: () => import('./ui/groups-page.tsx'),
    group: () => import('./ui/group-page.tsx'),
    cases: () => import('./ui/cases-page.tsx'),
    case: () => import('./ui/case-page.tsx'),
    schemes: () => import('./ui/schemes-page.tsx'),
    scheme: () => import('./ui/scheme-page.tsx'),
  },
  search: [],
});
