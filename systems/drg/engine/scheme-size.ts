import type { LintFinding, Scheme } from '@sanyi/grouping';

/** How large a scheme is (规模), by codes and not by rows. */
export interface SchemeSize {
  readonly mdcs: number;
  readonly adrgs: number;
  readonly drgs: number;
}

/** Counts categories, ADRGs and groups of a scheme (方案规模). */
export function schemeSize({ mdcs, adrgs }: Scheme): SchemeSize {
  const rows = Object.values(adrgs);
  return {
    mdcs: mdcs.length,
    adrgs: new Set(rows.map((row) => row.code)).size,
    drgs: new Set(rows.flatMap((row) => row.drgs.map((drg) => drg.code))).size,
  };
}

/** Findings by how grave they are (检查结果计数). */
export function findingCounts(findings: readonly LintFinding[]): {
  readonly errors: number;
  readonly warnings: number;
  readonly notes: number;
} {
  const of = (severity: LintFinding['severity']) =>
    findings.filter((item) => item.severity === severity).length;
  return { errors: of('error'), warnings: of('warning'), notes: of('note') };
}
