import { type Measure, measuresOf } from './measure.ts';

const capacity = measuresOf({
  table: 'capacity_month',
  form: 'rows',
  institution: 'institution_code',
  grain: { kind: 'month', column: 'month' },
});
const finance = measuresOf({
  table: 'finance_month',
  form: 'rows',
  institution: 'institution_code',
  grain: { kind: 'month', column: 'month' },
});

const STATES = [
  ['beds', 'beds-open', '开放床位', 'open beds', '床'],
  ['doctors', 'doctors', '执业医师', 'doctors', '人'],
  ['nurses', 'nurses', '注册护士', 'nurses', '人'],
  ['general_practitioners', 'general-practitioners', '全科医生', 'general practitioners', '人'],
  ['pharmacists', 'pharmacists', '药师', 'pharmacists', '人'],
  ['managers', 'managers', '管理人员', 'managers', '人'],
  ['staff', 'staff', '在岗职工', 'staff', '人'],
] as const;

const BOOKS = [
  ['income_drugs', '药品收入', 'income from drugs'],
  ['income_consumables', '卫生材料收入', 'income from consumables'],
  ['income_examinations', '检查收入', 'income from examinations'],
  ['income_laboratory', '化验收入', 'income from laboratory tests'],
  ['income_services', '医疗服务收入', 'income from medical services'],
  ['income_outpatient', '门急诊收入', 'income from visits'],
  ['income_inpatient', '住院收入', 'income from stays'],
  ['income_insurance', '医保基金收入', 'income from insurance funds'],
  ['subsidy_basic', '财政基本补助', 'basic subsidies'],
  ['subsidy_project', '财政项目补助', 'project subsidies'],
  ['expense_staff', '人员支出', 'staff spending'],
  ['expense_consumables', '卫生材料支出', 'spending on consumables'],
  ['expense_management', '管理费用', 'management spending'],
] as const;

const INCOME =
  "{'income-drugs', 'income-consumables', 'income-examinations', 'income-laboratory', 'income-services'}";
const EXPENSE =
  "{'expense-staff', 'expense-drugs', 'expense-consumables', 'expense-management', 'expense-other'}";

/** Measures of beds, staff and books (床位、人员、财务度量): states at the end of a month, amounts of a month. */
export const bookMeasures: readonly Measure[] = [
  ...STATES.map(([code, item, zh, en, unit]) =>
    capacity.state([code, zh, en], unit, `amount * 1${unit}`, { where: `item_code = '${item}'` }),
  ),
  capacity.sum(['bed_days_open', '实际开放总床日', 'bed days open'], '床日', 'amount * 1床日', {
    where: "item_code = 'bed-days-open'",
  }),
  capacity.sum(['bed_days_used', '实际占用总床日', 'bed days used'], '床日', 'amount * 1床日', {
    where: "item_code = 'bed-days-used'",
  }),
  ...BOOKS.map(([code, zh, en]) =>
    finance.sum([code, zh, en], '分', 'amount_fen', { where: `item_code = '${code.replace('_', '-')}'` }),
  ),
  // Income by kind of item and by kind of care tell of the same money; only the first adds up here.
  finance.sum(['medical_income', '医疗收入', 'medical income'], '分', 'amount_fen', {
    where: `item_code in ${INCOME}`,
  }),
  finance.sum(['business_expense', '业务支出', 'business spending'], '分', 'amount_fen', {
    where: `item_code in ${EXPENSE}`,
  }),
];
