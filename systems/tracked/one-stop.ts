import { trackedSystem } from './tracked-system.ts';

/** One-stop services (便民服务一件事): tracked, not computed yet. */
export const oneStop = trackedSystem({
  id: 'one-stop',
  cluster: 'K32',
  stage: 'care',
  title: { zh: '便民服务一件事', en: 'One-stop services' },
  summary: {
    zh: '跨部门事项一张表、一个状态、一个结果，并计算真实办理用时。',
    en: 'A service across departments has one form, one status and one result, with measured handling time.',
  },
  sources: [
    'jiading-2020#二5',
    'shanghai-14-5-health#一（三）1',
    'shanghai-14-5-health#四16',
    'shanghai-14-5-health#四52',
    'shanghai-14-5-health#四60',
    'qingpu-2022#二10',
  ],
  terms: [
    '一件事',
    '一网通办',
    '一站式',
    '一窗',
    '一单制',
    '最多跑一次',
    '放管服',
    '便捷就医',
    '便民',
    '预约诊疗',
    '预约门诊',
    '脱卡就医',
    '信用就医',
    '排队叫号',
    '出生一件事',
    '就医体验',
    '改善医疗服务',
    '经办服务',
  ],
});
