import type { IssueText } from './issue-text.ts';

/** Words and cures that show how an export was dressed up (凑数痕迹). */
export const massagingIssues = {
  'other-code': {
    aspect: 'massaging',
    message: { zh: '填的是“其他”类代码 {value}', en: 'The code {value} means other' },
    cure: { zh: '能明确的请填具体代码', en: 'Give the specific code where it is known' },
  },
  'default-name': {
    aspect: 'massaging',
    message: { zh: '姓名 {value} 像是占位', en: 'The name {value} looks like a placeholder' },
    cure: { zh: '填真实姓名', en: 'Give the real name' },
  },
  'one-name-everywhere': {
    aspect: 'massaging',
    message: {
      zh: '{field}：{share}% 的行是同一个人（{rows} 行）',
      en: '{field}: one person in {share}% of {rows} rows',
    },
    cure: { zh: '核对导出程序是否用了固定姓名', en: 'Check whether the export fills in a fixed name' },
  },
  'conditions-written-twice': {
    aspect: 'massaging',
    message: {
      zh: '{institution}：第 2、3 个其他诊断的入院病情在 {rows} 行里全都相同，疑似一列写了两次',
      en: '{institution}: conditions of the 2nd and 3rd other diagnosis equal in all {rows} rows, most likely one column written twice',
    },
    cure: { zh: '核对导出程序', en: 'Check the export' },
  },
  'surgery-parts-always-equal': {
    aspect: 'massaging',
    message: {
      zh: '{institution}：{rows} 行里麻醉费加手术费总是恰等于手术治疗费，疑似被截平',
      en: '{institution}: anaesthesia and operation always make the whole in {rows} rows, most likely cut to it',
    },
    cure: { zh: '与费用明细核对', en: 'Compare with the fee lines' },
  },
} as const satisfies Record<string, IssueText>;
