import { trackedSystem } from './tracked-system.ts';

/** Traditional Chinese medicine (中医药): tracked, not computed yet. */
export const tcm = trackedSystem({
  id: 'tcm',
  cluster: 'K29',
  stage: 'care',
  title: { zh: '中医药', en: 'Traditional Chinese medicine' },
  summary: {
    zh: '登记中医专科、中医馆、联合体和指标，计算中医药服务占比。',
    en: 'Registers specialties, halls, alliances and indicators of Chinese medicine and computes its share of services.',
  },
  sources: [
    'jiading-2020#二10',
    'shanghai-14-5-health#四26',
    'shanghai-14-5-health#四28',
    'zhejiang-2022#任务20',
    'zhejiang-2022#任务21',
    'zhejiang-2022#任务22',
    'qingpu-2022#二7',
  ],
  terms: [
    '中医药',
    '中医',
    '中西医',
    '中医馆',
    '中医医院',
    '中医医联体',
    '中医联合体',
    '中医专科',
    '中医药服务',
    '中医药传承',
    '中医药综合改革',
    '中药',
    '海派中医',
    '名中医',
    '流派传承',
    '治未病',
  ],
});
