import type { Scheme } from '../scheme.ts';
import { finding, type LintFinding } from './finding.ts';

/** Exclusion tables without main diagnoses, codes that are both CC and MCC (并发症表检查). */
export function complications(scheme: Scheme): LintFinding[] {
  const { cc, mcc, exclusions } = scheme;
  const withMembers = new Set(Object.values(exclusions));
  const orphans = new Map<string, string[]>();
  for (const [code, table] of [...Object.entries(cc), ...Object.entries(mcc)])
    if (!withMembers.has(table)) orphans.set(table, [...(orphans.get(table) ?? []), code]);
  const both = Object.keys(cc).filter((code) => Object.hasOwn(mcc, code));
  return [
    ...[...orphans].map(([table, codes]) =>
      finding(
        'exclusion-without-members',
        'warning',
        table,
        codes,
        `排除表 ${table} 没有主要诊断，${codes.length} 个编码永远不会被排除`,
        `exclusion table ${table} has no main diagnoses; ${codes.length} codes are never excluded`,
      ),
    ),
    ...(both.length > 0
      ? [finding('both-cc-and-mcc', 'note', 'cc', both, '既是 CC 又是 MCC', 'stand in both lists')]
      : []),
  ];
}
