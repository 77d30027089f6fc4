import type { RouteDeclaration } from '@sanyi/kernel';

/** What looks across tasks and plans: comparison, home, search, figures (总览). */
export const overviewRoutes = [
  {
    id: 'compare',
    method: 'GET',
    path: '/plan/compare',
    title: { zh: '比对两份方案', en: 'Compare two plans' },
    access: 'plan.read',
  },
  {
    id: 'export-comparison',
    method: 'POST',
    path: '/plan/compare/export',
    title: { zh: '导出比对', en: 'Export a comparison' },
    access: 'plan.read',
  },
  {
    id: 'home',
    method: 'GET',
    path: '/plan/home',
    title: { zh: '工作台', en: 'Home' },
    access: 'plan.read',
  },
  {
    id: 'search',
    method: 'GET',
    path: '/plan/search',
    title: { zh: '搜索', en: 'Search' },
    access: 'plan.read',
  },
  {
    id: 'figure',
    method: 'GET',
    path: '/plan/figures/:kind/:id',
    title: { zh: '数字的来历', en: 'What stands behind a figure' },
    access: 'plan.read',
  },
] as const satisfies readonly RouteDeclaration[];
