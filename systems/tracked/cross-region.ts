import { trackedSystem } from './tracked-system.ts';

/** Cross-region settlement (异地就医结算): tracked, not computed yet. */
export const crossRegion = trackedSystem({
  id: 'cross-region',
  cluster: 'K27',
  stage: 'payment',
  title: { zh: '异地就医结算', en: 'Cross-region settlement' },
  summary: {
    zh: '跨省就医费用经核验、拆分、结算和对账，差异转为协查案件。',
    en: 'A cross-province claim is checked, split, settled and reconciled; differences become cases for joint investigation.',
  },
  sources: [
    'shanghai-14-5-health#一（二）1',
    'shanghai-14-5-health#四38',
    'zhejiang-2022#任务18',
    'qingpu-2022#二15',
  ],
  terms: [
    '异地就医',
    '异地结算',
    '跨省直接结算',
    '跨省结算',
    '跨省',
    '直接结算',
    '异地门诊',
    '一卡通',
    '电子票据',
    '医保一体化',
    '协查',
  ],
});
