import { type IndicatorForm, indicatorsOf } from './indicator-form.ts';

const indicator = indicatorsOf({
  population: {
    zh: '参保人的有效结算，冲正与被冲正的已相抵；自费就医不在内。',
    en: 'Settlements of insured persons that stand, reversals taken off; care without insurance is not there.',
  },
  sourceSystem: { zh: '医保结算', en: 'Insurer’s settlements' },
  owner: { zh: '医疗保障部门', en: 'Insurance bureau' },
});

/** Indicators of settlements (医保结算指标). */
export const settledIndicators: readonly IndicatorForm[] = [
  indicator(
    'employee-stay-reimbursement',
    [
      '职工医保政策范围内住院报销比例',
      'Reimbursement of stays of employees within the scope',
      '参保职工医保政策范围内住院报销比例',
    ],
    ['employee_stay_fund', 'employee_stay_in_scope', '%'],
    'band',
    { attribute: 'binding', source: 'shanghai-14-5-health#表18' },
  ),
  indicator(
    'resident-stay-reimbursement',
    [
      '居民医保政策范围内住院报销比例',
      'Reimbursement of stays of residents within the scope',
      '参保居民医保政策范围内住院报销比例',
    ],
    ['resident_stay_fund', 'resident_stay_in_scope', '%'],
    'band',
    { attribute: 'binding', source: 'shanghai-14-5-health#表19' },
  ),
  indicator(
    'stay-reimbursement',
    ['住院政策范围内报销比例', 'Reimbursement of stays within the scope'],
    ['stay_fund', 'stay_in_scope', '%'],
    'up',
  ),
  indicator(
    'stay-actual-reimbursement',
    ['住院实际报销比例', 'Actual reimbursement of stays'],
    ['stay_fund', 'stay_settled', '%'],
    'up',
  ),
  indicator(
    'visit-reimbursement',
    ['门急诊政策范围内报销比例', 'Reimbursement of visits within the scope'],
    ['visit_fund', 'visit_in_scope', '%'],
    'up',
  ),
  indicator(
    'visit-actual-reimbursement',
    ['门急诊实际报销比例', 'Actual reimbursement of visits'],
    ['visit_fund', 'visit_settled', '%'],
    'up',
  ),
  indicator(
    'personal-share',
    ['个人负担占比', 'Share paid by persons', '个人卫生支出占比'],
    ['settled_personal', 'settled', '%'],
    'down',
    {
      population: {
        zh: '参保人有效结算；不含目录外自行购药，不等于卫生总费用中的个人支出。',
        en: 'Settlements that stand; drugs bought outside are not there, so it is not the personal part of total health expenditure.',
      },
    },
  ),
  indicator(
    'own-pay-share',
    ['全自费占比', 'Share outside the scope', '自费率', '自费占比'],
    ['settled_own_pay', 'settled', '%'],
    'down',
  ),
  indicator(
    'stay-own-pay-share',
    ['住院全自费占比', 'Share of stays outside the scope', '住院自费率'],
    ['stay_own_pay', 'stay_settled', '%'],
    'down',
  ),
  indicator(
    'stay-personal-share',
    ['住院个人负担率', 'Share of stays paid by persons'],
    ['stay_personal', 'stay_settled', '%'],
    'down',
  ),
  indicator(
    'scope-share',
    ['政策范围内费用占比', 'Share within the scope'],
    ['settled_in_scope', 'settled', '%'],
    'up',
  ),
  indicator(
    'account-share',
    ['个人账户支付占比', 'Share paid from personal accounts'],
    ['settled_account', 'settled', '%'],
    'band',
  ),
  indicator('fund-spending', ['基金支付总额', 'Paid by the funds'], ['settled_fund', null, '元'], 'band', {
    cumulative: true,
  }),
  indicator('aid-spending', ['医疗救助支出', 'Medical aid'], ['settled_aid', null, '元'], 'band', {
    cumulative: true,
  }),
  indicator(
    'serious-spending',
    ['大病保险支出', 'Serious-illness insurance'],
    ['settled_serious', null, '元'],
    'band',
    { cumulative: true },
  ),
];
