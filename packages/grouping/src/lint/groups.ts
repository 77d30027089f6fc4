import type { Scheme } from '../scheme.ts';
import { finding, type LintFinding } from './finding.ts';

/** Groups without a rule, behind a catch-all, splits without a last group (细分组检查). */
export function groups(scheme: Scheme): LintFinding[] {
  const owners = new Map<string, string[]>();
  const found = Object.entries(scheme.adrgs).flatMap(([id, row]): LintFinding[] => {
    for (const drg of row.drgs) owners.set(drg.code, [...(owners.get(drg.code) ?? []), row.code]);
    const catchAll = row.drgs.findIndex((drg) => drg.rule.op === 'always');
    const behind = catchAll < 0 ? [] : row.drgs.slice(catchAll + 1).map((drg) => drg.code);
    const ruleless = row.drgs.filter((drg) => drg.rule.op === 'never').map((drg) => drg.code);
    return [
      ...(ruleless.length > 0
        ? [
            finding(
              'missing-rule',
              'error',
              id,
              ruleless,
              '组没有可用的条件',
              'groups have no condition that can hold',
            ),
          ]
        : []),
      ...(behind.length > 0
        ? [
            finding(
              'behind-catch-all',
              'error',
              id,
              behind,
              `排在无条件的 ${row.drgs[catchAll]?.code} 之后，永远进不去`,
              `stand behind the unconditional ${row.drgs[catchAll]?.code} and are never reached`,
            ),
          ]
        : []),
      ...(catchAll < 0 && row.drgs.length > 0
        ? [
            finding(
              'no-last-group',
              'warning',
              id,
              row.drgs.map((drg) => drg.code),
              '没有兜底的组，条件都不满足的病例不能入组',
              'has no last group: cases that meet none of the conditions are not grouped',
            ),
          ]
        : []),
    ];
  });
  for (const [code, rows] of owners)
    if (new Set(rows).size > 1)
      found.push(
        finding('repeated-group', 'warning', code, rows, '同一组属于多个 ADRG', 'belongs to several ADRGs'),
      );
  return found;
}

/** Rows of the ADRG table that no category uses (未使用的行). */
export function unusedRows(scheme: Scheme): LintFinding[] {
  const used = new Set(
    scheme.mdcs.flatMap((mdc) => mdc.steps.flatMap((step) => ('adrg' in step ? [step.adrg] : []))),
  );
  return Object.keys(scheme.adrgs)
    .filter((id) => !used.has(id))
    .map((id) => finding('unused-row', 'error', id, [], '没有大类用到它', 'no category uses it'));
}
