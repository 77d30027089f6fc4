import type { LocalText } from '@sanyi/kernel';
import type { Checked, CheckedConstant } from './checked.ts';
import { unitOf } from './unit.ts';

type Language = 'zh' | 'en';

/** How tight a part binds, as in the grammar; a looser part inside a tighter one stands in brackets. */
const LOOSE = { or: 1, and: 2, not: 3, comparison: 4, sum: 5, product: 6, sign: 7, operand: 8 } as const;

const OPERATORS = { '+': ' + ', '-': ' − ', '*': ' × ', '/': ' ÷ ' } as const;
const COMPARISONS = {
  '=': ' = ',
  '!=': ' ≠ ',
  '<': ' < ',
  '<=': ' ≤ ',
  '>': ' > ',
  '>=': ' ≥ ',
} as const;

/** The expression as a sentence in Chinese and English (口径语句): every name by its title, every code by its meaning. */
export function sentenceOf(checked: Checked): LocalText {
  return { zh: part(checked, 'zh', 0), en: part(checked, 'en', 0) };
}

function part(checked: Checked, language: Language, around: number): string {
  const tight = tightness(checked);
  const words = wordsOf(checked, language, tight);
  if (tight >= around) return words;
  return language === 'zh' ? `（${words}）` : `(${words})`;
}

function tightness(checked: Checked): number {
  switch (checked.kind) {
    case 'or':
    case 'and':
    case 'not':
    case 'comparison':
      return LOOSE[checked.kind];
    case 'in':
    case 'is-missing':
      return LOOSE.comparison;
    case 'if':
      return 0;
    case 'arithmetic':
      return checked.operator === '*' || checked.operator === '/' ? LOOSE.product : LOOSE.sum;
    case 'negative':
      return LOOSE.sign;
    default:
      return LOOSE.operand;
  }
}

function wordsOf(checked: Checked, language: Language, tight: number): string {
  const of = (inner: Checked, around: number) => part(inner, language, around);
  const zh = language === 'zh';
  switch (checked.kind) {
    case 'constant':
      return constantWords(checked.constant, null, language);
    case 'truth':
      return zh ? (checked.value ? '是' : '否') : checked.value ? 'true' : 'false';
    case 'name':
    case 'definition':
      return checked.declaration.title[language];
    case 'negative':
      return `−${of(checked.of, LOOSE.operand)}`;
    case 'not':
      return zh ? `非${of(checked.of, tight)}` : `not ${of(checked.of, tight)}`;
    case 'and':
    case 'or': {
      const word = zh ? (checked.kind === 'and' ? '，且' : '，或') : ` ${checked.kind} `;
      // In a row of the same word brackets say nothing.
      return of(checked.left, tight) + word + of(checked.right, tight);
    }
    case 'arithmetic':
      return of(checked.left, tight) + OPERATORS[checked.operator] + of(checked.right, tight + 1);
    case 'comparison': {
      const { left, right } = checked;
      const side = (one: Checked, other: Checked) =>
        one.kind === 'constant' ? constantWords(one.constant, other, language) : of(one, LOOSE.sum);
      return side(left, right) + COMPARISONS[checked.operator] + side(right, left);
    }
    case 'in': {
      const members = checked.members.map((member) => constantWords(member, checked.item, language));
      const item = of(checked.item, LOOSE.sum);
      if (zh) return `${item}${checked.negated ? '不属于' : '属于'}（${members.join('、')}）`;
      return `${item} is ${checked.negated ? 'none' : 'one'} of (${members.join(', ')})`;
    }
    case 'is-missing': {
      const item = of(checked.of, LOOSE.sum);
      if (zh) return `${item}${checked.negated ? '有值' : '缺失'}`;
      return `${item} is ${checked.negated ? 'known' : 'missing'}`;
    }
    case 'if': {
      const [test, yes, no] = [of(checked.test, 0), of(checked.yes, 1), of(checked.no, 1)];
      return zh ? `${test}时取 ${yes}，否则取 ${no}` : `${yes} if ${test}, else ${no}`;
    }
    case 'call':
      return callWords(checked, language);
  }
}

function callWords(checked: Checked & { kind: 'call' }, language: Language): string {
  const given = checked.arguments.map((argument) => part(argument, language, 0));
  const [first = '', second = ''] = given;
  const list = given.join(language === 'zh' ? '、' : ', ');
  const starts = checked.arguments
    .slice(1)
    .map((start) => part(start, language, 0))
    .join(language === 'zh' ? '、' : ' or ');
  const words: Readonly<Record<(typeof checked)['name'], readonly [zh: string, en: string]>> = {
    abs: [`${first}的绝对值`, `the size of ${first}`],
    min: [`（${list}）中最小者`, `the least of (${list})`],
    max: [`（${list}）中最大者`, `the greatest of (${list})`],
    round_to: [`${first}（四舍五入到 ${second}）`, `${first} (rounded half up to ${second})`],
    known: [`（${list}）中第一个有值者`, `the first known of (${list})`],
    starts_with: [`${first}以 ${starts} 开头`, `${first} begins with ${starts}`],
    days: [`${first}到${second}的天数`, `days from ${first} to ${second}`],
    years: [`${first}到${second}的周岁数`, `full years from ${first} to ${second}`],
    year: [`${first}的年份`, `the year of ${first}`],
    month: [`${first}的月份`, `the month of ${first}`],
  };
  return words[checked.name][language === 'zh' ? 0 : 1];
}

/** A constant in words; a code takes its meaning from the name it is compared with. */
function constantWords(constant: CheckedConstant, beside: Checked | null, language: Language): string {
  if (constant.kind === 'day') return constant.value;
  if (constant.kind === 'number') {
    const unit = unitOf(constant.unit);
    if (language === 'zh' || !unit || unit.text === '') return `${constant.text}${constant.unit}`;
    const sign = constant.unit === '%' || constant.unit === '‰';
    return sign ? `${constant.text} ${constant.unit}` : `${constant.text} ${unit.en}`;
  }
  const type = beside?.kind === 'name' ? beside.declaration.type : null;
  const meaning = type?.kind === 'code' ? type.words?.[constant.value] : undefined;
  return meaning ? meaning[language] : `“${constant.value}”`;
}
