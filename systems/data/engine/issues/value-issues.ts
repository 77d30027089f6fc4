// This file is over the limit because it is one list of words.
import type { IssueText } from './issue-text.ts';

/** Words and cures of single values (取值问题). */
export const valueIssues = {
  'required-missing': {
    aspect: 'completeness',
    message: { zh: '必填项为空，这一行没有采用', en: 'A field is empty that a row cannot do without' },
    cure: { zh: '补填后重新报送这一行', en: 'Fill it in and send the row again' },
  },
  'value-missing': {
    aspect: 'completeness',
    message: { zh: '应填项为空', en: 'A field that should be filled is empty' },
    cure: { zh: '补填；“-”和“无”按未填计', en: 'Fill it in; “-” and 无 count as empty' },
  },
  'day-unreadable': {
    aspect: 'validity',
    message: { zh: '日期读不出或不存在', en: 'The date cannot be read or does not exist' },
    cure: { zh: '写成 2026-03-01 或 2026-03-01 09:30:00', en: 'Write 2026-03-01 or 2026-03-01 09:30:00' },
  },
  'day-in-future': {
    aspect: 'validity',
    message: {
      zh: '日期晚于收到文件的 {received}',
      en: 'The date lies after the day of receipt, {received}',
    },
    cure: { zh: '核对系统时钟和录入', en: 'Check the clock and the entry' },
  },
  'amount-unreadable': {
    aspect: 'validity',
    message: { zh: '金额不是数字', en: 'The amount is not a number' },
    cure: { zh: '只写数字和小数点，单位为元', en: 'Write digits and a decimal point only, in yuan' },
  },
  'amount-too-fine': {
    aspect: 'validity',
    message: { zh: '金额超过两位小数，无法按分入账', en: 'The amount has more than two decimals' },
    cure: { zh: '按票据金额填到分', en: 'Give it to the fen as on the receipt' },
  },
  'amount-too-large': {
    aspect: 'validity',
    message: { zh: '数字过大，不合情理', en: 'The number is too large' },
    cure: { zh: '核对是否把编码填进了金额列', en: 'Check whether a code stands in an amount column' },
  },
  'decimals-rounded': {
    aspect: 'validity',
    message: {
      zh: '小数超过 {places} 位，已按四舍五入取到 {places} 位',
      en: 'More than {places} decimals; rounded half up',
    },
    cure: { zh: '导出时不要用浮点计算的结果', en: 'Do not export results of floating point arithmetic' },
  },
  'count-unreadable': {
    aspect: 'validity',
    message: { zh: '应为非负整数', en: 'A whole number, not negative, is expected' },
    cure: { zh: '只写数字', en: 'Write digits only' },
  },
  'duration-unreadable': {
    aspect: 'validity',
    message: {
      zh: '时长应写成“天/小时/分钟”，小时小于 24，分钟小于 60',
      en: 'A duration is written days/hours/minutes, below 24 and 60',
    },
    cure: { zh: '例如 1/13/24', en: 'Such as 1/13/24' },
  },
  'value-not-listed': {
    aspect: 'validity',
    message: { zh: '“{value}”不在国家值域里', en: '“{value}” is not in the national list' },
    cure: { zh: '改用标准代码；本地代码请先对照', en: 'Use the standard code; map local codes first' },
  },
  'yes-no-unreadable': {
    aspect: 'validity',
    message: { zh: '是否类字段应为 1 或 0', en: 'Yes and no are written 1 and 0' },
    cure: { zh: '改为 1 或 0', en: 'Write 1 or 0' },
  },
  'code-unknown': {
    aspect: 'validity',
    message: { zh: '字典里没有编码 {code}', en: 'No dictionary has the code {code}' },
    cure: { zh: '核对版本；新编码请先更新字典', en: 'Check the edition; import the newer dictionary first' },
  },
  'code-local': {
    aspect: 'validity',
    message: {
      zh: '{code} 像是本地编码，没有对照到国家编码',
      en: '{code} looks like a local code that was never mapped',
    },
    cure: { zh: '补做编码对照后重新报送', en: 'Map it to the national code and send again' },
  },
  'code-retired': {
    aspect: 'validity',
    message: {
      zh: '编码 {code} 已停用，现为 {successor}',
      en: 'The code {code} has been replaced by {successor}',
    },
    cure: { zh: '改用 {successor}', en: 'Use {successor}' },
  },
  'personal-number-in-text': {
    aspect: 'validity',
    message: {
      zh: '名称或备注里写有证件号或电话，入库时已隐去',
      en: 'A name or remark holds an identity or telephone number; it was hidden on its way in',
    },
    cure: { zh: '名称和备注里不要写个人信息', en: 'Keep personal data out of names and remarks' },
  },
  'character-unreadable': {
    aspect: 'validity',
    message: {
      zh: '有字节不是文件编码的文字，按“�”入库',
      en: 'Some bytes are no text of the file’s encoding; they were taken in as “�”',
    },
    cure: {
      zh: '按原文重新导出后报送；原始文件里的字节原样保存',
      en: 'Export again and send; the bytes are kept in the original file as they are',
    },
  },
  'person-unknown': {
    aspect: 'completeness',
    message: {
      zh: '人员编号和证件号码都无法使用',
      en: 'Neither person number nor identity number can be used',
    },
    cure: { zh: '补填人员编号或证件号码', en: 'Give the person number or the identity number' },
  },
  'person-by-record': {
    aspect: 'completeness',
    message: {
      zh: '没有证件号码，按病案号识别，无法与医保数据关联',
      en: 'No identity number: known by record number only and not joined with the insurer’s rows',
    },
    cure: { zh: '补填证件号码', en: 'Give the identity number' },
  },
  'institution-unknown': {
    aspect: 'completeness',
    message: { zh: '没有机构编码', en: 'No institution code' },
    cure: { zh: '补填定点医药机构编号', en: 'Give the institution code' },
  },
  'period-unreadable': {
    aspect: 'validity',
    message: { zh: '期间读不出', en: 'The period cannot be read' },
    cure: { zh: '写成 202603、2026Q1 或 2026', en: 'Write 202603, 2026Q1 or 2026' },
  },
  'value-not-a-number': {
    aspect: 'validity',
    message: { zh: '指标数值不是数字', en: 'The value is not a number' },
    cure: { zh: '改为数字', en: 'Write a number' },
  },
  'choice-unknown': {
    aspect: 'validity',
    message: { zh: '“{value}”不在下拉列表里', en: '“{value}” is not in the drop-down list' },
    cure: { zh: '从模板的下拉列表选择', en: 'Choose from the template’s list' },
  },
  'key-repeated': {
    aspect: 'duplicate',
    message: {
      zh: '本文件里已有同一主键的行，这一行没有采用',
      en: 'The file has a row with the same key already; this one was set aside',
    },
    cure: {
      zh: '删去重复的行；确有两次的请核对编号',
      en: 'Delete the repetition; where there were two, check their numbers',
    },
  },
  'key-repeated-later': {
    aspect: 'duplicate',
    message: {
      zh: '本文件里已有同一主键的行，以后一行为准',
      en: 'The file has a row with the same key; the later one counts',
    },
    cure: { zh: '删去过期的行', en: 'Delete the outdated row' },
  },
  'marked-invalid': {
    aspect: 'validity',
    message: { zh: '发送方标为无效，没有采用', en: 'The sender has marked it invalid; set aside' },
    cure: { zh: '无须处理；标错的请改正后重报', en: 'Nothing to do, unless the mark is wrong' },
  },
} as const satisfies Record<string, IssueText>;
