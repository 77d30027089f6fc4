import type { CodedField, Comparison, NumericField, Rule } from '../rule.ts';
import { type Expression, expressionText } from './script.ts';

/** A condition that none of the scheme's atoms says (无法表达的条件). */
export class ConditionError extends Error {}

/** What names of a script stand for where a condition is read (脚本中的名称). */
export interface Names {
  /** Lists of codes by the name they were given; the name of a list of the scheme comes back. */
  list(expression: Expression, of: 'diagnoses' | 'operations'): string | null;
  /** Whether an expression is the list of operations that count. */
  isCounting(expression: Expression): boolean;
  /** The map of classes that a name stands for. */
  classes(name: string): string | null;
}

const NUMERIC: Readonly<Record<string, NumericField>> = {
  age: 'ageYears',
  ageDay: 'ageDays',
  weight: 'weightGrams',
  inHospitalTime: 'stayDays',
  icuHours: 'icuHours',
};
const CODED: Readonly<Record<string, CodedField>> = {
  gender: 'sex',
  leavingType: 'dischargeMode',
  dept: 'department',
};
const COMPARISONS: Readonly<Record<string, Comparison>> = {
  '<': '<',
  '<=': '<=',
  '==': '=',
  '===': '=',
  '>=': '>=',
  '>': '>',
};
const LISTS = { zdList: 'diagnoses', ssList: 'operations' } as const;
type CaseList = { readonly of: 'diagnoses' | 'operations'; readonly which: 'main' | 'other' | 'any' };

/** Reads a condition of a script as a rule (条件转规则). @throws ConditionError naming what no atom says */
export function ruleOf(given: Expression, names: Names): Rule {
  if (given.kind === 'truth') return { op: given.value ? 'always' : 'never' };
  if (given.kind === 'not') return opposite(ruleOf(given.inner, names));
  if (given.kind === 'two' && (given.sign === '&&' || given.sign === '||'))
    return joined(given.sign, given, names);
  if (given.kind === 'two') return compared(given.sign, given.left, given.right);
  // The lists of a record are always there, however short.
  if (given.kind === 'member' && Object.hasOwn(LISTS, fieldOf(given))) return { op: 'always' };
  const called = given.kind === 'call' ? callOf(given.callee, given.args, names) : null;
  if (called) return called;
  throw new ConditionError(expressionText(given));
}

function joined(sign: '&&' | '||', given: Expression, names: Names): Rule {
  const parts = operands(sign, given);
  const compares = new Set(parts.flatMap((part) => (part.kind === 'two' ? [fieldOf(part.left)] : [])));
  const open = parts
    // `record.gender && record.gender=="1"`: the second says the first.
    .filter((part) => !(sign === '&&' && Object.hasOwn(CODED, fieldOf(part)) && compares.has(fieldOf(part))))
    .map((part) => ruleOf(part, names));
  const [known, empty] = sign === '&&' ? (['never', 'always'] as const) : (['always', 'never'] as const);
  if (open.some((rule) => rule.op === known)) return { op: known };
  const rules = open.filter((rule) => rule.op !== empty);
  if (rules.length === 0) return { op: empty };
  return rules.length === 1 && rules[0] ? rules[0] : { op: sign === '&&' ? 'and' : 'or', rules };
}

function operands(sign: string, given: Expression): Expression[] {
  return given.kind === 'two' && given.sign === sign
    ? [...operands(sign, given.left), ...operands(sign, given.right)]
    : [given];
}

function opposite(rule: Rule): Rule {
  if (rule.op === 'always') return { op: 'never' };
  return rule.op === 'never' ? { op: 'always' } : { op: 'not', rule };
}

