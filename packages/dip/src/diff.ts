import { exact } from '@sanyi/expression';
import type { Catalogue, CatalogueGroup } from './catalogue.ts';
import { roundScore } from './score.ts';

/** How a group changed from one catalogue to the next (目录变化). */
export interface GroupChange {
  readonly key: string;
  readonly change: 'new' | 'gone' | 'moved' | 'same';
  readonly before: CatalogueGroup | null;
  readonly after: CatalogueGroup | null;
  /** Score after less score before, in units of the last place of the second catalogue. */
  readonly difference: bigint | null;
}

/** Compares two catalogues group by group (目录对比), in the order of the keys; scores are brought to the places of the second. */
export function diffCatalogues(before: Catalogue, after: Catalogue): GroupChange[] {
  const old = new Map(before.groups.map((group) => [group.key, group]));
  const now = new Map(after.groups.map((group) => [group.key, group]));
  return [...new Set([...old.keys(), ...now.keys()])].sort().map((key): GroupChange => {
    const one = old.get(key) ?? null;
    const other = now.get(key) ?? null;
    if (one === null || other === null)
      return { key, change: one === null ? 'new' : 'gone', before: one, after: other, difference: null };
    const brought = roundScore(exact(one.score, 10n ** BigInt(before.scorePlaces)), after.scorePlaces);
    const difference = other.score - brought;
    const moved = difference !== 0n || one.kind !== other.kind || one.basicLevel !== other.basicLevel;
    return { key, change: moved ? 'moved' : 'same', before: one, after: other, difference };
  });
}
