import { innerRules, type Rule } from '../rule.ts';

/** The conditions that must all hold for a rule (并列条件). */
export function conjuncts(rule: Rule): readonly Rule[] {
  return rule.op === 'and' ? innerRules(rule).flatMap(conjuncts) : [rule];
}
