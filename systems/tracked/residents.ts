import { trackedSystem } from './tracked-system.ts';

/** Resident health records (居民健康档案): tracked, not computed yet. */
export const residents = trackedSystem({
  id: 'residents',
  cluster: 'K18',
  stage: 'care',
  title: { zh: '居民健康档案', en: 'Resident health records' },
  summary: {
    zh: '同一居民在各机构的记录经同意归入一个索引，健康标签按公布的规则算出并可逐条解释。',
    en: 'Records of one person from several sites are joined under one index with consent; tags are computed by published rules and can be explained.',
  },
  sources: [
    'changning-2014#（五）',
    'shanghai-14-5-health#四3',
    'shanghai-14-5-health#四16',
    'shanghai-14-5-health#四32',
    'shanghai-14-5-health#四35',
    'zhejiang-2022#任务32',
    'qingpu-2022#二6',
  ],
  terms: [
    '健康档案',
    '电子健康档案',
    '居民健康档案',
    '健康画像',
    '健康标签',
    '健康信息网',
    '健康信息平台',
    '健康云',
    '健康大脑',
    '电子病历',
    '全民健康信息',
    '区域卫生信息',
    '信息平台建设',
    '信息互联互通',
    '数字健康',
    '云网计划',
    '健康网',
    '数字化改革',
  ],
});
