import { bindWeb } from '@sanyi/ui';
import { manifest } from './manifest.ts';

export const web = bindWeb(manifest, {
  pages: {
    cockpit: () => import('./ui/cockpit-page.tsx'),
    windows: () => import('./ui/windows-page.tsx'),
    window: () => import('./ui/window-page.tsx'),
    reports: () => import('./ui/reports-page.tsx'),
    report: () => import('./ui/report-page.tsx'),
    supervision: () => import('./ui/supervision-page.tsx'),
    case: () => import('./ui/case-page.tsx'),
    interview: () => import('./ui/interview-page.tsx'),
    evaluations: () => import('./ui/evaluations-page.tsx'),
    evaluation: () => import('./ui/evaluation-page.tsx'),
    forms: () => import('./ui/forms-page.tsx'),
    form: () => import('./ui/form-page.tsx'),
    rule: () => import('./ui/rule-page.tsx'),
  },
});
