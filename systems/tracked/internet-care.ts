import { trackedSystem } from './tracked-system.ts';

/** Internet hospital and telemedicine (互联网医院与远程医疗): tracked, not computed yet. */
export const internetCare = trackedSystem({
  id: 'internet-care',
  cluster: 'K17',
  stage: 'care',
  title: { zh: '互联网医院与远程医疗', en: 'Internet hospital and telemedicine' },
  summary: {
    zh: '复诊从申请、开方到送药全程核验身份、范围和病历要求，并统计开展机构的覆盖。',
    en: 'A follow-up visit runs from request to prescription and delivery with identity, scope and record rules checked; coverage of institutions is counted.',
  },
  sources: ['jiading-2020#二5', 'shanghai-14-5-health#四4', 'shanghai-14-5-health#四16', 'qingpu-2022#二5'],
  terms: [
    '互联网医院',
    '互联网诊疗',
    '互联网+医疗',
    '互联网+医疗健康',
    '云门诊',
    '远程云门诊',
    '远程医疗',
    '远程门诊',
    '在线复诊',
    '线上复诊',
    '送药到家',
    '移动诊疗',
    '云医院',
  ],
});
