import { trackedSystem } from './tracked-system.ts';

/** Tiered care and two-way referral (分级诊疗与双向转诊): tracked, not computed yet. */
export const referral = trackedSystem({
  id: 'referral',
  cluster: 'K06',
  stage: 'care',
  title: { zh: '分级诊疗与双向转诊', en: 'Tiered care and two-way referral' },
  summary: {
    zh: '一次转诊从申请、接诊、就诊到回转全程留痕，超时和失访的转诊列出清单，首诊与转诊指标取自同一批记录。',
    en: 'A referral is followed from request through acceptance and visit to return; overdue and lost ones are listed, and first-contact indicators come from the same records.',
  },
  sources: ['changning-2014#（四）2', 'jiading-2020#二5', 'shanghai-14-5-health#四15'],
  terms: [
    '分级诊疗',
    '双向转诊',
    '转诊平台',
    '转诊',
    '基层首诊',
    '社区首诊',
    '逐级转诊',
    '上下联动',
    '急慢分治',
    '就医秩序',
    '有序就医',
    '3-2-1',
  ],
});
