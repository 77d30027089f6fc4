// This file is over the limit because it is one list of headings.
import { cell, MAY_LACK, SEXES } from './template-column.ts';
import type { Template } from './templates.ts';

const institution = cell(
  '机构编码',
  'institution_code',
  'code',
  '定点医药机构编号，12 位',
  'Institution code, 12 characters',
  {
    aliases: ['fixmedins_code', '定点医药机构编号', '医疗机构编码', '医疗机构代码'],
  },
);
const month = cell('月份', 'month', 'month', '如 2026-03', 'Such as 2026-03', {
  aliases: ['统计月份', '年月'],
});

/** Income, expenditure and subsidies of an institution (机构财务项目): words of the drop-down list. */
export const FINANCE_ITEMS: Readonly<Record<string, string>> = {
  药品收入: 'income-drugs',
  卫生材料收入: 'income-consumables',
  检查收入: 'income-examinations',
  化验收入: 'income-laboratory',
  医疗服务收入: 'income-services',
  其他医疗收入: 'income-other-medical',
  其他收入: 'income-other',
  医保基金收入: 'income-insurance',
  财政基本补助: 'subsidy-basic',
  财政项目补助: 'subsidy-project',
  人员经费: 'expense-staff',
  药品费支出: 'expense-drugs',
  卫生材料费支出: 'expense-consumables',
  管理费用: 'expense-management',
  其他支出: 'expense-other',
  门诊收入: 'income-outpatient',
  住院收入: 'income-inpatient',
};

/** Beds and staff of an institution (床位人员项目): words of the drop-down list. */
export const CAPACITY_ITEMS: Readonly<Record<string, string>> = {
  编制床位: 'beds-planned',
  开放床位: 'beds-open',
  开放总床日: 'bed-days-open',
  占用总床日: 'bed-days-used',
  执业医师: 'doctors',
  注册护士: 'nurses',
  全科医生: 'general-practitioners',
  药师: 'pharmacists',
  技师: 'technicians',
  管理人员: 'managers',
  在岗职工: 'staff',
};

/** Templates about institutions and population (机构、财务、床位人员、人口). */
export const institutionTemplates: readonly Template[] = [
  {
    id: 'institutions',
    title: { zh: '医疗机构名册', en: 'List of institutions' },
    from: { zh: '医保局、卫健委', en: 'insurance bureau, health commission' },
    table: 'institution',
    columns: [
      institution,
      cell('机构名称', 'name', 'text', '全称', 'Full name', { aliases: ['fixmedins_name', '医疗机构名称'] }),
      cell('机构类别', 'kind_code', 'code', '从列表选择', 'Choose from the list', {
        choices: {
          医院: 'hospital',
          社区卫生服务中心: 'community-centre',
          村卫生室: 'village-clinic',
          药店: 'pharmacy',
          其他: 'other',
        },
      }),
      cell('医院等级', 'level_code', 'code', '等级代码，如 02 为三级甲等', 'Code of the level, such as 02', {
        required: 'no',
        aliases: ['hosp_lv', '机构等级'],
        choices: {
          三级特等: '01',
          三级甲等: '02',
          三级乙等: '03',
          三级丙等: '04',
          二级甲等: '05',
          二级乙等: '06',
          二级丙等: '07',
          一级甲等: '08',
          一级乙等: '09',
          一级丙等: '10',
          无等级: '11',
          三级无等: '12',
          二级无等: '13',
          一级无等: '14',
        },
        list: 'hosp_lv',
      }),
      cell('所有制', 'ownership_code', 'code', '从列表选择', 'Choose from the list', {
        choices: { 公立: 'public', 民营: 'private' },
      }),
      cell('医保区划', 'area_code', 'code', '6 位区划代码', 'Area code of 6 digits', MAY_LACK),
      cell('街镇编码', 'street_code', 'code', '所在街道或镇', 'Subdistrict or town', {
        ...MAY_LACK,
        aliases: ['街镇'],
      }),
      cell('经度', 'longitude', 'degree', '十进制度', 'Decimal degrees', MAY_LACK),
      cell('纬度', 'latitude', 'degree', '十进制度', 'Decimal degrees', MAY_LACK),
      cell('起始日期', 'valid_from', 'day', '该状态从哪天起', 'First day this holds'),
      cell(
        '终止日期',
        'valid_until',
        'day',
        '含当日；仍有效则空',
        'Last day, included; empty if it still holds',
        MAY_LACK,
      ),
    ],
  },
  {
    id: 'finance',
    title: { zh: '机构财务月报', en: 'Institution finance by month' },
    from: { zh: '医疗机构、财政局', en: 'institutions, finance bureau' },
    table: 'finance_month',
    columns: [
      institution,
      month,
      cell('项目', 'item_code', 'code', '从列表选择', 'Choose from the list', { choices: FINANCE_ITEMS }),
      cell('金额（元）', 'amount_fen', 'fen', '元，最多两位小数', 'Yuan, two decimals at most', {
        aliases: ['金额'],
      }),
    ],
  },
  {
    id: 'capacity',
    title: { zh: '床位与人员月报', en: 'Beds and staff by month' },
    from: { zh: '医疗机构', en: 'institutions' },
    table: 'capacity_month',
    columns: [
      institution,
      month,
      cell('项目', 'item_code', 'code', '从列表选择', 'Choose from the list', { choices: CAPACITY_ITEMS }),
      cell('数量', 'amount', 'quantity', '最多四位小数', 'Four decimals at most'),
    ],
  },
  {
    id: 'population',
    title: { zh: '人口数', en: 'Population' },
    from: { zh: '统计局、公安局、卫健委', en: 'statistics, police, health commission' },
    table: 'population',
    columns: [
      cell('行政区划', 'area_code', 'code', '6 位区划代码', 'Area code of 6 digits'),
      cell('街镇编码', 'street_code', 'code', '街道或镇', 'Subdistrict or town', { aliases: ['街镇'] }),
      cell('年份', 'year', 'count', '如 2025', 'Such as 2025', { aliases: ['年度'] }),
      cell('人口口径', 'population_kind_code', 'code', '常住或户籍', 'Residents or registered persons', {
        choices: { 常住: 'resident', 户籍: 'registered' },
      }),
      cell('性别', 'sex_code', 'code', '男或女', 'Male or female', {
        choices: SEXES,
        aliases: ['gend'],
        list: 'gend',
      }),
      cell('年龄下限', 'age_from', 'count', '岁', 'Years'),
      cell(
        '年龄上限',
        'age_to',
        'count',
        '含；最后一档留空',
        'Included; empty in the open last band',
        MAY_LACK,
      ),
      cell('人数', 'persons', 'count', '年末人数', 'Persons at the end of the year'),
    ],
  },
];