function compared(sign: string, left: Expression, right: Expression): Rule {
  const by = COMPARISONS[sign];
  const field = fieldOf(left);
  const numeric = NUMERIC[field];
  if (by && numeric && right.kind === 'number')
    return { op: 'compare', field: numeric, by, value: right.value };
  const coded = CODED[field];
  if (by === '=' && coded && right.kind === 'text') return { op: 'equals', field: coded, value: right.value };
  const list = left.kind === 'member' && left.name === 'length' ? caseList(left.of) : null;
  if (list?.which === 'any' && right.kind === 'number' && (by === '>' || by === '>='))
    return {
      op: list.of === 'diagnoses' ? 'diagnosesAtLeast' : 'operationsAtLeast',
      count: by === '>' ? right.value + 1 : right.value,
    };
  throw new ConditionError(expressionText({ kind: 'two', sign, left, right }));
}

function callOf(callee: Expression, args: readonly Expression[], names: Names): Rule | null {
  const [first, second] = args;
  if (callee.kind === 'name' && first && second) {
    if (callee.name === 'intersect')
      return membership(caseList(first), second, names) ?? membership(caseList(second), first, names);
    if (callee.name === 'has_mcc' || callee.name === 'has_cc') {
      const usual = caseList(first)?.which === 'main' && caseList(second)?.which === 'other';
      return usual ? { op: callee.name === 'has_mcc' ? 'hasMcc' : 'hasCc' } : null;
    }
  }
  if (callee.kind !== 'member' || !first) return null;
  if (callee.name === 'includes') {
    const map = callee.of.kind === 'name' ? names.classes(callee.of.name) : null;
    if (map !== null && first.kind === 'text') return { op: 'operationOfClass', map, class: first.value };
    // `list.includes(record.zdList[0])`, or `record.ssList.includes("code")`.
    if (first.kind === 'text')
      return membership(caseList(callee.of), { kind: 'list', items: [first] }, names);
    return membership(caseList(first), callee.of, names);
  }
  if (callee.name === 'some' && caseList(callee.of)?.of === 'diagnoses') return beginning(first);
  return null;
}

/** `x=>x.startsWith("Z37.")` */
function beginning(given: Expression): Rule | null {
  if (given.kind !== 'arrow' || given.body.kind !== 'call') return null;
  const [prefix] = given.body.args;
  return expressionText(given.body.callee) === `${given.parameter}.startsWith` && prefix?.kind === 'text'
    ? { op: 'anyDiagnosisBegins', prefix: prefix.value }
    : null;
}

function membership(part: CaseList | null, codes: Expression, names: Names): Rule | null {
  if (!part) return null;
  if (names.isCounting(codes)) {
    if (part.of !== 'operations' || part.which === 'other') return null;
    return { op: part.which === 'main' ? 'mainOperationCounts' : 'anyOperationCounts' };
  }
  const list = names.list(codes, part.of);
  if (list === null) return null;
  const subject = part.of === 'diagnoses' ? 'Diagnosis' : 'Operation';
  return { op: `${part.which}${subject}In`, list };
}

/** `record.zdList`, `record.ssList[0]`, `record.zdList.slice(1)` */
function caseList(given: Expression): CaseList | null {
  if (given.kind === 'member') {
    const of = LISTS[fieldOf(given) as keyof typeof LISTS];
    return of ? { of, which: 'any' } : null;
  }
  if (given.kind === 'at' && given.index.kind === 'number' && given.index.value === 0) {
    const whole = caseList(given.of);
    return whole?.which === 'any' ? { of: whole.of, which: 'main' } : null;
  }
  if (given.kind === 'call' && given.callee.kind === 'member' && given.callee.name === 'slice') {
    const whole = caseList(given.callee.of);
    const [from] = given.args;
    const one = given.args.length === 1 && from?.kind === 'number' && from.value === 1;
    return one && whole?.which === 'any' ? { of: whole.of, which: 'other' } : null;
  }
  return null;
}

/** The field of `record.field`, else an empty text. */
function fieldOf(given: Expression): string {
  return given.kind === 'member' && given.of.kind === 'name' && given.of.name === 'record' ? given.name : '';
}
