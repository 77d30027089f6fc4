import { defineSystem } from '@sanyi/kernel';
import { ledgerRoutes } from './manifest/ledger-routes.ts';
import { overviewRoutes } from './manifest/overview-routes.ts';
import { pages } from './manifest/pages.ts';
import { paperRoutes } from './manifest/paper-routes.ts';
import { permissions } from './manifest/permissions.ts';
import { reviewRoutes } from './manifest/review-routes.ts';
import { taskRoutes } from './manifest/task-routes.ts';
import { workRoutes } from './manifest/work-routes.ts';

/** Reform plans and their ledger (方案与台账): a paper goes in, a ledger comes out whose every row opens its sentence. */
export const manifest = defineSystem({
  id: 'plan',
  cluster: 'K01',
  title: { zh: '方案与台账', en: 'Plans and ledger' },
  summary: {
    zh: '读入医改文件，拆解为任务、部门、时限和目标，形成可分派、可核对、可追溯到原句的任务台账。',
    en: 'Reads reform papers into tasks, departments, deadlines and targets: a ledger to assign, check and trace back to the sentence.',
  },
  stage: 'plan',
  state: 'works',
  scope: {
    zh: '可导入文字版方案，核对、分派、填报佐证、提出异议、比对两份方案、导入导出台账；灯色和季度报送由“监测”系统给出。',
    en: 'Import, review, assignment, evidence, disputes, comparison of two plans, ledger import and export; lights and quarterly reports come from the monitoring system.',
  },
  sources: [
    'changning-2014#五（三）',
    'jiading-2020#三（二）',
    'shanghai-14-5-health#五（一）',
    'zhejiang-2022#任务30',
    'zhejiang-2022#任务34',
    'qingpu-2022#三（一）',
  ],
  terms: [
    '任务台账',
    '工作台账',
    '任务清单',
    '任务分解',
    '分解任务',
    '细化任务',
    '细化改革任务',
    '重点任务清单',
    '时间表',
    '路线图',
    '进度安排',
    '责任分工',
    '年度计划',
    '年度目标',
    '规划编制',
    '专项规划',
    '改革试点',
    '试点方案',
  ],
  needs: ['monitoring'],
  offers: true,
  permissions,
  pages,
  routes: [...paperRoutes, ...reviewRoutes, ...ledgerRoutes, ...taskRoutes, ...workRoutes, ...overviewRoutes],
  jobs: [{ id: 'read-paper', title: { zh: '读取方案', en: 'Read a paper' }, access: 'plan.import' }],
  commands: [
    {
      id: 'read',
      usage: 'sanyi plan read FILE… --json DIR',
      title: {
        zh: '读取方案文件，写出任务分解（plan-gold/1）',
        en: 'Read papers and write their breakdown (plan-gold/1)',
      },
    },
  ],
  indicators: [],
  parameters: [],
});

export type PlanManifest = typeof manifest;
