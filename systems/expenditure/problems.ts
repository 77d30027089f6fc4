import { problemCatalogue } from '@sanyi/kernel';

/** Refusals of expenditure monitoring. */
export const expenditureProblems = problemCatalogue('expenditure', {
  'not-comparable': {
    kind: 'not-found',
    title: { zh: '没有可比的数据', en: 'Nothing to compare' },
    detail: {
      zh: '{period}或上年同期没有已分组的住院病例，算不出同比。',
      en: '{period} or the same period of the year before has no grouped stays, so there is no growth to tell.',
    },
    cure: {
      zh: '请导入两年的病案首页并完成病例分组，或选择列出的周期。',
      en: 'Import front pages of two years and group them, or choose one of the periods listed.',
    },
  },
  'no-such-hospital': {
    kind: 'not-found',
    title: { zh: '没有这家医院的病例', en: 'No stays of this hospital' },
    detail: {
      zh: '{period}和上年同期都没有医院{code}的病例，或不在您的查看范围内。',
      en: 'Neither {period} nor the year before has stays of hospital {code}, or it lies outside your scope.',
    },
    cure: { zh: '请从列表中选择。', en: 'Choose one from the list.' },
  },
});
