import { bounds } from './lint/bounds.ts';
import { complications } from './lint/complications.ts';
import type { LintFinding } from './lint/finding.ts';
import { groups, unusedRows } from './lint/groups.ts';
import { lists } from './lint/lists.ts';
import { missingNames } from './lint/names.ts';
import { reachability } from './lint/reachability.ts';
import type { Scheme } from './scheme.ts';

export type { LintCode, LintFinding } from './lint/finding.ts';

/**
 * Reads a scheme for what cannot be meant (方案检查): rows and codes that nothing reaches, groups behind a catch-all, splits without a
 * last group, lists and tables without members, bounds that gape or overlap. It finds, and changes nothing.
 */
export function lintScheme(scheme: Scheme): LintFinding[] {
  const broken = missingNames(scheme);
  // Without its names a scheme cannot be compiled, and reachability says nothing.
  if (broken.length > 0) return broken;
  return [
    ...lists(scheme),
    ...complications(scheme),
    ...groups(scheme),
    ...unusedRows(scheme),
    ...reachability(scheme),
    ...bounds(scheme),
  ];
}
