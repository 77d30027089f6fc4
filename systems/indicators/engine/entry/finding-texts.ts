// This file is over the limit because it is one list of words.
import type { Finding } from './finding.ts';

const CHECK_BOTH = {
  zh: '请核对两个数是否填反、口径是否一致。',
  en: 'Check whether the two are swapped or of different definitions.',
};

/** Words and cures of everything a check can find (校验结果用语). */
export const FINDINGS = {
  'code-missing': {
    severity: 'error',
    field: 'code',
    message: { zh: '没有填写指标编码。', en: 'The code of the indicator is missing.' },
    cure: { zh: '请填模板中的指标编码。', en: 'Fill in the code as in the template.' },
  },
  'code-unknown': {
    severity: 'error',
    field: 'code',
    message: {
      zh: '本地区没有编码为“{given}”的指标。',
      en: 'The region has no indicator with the code “{given}”.',
    },
    cure: {
      zh: '请对照指标库改正编码，或请医改办建立这个指标。',
      en: 'Correct the code by the library, or ask the reform office to define it.',
    },
  },
  'element-unknown': {
    severity: 'error',
    field: 'code',
    message: {
      zh: '数据元“{given}”还没有对应到指标。',
      en: 'The data element “{given}” is not assigned to an indicator.',
    },
    cure: {
      zh: '请医改办在本页指定它是哪个指标的分子或分母，然后重新上传。',
      en: 'The reform office assigns it on this page to the numerator or denominator of an indicator; then upload again.',
    },
  },
  'element-split': {
    severity: 'error',
    field: 'code',
    message: {
      zh: '这是一个分类数值（{given}），指标没有按分类设置。',
      en: 'This is a value of a category ({given}); indicators have no categories.',
    },
    cure: { zh: '请报送合计数。', en: 'Send the total over the categories.' },
  },
  'filled-from-data': {
    severity: 'error',
    field: 'code',
    message: {
      zh: '“{name}”由区域数据计算，不需要填报。',
      en: '“{name}” is computed from the region’s data and not entered.',
    },
    cure: {
      zh: '请删去这一行；数据有误时更正数据文件。',
      en: 'Delete the row; where the data is wrong correct its file.',
    },
  },
  'not-yours': {
    severity: 'error',
    field: 'code',
    message: { zh: '“{name}”不由本单位填报。', en: '“{name}” is not entered by your organisation.' },
    cure: {
      zh: '请由责任部门报送，或请医改办调整责任部门。',
      en: 'Leave it to its owner, or ask the reform office to change the owner.',
    },
  },
  'organisation-unknown': {
    severity: 'error',
    field: 'organisation',
    message: { zh: '本地区没有“{given}”这个单位。', en: 'The region has no organisation “{given}”.' },
    cure: {
      zh: '请填模板中的单位编号或登记的全称。',
      en: 'Fill in its id as in the template, or its full name.',
    },
  },
  'organisation-not-yours': {
    severity: 'error',
    field: 'organisation',
    message: { zh: '不能替“{given}”填报。', en: 'You cannot enter values of “{given}”.' },
    cure: {
      zh: '部门只填本部门和所辖机构；其他部门请自行报送。',
      en: 'A department enters its own values and those of institutions; other departments send their own.',
    },
  },
  'period-unreadable': {
    severity: 'error',
    field: 'period',
    message: { zh: '看不懂周期“{given}”。', en: 'The period “{given}” cannot be read.' },
    cure: { zh: '请写成 2026、2026H1、2026Q1 或 2026-03。', en: 'Write 2026, 2026H1, 2026Q1 or 2026-03.' },
  },
  'future-period': {
    severity: 'error',
    field: 'period',
    message: { zh: '{given} 尚未开始。', en: '{given} has not begun.' },
    cure: { zh: '请选择已开始的周期。', en: 'Choose a period that has begun.' },
  },
  'not-a-number': {
    severity: 'error',
    field: 'numerator',
    message: { zh: '“{given}”不是可以采用的数。', en: '“{given}” is not a number that can be taken.' },
    cure: {
      zh: '请只填数字，最多十五位整数、六位小数，不用逗号、百分号和单位。',
      en: 'Digits only, at most fifteen before and six after the point, without commas, percent signs and units.',
    },
  },
  'numerator-missing': {
    severity: 'error',
    field: 'numerator',
    message: { zh: '缺少分子。', en: 'The numerator is missing.' },
    cure: { zh: '请补填；没有数据时整行留空。', en: 'Fill it in; without data leave the whole row empty.' },
  },
  'denominator-missing': {
    severity: 'error',
    field: 'denominator',
    message: { zh: '“{name}”是比率，缺少分母。', en: '“{name}” is a ratio; the denominator is missing.' },
    cure: { zh: '请补填分母。', en: 'Fill in the denominator.' },
  },
  'denominator-not-used': {
    severity: 'error',
    field: 'denominator',
    message: {
      zh: '“{name}”没有分母，却填了“{given}”。',
      en: '“{name}” has no denominator, yet “{given}” was filled in.',
    },
    cure: {
      zh: '请删去分母，或核对是否填错了行。',
      en: 'Delete it, or check whether it stands in the wrong row.',
    },
  },
  'denominator-zero': {
    severity: 'error',
    field: 'denominator',
    message: { zh: '分母为零，算不出结果。', en: 'The denominator is zero, so there is no result.' },
    cure: {
      zh: '请核对；本期没有对象时整行留空。',
      en: 'Check it; with nothing to count leave the row empty.',
    },
  },
  'part-exceeds-whole': {
    severity: 'error',
    field: 'numerator',
    message: {
      zh: '分子 {numerator} 大于分母 {denominator}。',
      en: 'The numerator {numerator} exceeds the denominator {denominator}.',
    },
    cure: CHECK_BOTH,
  },
  'below-nought': {
    severity: 'error',
    field: 'numerator',
    message: {
      zh: '“{name}”不应为负数，填的是 {given}。',
      en: '“{name}” cannot be negative, but {given} was given.',
    },
    cure: {
      zh: '请核对正负号；确可为负时请医改办修改指标定义。',
      en: 'Check the sign; if it may be negative the reform office changes the definition.',
    },
  },
  'row-repeated': {
    severity: 'error',
    field: 'row',
    message: {
      zh: '与第 {line} 行是同一指标、单位和周期。',
      en: 'The same indicator, organisation and period as line {line}.',
    },
    cure: { zh: '请只保留一行。', en: 'Keep one of them.' },
  },
  'sender-remark': {
    severity: 'error',
    field: 'row',
    message: { zh: '{zh}', en: '{en}' },
    cure: { zh: '{cureZh}', en: '{cureEn}' },
  },
  jump: {
    severity: 'warn',
    field: 'numerator',
    message: {
      zh: '结果 {result}，{period}为 {before}，相差 {change}%，超过 {bound}%。',
      en: '{result} against {before} in {period}: a change of {change} %, more than {bound} %.',
    },
    cure: { zh: '请核对；属实请在说明里写明原因。', en: 'Check it; if it is right say why in the note.' },
  },
  'sum-differs': {
    severity: 'warn',
    field: 'numerator',
    message: {
      zh: '{part}：合计应为 {sum}（{parts}），填的是 {whole}，差 {difference}。',
      en: '{part}: the parts ({parts}) make {sum}, the whole is {whole}, a difference of {difference}.',
    },
    cure: { zh: '请核对总数和各部分。', en: 'Check the whole and its parts.' },
  },
  'sum-incomplete': {
    severity: 'note',
    field: 'numerator',
    message: { zh: '还缺 {missing}，合计关系没有核对。', en: '{missing} missing: the sum was not checked.' },
    cure: { zh: '各部分报齐后再次核对。', en: 'It is checked when all parts are there.' },
  },
} as const satisfies Record<string, Omit<Finding, 'code'>>;
