import { trackedSystem } from './tracked-system.ts';

/** Expenditure monitoring (医疗费用监测): tracked, not computed yet. */
export const expenditure = trackedSystem({
  id: 'expenditure',
  cluster: 'K14',
  stage: 'performance',
  title: { zh: '医疗费用监测', en: 'Expenditure monitoring' },
  summary: {
    zh: '按医院和月份给出经病种结构调整的次均费用增幅，与各自目标比较，并说明超标由什么引起。',
    en: 'Shows case-mix adjusted growth of unit cost per hospital and month against its own target, with the drivers of each breach.',
  },
  sources: [
    'jiading-2020#二9',
    'shanghai-14-5-health#一（三）2',
    'zhejiang-2022#任务11',
    'qingpu-2022#一（四）',
    'qingpu-2022#二9',
  ],
  terms: [
    '费用监测',
    '合理控费',
    '控费',
    '控制医疗费用',
    '医疗费用增长',
    '医药费用',
    '医疗费用',
    '费用增长',
    '费用控制',
    '次均费用',
    '均次费用',
    '病种组合指标',
    '病种组合',
    '费用增幅',
    '不合理增长',
  ],
});
