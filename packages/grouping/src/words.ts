import type { UngroupableReason } from './case.ts';
import type { Evidence } from './evidence.ts';
import type { Explanation, TriedMdc } from './explain.ts';
import type { Neighbour } from './neighbours.ts';
import type { CodedField, NumericField, Rule } from './rule.ts';

/** A sentence in both languages (双语文字). */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

const NUMBERS: Readonly<Record<NumericField, Words>> = {
  ageYears: { zh: '年龄（岁）', en: 'age in years' },
  ageDays: { zh: '日龄', en: 'age in days' },
  weightGrams: { zh: '新生儿体重（克）', en: 'newborn weight in grams' },
  stayDays: { zh: '住院天数', en: 'days of stay' },
  icuHours: { zh: '重症监护小时', en: 'hours of intensive care' },
};
const CODES: Readonly<Record<CodedField, Words>> = {
  sex: { zh: '性别', en: 'sex' },
  dischargeMode: { zh: '离院方式', en: 'way of discharge' },
  department: { zh: '科别', en: 'department' },
};
const SEXES: Readonly<Record<string, Words>> = {
  '1': { zh: '男', en: 'male' },
  '2': { zh: '女', en: 'female' },
};
const SUBJECTS = {
  mainDiagnosisIn: { zh: '主要诊断', en: 'the main diagnosis' },
  otherDiagnosisIn: { zh: '某一其他诊断', en: 'another diagnosis' },
  anyDiagnosisIn: { zh: '任一诊断', en: 'any diagnosis' },
  mainOperationIn: { zh: '主要手术', en: 'the main operation' },
  otherOperationIn: { zh: '某一其他手术', en: 'another operation' },
  anyOperationIn: { zh: '任一手术', en: 'any operation' },
} as const;
const SIGNS: Readonly<Record<string, string>> = { '<': '＜', '<=': '≤', '=': '＝', '>=': '≥', '>': '＞' };

/** A rule in words (规则文字). */
export function ruleText(rule: Rule): Words {
  switch (rule.op) {
    case 'always':
      return { zh: '无条件', en: 'always' };
    case 'never':
      return { zh: '永不满足', en: 'never' };
    case 'and':
      return joined(rule.rules, { zh: '，且', en: ' and ' });
    case 'or':
      return joined(rule.rules, { zh: '，或', en: ' or ' });
    case 'not': {
      const { zh, en } = ruleText(rule.rule);
      return { zh: `并非（${zh}）`, en: `not (${en})` };
    }
    case 'anyDiagnosisBegins':
      return { zh: `任一诊断以 ${rule.prefix} 开头`, en: `any diagnosis begins with ${rule.prefix}` };
    case 'mainOperationCounts':
      return { zh: '主要手术计入分组', en: 'the main operation counts' };
    case 'anyOperationCounts':
      return { zh: '有手术计入分组', en: 'some operation counts' };
    case 'operationOfClass':
      return {
        zh: `有第 ${rule.class} 类手术（${rule.map}）`,
        en: `an operation of class ${rule.class} (${rule.map})`,
      };
    case 'compare': {
      const { zh, en } = NUMBERS[rule.field];
      return { zh: `${zh}${SIGNS[rule.by]} ${rule.value}`, en: `${en} ${rule.by} ${rule.value}` };
    }
    case 'equals': {
      const { zh, en } = CODES[rule.field];
      const value = rule.field === 'sex' ? SEXES[rule.value] : undefined;
      return { zh: `${zh}为${value?.zh ?? ` ${rule.value}`}`, en: `${en} is ${value?.en ?? rule.value}` };
    }
    case 'hasMcc':
      return { zh: '有严重并发症或合并症（MCC）', en: 'an MCC that counts' };
    case 'hasCc':
      return { zh: '有并发症或合并症（CC）', en: 'a CC that counts' };
    case 'diagnosesAtLeast':
    case 'operationsAtLeast': {
      const [zh, en] = rule.op === 'diagnosesAtLeast' ? ['诊断', 'diagnoses'] : ['手术', 'operations'];
      const of =
        rule.list === undefined
          ? { zh: '', en: '' }
          : { zh: `清单“${rule.list}”中的`, en: ` of “${rule.list}”` };
      return { zh: `${of.zh}${zh}不少于 ${rule.count} 个`, en: `at least ${rule.count} ${en}${of.en}` };
    }
    case 'sitesAtLeast':
      return {
        zh: `诊断涉及不少于 ${rule.count} 个${rule.distinct ? '不同' : ''}部位`,
        en: `diagnoses of at least ${rule.count} ${rule.distinct ? 'different ' : ''}body sites`,
      };
    default: {
      const { zh, en } = SUBJECTS[rule.op];
      return { zh: `${zh}在清单“${rule.list}”中`, en: `${en} is on “${rule.list}”` };
    }
  }
}

