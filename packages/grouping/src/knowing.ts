import { hasBit } from './interner.ts';
import { ALWAYS, both, either, KIND, NEVER, type Node, negated } from './node.ts';

/** Main codes of a case as ids (主要诊断与主要手术); 0 for one that is absent or unknown, `null` where it is left open. */
export interface MainCodes {
  readonly diagnosis: number;
  readonly operation: number | null;
}

/** A condition once the main codes are known (代入主要诊断和主要手术): what they decide is decided, the rest is left. */
export function knowing(rule: Node, main: MainCodes): Node {
  switch (rule.kind) {
    case KIND.mainDiagnosis:
      return hasBit(rule.bits, main.diagnosis) ? ALWAYS : NEVER;
    case KIND.anyDiagnosis:
      return hasBit(rule.bits, main.diagnosis) ? ALWAYS : rule;
    case KIND.mainOperation:
      if (main.operation === null) return rule;
      return hasBit(rule.bits, main.operation) ? ALWAYS : NEVER;
    case KIND.anyOperation:
      return main.operation !== null && hasBit(rule.bits, main.operation) ? ALWAYS : rule;
    case KIND.operationClass:
      return main.operation !== null && rule.classes[main.operation] === rule.value ? ALWAYS : rule;
    case KIND.and:
      return both(rule.inner.map((inner) => knowing(inner, main)));
    case KIND.or:
      return either(rule.inner.map((inner) => knowing(inner, main)));
    case KIND.not:
      return negated(knowing(rule.inner[0] ?? NEVER, main));
    default:
      return rule;
  }
}
