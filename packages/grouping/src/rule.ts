/** Numeric facts of a case that rules may compare (数值字段): years, days, grams, days of stay, hours. */
export type NumericField = 'ageYears' | 'ageDays' | 'weightGrams' | 'stayDays' | 'icuHours';

/** Coded facts of a case that rules may ask for (编码字段). */
export type CodedField = 'sex' | 'dischargeMode' | 'department';

export type Comparison = '<' | '<=' | '=' | '>=' | '>';

/**
 * A rule of a scheme (分组规则): and, or, not over a closed set of atoms. `list` names a list of the scheme. The main diagnosis and the
 * main operation are the first ones; “other” are those behind them, “any” are all.
 */
export type Rule =
  | { readonly op: 'always' }
  | { readonly op: 'never' }
  | { readonly op: 'and' | 'or'; readonly rules: readonly Rule[] }
  | { readonly op: 'not'; readonly rule: Rule }
  | { readonly op: 'mainDiagnosisIn' | 'otherDiagnosisIn' | 'anyDiagnosisIn'; readonly list: string }
  | { readonly op: 'anyDiagnosisBegins'; readonly prefix: string }
  | { readonly op: 'mainOperationIn' | 'otherOperationIn' | 'anyOperationIn'; readonly list: string }
  /** The main operation, or any, is on the scheme's list of operations that count. */
  | { readonly op: 'mainOperationCounts' | 'anyOperationCounts' }
  /** Some operation has this class in a map of the scheme. */
  | { readonly op: 'operationOfClass'; readonly map: string; readonly class: string }
  | { readonly op: 'compare'; readonly field: NumericField; readonly by: Comparison; readonly value: number }
  | { readonly op: 'equals'; readonly field: CodedField; readonly value: string }
  /** Some other diagnosis is a CC or MCC and is not excluded by the main one. */
  | { readonly op: 'hasMcc' | 'hasCc' }
  /** At least so many diagnoses (operations) of the case, the main one counted; of a list where one is named. */
  | { readonly op: 'diagnosesAtLeast' | 'operationsAtLeast'; readonly count: number; readonly list?: string }
  /** The diagnoses hit at least so many body sites of a map: different ones, or hits alone where `distinct` is false. */
  | { readonly op: 'sitesAtLeast'; readonly map: string; readonly count: number; readonly distinct: boolean };

export type RuleOp = Rule['op'];

/** Rules directly inside a rule (下级规则). */
export function innerRules(rule: Rule): readonly Rule[] {
  if (rule.op === 'and' || rule.op === 'or') return rule.rules;
  return rule.op === 'not' ? [rule.rule] : [];
}

/** Visits a rule and everything inside it, outermost first. */
export function walkRule(rule: Rule, visit: (rule: Rule) => void): void {
  visit(rule);
  for (const inner of innerRules(rule)) walkRule(inner, visit);
}

/** All of several rules; one alone stays as it is, none is always true. */
export function allOf(rules: readonly Rule[]): Rule {
  if (rules.length === 0) return { op: 'always' };
  return rules.length === 1 && rules[0] ? rules[0] : { op: 'and', rules };
}
