import type { Scheme } from '@sanyi/grouping';

/** Names of categories, ADRGs and groups by their code (方案名称); a group without a name of its own bears that of its ADRG. */
export function schemeNames(scheme: Scheme): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const mdc of scheme.mdcs) {
    if (mdc.name) names.set(mdc.code, mdc.name);
    for (const step of mdc.steps)
      if ('ambiguous' in step) names.set(step.ambiguous, mdc.name ? `${mdc.name}，歧义病例` : '歧义病例');
  }
  for (const row of Object.values(scheme.adrgs)) {
    if (row.name) names.set(row.code, row.name);
    for (const drg of row.drgs) {
      const name = drg.name ?? row.name;
      if (name) names.set(drg.code, name);
    }
  }
  return names;
}
