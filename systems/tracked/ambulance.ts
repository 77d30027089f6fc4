import { trackedSystem } from './tracked-system.ts';

/** Pre-hospital emergency care (院前急救): tracked, not computed yet. */
export const ambulance = trackedSystem({
  id: 'ambulance',
  cluster: 'K23',
  stage: 'public-health',
  title: { zh: '院前急救', en: 'Pre-hospital emergency care' },
  summary: {
    zh: '由调度记录算出每次呼叫和各地区的反应时间，标出急救站点覆盖的空白。',
    en: 'Computes response time per call and district from dispatch records and maps gaps in station coverage.',
  },
  sources: [
    'shanghai-14-5-health#一（二）1',
    'shanghai-14-5-health#四8',
    'shanghai-14-5-health#四13',
    'shanghai-14-5-health#四20',
    'zhejiang-2022#任务3',
    'zhejiang-2022#任务32',
  ],
  terms: [
    '院前急救',
    '急救站',
    '急救转运',
    '急救分站',
    '急诊急救',
    '急救中心',
    '急救体系',
    '创伤救治',
    '救护车',
    '胸痛中心',
    '卒中中心',
    '创伤中心',
    '急救网络',
    '急救反应',
    '胸痛',
    '卒中',
    '院前医疗急救',
    '危重孕产妇',
    '新生儿急救',
  ],
});
