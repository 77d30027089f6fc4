import type { Light, LocalText } from '@sanyi/kernel';

/** One finding behind a light (亮灯理由), ready to read. */
export interface LightReason {
  readonly code: ReasonCode;
  readonly light: Light;
  readonly text: LocalText;
}

const SENTENCES = {
  overridden: { zh: '{by}人工改灯：{reason}', en: 'Overridden by {by}: {reason}' },
  closed: { zh: '已核实销号。', en: 'Verified and closed.' },
  'nothing-known': {
    zh: '没有时限、节点、目标数据或填报，暂无从判断。',
    en: 'No deadline, milestone, value or report to judge by yet.',
  },
  'reports-missing': { zh: '连续{count}期未填报。', en: 'No report for {count} periods in a row.' },
  'report-missing': { zh: '{period}未填报。', en: 'No report for {period}.' },
  'report-late': { zh: '{period}迟报。', en: 'The report for {period} was late.' },
  'ongoing-reported': { zh: '持续推进任务，{period}已填报。', en: 'Ongoing task, reported for {period}.' },
  'awaiting-verification': {
    zh: '部门已申请销号，待核实。',
    en: 'Reported as done, waiting for verification.',
  },
  overdue: { zh: '完成时限{due}已过{days}天。', en: 'Due on {due}, {days} days ago.' },
  'due-soon': {
    zh: '距完成时限{due}还有{days}天，尚无核实的佐证。',
    en: 'Due on {due}, in {days} days, without verified evidence.',
  },
  'milestone-missed': {
    zh: '节点“{title}”应于{due}完成，尚未完成。',
    en: 'Milestone “{title}” was due on {due} and is not done.',
  },
  'milestones-met': {
    zh: '到期的{count}个节点均已完成。',
    en: 'All {count} milestones that are due are done.',
  },
  'evidence-verified': { zh: '佐证材料已核实。', en: 'Evidence is verified.' },
  'no-value': { zh: '“{name}”尚无数据。', en: 'No value for “{name}” yet.' },
  'value-waiting': {
    zh: '“{name}”{period}数值已报送、待审核，未计入。',
    en: 'The value of “{name}” for {period} was sent and waits for approval; it does not count yet.',
  },
  'no-due': {
    zh: '“{name}”完成率{share}%，没有完成时限，无从比较进度。',
    en: '“{name}” is at {share} % and has no last day to compare with.',
  },
  'limit-kept': { zh: '“{name}”在限额之内。', en: '“{name}” is within its limit.' },
  'limit-broken': { zh: '“{name}”突破限额。', en: '“{name}” broke its limit.' },
  'target-met': { zh: '“{name}”已达到目标。', en: '“{name}” has met its target.' },
  'target-overdue': {
    zh: '“{name}”应于{due}达到目标，完成率{share}%。',
    en: '“{name}” was due on {due} and stands at {share} %.',
  },
  'on-track': {
    zh: '“{name}”完成率{share}%，时序进度{elapsed}%。',
    en: '“{name}” at {share} %, time gone by {elapsed} %.',
  },
  behind: {
    zh: '“{name}”完成率{share}%，落后于时序进度{elapsed}%。',
    en: '“{name}” at {share} %, behind the {elapsed} % of time gone by.',
  },
  'far-behind': {
    zh: '“{name}”完成率{share}%，明显落后于时序进度{elapsed}%。',
    en: '“{name}” at {share} %, far behind the {elapsed} % of time gone by.',
  },
  'yellow-too-long': {
    zh: '连续{count}期黄灯，转为红灯。',
    en: 'Yellow for {count} periods in a row, hence red.',
  },
} as const satisfies Record<string, LocalText>;

export type ReasonCode = keyof typeof SENTENCES;

/** Fills the sentence of a finding; a value may be worded differently in each language. */
export function reason(
  code: ReasonCode,
  light: Light,
  values: Readonly<Record<string, string | number | LocalText>>,
): LightReason {
  const fill = (sentence: string, language: 'zh' | 'en') =>
    sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = values[name];
      return typeof value === 'object' ? value[language] : String(value);
    });
  return { code, light, text: { zh: fill(SENTENCES[code].zh, 'zh'), en: fill(SENTENCES[code].en, 'en') } };
}
