import type { PageDeclaration } from '@sanyi/kernel';

/** Pages of plans, ledger and tasks (页面). */
export const pages = [
  {
    id: 'home',
    path: '/plan',
    title: { zh: '工作台', en: 'Home' },
    access: 'plan.read',
    nav: { order: 10, icon: 'home' },
  },
  {
    id: 'plans',
    path: '/plan/plans',
    title: { zh: '方案', en: 'Plans' },
    access: 'plan.read',
    nav: { order: 100, icon: 'file-text' },
  },
  {
    id: 'ledger',
    path: '/plan/ledger',
    title: { zh: '任务台账', en: 'Task ledger' },
    access: 'plan.read',
    nav: { order: 110, icon: 'table' },
  },
  {
    id: 'compare',
    path: '/plan/compare',
    title: { zh: '方案比对', en: 'Compare plans' },
    access: 'plan.read',
    nav: { order: 120, icon: 'diff' },
  },
  {
    id: 'aliases',
    path: '/plan/aliases',
    title: { zh: '单位别名', en: 'Department aliases' },
    access: 'plan.review',
    nav: { order: 130, icon: 'tags' },
  },
  { id: 'task', path: '/plan/tasks/$taskId', title: { zh: '任务', en: 'Task' }, access: 'plan.read' },
  { id: 'plan', path: '/plan/$planId', title: { zh: '方案概览', en: 'Plan' }, access: 'plan.read' },
  { id: 'paper', path: '/plan/$planId/paper', title: { zh: '方案原文', en: 'Paper' }, access: 'plan.read' },
  {
    id: 'review',
    path: '/plan/$planId/review',
    title: { zh: '核对分解', en: 'Review' },
    access: 'plan.review',
  },
  {
    id: 'ledger-import',
    path: '/plan/ledger/imports/$previewId',
    title: { zh: '台账回导核对', en: 'Ledger import' },
    access: 'plan.assign',
  },
] as const satisfies readonly PageDeclaration[];
