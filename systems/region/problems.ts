import { problemCatalogue } from '@sanyi/kernel';

/** Every refusal of the practice region (演练区域问题目录). */
export const regionProblems = problemCatalogue('region', {
  'not-empty': {
    kind: 'conflict',
    title: { zh: '文件夹不是空的', en: 'The folder is not empty' },
    detail: {
      zh: '“{folder}”里已有内容，演练数据不会写进去，以免新旧混在一起。',
      en: '“{folder}” holds something already; the region is not written into it, so that old and new cannot mix.',
    },
    cure: { zh: '请换一个新文件夹，或先清空它。', en: 'Choose a new folder, or empty this one first.' },
  },
  'unknown-truth': {
    kind: 'input',
    title: { zh: '没有这种真相', en: 'No such truth' },
    detail: { zh: '不认识真相种类“{kind}”。', en: '“{kind}” is not a kind of truth.' },
    cure: {
      zh: '可用的种类：{known}；也可写 all 或 none。',
      en: 'The kinds are {known}; all and none are possible too.',
    },
  },
  'out-of-range': {
    kind: 'input',
    title: { zh: '数值超出范围', en: 'A number out of range' },
    detail: {
      zh: '{name} 应为 {from} 到 {to} 之间的整数，收到“{value}”。',
      en: '{name} must be a whole number from {from} to {to}, not “{value}”.',
    },
    cure: { zh: '请改正后重新运行。', en: 'Correct it and run again.' },
  },
});
