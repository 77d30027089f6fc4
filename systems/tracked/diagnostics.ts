import { trackedSystem } from './tracked-system.ts';

/** Shared diagnostics and mutual recognition (共享诊断与结果互认): tracked, not computed yet. */
export const diagnostics = trackedSystem({
  id: 'diagnostics',
  cluster: 'K19',
  stage: 'care',
  title: { zh: '共享诊断与结果互认', en: 'Shared diagnostics and mutual recognition' },
  summary: {
    zh: '开单时提示有效期内可互认的检查检验结果，不认须说明理由，并统计少做的重复检查和节省的费用。',
    en: 'A recognised result within validity is shown at the next order; refusal needs a reason; avoided duplicates and savings are counted.',
  },
  sources: [
    'changning-2014#（四）2',
    'jiading-2020#二5',
    'shanghai-14-5-health#一（三）2',
    'shanghai-14-5-health#四16',
    'zhejiang-2022#任务32',
    'qingpu-2022#二5',
    'qingpu-2022#二9',
  ],
  terms: [
    '结果互认',
    '检验检查互认',
    '检查检验互认',
    '互认',
    '检验检查结果',
    '检查检验结果',
    '共享中心',
    '影像中心',
    '心电中心',
    '检验中心',
    '病理中心',
    '消毒供应中心',
    '远程心电',
    '远程影像',
    '远程放射',
    '远程会诊',
    '集约化',
    '六中心',
    '辅助诊断',
    '人工智能影像',
  ],
});
