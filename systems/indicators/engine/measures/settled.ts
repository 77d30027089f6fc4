import { measuresOf } from './measure.ts';

const settled = measuresOf({
  table: 'settlement',
  form: 'net',
  institution: 'institution_code',
  grain: { kind: 'day', column: 'counted_on' },
});

const clinic = "kind_code in {'outpatient', 'emergency', 'special-disease'}";
const stay = "kind_code = 'inpatient'";
const employee = `${stay} and insurance_type_code = '310'`;
const resident = `${stay} and insurance_type_code = '390'`;

/** Measures of settlements (结算度量) that stand: reversed ones and their reversals have cancelled. */
export const settledMeasures = [
  settled.sum(['settled', '结算医疗费总额', 'settled cost'], '分', 'total_fen'),
  settled.sum(['settled_fund', '基金支付', 'paid by the funds'], '分', 'fund_fen'),
  settled.sum(['settled_personal', '个人负担', 'paid by persons'], '分', 'personal_fen'),
  settled.sum(['settled_own_pay', '全自费金额', 'outside the scope'], '分', 'own_pay_fen'),
  settled.sum(['settled_in_scope', '政策范围内金额', 'within the scope'], '分', 'in_scope_fen'),
  settled.sum(['settled_account', '个人账户支出', 'paid from personal accounts'], '分', 'account_fen'),
  settled.sum(['settled_aid', '医疗救助支出', 'medical aid'], '分', 'medical_aid_fen'),
  settled.sum(['settled_serious', '大病保险支出', 'serious-illness insurance'], '分', 'serious_illness_fen'),
  settled.sum(['visit_settled', '门急诊结算总额', 'settled cost of visits'], '分', 'total_fen', {
    where: clinic,
  }),
  settled.sum(['visit_fund', '门急诊基金支付', 'funds for visits'], '分', 'fund_fen', { where: clinic }),
  settled.sum(['visit_in_scope', '门急诊政策范围内金额', 'scope of visits'], '分', 'in_scope_fen', {
    where: clinic,
  }),
  settled.sum(['stay_settled', '住院结算总额', 'settled cost of stays'], '分', 'total_fen', { where: stay }),
  settled.sum(['stay_fund', '住院基金支付', 'funds for stays'], '分', 'fund_fen', { where: stay }),
  settled.sum(['stay_in_scope', '住院政策范围内金额', 'scope of stays'], '分', 'in_scope_fen', {
    where: stay,
  }),
  settled.sum(['stay_personal', '住院个人负担', 'stays paid by persons'], '分', 'personal_fen', {
    where: stay,
  }),
  settled.sum(['stay_own_pay', '住院全自费金额', 'stays outside the scope'], '分', 'own_pay_fen', {
    where: stay,
  }),
  settled.sum(['employee_stay_fund', '职工住院基金支付', 'funds for stays of employees'], '分', 'fund_fen', {
    where: employee,
  }),
  settled.sum(
    ['employee_stay_in_scope', '职工住院政策范围内金额', 'scope of stays of employees'],
    '分',
    'in_scope_fen',
    {
      where: employee,
    },
  ),
  settled.sum(['resident_stay_fund', '居民住院基金支付', 'funds for stays of residents'], '分', 'fund_fen', {
    where: resident,
  }),
  settled.sum(
    ['resident_stay_in_scope', '居民住院政策范围内金额', 'scope of stays of residents'],
    '分',
    'in_scope_fen',
    {
      where: resident,
    },
  ),
];
