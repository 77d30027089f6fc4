import { bindWeb } from '@sanyi/ui';
import { manifest } from './manifest.ts';
import { codeSearch } from './ui/code-search.ts';

export const web = bindWeb(manifest, {
  pages: {
    list: () => import('./ui/list-page.tsx'),
    import: () => import('./ui/import-page.tsx'),
    code: () => import('./ui/code-page.tsx'),
  },
  search: [codeSearch],
});
