/** Indicators of discharges; over the limit because the list is data and is read as one page. */
import { type IndicatorForm, indicatorsOf } from './indicator-form.ts';

const indicator = indicatorsOf({
  population: {
    zh: '报送病案首页的医院全部出院患者，含自费患者；缺总费用或住院天数的病案不计入对应指标。',
    en: 'All discharges of hospitals that send front pages, those who pay for themselves included; pages without a cost or days of stay are left out where these are asked for.',
  },
  sourceSystem: { zh: '病案首页', en: 'Front pages' },
  owner: { zh: '卫生健康部门', en: 'Health department' },
});

/** Indicators of discharges (住院指标). */
export const stayIndicators: readonly IndicatorForm[] = [
  indicator(
    'stay-cost',
    ['次均住院费用', 'Cost per discharge', '出院患者次均费用', '住院均次费用'],
    ['discharge_cost', 'costed_discharges', '元/人次'],
    'down',
  ),
  indicator(
    'stay-cost-growth',
    ['次均住院费用增幅', 'Growth of cost per discharge', '住院均次费用增幅'],
    ['discharge_cost', 'costed_discharges', '%'],
    'ceiling',
    { kind: 'growth', source: 'zhejiang-2022#任务11' },
  ),
  indicator(
    'stay-drug-cost',
    ['次均住院药品费用', 'Drug cost per discharge', '住院次均药费'],
    ['discharge_drugs', 'discharges', '元/人次'],
    'down',
  ),
  indicator(
    'stay-drug-growth',
    ['次均住院药品费用增幅', 'Growth of drug cost per discharge', '住院次均药费增幅'],
    ['discharge_drugs', 'discharges', '%'],
    'ceiling',
    { kind: 'growth' },
  ),
  indicator(
    'stay-drug-share',
    ['住院药占比', 'Drug share of stays', '住院药品费用占比'],
    ['discharge_drugs', 'front_page_fees', '%'],
    'down',
    {
      population: {
        zh: '出院患者首页分类费用；药品含西药、中成药和中草药，不含血液制品。',
        en: 'Fees by class of the front pages; drugs are western, patent Chinese and herbal, without blood products.',
      },
    },
  ),
  indicator(
    'stay-drug-share-no-herbs',
    ['住院药占比（不含中药饮片）', 'Drug share of stays without herbal pieces'],
    ['discharge_drugs - discharge_herbs', 'front_page_fees', '%'],
    'down',
  ),
  indicator(
    'stay-material-share',
    ['住院耗占比', 'Consumable share of stays', '住院耗材占比'],
    ['discharge_material', 'front_page_fees', '%'],
    'down',
  ),
  indicator(
    'stay-material-per-100',
    ['住院百元收入（不含药品）消耗卫生材料', 'Consumables per 100 yuan of income without drugs'],
    ['discharge_material', 'front_page_fees - discharge_drugs', '%'],
    'down',
  ),
  indicator(
    'stay-test-share',
    ['住院检查化验占比', 'Share of tests in stays'],
    ['discharge_tests', 'front_page_fees', '%'],
    'down',
  ),
  indicator(
    'stay-service-share',
    ['住院医疗服务费占比', 'Share of medical services in stays'],
    ['discharge_services', 'front_page_fees', '%'],
    'up',
  ),
  indicator(
    'antibiotic-share',
    ['住院抗菌药物费用占药费比', 'Antibiotics in drug cost of stays'],
    ['discharge_antibiotics', 'discharge_drugs', '%'],
    'down',
  ),
  indicator(
    'length-of-stay',
    ['平均住院日', 'Average length of stay', '出院者平均住院日'],
    ['stay_days', 'timed_discharges', '天/人次'],
    'down',
  ),
  indicator(
    'surgery-share',
    ['出院患者手术占比', 'Share of discharges with an operation'],
    ['operated_discharges', 'discharges', '%'],
    'up',
    { kind: 'coverage' },
  ),
  indicator(
    'level-4-share',
    ['四级手术占比', 'Share of level-4 operations', '出院患者四级手术比例'],
    ['level_4_operations', 'operations', '%'],
    'up',
    {
      kind: 'coverage',
      population: {
        zh: '出院患者的全部手术台次；分母是台次，不是人次。',
        en: 'All operations of discharges; the denominator counts operations, not patients.',
      },
    },
  ),
  indicator(
    'major-surgery-share',
    ['三四级手术占比', 'Share of level-3 and level-4 operations'],
    ['major_operations', 'operations', '%'],
    'up',
    { kind: 'coverage' },
  ),
  indicator('mortality', ['住院死亡率', 'In-hospital mortality'], ['deaths', 'discharges', '%'], 'down', {
    kind: 'coverage',
  }),
  indicator(
    'against-advice',
    ['非医嘱离院率', 'Discharges against advice'],
    ['against_advice', 'discharges', '%'],
    'down',
    { kind: 'coverage' },
  ),
  indicator(
    'down-discharge',
    ['出院转社区比例', 'Discharges to community centres'],
    ['to_community', 'discharges', '%'],
    'up',
    { kind: 'coverage' },
  ),
  indicator(
    'onward-discharge',
    ['医嘱转院率', 'Discharges to another hospital'],
    ['to_hospital', 'discharges', '%'],
    'band',
    { kind: 'coverage' },
  ),
  indicator(
    'urgent-share',
    ['急诊入院占比', 'Share admitted by emergency'],
    ['urgent_discharges', 'discharges', '%'],
    'band',
    { kind: 'coverage' },
  ),
  indicator(
    'referred-share',
    ['转诊入院占比', 'Share referred in'],
    ['referred_discharges', 'discharges', '%'],
    'up',
    { kind: 'coverage' },
  ),
  indicator(
    'intensive-share',
    ['重症监护使用率', 'Share with intensive care'],
    ['intensive_discharges', 'discharges', '%'],
    'band',
    { kind: 'coverage' },
  ),
  indicator(
    'long-stay-share',
    ['住院超过 30 天占比', 'Share staying more than 30 days'],
    ['long_discharges', 'timed_discharges', '%'],
    'down',
    { kind: 'coverage' },
  ),
  indicator(
    'elderly-share',
    ['65 岁及以上出院占比', 'Discharges aged 65 and over'],
    ['elderly_discharges', 'discharges', '%'],
    'band',
    { kind: 'coverage' },
  ),
  indicator('discharges', ['出院人次', 'Discharges'], ['discharges', null, '人次'], 'band'),
];
