import { rulesOf } from '../compile.ts';
import { walkRule } from '../rule.ts';
import type { Scheme } from '../scheme.ts';
import { finding, type LintFinding } from './finding.ts';

/** Lists, maps and rows that are named and not there (引用缺失). */
export function missingNames(scheme: Scheme): LintFinding[] {
  const found: LintFinding[] = [];
  const missing = (place: string, name: string) =>
    found.push(
      finding('missing-name', 'error', place, [name], `引用了不存在的 ${name}`, `${name} does not exist`),
    );
  for (const rule of rulesOf(scheme))
    walkRule(rule, (item) => {
      if ('list' in item && item.list !== undefined && !Object.hasOwn(scheme.lists, item.list))
        missing(item.op, item.list);
      if ('map' in item && !Object.hasOwn(scheme.maps, item.map)) missing(item.op, item.map);
    });
  for (const mdc of scheme.mdcs)
    for (const step of mdc.steps)
      if ('adrg' in step && !Object.hasOwn(scheme.adrgs, step.adrg)) missing(mdc.code, step.adrg);
  return found;
}
