import { bindWeb } from '@sanyi/ui';
import { manifest } from './manifest.ts';

export const web = bindWeb(manifest, {
  pages: {
    home: () => import('./ui/home-page.tsx'),
    hospital: () => import('./ui/hospital-page.tsx'),
  },
});
