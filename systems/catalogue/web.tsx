import { bindWeb } from '@sanyi/ui';
import { manifest } from './manifest.ts';

export const web = bindWeb(manifest, {
  pages: {
    board: () => import('./ui/board-page.tsx'),
    system: () => import('./ui/system-page.tsx'),
  },
});
