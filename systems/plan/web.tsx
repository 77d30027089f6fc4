import { bindWeb } from '@sanyi/ui';
import { manifest } from './manifest.ts';
import { planSearch } from './ui/shared/plan-search.ts';

export const web = bindWeb(manifest, {
  pages: {
    home: () => import('./ui/home/home-page.tsx'),
    plans: () => import('./ui/plans/plans-page.tsx'),
    ledger: () => import('./ui/ledger/ledger-page.tsx'),
    compare: () => import('./ui/compare/compare-page.tsx'),
    aliases: () => import('./ui/aliases/aliases-page.tsx'),
    task: () => import('./ui/task/task-page.tsx'),
    plan: () => import('./ui/plans/plan-page.tsx'),
    paper: () => import('./ui/paper/paper-page.tsx'),
    review: () => import('./ui/review/review-page.tsx'),
    'ledger-import': () => import('./ui/ledger/ledger-import-page.tsx'),
  },
  search: [planSearch],
});
