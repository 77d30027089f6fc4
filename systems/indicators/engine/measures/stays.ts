import { measuresOf } from './measure.ts';

const page = "source_code = 'front-page'";
const stay = "kind_code = 'inpatient'";
const discharges = measuresOf({
  table: 'encounter',
  form: 'rows',
  institution: 'institution_code',
  grain: { kind: 'day', column: 'counted_on' },
  basis: page,
});
const fees = measuresOf({
  table: 'fee_category',
  form: 'rows',
  institution: 'institution_code',
  grain: { kind: 'day', column: 'counted_on' },
  basis: page,
});
const operations = measuresOf({
  table: 'operation',
  form: 'rows',
  institution: 'institution_code',
  grain: { kind: 'day', column: 'counted_on' },
  basis: page,
  provenBy: 'discharges',
});

const operated = 'level_code is not missing';

/**
 * Measures of discharges (出院度量) as the front pages tell them: every patient, those who pay for themselves included. The
 * insurer tells of the same stays once more, so only rows of front pages are looked at.
 */
export const stayMeasures = [
  discharges.count(['discharges', '出院人次', 'discharges'], '人次', { where: stay }),
  discharges.count(['costed_discharges', '有总费用的出院人次', 'discharges with a cost'], '人次', {
    where: `${stay} and total_fen is not missing`,
  }),
  discharges.sum(['discharge_cost', '出院患者总费用', 'cost of discharges'], '分', 'total_fen', {
    where: stay,
  }),
  discharges.count(['timed_discharges', '有住院天数的出院人次', 'discharges with days of stay'], '人次', {
    where: `${stay} and stay_days is not missing`,
  }),
  discharges.sum(['stay_days', '出院者占用总床日', 'days of stay of discharges'], '天', 'stay_days', {
    where: stay,
  }),
  discharges.count(['deaths', '住院死亡人次', 'deaths in hospital'], '人次', {
    where: `${stay} and discharge_way_code = '5'`,
  }),
  discharges.count(['against_advice', '非医嘱离院人次', 'discharges against advice'], '人次', {
    where: `${stay} and discharge_way_code = '4'`,
  }),
  discharges.count(['to_hospital', '医嘱转院人次', 'discharges to another hospital'], '人次', {
    where: `${stay} and discharge_way_code = '2'`,
  }),
  discharges.count(['to_community', '医嘱转社区人次', 'discharges to a community centre'], '人次', {
    where: `${stay} and discharge_way_code = '3'`,
  }),
  discharges.count(['urgent_discharges', '急诊入院的出院人次', 'discharges admitted by emergency'], '人次', {
    where: `${stay} and admission_route_code = '1'`,
  }),
  discharges.count(['referred_discharges', '其他机构转入的出院人次', 'discharges referred in'], '人次', {
    where: `${stay} and admission_route_code = '3'`,
  }),
  discharges.count(
    ['intensive_discharges', '使用重症监护的出院人次', 'discharges with intensive care'],
    '人次',
    {
      where: `${stay} and icu_minutes > 0分钟`,
    },
  ),
  discharges.count(['long_discharges', '住院超过 30 天的出院人次', 'stays of more than 30 days'], '人次', {
    where: `${stay} and stay_days > 30天`,
  }),
  discharges.count(['elderly_discharges', '65 岁及以上出院人次', 'discharges aged 65 and over'], '人次', {
    where: `${stay} and age_years >= 65岁`,
  }),
  fees.sum(['front_page_fees', '首页分类费用合计', 'fees of the front pages'], '分', 'amount_fen', {
    // Parts within a class (其中) are written with an x and would be counted twice.
    where:
      "category_code in {'D11', 'D12', 'D13', 'D14', 'D15', 'D16', 'D17', 'D18', 'D19', 'D20', 'D21', 'D22', 'D23', 'D24', 'D25', 'D26', 'D27', 'D28', 'D29', 'D30', 'D31', 'D32', 'D33', 'D34'}",
  }),
  fees.sum(['discharge_drugs', '出院患者药品费', 'drugs of discharges'], '分', 'amount_fen', {
    where: "category_code in {'D23', 'D24', 'D25'}",
  }),
  fees.sum(['discharge_herbs', '出院患者中草药费', 'herbal pieces of discharges'], '分', 'amount_fen', {
    where: "category_code = 'D25'",
  }),
  fees.sum(['discharge_antibiotics', '出院患者抗菌药物费', 'antibiotics of discharges'], '分', 'amount_fen', {
    where: "category_code = 'D23x01'",
  }),
  fees.sum(['discharge_material', '出院患者医用材料费', 'consumables of discharges'], '分', 'amount_fen', {
    where: "category_code in {'D31', 'D32', 'D33'}",
  }),
  fees.sum(['discharge_tests', '出院患者检查化验费', 'tests of discharges'], '分', 'amount_fen', {
    where: "category_code in {'D15', 'D16', 'D17', 'D18'}",
  }),
  fees.sum(
    ['discharge_services', '出院患者医疗服务费', 'medical services of discharges'],
    '分',
    'amount_fen',
    {
      where: "category_code in {'D11', 'D12', 'D13', 'D14', 'D19', 'D20', 'D21', 'D22'}",
    },
  ),
  operations.count(['operations', '出院患者手术台次', 'operations of discharges'], '台次', {
    where: operated,
  }),
  operations.count(['major_operations', '三、四级手术台次', 'operations of level 3 and 4'], '台次', {
    where: `${operated} and level_code in {'3', '4'}`,
  }),
  operations.count(['level_4_operations', '四级手术台次', 'operations of level 4'], '台次', {
    where: `${operated} and level_code = '4'`,
  }),
  operations.count(['operated_discharges', '有手术的出院人次', 'discharges with an operation'], '人次', {
    where: `${operated} and is_main`,
  }),
];
