import { bindWeb } from '@sanyi/ui';
import { manifest } from './manifest.ts';

export const web = bindWeb(manifest, {
  pages: {
    accounts: () => import('./ui/accounts-page.tsx'),
    audit: () => import('./ui/audit-page.tsx'),
    status: () => import('./ui/status-page.tsx'),
  },
});
