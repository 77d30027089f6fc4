import type { LocalText } from '@sanyi/kernel';

/** What of which kind of subject a cell may be filled with (可填内容). */
export const FORM_FIELDS = {
  value: { zh: '现值', en: 'value' },
  numerator: { zh: '分子', en: 'numerator' },
  denominator: { zh: '分母', en: 'denominator' },
  target: { zh: '目标', en: 'target' },
  light: { zh: '灯号', en: 'light' },
  reasons: { zh: '亮灯理由', en: 'reasons of the light' },
  progress: { zh: '进展', en: 'progress' },
  problems: { zh: '存在问题', en: 'problems' },
  'next-steps': { zh: '下步打算', en: 'next steps' },
  lead: { zh: '牵头单位', en: 'lead department' },
  coop: { zh: '配合单位', en: 'cooperating departments' },
  due: { zh: '完成时限', en: 'last day' },
  unit: { zh: '计量单位', en: 'unit' },
  period: { zh: '数据周期', en: 'period' },
  tasks: { zh: '任务数', en: 'number of tasks' },
  submitted: { zh: '已报数', en: 'reported' },
  late: { zh: '迟报数', en: 'late' },
  green: { zh: '绿灯数', en: 'green lights' },
  yellow: { zh: '黄灯数', en: 'yellow lights' },
  red: { zh: '红灯数', en: 'red lights' },
  ongoing: { zh: '持续推进数', en: 'ongoing' },
  grey: { zh: '无数据数', en: 'without data' },
  issuer: { zh: '填报单位', en: 'reporting office' },
  'issued-on': { zh: '填报日期', en: 'day of reporting' },
  plan: { zh: '方案名称', en: 'title of the plan' },
  'doc-number': { zh: '文号', en: 'document number' },
} as const satisfies Record<string, LocalText>;

export type FormField = keyof typeof FORM_FIELDS;

export const SUBJECT_KINDS = ['target', 'task', 'department', 'whole', 'report'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** What the kinds of subjects are called (对象种类). */
export const SUBJECT_NAMES: Readonly<Record<SubjectKind, LocalText>> = {
  target: { zh: '指标', en: 'Indicator' },
  task: { zh: '任务', en: 'Task' },
  department: { zh: '部门', en: 'Department' },
  whole: { zh: '全部任务', en: 'All tasks' },
  report: { zh: '报告信息', en: 'About the report' },
};

const COUNTS = ['tasks', 'submitted', 'late', 'green', 'yellow', 'red', 'ongoing', 'grey'] as const;

/** The fields that each kind of subject has. */
export const FIELDS_OF: Readonly<Record<SubjectKind, readonly FormField[]>> = {
  target: [
    'value',
    'numerator',
    'denominator',
    'target',
    'light',
    'reasons',
    'due',
    'unit',
    'period',
    'progress',
    'problems',
    'next-steps',
    'lead',
  ],
  task: ['progress', 'problems', 'next-steps', 'light', 'reasons', 'lead', 'coop', 'due'],
  department: COUNTS,
  whole: COUNTS,
  report: ['issuer', 'issued-on', 'period', 'plan', 'doc-number'],
};

interface Wording {
  readonly field: FormField;
  readonly words: RegExp;
  readonly sure: number;
}

/** How heads of official forms word them (列头用语); the first that fits a kind of subject counts. */
const WORDINGS: readonly Wording[] = [
  { field: 'numerator', words: /分子/, sure: 1 },
  { field: 'denominator', words: /分母/, sure: 1 },
  { field: 'issuer', words: /^(填报|报送|上报)(单位|部门|机构)|^单位名称/, sure: 1 },
  { field: 'issued-on', words: /^(填报|报送|上报|填表)(日期|时间)/, sure: 1 },
  { field: 'plan', words: /^(方案|文件)(名称|标题)/, sure: 1 },
  { field: 'doc-number', words: /文号/, sure: 1 },
  { field: 'next-steps', words: /下一?步|打算|后续(安排|计划)|工作安排/, sure: 1 },
  { field: 'problems', words: /问题|困难|短板/, sure: 1 },
  { field: 'reasons', words: /理由|原因/, sure: 0.9 },
  { field: 'coop', words: /配合(单位|部门)?|协同(单位|部门)/, sure: 1 },
  { field: 'lead', words: /牵头(单位|部门)?|责任(单位|部门)|主责/, sure: 1 },
  { field: 'due', words: /时限|期限|完成时间|截止/, sure: 1 },
  { field: 'unit', words: /^(计量)?单位$/, sure: 0.9 },
  { field: 'period', words: /(数据|统计|填报|所属)(周期|期间?)|报告期/, sure: 1 },
  { field: 'green', words: /绿灯?数?|按期(完成|推进)/, sure: 0.95 },
  { field: 'yellow', words: /黄灯?数?/, sure: 0.95 },
  { field: 'red', words: /红灯?数?/, sure: 0.95 },
  { field: 'ongoing', words: /持续推进/, sure: 0.95 },
  { field: 'grey', words: /无数据|未知/, sure: 0.9 },
  { field: 'late', words: /迟报|逾期填报/, sure: 0.95 },
  { field: 'submitted', words: /已(填)?报|填报数/, sure: 0.95 },
  { field: 'tasks', words: /任务(总)?数|任务项数|^任务$|总数/, sure: 0.9 },
  { field: 'light', words: /灯|状态|红黄绿/, sure: 1 },
  { field: 'target', words: /目标|计划(值|数)|要求值/, sure: 0.95 },
  { field: 'progress', words: /进展|推进情况|落实情况|工作情况|主要做法|成效/, sure: 1 },
  {
    field: 'value',
    words:
      /(现|完成|实际|本期|本季度?|当期|指标|监测|达成)(值|数)|实际完成|^数值$|完成率|^比[例率]$|占比|百分比|结果/,
    sure: 1,
  },
  { field: 'value', words: /完成情况|完成进度/, sure: 0.75 },
  { field: 'progress', words: /完成情况|说明/, sure: 0.75 },
];

/** The field that a head asks of a subject; `null` where it asks for none of its fields. */
export function fieldOfHead(head: string, kind: SubjectKind): { field: FormField; sure: number } | null {
  const plain = head
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/\([^()]*\)/g, '')
    .replace(/[:：]$/, '');
  const found = WORDINGS.find(({ field, words }) => FIELDS_OF[kind].includes(field) && words.test(plain));
  return found ? { field: found.field, sure: found.sure } : null;
}

/** Rows that sum up the rows above them. */
export function isTotal(head: string): boolean {
  return /^(合计|总计|小计|共计|全(省|市|区|县)(合计|平均)?|平均)$/.test(head.replace(/\s/g, ''));
}
