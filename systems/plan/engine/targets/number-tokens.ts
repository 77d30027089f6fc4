import { printedNumber } from '../text/numerals.ts';

/** A printed quantity with its unit (数值与单位); offsets are relative to the sentence. */
export interface NumberToken {
  start: number;
  /** End of the unit. */
  end: number;
  /** End of a word like 以上 or 左右 behind the unit. */
  tail: number;
  value: number;
  value2: number | null;
  unit: string;
  suffix: string;
  /** Printed with a Chinese numeral: 一所, 两次. */
  chinese: boolean;
}

const COUNT_UNIT =
  '个百分点|百分点|%|‰|DDDs|/10万|/十万|(?:亿|万|千|百)?(?:人次|人份|单管|平方米|平方公里|公里|个工作日|工作日|个月|个小时|分钟|小时|学时|课时|万人口|人口|人|名|位|张|个|家|所|项|处|座|间|辆|套|种|批次|批|轮|支|次|场次|场|期|门|条|件|例|岁|天|周|元|分|管|台|只|床|户|村|份|米|吨|亩|类|组|对|片|倍|册|篇|站|款|单|剂|盏|枚|艘|架|团队|秒|级)';
const NUMBER = '(?:\\d{1,3}(?:,\\d{3})+(?!\\d)|\\d{1,9})(?:\\.\\d{1,4})?';
const SUFFIX = '(?:\\(?(?:及以上|及以下|以上|以下|以内|之内|左右|上下|内)\\)?)?';
const ARABIC = new RegExp(
  `(?<![\\d.A-Za-z+])(${NUMBER})(${COUNT_UNIT})?(?:-{1,2}|至|到)(${NUMBER})(${COUNT_UNIT})(${SUFFIX})|(?<![\\d.A-Za-z+])(${NUMBER})(?:余|多)?(${COUNT_UNIT})(${SUFFIX})`,
  'g',
);
const CHINESE =
  /(?<![第十百千万一二三四五六七八九每逐同进单统])([一两二三四五六七八九十]{1,3})(?:余)?(人次|家|所|名|张|次|个|座|辆|支|场|轮|期|处|台|间|种)(以上|以下|以内|左右)?/g;

/** 百分之四十 / 八成以上 */
const SHARE =
  /百分之([一二三四五六七八九十]{1,4}|\d{1,2}(?:\.\d{1,2})?)(以上|以下|以内|左右)?|(?<![\u4e00-\u9fff]完|[三建促达变组构落完收])([一二三四五六七八九])成(?=以上|以下|左右)(以上|以下|左右)/g;
/** 医护比达到1:1.25: the second part is the value, the first is one. */
const RATIO = /(?<![\d:])1:(\d{1,2}(?:\.\d{1,3})?)(?![\d:])(以上|左右)?/g;

/** CMI值不低于1.2: an index has no unit. */
const INDEX =
  /(?:值|指数|系数|CMI)(?:力争)?(?:达到|达|不低于|不少于|不超过|不高于|大于|超过|低于|提高到|提升到|提升至|提高至|保持在|≥|≤|>|<)(\d{1,3}(?:\.\d{1,4})?)(?=[,;。、\n]|$|以上|以下|左右)/g;

/** Quantities of a sentence in text order. Ordinals (第3批), model numbers and dates are not quantities. */
export function numberTokens(sentence: string): NumberToken[] {
  const tokens: NumberToken[] = [];
  for (const m of sentence.matchAll(ARABIC)) {
    const range = m[1] !== undefined;
    const unit = (range ? m[4] : m[7]) ?? '';
    const suffix = (range ? m[5] : m[8]) ?? '';
    const before = sentence.slice(Math.max(0, m.index - 2), m.index);
    if (
      /第$|[-.]$|[年]\($/.test(before) ||
      /^(?:号|年|月|日|版|期工程|级)/.test(sentence.slice(m.index + m[0].length))
    )
      continue;
    const value = printedNumber((range ? m[1] : m[6]) ?? '');
    const value2 = range ? printedNumber(m[3] ?? '') : null;
    if (value2 !== null && value2 <= value) continue;
    if (
      (unit === '期' && !/不少于|不低于|至少/.test(sentence.slice(Math.max(0, m.index - 8), m.index))) ||
      (unit === '级' && !/达到?$|不低于$|以上$/.test(sentence.slice(Math.max(0, m.index - 4), m.index))) ||
      (unit === '分' && !/[率度]|得分|评分|达|低于/.test(sentence.slice(0, m.index)))
    )
      continue;
    const end = m.index + m[0].length - suffix.length;
    tokens.push({
      start: m.index,
      end,
      tail: m.index + m[0].length,
      value,
      value2,
      unit,
      suffix: suffix.replace(/[()]/g, ''),
      chinese: false,
    });
  }
  for (const m of sentence.matchAll(SHARE)) {
    const value = m[1] === undefined ? printedNumber(m[3] ?? '') * 10 : printedNumber(m[1]);
    const suffix = m[2] ?? m[4] ?? '';
    if (!(value > 0) || value >= 100) continue;
    tokens.push({
      start: m.index,
      end: m.index + m[0].length - suffix.length,
      tail: m.index + m[0].length,
      value,
      value2: null,
      unit: '%',
      suffix,
      chinese: false,
    });
  }
  for (const m of sentence.matchAll(RATIO)) {
    if (!/比(?:例)?(?:[\u4e00-\u9fff≥≤]{0,6})$/.test(sentence.slice(Math.max(0, m.index - 9), m.index)))
      continue;
    const suffix = m[2] ?? '';
    tokens.push({
      start: m.index,
      end: m.index + m[0].length - suffix.length,
      tail: m.index + m[0].length,
      value: Number(m[1]),
      value2: null,
      unit: '',
      suffix,
      chinese: false,
    });
  }
  for (const m of sentence.matchAll(INDEX)) {
    const start = m.index + m[0].length - (m[1] ?? '').length;
    tokens.push({
      start,
      end: m.index + m[0].length,
      tail: m.index + m[0].length,
      value: Number(m[1]),
      value2: null,
      unit: '',
      suffix: '',
      chinese: false,
    });
  }
  for (const m of sentence.matchAll(CHINESE)) {
    const value = printedNumber(m[1] ?? '');
    const suffix = m[3] ?? '';
    const behind = sentence.slice(m.index + m[0].length, m.index + m[0].length + 1);
    if (
      !(value > 0) ||
      behind === '级' ||
      (m[2] === '次' && behind === '性') ||
      (m[2] === '期' && /[工建项]/.test(behind))
    )
      continue;
    tokens.push({
      start: m.index,
      end: m.index + m[0].length - suffix.length,
      tail: m.index + m[0].length,
      value,
      value2: null,
      unit: m[2] ?? '',
      suffix,
      chinese: true,
    });
  }
  return tokens.sort((a, b) => a.start - b.start);
}

/** True for units of a share or of a difference of shares. */
export function isShare(unit: string): boolean {
  return unit === '%' || unit === '‰' || unit.endsWith('百分点');
}
