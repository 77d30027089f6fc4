import type { Locale } from '@sanyi/kernel';

/** Counting words and measures of reform papers (计量单位): what they are in English, '' where English counts without one. */
const UNITS: Readonly<Record<string, string>> = {
  个: '',
  项: '',
  件: '',
  条: '',
  行: 'rows',
  笔: 'bills',
  种: 'kinds',
  类: 'kinds',
  台: 'units',
  台次: 'operations',
  套: 'sets',
  家: 'institutions',
  所: 'institutions',
  处: 'places',
  张: 'beds',
  床: 'beds',
  床日: 'bed days',
  辆: 'vehicles',
  人: 'people',
  名: 'people',
  位: 'people',
  户: 'households',
  人次: 'visits',
  例: 'cases',
  次: 'times',
  场: 'events',
  期: 'sessions',
  份: 'copies',
  批: 'batches',
  分: 'points',
  级: 'grade',
  元: 'CNY',
  岁: 'years of age',
  年: 'years',
  个月: 'months',
  月: 'months',
  周: 'weeks',
  天: 'days',
  日: 'days',
  工作日: 'working days',
  小时: 'hours',
  分钟: 'min',
  秒: 's',
  公里: 'km',
  平方米: 'm²',
  米: 'm',
  百分点: 'pp',
  个百分点: 'pp',
  个工作日: 'working days',
  '%': '%',
  '‰': '‰',
  '1/万': 'per 10k',
  '1/10万': 'per 100k',
};

/** Powers of ten that Chinese puts before a unit. */
const SCALES: readonly (readonly [zh: string, en: string])[] = [
  ['亿', '× 100 million'],
  ['百万', 'million'],
  ['万', '× 10,000'],
  ['千', 'thousand'],
  ['百', 'hundred'],
];

const SIGN = /^[%‰]$/;

function oneUnit(unit: string): string | null {
  if (Object.hasOwn(UNITS, unit)) return UNITS[unit] ?? null;
  for (const [zh, en] of SCALES) {
    if (!unit.startsWith(zh)) continue;
    const base = unit.slice(zh.length);
    const rest = base === '' ? '' : oneUnit(base);
    return rest === null ? null : `${en} ${rest}`.trim();
  }
  return /\p{Script=Han}/u.test(unit) ? null : unit;
}

/**
 * A unit in the language of the page (单位): 万人 is “× 10,000 people”, 张/千人 “beds per thousand people”. One that the table
 * does not know is returned as it is: a wrong unit would be worse than a Chinese one.
 */
export function unitWords(unit: string, locale: Locale): string {
  if (locale === 'zh-CN' || unit === '') return unit;
  const whole = oneUnit(unit);
  if (whole !== null) return whole;
  const [above = '', below = '', ...more] = unit.split(/\/|每/);
  const [one, other] = [oneUnit(above), oneUnit(below)];
  return more.length === 0 && below !== '' && one !== null && other !== null
    ? `${one} per ${other}`.trim()
    : unit;
}

/** A value with its unit (数值与单位): 75%, 30分钟, 30 min. */
export function withUnit(digits: string, unit: string, locale: Locale): string {
  const words = unitWords(unit, locale);
  return locale === 'zh-CN' || words === '' || SIGN.test(words) ? `${digits}${words}` : `${digits} ${words}`;
}

/** A short phrase that ends with a value and its unit (目标短语): 候诊时间 ≤ 30分钟, its unit in the language of the page. */
export function phraseWords(words: string, locale: Locale): string {
  if (locale === 'zh-CN') return words;
  const said = words.replace(/(^|\s)达\s/, '$1reach ');
  const end = /(\d)([^\d\s]+)$/.exec(said);
  return end === null ? said : `${said.slice(0, end.index)}${withUnit(end[1] ?? '', end[2] ?? '', locale)}`;
}