function joined(rules: readonly Rule[], by: Words): Words {
  const parts = rules.map((rule) => {
    const words = ruleText(rule);
    const nested = (rule.op === 'and' || rule.op === 'or') && rule.rules.length > 1;
    return nested ? { zh: `（${words.zh}）`, en: `(${words.en})` } : words;
  });
  return { zh: parts.map((part) => part.zh).join(by.zh), en: parts.map((part) => part.en).join(by.en) };
}

/** What a rule came to for a case (判断结果文字): what it asks, whether it holds, by which codes. */
export function evidenceText({ rule, holds, codes }: Evidence): Words {
  const { zh, en } = ruleText(rule);
  const by = [...new Set(codes)].join('、');
  return {
    zh: `${holds ? '符合' : '不符合'}：${zh}${holds && by ? `（${by}）` : ''}`,
    en: `${holds ? 'holds' : 'fails'}: ${en}${holds && by ? ` (${by.replaceAll('、', ', ')})` : ''}`,
  };
}

const REASONS: Readonly<Record<UngroupableReason, Words>> = {
  'no-main-diagnosis': { zh: '没有主要诊断', en: 'no main diagnosis' },
  'no-sex': { zh: '没有性别', en: 'no sex' },
  'newborn-without-weight': { zh: '新生儿没有体重', en: 'a newborn without a weight' },
  'main-diagnosis-unknown': { zh: '方案不认识主要诊断', en: 'the scheme does not know the main diagnosis' },
  'no-adrg-matches': { zh: '没有符合的 ADRG', en: 'no ADRG matches' },
  'no-drg-matches': { zh: 'ADRG 下没有符合的组', en: 'no group of the ADRG matches' },
};

/** Why a case has no group (未入组原因). */
export function reasonText(reason: UngroupableReason): Words {
  return REASONS[reason];
}

const CURES: Readonly<Record<UngroupableReason, Words>> = {
  'no-main-diagnosis': { zh: '请补填主要诊断编码', en: 'Enter the code of the main diagnosis' },
  'no-sex': { zh: '请补填性别（1 男，2 女）', en: 'Enter the sex (1 male, 2 female)' },
  'newborn-without-weight': {
    zh: '请补填新生儿出生或入院体重（克）',
    en: 'Enter the newborn’s weight at birth or admission in grams',
  },
  'main-diagnosis-unknown': {
    zh: '请核对主要诊断编码的版本（医保版）和写法',
    en: 'Check edition and spelling of the code of the main diagnosis',
  },
  'no-adrg-matches': {
    zh: '请核对主要诊断与主要手术是否填反或漏填',
    en: 'Check whether main diagnosis and main operation are swapped or missing',
  },
  'no-drg-matches': {
    zh: '方案中这个 ADRG 没有兜底的组，请检查方案',
    en: 'The scheme has no last group for this ADRG; check the scheme',
  },
};

