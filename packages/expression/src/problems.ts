import { type ProblemExtras, problemCatalogue } from '@sanyi/kernel';

/** Everything an expression can be refused for (表达式问题); each names the place and the way out. */
export const expressionProblems = problemCatalogue('expression', {
  unreadable: {
    kind: 'input',
    title: { zh: '表达式读不懂', en: 'The expression cannot be read' },
    detail: {
      zh: '第 {place} 个字符处是“{snippet}”，这里应当是：{expected}',
      en: 'At character {place} stands “{snippet}”, where this should stand: {expected}',
    },
    cure: {
      zh: '改正该处；名称只用小写字母、数字、下划线和点，文字用单引号。',
      en: 'Mend that place; names are lower-case letters, digits, underscores and dots, texts stand in single quotes.',
    },
  },
  'not-a-day': {
    kind: 'input',
    title: { zh: '日期不存在', en: 'No such day' },
    detail: {
      zh: '第 {place} 个字符处的“{day}”不是日历上的日期。',
      en: '“{day}” at character {place} is not a day of the calendar.',
    },
    cure: {
      zh: '写成年-月-日，例如 2025-02-28。',
      en: 'Write year-month-date, such as 2025-02-28.',
    },
  },
  'unknown-unit': {
    kind: 'input',
    title: { zh: '单位不认识', en: 'Unknown unit' },
    detail: {
      zh: '第 {place} 个字符处的单位“{unit}”不在单位表中。',
      en: 'The unit “{unit}” at character {place} is not in the list of units.',
    },
    cure: { zh: '可用的单位：{known}。', en: 'Units that are known: {known}.' },
  },
  'unknown-name': {
    kind: 'input',
    title: { zh: '名称不存在', en: 'Unknown name' },
    detail: {
      zh: '第 {place} 个字符处的“{name}”没有定义。',
      en: '“{name}” at character {place} is not defined.',
    },
    cure: { zh: '最接近的名称：{nearest}。', en: 'The nearest names: {nearest}.' },
  },
  'unknown-function': {
    kind: 'input',
    title: { zh: '没有这个函数', en: 'No such function' },
    detail: {
      zh: '第 {place} 个字符处的函数“{name}”不存在。',
      en: 'There is no function “{name}” (character {place}).',
    },
    cure: { zh: '可用的函数：{known}。', en: 'Functions that exist: {known}.' },
  },
  'wrong-unit': {
    kind: 'input',
    title: { zh: '单位不符', en: 'Units do not agree' },
    detail: {
      zh: '第 {place} 个字符处“{snippet}”：一边是 {left}，另一边是 {right}，不能相加减或比较。',
      en: '“{snippet}” at character {place}: one side is {left}, the other {right}; they cannot be added or compared.',
    },
    cure: {
      zh: '给数字写上单位（如 500元），或先相乘、相除使两边单位相同。',
      en: 'Give the number its unit (such as 500元), or multiply or divide first so that both sides agree.',
    },
  },
  'wrong-result': {
    kind: 'input',
    title: { zh: '结果的单位不符', en: 'The result has another unit' },
    detail: {
      zh: '第 {place} 个字符处“{snippet}”的结果是 {left}，这里需要 {right}。',
      en: '“{snippet}” at character {place} gives {left}, where {right} is needed.',
    },
    cure: {
      zh: '改正表达式，或改正声明的单位。',
      en: 'Mend the expression, or the unit that was declared.',
    },
  },
  'wrong-kind': {
    kind: 'input',
    title: { zh: '类型不符', en: 'Kinds do not agree' },
    detail: {
      zh: '第 {place} 个字符处“{snippet}”是 {left}，这里需要 {right}。',
      en: '“{snippet}” at character {place} is {left}, where {right} is needed.',
    },
    cure: {
      zh: '换成所需的类型；编码只能与同一编码体系的编码比较。',
      en: 'Put what is needed there; a code is compared only with codes of its own system.',
    },
  },
  cycle: {
    kind: 'input',
    title: { zh: '定义循环引用', en: 'Definitions go round in a circle' },
    detail: {
      zh: '“{name}”的定义在第 {place} 个字符处又回到它自己：{chain}',
      en: 'The definition of “{name}” comes back to itself at character {place}: {chain}',
    },
    cure: {
      zh: '去掉其中一处引用，或改用基础度量。',
      en: 'Remove one of the references, or use a measure instead.',
    },
  },
  'too-large': {
    kind: 'input',
    title: { zh: '数值可能超出精确范围', en: 'Numbers may leave the exact range' },
    detail: {
      zh: '第 {place} 个字符处“{snippet}”可能达到 {digits} 位数字，精确计算最多 {most} 位。',
      en: '“{snippet}” at character {place} may reach {digits} digits; exact calculation holds {most}.',
    },
    cure: {
      zh: '减少连乘、连除，或分成几个定义。',
      en: 'Multiply and divide less in one expression, or split it into several definitions.',
    },
  },
  'too-long': {
    kind: 'input',
    title: { zh: '表达式太长', en: 'The expression is too long' },
    detail: {
      zh: '写成查询语句有 {length} 个字符，最多 {most} 个。',
      en: 'Written as a statement it has {length} characters; {most} are the most.',
    },
    cure: {
      zh: '去掉重复的部分；条件嵌套过深时拆成几个指标。',
      en: 'Leave out what is said twice; split deeply nested conditions into several indicators.',
    },
  },
});

export type ExpressionProblemCode = keyof typeof expressionProblems.entries;

/** A place in the text of a definition (位置). */
export interface Place {
  readonly text: string;
  readonly at: number;
  readonly end: number;
}

type Values = Readonly<Record<string, string | number>>;

/** Letters of a text shown with a refusal. */
const SNIPPET = 40;

/** What every refusal says of its place (问题位置): values `place` (from 1) and `snippet`, facts `offset` and `length`. */
export function placed({ text, at, end }: Place, values: Values = {}): [Values, ProblemExtras] {
  const snippet = text.slice(at, Math.min(end, at + SNIPPET)) || '…';
  return [{ place: at + 1, snippet, ...values }, { facts: { offset: at, length: end - at } }];
}
