/**
 * Figures of the demonstration (示例指标与数值): simple indicators, the targets they serve and one value a quarter.
 *
 * Numbers are decimal texts in the unit that the indicator names, so that nothing is lost on the way in. A value with
 * a denominator is a ratio and is never stored as one number. Together with the targets of the paper they give, by the
 * published default rule, lights of all four colours; no light is written down here.
 */
import type { LocalText, StoryIndicator, StoryLink, StoryValue } from './story-types.ts';

const ratio = (
  id: string,
  owner: string,
  name: LocalText,
  numerator: LocalText,
  denominator: LocalText,
  more: Partial<StoryIndicator> = {},
): StoryIndicator => ({
  id,
  owner,
  name,
  numerator,
  denominator,
  unit: '%',
  factor: 100,
  decimals: 2,
  direction: 'up',
  kind: 'year-to-date',
  ...more,
});

const count = (
  id: string,
  owner: string,
  unit: string,
  name: LocalText,
  more: Partial<StoryIndicator> = {},
): StoryIndicator => ({
  id,
  owner,
  name,
  numerator: name,
  denominator: null,
  unit,
  factor: 1,
  decimals: 0,
  direction: 'up',
  kind: 'year-to-date',
  ...more,
});

export const STORY_INDICATORS: readonly StoryIndicator[] = [
  ratio(
    'priority-signing-rate',
    'qh-wjw',
    { zh: '重点人群签约率', en: 'Family-doctor contract rate of priority groups' },
    { zh: '已签约重点人群人数', en: 'priority residents under contract' },
    { zh: '重点人群总数', en: 'priority residents' },
    { kind: 'level' },
  ),
  ratio(
    'resident-signing-rate',
    'qh-wjw',
    { zh: '常住居民签约率', en: 'Family-doctor contract rate of residents' },
    { zh: '已签约常住居民人数', en: 'residents under contract' },
    { zh: '常住居民总数', en: 'residents' },
    { kind: 'level' },
  ),
  ratio(
    'dip-fund-share',
    'qh-ybj',
    { zh: '按病种分值付费基金支出占比', en: 'Share of inpatient fund spending paid by DIP' },
    { zh: '按病种分值付费的医保基金支出（万元）', en: 'fund spending paid by DIP (10,000 yuan)' },
    { zh: '住院医保基金支出（万元）', en: 'inpatient fund spending (10,000 yuan)' },
  ),
  ratio(
    'outpatient-cost-growth',
    'qh-wjw',
    { zh: '门急诊次均费用增幅', en: 'Growth of cost per outpatient visit' },
    { zh: '次均费用比上年同期增加额（元）', en: 'increase over the same period last year (yuan)' },
    { zh: '上年同期次均费用（元）', en: 'cost per visit in the same period last year (yuan)' },
    { direction: 'down' },
  ),
  ratio(
    'inpatient-cost-growth',
    'qh-wjw',
    { zh: '住院次均费用增幅', en: 'Growth of cost per admission' },
    { zh: '次均费用比上年同期增加额（元）', en: 'increase over the same period last year (yuan)' },
    { zh: '上年同期次均费用（元）', en: 'cost per admission in the same period last year (yuan)' },
    { direction: 'down' },
  ),
  ratio(
    'cross-province-settlement-rate',
    'qh-ybj',
    { zh: '跨省住院费用直接结算率', en: 'Direct settlement rate of admissions in other provinces' },
    { zh: '跨省住院直接结算人次', en: 'admissions settled directly' },
    { zh: '跨省住院结算总人次', en: 'admissions settled' },
  ),
  count('family-beds', 'qh-wjw', '张', { zh: '新建家庭病床数', en: 'Home beds opened' }),
  count('ambulance-stations', 'qh-wjw', '个', { zh: '新增急救站点数', en: 'Ambulance stations opened' }),
  ratio(
    'ambulance-response-time',
    'qh-wjw',
    { zh: '急救平均反应时间', en: 'Mean ambulance response time' },
    { zh: '反应时间合计（分钟）', en: 'total response time (minutes)' },
    { zh: '急救出车次数', en: 'ambulance calls' },
    { unit: '分钟', factor: 1, direction: 'down' },
  ),
  count(
    'recognised-items',
    'qh-wjw',
    '项',
    { zh: '检查检验结果互认项目数', en: 'Test items recognised between hospitals' },
    { kind: 'level' },
  ),
  ratio(
    'trace-code-rate',
    'qh-scjgj',
    { zh: '药品追溯码采集率', en: 'Medicine trace codes captured' },
    { zh: '已采集追溯码的销售盒数', en: 'packs sold with a captured code' },
    { zh: '销售总盒数', en: 'packs sold' },
  ),
  count('primary-care-recruits', 'qh-rsj', '名', {
    zh: '面向基层招聘卫生专业技术人员数',
    en: 'Health workers recruited for primary care',
  }),
  count(
    'care-insurance-members',
    'qh-ybj',
    '万人',
    { zh: '长期护理保险参保人数', en: 'People covered by long-term care insurance' },
    { kind: 'level', decimals: 1 },
  ),
  ratio(
    'pathway-share',
    'qh-wjw',
    { zh: '实施临床路径管理的出院患者占比', en: 'Discharges managed on a clinical pathway' },
    { zh: '临床路径管理的出院人数', en: 'discharges on a pathway' },
    { zh: '出院总人数', en: 'discharges' },
  ),
  ratio(
    'internet-revisit-share',
    'qh-wjw',
    { zh: '互联网医院复诊量占比', en: 'Share of follow-up visits held online' },
    { zh: '互联网医院复诊人次', en: 'online follow-up visits' },
    { zh: '门诊复诊总人次', en: 'follow-up visits' },
  ),
  ratio(
    'e-receipt-rate',
    'qh-czj',
    { zh: '医疗费用电子票据应用率', en: 'Medical bills issued electronically' },
    { zh: '电子票据开具张数', en: 'electronic bills' },
    { zh: '票据开具总张数', en: 'bills' },
  ),
];

