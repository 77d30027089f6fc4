import { hasBit } from './interner.ts';
import { ALWAYS, both, either, KIND, NEVER, type Node, negated } from './node.ts';

/** A condition once the main diagnosis is known (代入主要诊断). */
export function knowing(rule: Node, main: number): Node {
  switch (rule.kind) {
    case KIND.mainDiagnosis:
      return hasBit(rule.bits, main) ? ALWAYS : NEVER;
    case KIND.anyDiagnosis:
      return hasBit(rule.bits, main) ? ALWAYS : rule;
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
