import { trackedSystem } from './tracked-system.ts';

/** Medical service prices (医疗服务价格): tracked, not computed yet. */
export const prices = trackedSystem({
  id: 'prices',
  cluster: 'K13',
  stage: 'payment',
  title: { zh: '医疗服务价格', en: 'Medical service prices' },
  summary: {
    zh: '用触发指标判断是否可以启动调价，并在批准前测算调价方案对患者、基金和每家医院的影响。',
    en: 'Trigger indicators decide whether an adjustment may start; the effect of a proposed price table on patients, fund and each hospital is shown before approval.',
  },
  sources: ['changning-2014#（一）5', 'changning-2014#（六）', 'zhejiang-2022#任务17', 'qingpu-2022#二14'],
  terms: [
    '医疗服务价格',
    '服务价格',
    '价格改革',
    '价格调整',
    '调价',
    '动态调整机制',
    '价格动态调整',
    '价格项目',
    '收费项目',
    '收费标准',
    '价格监测',
    '收费检查',
    '价格管理',
    '特需医疗价格',
    '新增医疗服务项目',
  ],
});
