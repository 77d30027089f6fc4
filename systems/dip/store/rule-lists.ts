import type { Tx } from '@sanyi/records';
import type { RuleLists } from '../engine/rule-lists.ts';
import { dipProblems } from '../problems.ts';
import { dipTables } from './tables.ts';

/** Keeps rule lists (规则清单入库); the newest of the nearest region count. */
export async function keepRuleLists(
  tx: Tx,
  given: {
    readonly lists: RuleLists;
    readonly fileName: string;
    readonly scopePath: string;
    readonly by: string;
  },
): Promise<void> {
  await dipTables(tx)
    .insertInto('dip.rule_lists')
    .values({
      scope_path: given.scopePath,
      name: given.lists.name,
      body: JSON.stringify(given.lists),
      file_name: given.fileName,
      imported_by_name: given.by,
    })
    .execute();
}

/** The rule lists that count for a region (现行规则清单). */
export interface CurrentLists {
  readonly lists: RuleLists;
  readonly importedBy: string;
  readonly importedAt: string;
}

/** Its own newest, else those of the region above; null where there are none. */
export async function currentLists(tx: Tx, scopePath: string): Promise<CurrentLists | null> {
  const rows = await dipTables(tx)
    .selectFrom('dip.rule_lists')
    .select(['lists_no', 'scope_path', 'body', 'imported_by_name', 'imported_at'])
    .orderBy('lists_no', 'desc')
    .execute();
  const [row] = rows
    .filter((item) => scopePath.startsWith(item.scope_path))
    .sort((one, other) => other.scope_path.length - one.scope_path.length);
  if (!row) return null;
  return {
    lists: JSON.parse(row.body) as RuleLists,
    importedBy: row.imported_by_name,
    importedAt: row.imported_at,
  };
}

/** @throws Problem dip/no-rules */
export async function listsOrRefuse(tx: Tx, scopePath: string): Promise<RuleLists> {
  const found = await currentLists(tx, scopePath);
  if (!found) throw dipProblems.problem('no-rules');
  return found.lists;
}
