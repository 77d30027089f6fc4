import { bindWeb } from '@sanyi/ui';
import { manifest } from './manifest.ts';

export const web = bindWeb(manifest, {
  pages: {
    groups: () => import('./ui/groups-page.tsx'),
    group: () => import('./ui/group-page.tsx'),
    cases: () => import('./ui/cases-page.tsx'),
    case: () => import('./ui/case-page.tsx'),
    catalogues: () => import('./ui/catalogues-page.tsx'),
    catalogue: () => import('./ui/catalogue-page.tsx'),
    statements: () => import('./ui/statements-page.tsx'),
    statement: () => import('./ui/statement-page.tsx'),
  },
  search: [],
});
