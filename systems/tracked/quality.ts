import { trackedSystem } from './tracked-system.ts';

/** Clinical quality (医疗质量): tracked, not computed yet. */
export const quality = trackedSystem({
  id: 'quality',
  cluster: 'K31',
  stage: 'supervision',
  title: { zh: '医疗质量', en: 'Clinical quality' },
  summary: {
    zh: '由病例算出入径率、完成与变异、院感和质控指标，质控发现的问题跟踪到整改完成。',
    en: 'Computes pathway entry, completion and variance, infection and quality indicators from cases, and tracks findings to closure.',
  },
  sources: [
    'shanghai-14-5-health#一（二）1',
    'shanghai-14-5-health#一（三）6',
    'shanghai-14-5-health#四18',
    'zhejiang-2022#任务26',
    'qingpu-2022#二10',
  ],
  terms: [
    '医疗质量',
    '医疗服务质量',
    '临床路径',
    '入径',
    '院感',
    '医院感染',
    '感染管理',
    '质控',
    '质控中心',
    '质量控制',
    '医疗安全',
    '等级评审',
    '多学科诊疗',
    '日间手术',
    '日间化',
    '加速康复',
    '血液质量',
    '医疗技术管理',
    '单病种',
  ],
});