export const STORY_LINKS: readonly StoryLink[] = [
  { task: '8', target: '次均费用增幅', value: 4, indicator: 'outpatient-cost-growth' },
  { task: '8', target: '次均费用增幅', value: 3, indicator: 'inpatient-cost-growth' },
  { task: '9', target: '实施临床路径管理的出院患者占比', value: 55, indicator: 'pathway-share' },
  { task: '10', target: '面向基层招聘卫生专业技术人员', value: 60, indicator: 'primary-care-recruits' },
  { task: '11', target: '支出占住院医保基金支出比例', value: 85, indicator: 'dip-fund-share' },
  { task: '14', target: '参保人数', value: 48, indicator: 'care-insurance-members' },
  { task: '15', target: '跨省住院费用直接结算率', value: 92, indicator: 'cross-province-settlement-rate' },
  { task: '19', target: '药品追溯码采集率', value: 95, indicator: 'trace-code-rate' },
  { task: '20', target: '常住居民签约率', value: 45, indicator: 'resident-signing-rate' },
  { task: '20', target: '重点人群签约率', value: 75, indicator: 'priority-signing-rate' },
  { task: '24', target: '新建家庭病床', value: 600, indicator: 'family-beds' },
  { task: '28', target: '新增急救站点', value: 3, indicator: 'ambulance-stations' },
  { task: '28', target: '急救平均反应时间', value: 11, indicator: 'ambulance-response-time' },
  { task: '30', target: '互认项目达到', value: 180, indicator: 'recognised-items' },
  { task: '31', target: '互联网医院复诊量', value: 8, indicator: 'internet-revisit-share' },
  { task: '32', target: '电子票据应用率', value: 98, indicator: 'e-receipt-rate' },
];

/** Days on which the quarters were entered (填报日期); one department is four days late in October. */
const ENTERED: Readonly<Record<string, string>> = {
  '2025Q4': '2026-01-09',
  '2026Q1': '2026-04-08',
  '2026Q2': '2026-07-08',
  '2026Q3': '2026-10-09',
};

/** `period numerator/denominator`, or `period numerator` for a count. */
const series = (indicator: string, enteredBy: string, ...cells: string[]): StoryValue[] =>
  cells.map((cell) => {
    const [period = '', figure = ''] = cell.split(' ');
    const [numerator = '', denominator] = figure.split('/');
    const late = indicator === 'trace-code-rate' && period === '2026Q3';
    return {
      indicator,
      period,
      organisation: 'qinghe',
      numerator,
      denominator: denominator ?? null,
      enteredBy,
      enteredOn: late ? '2026-10-14' : (ENTERED[period] ?? ''),
    };
  });

/** 2025Q4 is the base from which this year's progress is counted (基期); costs and counts of the year start at zero. */
export const STORY_VALUES: readonly StoryValue[] = [
  ...series(
    'priority-signing-rate',
    'chenlizhou',
    '2025Q4 178000/250000',
    '2026Q1 179640/250600',
    '2026Q2 183420/251300',
    '2026Q3 187050/251900',
  ),
  ...series(
    'resident-signing-rate',
    'chenlizhou',
    '2025Q4 289300/684000',
    '2026Q1 291400/684500',
    '2026Q2 296500/685200',
    '2026Q3 301900/686000',
  ),
  ...series(
    'dip-fund-share',
    'guminzhi',
    '2025Q4 64310/79200',
    '2026Q1 16872/20480',
    '2026Q2 34146/40620',
    '2026Q3 52184/60950',
  ),
  ...series(
    'outpatient-cost-growth',
    'chenlizhou',
    '2026Q1 9.2/268.4',
    '2026Q2 8.4/270.6',
    '2026Q3 7.9/271.3',
  ),
  ...series('inpatient-cost-growth', 'chenlizhou', '2026Q1 241/9280', '2026Q2 298/9312', '2026Q3 337/9345'),
  ...series(
    'cross-province-settlement-rate',
    'guminzhi',
    '2025Q4 8712/9800',
    '2026Q1 2186/2440',
    '2026Q2 4571/5040',
    '2026Q3 7026/7680',
  ),
  ...series('family-beds', 'chenlizhou', '2026Q1 96', '2026Q2 214', '2026Q3 372'),
  ...series('ambulance-stations', 'chenlizhou', '2026Q1 0', '2026Q2 1', '2026Q3 1'),
  ...series(
    'ambulance-response-time',
    'chenlizhou',
    '2025Q4 247446/20970',
    '2026Q1 61712/5320',
    '2026Q2 120345/10650',
    '2026Q3 175708/16120',
  ),
  ...series('recognised-items', 'chenlizhou', '2025Q4 152', '2026Q1 160', '2026Q2 176', '2026Q3 183'),
  ...series(
    'trace-code-rate',
    'zhanglan',
    '2025Q4 1088000/1700000',
    '2026Q1 1283400/1800000',
    '2026Q2 3342500/3760000',
    '2026Q3 5242850/5655700',
  ),
  ...series('primary-care-recruits', 'linqiu', '2026Q1 0', '2026Q2 38', '2026Q3 63'),
  ...series('care-insurance-members', 'guminzhi', '2026Q2 31.6', '2026Q3 41.2'),
  ...series(
    'pathway-share',
    'chenlizhou',
    '2025Q4 14159/27600',
    '2026Q1 3626/7000',
    '2026Q2 7364/14000',
    '2026Q3 11214/21000',
  ),
];
