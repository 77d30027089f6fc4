/** Indicators of visits; over the limit because the list is data and is read as one page. */
import { type IndicatorForm, indicatorsOf } from './indicator-form.ts';

const indicator = indicatorsOf({
  population: {
    zh: '医保经办机构传来的门诊、急诊和门诊慢特病就诊；药店购药和自费就诊不在内。',
    en: 'Outpatient, emergency and special-disease visits as the insurer tells them; purchases in pharmacies and visits paid for by oneself are not there.',
  },
  sourceSystem: { zh: '医保就诊和费用明细', en: 'Insurer’s encounters and fee lines' },
  owner: { zh: '卫生健康部门', en: 'Health department' },
});

const charges = {
  population: {
    zh: '全部有效费用明细，退费相抵后的金额。',
    en: 'All valid fee lines, refunds taken off.',
  },
};

/** Indicators of visits, charges and prescriptions (门急诊、收费、处方指标). */
export const visitIndicators: readonly IndicatorForm[] = [
  indicator(
    'visit-cost',
    ['次均门急诊费用', 'Cost per visit', '门急诊均次费用'],
    ['visit_charges', 'visits', '元/人次'],
    'down',
  ),
  indicator(
    'visit-cost-growth',
    ['次均门急诊费用增幅', 'Growth of cost per visit', '门急诊均次费用增幅'],
    ['visit_charges', 'visits', '%'],
    'ceiling',
    { kind: 'growth', source: 'zhejiang-2022#任务11' },
  ),
  indicator(
    'visit-drug-cost',
    ['次均门急诊药品费用', 'Drug cost per visit', '门诊次均药费'],
    ['visit_drugs', 'visits', '元/人次'],
    'down',
  ),
  indicator(
    'visit-drug-growth',
    ['次均门急诊药品费用增幅', 'Growth of drug cost per visit', '门诊次均药费增幅'],
    ['visit_drugs', 'visits', '%'],
    'ceiling',
    { kind: 'growth' },
  ),
  indicator(
    'visit-drug-share',
    ['门急诊药占比', 'Drug share of visits'],
    ['visit_drugs', 'visit_charges', '%'],
    'down',
  ),
  indicator(
    'visit-test-share',
    ['门急诊检查化验占比', 'Share of tests in visits'],
    ['visit_tests', 'visit_charges', '%'],
    'down',
  ),
  indicator(
    'emergency-share',
    ['急诊占比', 'Share of emergency visits'],
    ['emergency_visits', 'visits', '%'],
    'band',
    { kind: 'coverage' },
  ),
  indicator(
    'special-share',
    ['门诊慢特病就诊占比', 'Share of special-disease visits'],
    ['special_visits', 'visits', '%'],
    'band',
    { kind: 'coverage' },
  ),
  indicator(
    'primary-visit-share',
    ['基层诊疗量占比', 'Share of visits in primary care', '基层就诊率'],
    ['primary_visits', 'visits', '%'],
    'up',
    { kind: 'coverage' },
  ),
  indicator(
    'primary-stay-share',
    ['基层住院占比', 'Share of insured stays in primary care'],
    ['primary_stays', 'insured_stays', '%'],
    'band',
    { kind: 'coverage' },
  ),
  indicator(
    'visits-per-stay',
    ['门诊人次与住院人次比', 'Visits to insured stays'],
    ['visits', 'insured_stays', ''],
    'band',
  ),
  indicator('visits', ['门急诊人次', 'Visits'], ['visits', null, '人次'], 'band'),
  indicator(
    'charged-drug-share',
    ['药占比（收费）', 'Drug share of charges', '药占比'],
    ['charged_drugs', 'charges', '%'],
    'down',
    charges,
  ),
  indicator(
    'charged-material-share',
    ['耗占比（收费）', 'Consumable share of charges', '耗占比'],
    ['charged_material', 'charges', '%'],
    'down',
    charges,
  ),
  indicator(
    'charged-test-share',
    ['检查化验占比（收费）', 'Share of tests in charges'],
    ['charged_tests', 'charges', '%'],
    'down',
    charges,
  ),
  indicator(
    'charged-own-pay-share',
    ['目录外收费占比', 'Charges outside the scope'],
    ['charged_own_pay', 'charges', '%'],
    'down',
    charges,
  ),
  indicator(
    'refund-share',
    ['退费率', 'Refunds in charges'],
    ['-refunds', 'charges - refunds', '%'],
    'down',
    {
      population: {
        zh: '全部有效费用明细；分母是退费前的收费。',
        en: 'All valid fee lines; the denominator is what was charged before refunds.',
      },
    },
  ),
  indicator(
    'long-prescription-share',
    ['长期处方占比', 'Share of long-term prescriptions'],
    ['long_prescriptions', 'prescriptions', '%'],
    'up',
    { kind: 'coverage' },
  ),
  indicator(
    'external-prescription-share',
    ['处方外配率', 'Share of prescriptions filled elsewhere', '处方流转率'],
    ['external_prescriptions', 'prescriptions', '%'],
    'up',
    { kind: 'coverage' },
  ),
  indicator(
    'drugs-per-prescription',
    ['处方平均用药品种数', 'Drugs per prescription'],
    ['prescribed_drugs', 'prescriptions', ''],
    'down',
  ),
];
