import { measuresOf } from './measure.ts';

const base = {
  form: 'rows',
  institution: 'institution_code',
  grain: { kind: 'day', column: 'counted_on' },
} as const;
const encounters = measuresOf({ ...base, table: 'encounter', basis: "source_code = 'insurer'" });
const lines = measuresOf({ ...base, table: 'fee_line' });
const prescriptions = measuresOf({ ...base, table: 'prescription' });

/** Kinds of care that are a visit; buying drugs in a pharmacy is none. */
const clinic = "kind_code in {'outpatient', 'emergency', 'special-disease'}";
const insuredStay = "kind_code = 'inpatient'";
const PRIMARY = "kind_code in {'community-centre', 'village-clinic'}";

/** Measures of visits (门急诊度量), insured stays, charges and prescriptions, as the insurer and the pharmacies tell them. */
export const visitMeasures = [
  encounters.count(['visits', '门急诊人次', 'visits'], '人次', { where: clinic }),
  encounters.count(['emergency_visits', '急诊人次', 'emergency visits'], '人次', {
    where: "kind_code = 'emergency'",
  }),
  encounters.count(['special_visits', '门诊慢特病人次', 'visits for special diseases'], '人次', {
    where: "kind_code = 'special-disease'",
  }),
  encounters.count(['primary_visits', '基层门急诊人次', 'visits to primary care'], '人次', {
    where: clinic,
    at: PRIMARY,
  }),
  encounters.count(['insured_stays', '医保住院人次', 'insured stays'], '人次', { where: insuredStay }),
  encounters.count(['primary_stays', '基层医保住院人次', 'insured stays in primary care'], '人次', {
    where: insuredStay,
    at: PRIMARY,
  }),
  lines.sum(['charges', '医疗收费合计', 'charges'], '分', 'amount_fen', { where: 'is_valid' }),
  lines.sum(['charged_drugs', '药品收费', 'charges for drugs'], '分', 'amount_fen', {
    where: "is_valid and item_kind_code = 'drug'",
  }),
  lines.sum(['charged_material', '耗材收费', 'charges for consumables'], '分', 'amount_fen', {
    where: "is_valid and item_kind_code = 'consumable'",
  }),
  lines.sum(['charged_tests', '检查化验收费', 'charges for tests'], '分', 'amount_fen', {
    where: "is_valid and charge_class_code in {'03', '04', '1408', '1409', '1410', '145301'}",
  }),
  lines.sum(['charged_own_pay', '全自费收费', 'charges outside the scope'], '分', 'own_pay_fen', {
    where: 'is_valid',
  }),
  lines.sum(['refunds', '退费金额', 'refunds'], '分', 'amount_fen', { where: 'is_valid and is_refund' }),
  lines.sum(['visit_charges', '门急诊收费', 'charges of visits'], '分', 'amount_fen', {
    where: 'is_valid',
    within: clinic,
  }),
  lines.sum(['visit_drugs', '门急诊药品收费', 'drugs of visits'], '分', 'amount_fen', {
    where: "is_valid and item_kind_code = 'drug'",
    within: clinic,
  }),
  lines.sum(['visit_tests', '门急诊检查化验收费', 'tests of visits'], '分', 'amount_fen', {
    where: "is_valid and charge_class_code in {'03', '04', '1408', '1409', '1410', '145301'}",
    within: clinic,
  }),
  // A prescription has a row for each drug; the first one stands for it.
  prescriptions.count(['prescriptions', '处方数', 'prescriptions'], '条', { where: 'seq = 1' }),
  prescriptions.count(['long_prescriptions', '长期处方数', 'long-term prescriptions'], '条', {
    where: 'seq = 1 and is_long_term',
  }),
  prescriptions.count(['external_prescriptions', '外配处方数', 'prescriptions filled elsewhere'], '条', {
    where: 'seq = 1 and is_external',
  }),
  prescriptions.count(['prescribed_drugs', '处方药品品种数', 'drugs prescribed'], '条', {}),
];
