import { trackedSystem } from './tracked-system.ts';

/** Insurance platform and codes (医保信息平台与编码): tracked, not computed yet. */
export const data = trackedSystem({
  id: 'data',
  cluster: 'K33',
  stage: 'platform',
  title: { zh: '医保信息平台与编码', en: 'Insurance platform and codes' },
  summary: {
    zh: '报文按国家编码校验，列出映射缺口，被退回的报文可修正后重发。',
    en: 'Validates messages against national codes, lists mapping gaps, and lets rejected messages be corrected and replayed.',
  },
  sources: ['changning-2014#（五）', 'shanghai-14-5-health#四52', 'zhejiang-2022#任务32', 'qingpu-2022#二10'],
  terms: [
    '医保信息平台',
    '医保信息系统',
    '国家医保信息平台',
    '智慧医保',
    '医保编码',
    '信息业务编码',
    '贯标',
    '医保电子凭证',
    '医保数据',
    '数据安全',
    '医保信息化',
    '接口',
  ],
});
