/** Indicators of books, beds and staff; over the limit because the list is data and is read as one page. */
import { type IndicatorForm, indicatorsOf } from './indicator-form.ts';

const indicator = indicatorsOf({
  population: {
    zh: '机构月度财务报表；医疗收入为药品、卫生材料、检查、化验和医疗服务收入之和，不含财政补助。',
    en: 'Monthly books of institutions; medical income is drugs, consumables, examinations, laboratory and services, without subsidies.',
  },
  sourceSystem: { zh: '机构月度财务报表', en: 'Monthly books of institutions' },
  owner: { zh: '卫生健康部门', en: 'Health department' },
});
const resource = indicatorsOf({
  population: {
    zh: '期末在册的床位和人员；分母为最近一年的年末常住人口，只有全区数。',
    en: 'Beds and staff at the end of the period; the denominator is the latest resident population at the end of a year, known for the region only.',
  },
  sourceSystem: { zh: '床位与人员月报、人口统计', en: 'Monthly beds and staff, population' },
  owner: { zh: '卫生健康部门', en: 'Health department' },
});

const zhejiang = { source: 'zhejiang-2022#任务11' };

/** Indicators of books, beds and staff (财务与资源指标). */
export const bookIndicators: readonly IndicatorForm[] = [
  indicator(
    'service-income-share',
    ['医疗服务收入占比', 'Share of medical-service income'],
    ['income_services', 'medical_income', '%'],
    'up',
    zhejiang,
  ),
  indicator(
    'staff-spending-share',
    ['人员支出占业务支出比重', 'Staff spending in business spending', '人员支出占比', '人员经费占比'],
    ['expense_staff', 'business_expense', '%'],
    'up',
    zhejiang,
  ),
  indicator(
    'income-drug-share',
    ['药品收入占医疗收入比', 'Drugs in medical income'],
    ['income_drugs', 'medical_income', '%'],
    'down',
  ),
  indicator(
    'income-material-share',
    ['卫生材料收入占医疗收入比', 'Consumables in medical income'],
    ['income_consumables', 'medical_income', '%'],
    'down',
  ),
  indicator(
    'income-test-share',
    ['检查化验收入占医疗收入比', 'Tests in medical income'],
    ['income_examinations + income_laboratory', 'medical_income', '%'],
    'down',
  ),
  indicator(
    'income-growth',
    ['医疗收入增幅', 'Growth of medical income'],
    ['medical_income', null, '%'],
    'ceiling',
    { kind: 'growth', decimals: 2 },
  ),
  indicator(
    'insurance-income-share',
    ['医保基金收入占医疗收入比', 'Insurance funds in medical income'],
    ['income_insurance', 'medical_income', '%'],
    'band',
  ),
  indicator(
    'inpatient-income-share',
    ['住院收入占比', 'Share of income from stays'],
    ['income_inpatient', 'income_inpatient + income_outpatient', '%'],
    'band',
  ),
  indicator(
    'material-per-100',
    ['百元医疗收入（不含药品）消耗卫生材料', 'Consumables per 100 yuan of income without drugs'],
    ['expense_consumables', 'medical_income - income_drugs', '%'],
    'down',
  ),
  indicator(
    'subsidy-share',
    ['财政基本补助占总收入比', 'Basic subsidies in all income'],
    ['subsidy_basic', 'medical_income + subsidy_basic + subsidy_project', '%'],
    'band',
  ),
  indicator(
    'management-share',
    ['管理费用率', 'Management in business spending'],
    ['expense_management', 'business_expense', '%'],
    'down',
  ),
  indicator(
    'balance-share',
    ['收支结余率', 'Balance in all income'],
    [
      'medical_income + subsidy_basic + subsidy_project - business_expense',
      'medical_income + subsidy_basic + subsidy_project',
      '%',
    ],
    'band',
  ),
  resource(
    'beds-per-1000',
    ['千人口医疗机构床位数', 'Beds per 1,000 residents', '每千人口床位'],
    ['beds', 'residents', '床/千人'],
    'band',
    { attribute: 'expected', source: 'shanghai-14-5-health#表8' },
  ),
  resource(
    'doctors-per-1000',
    ['千人口执业（助理）医师数', 'Doctors per 1,000 residents', '千人口执业(助理)医师数'],
    ['doctors', 'residents', '人/千人'],
    'up',
    { attribute: 'expected', source: 'shanghai-14-5-health#表10' },
  ),
  resource(
    'nurses-per-1000',
    ['千人口注册护士数', 'Nurses per 1,000 residents'],
    ['nurses', 'residents', '人/千人'],
    'up',
    { attribute: 'expected', source: 'shanghai-14-5-health#表11' },
  ),
  resource(
    'gps-per-1000',
    ['千人口全科医生数', 'General practitioners per 1,000 residents'],
    ['general_practitioners', 'residents', '人/千人'],
    'up',
    { attribute: 'expected', source: 'shanghai-14-5-health#表12' },
  ),
  resource('nurses-per-doctor', ['护医比', 'Nurses per doctor', '医护比'], ['nurses', 'doctors', ''], 'up'),
  resource('nurses-per-bed', ['床护比', 'Nurses per bed'], ['nurses', 'beds', '人/床'], 'up'),
  resource(
    'pharmacists-per-100-beds',
    ['每百张床位药师数', 'Pharmacists per 100 beds'],
    ['pharmacists', 'beds', '人/百床'],
    'up',
  ),
  resource(
    'managers-share',
    ['管理人员占比', 'Share of managers in staff'],
    ['managers', 'staff', '%'],
    'down',
    { kind: 'coverage' },
  ),
  resource(
    'bed-use',
    ['床位使用率', 'Bed use', '病床使用率'],
    ['bed_days_used', 'bed_days_open', '%'],
    'band',
    {
      population: {
        zh: '期内每日占用与开放床日之和；人员临时加床时可超过 100%。',
        en: 'Bed days used and open on all days of the period; with extra beds it may exceed 100 %.',
      },
    },
  ),
  resource('bed-turnover', ['病床周转次数', 'Discharges per bed'], ['discharges', 'beds', '人次/床'], 'up', {
    population: {
      zh: '报送首页医院的出院人次与期末开放床位；没有首页的机构不宜使用。',
      en: 'Discharges of hospitals with front pages and beds at the end of the period; not for institutions without front pages.',
    },
  }),
  resource('beds', ['开放床位数', 'Open beds'], ['beds', null, '床'], 'band'),
  resource('doctors', ['执业医师数', 'Doctors'], ['doctors', null, '人'], 'up'),
  resource(
    'institutions',
    ['医疗机构数', 'Institutions', '医疗卫生机构数'],
    ['institutions', null, '家'],
    'band',
  ),
  resource(
    'primary-institutions',
    ['基层医疗机构数', 'Primary institutions'],
    ['primary_institutions', null, '家'],
    'band',
  ),
];
