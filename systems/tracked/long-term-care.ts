import { trackedSystem } from './tracked-system.ts';

/** Long-term care and ageing (长期护理与老年健康): tracked, not computed yet. */
export const longTermCare = trackedSystem({
  id: 'long-term-care',
  cluster: 'K25',
  stage: 'care',
  title: { zh: '长期护理与老年健康', en: 'Long-term care and ageing' },
  summary: {
    zh: '需求评估得出等级，等级决定待遇和服务计划，上门服务经核验后结算。',
    en: 'A needs assessment gives a level, the level gives benefits and a care plan, and checked visits are paid.',
  },
  sources: [
    'shanghai-14-5-health#四22',
    'shanghai-14-5-health#四23',
    'shanghai-14-5-health#四24',
    'zhejiang-2022#任务15',
    'zhejiang-2022#任务23',
    'zhejiang-2022#任务24',
  ],
  terms: [
    '长期护理',
    '长护险',
    '长期护理保险',
    '需求评估',
    '医养结合',
    '康养',
    '老年健康',
    '老年医学',
    '老年友善',
    '健康老龄化',
    '老龄化',
    '失能',
    '失智',
    '安宁疗护',
    '康复医疗',
    '康复服务',
    '护理院',
    '护理服务',
    '养老',
  ],
});