/** What to do about a case without a group (未入组处理办法). */
export function reasonCure(reason: UngroupableReason): Words {
  return CURES[reason];
}

/** What a neighbour changes and what comes of it (邻例文字). */
export function neighbourText({ change, what, code, list, result }: Neighbour): Words {
  const [zh, en] = what === 'diagnosis' ? ['诊断', 'diagnosis'] : ['手术', 'operation'];
  const to =
    result.status === 'ungroupable' && result.drg === '0000'
      ? { zh: '不能入组', en: 'not grouped' }
      : { zh: result.drg, en: result.drg };
  if (change === 'without')
    return { zh: `没有${zh} ${code}：${to.zh}`, en: `without ${en} ${code}: ${to.en}` };
  if (change === 'as-main')
    return { zh: `以 ${code} 为主要手术：${to.zh}`, en: `with ${code} as the main operation: ${to.en}` };
  return {
    zh: `加上清单“${list}”中的${zh}（如 ${code}）：${to.zh}`,
    en: `with an ${en} of “${list}” (such as ${code}): ${to.en}`.replace('an diagnosis', 'a diagnosis'),
  };
}

/** The whole reasoning as lines (分组过程文字): categories that were entered, what was tried there, complications, near misses, neighbours. */
export function explanationLines(explanation: Explanation): Words[] {
  const { result, tried, complications, nearMisses, neighbours, unknownCodes } = explanation;
  const lines: Words[] = [
    result.reason
      ? {
          zh: `${result.drg}：${reasonText(result.reason).zh}`,
          en: `${result.drg}: ${reasonText(result.reason).en}`,
        }
      : {
          zh: `${result.drg}（${result.mdc}，${result.adrg}）`,
          en: `${result.drg} (${result.mdc}, ${result.adrg})`,
        },
  ];
  for (const mdc of tried.filter((item) => item.evidence.holds)) lines.push(...mdcLines(mdc));
  for (const { code, kind, table, counts } of complications)
    lines.push({
      zh: `  ${code} 为 ${kind.toUpperCase()}，${counts ? '计入' : `与主要诊断同属排除表 ${table}，不计`}`,
      en: `  ${code} is ${kind === 'mcc' ? 'an MCC' : 'a CC'}${counts ? '' : `, excluded by table ${table} of the main diagnosis`}`,
    });
  for (const { code, missing } of nearMisses) {
    const words = ruleText(missing.rule);
    lines.push({
      zh: `  差一步到 ${code}：缺 ${words.zh}`,
      en: `  one step from ${code}: lacks ${words.en}`,
    });
  }
  for (const item of neighbours) {
    const words = neighbourText(item);
    lines.push({ zh: `  ${words.zh}`, en: `  ${words.en}` });
  }
  if (unknownCodes.length > 0)
    lines.push({
      zh: `  方案不认识的编码：${unknownCodes.join('、')}`,
      en: `  codes the scheme does not know: ${unknownCodes.join(', ')}`,
    });
  return lines;
}

function mdcLines({ code, evidence, steps }: TriedMdc): Words[] {
  const words = evidenceText(evidence);
  const failed = steps.filter((step) => !step.evidence.holds).length;
  const lines = [
    {
      zh: `  ${code} ${words.zh}${failed > 0 ? `；${failed} 个 ADRG 不符合` : ''}`,
      en: `  ${code} ${words.en}${failed > 0 ? `; ${failed} ADRGs fail` : ''}`,
    },
  ];
  const step = steps.find((item) => item.evidence.holds);
  if (!step) return lines;
  const held = evidenceText(step.evidence);
  lines.push({ zh: `    ${step.code} ${held.zh}`, en: `    ${step.code} ${held.en}` });
  for (const drg of step.drgs) {
    const one = evidenceText(drg.evidence);
    lines.push({ zh: `      ${drg.code} ${one.zh}`, en: `      ${drg.code} ${one.en}` });
  }
  return lines;
}
