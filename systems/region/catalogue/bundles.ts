import type { ItemBundle } from '../engine/catalogue-types.ts';
import { bundleSets, bundleTable } from './bundle-table.ts';
import { items } from './items.ts';
import { pairsOf, tableLines } from './lines.ts';

const codeByName = new Map(items.map((item) => [item.name, item.code]));

/** What a stay or visit of each kind is charged (收费组合). */
export const bundles: readonly ItemBundle[] = tableLines(bundleTable).map(({ fields }) => {
  const [id = '', perDay = '', perStay = '', perVisit = ''] = fields;
  return { id, perDay: charges(perDay), perStay: charges(perStay), perVisit: charges(perVisit) };
});

/** The same item named twice is charged once with both counts. */
function charges(text: string): readonly { readonly item: string; readonly milli: number }[] {
  const counts = new Map<string, number>();
  for (const [name, milli] of pairsOf(text, bundleSets, 1000)) {
    const code = codeByName.get(name);
    if (!code) throw new Error(`no item ${name}`);
    counts.set(code, (counts.get(code) ?? 0) + milli);
  }
  return [...counts].map(([item, milli]) => ({ item, milli }));
}
