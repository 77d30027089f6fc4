import { bindWeb } from '@sanyi/ui';
import { manifest } from './manifest.ts';

export const web = bindWeb(manifest, {
  pages: {
    persons: () => import('./ui/persons-page.tsx'),
    uses: () => import('./ui/uses-page.tsx'),
  },
  search: [],
});
