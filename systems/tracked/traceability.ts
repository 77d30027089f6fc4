import { trackedSystem } from './tracked-system.ts';

/** Drug and vaccine traceability (药品与疫苗追溯): tracked, not computed yet. */
export const traceability = trackedSystem({
  id: 'traceability',
  cluster: 'K24',
  stage: 'supply',
  title: { zh: '药品与疫苗追溯', en: 'Drug and vaccine traceability' },
  summary: {
    zh: '扫一个码可见全链条，召回时列出受影响的每个人和每个机构。',
    en: 'Scanning one code shows the whole chain; a recall lists every person and institution affected.',
  },
  sources: [
    'shanghai-14-5-health#一（一）2',
    'shanghai-14-5-health#四3',
    'shanghai-14-5-health#四27',
    'zhejiang-2022#任务28',
  ],
  terms: [
    '追溯',
    '一物一码',
    '疫苗追溯',
    '药品追溯',
    '追溯机制',
    '追溯码',
    '追溯体系',
    '疫苗管理',
    '预防接种',
    '接种管理',
    '饮片质量',
  ],
});
