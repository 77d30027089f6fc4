import { bindWeb } from '@sanyi/ui';
import { manifest } from './manifest.ts';
import { dataSearch } from './ui/shared/data-search.ts';

export const web = bindWeb(manifest, {
  pages: {
    overview: () => import('./ui/overview/overview-page.tsx'),
    import: () => import('./ui/import/import-page.tsx'),
    files: () => import('./ui/files/files-page.tsx'),
    file: () => import('./ui/files/file-page.tsx'),
    quality: () => import('./ui/quality/quality-page.tsx'),
    'front-pages': () => import('./ui/front-pages/front-pages-page.tsx'),
    tables: () => import('./ui/tables/tables-page.tsx'),
    rows: () => import('./ui/tables/rows-page.tsx'),
  },
  search: [dataSearch],
});
