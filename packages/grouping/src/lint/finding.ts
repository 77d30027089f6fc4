/** Kinds of defects a linter finds in a scheme (方案缺陷). */
export type LintCode =
  | 'missing-name'
  | 'missing-rule'
  | 'empty-list'
  | 'repeated-code'
  | 'same-list-twice'
  | 'exclusion-without-members'
  | 'both-cc-and-mcc'
  | 'not-a-code'
  | 'unreachable-code'
  | 'shadowed-row'
  | 'shadowed-code'
  | 'behind-catch-all'
  | 'no-last-group'
  | 'unused-row'
  | 'repeated-group'
  | 'numeric-gap'
  | 'numeric-overlap';

export interface LintFinding {
  readonly code: LintCode;
  readonly severity: 'error' | 'warning' | 'note';
  /** Row, list, table or group it is about. */
  readonly place: string;
  /** Codes or names concerned. */
  readonly items: readonly string[];
  readonly text: { readonly zh: string; readonly en: string };
}

/** Makes a finding (缺陷). */
export function finding(
  code: LintCode,
  severity: LintFinding['severity'],
  place: string,
  items: readonly string[],
  zh: string,
  en: string,
): LintFinding {
  return { code, severity, place, items, text: { zh, en } };
}
