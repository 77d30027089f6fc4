import type { RoleId, Viewer } from '@sanyi/kernel';
import type { Tx } from '@sanyi/records';

/** An account of the demonstration as a viewer (示例人物); `null` where there is no such account. Needs `asSystem`. */
export async function personOf(tx: Tx, username: string): Promise<Viewer | null> {
  const row = await tx
    .selectFrom('platform.account as a')
    .innerJoin('platform.organisation as o', 'o.id', 'a.organisation_id')
    .select(['a.id', 'a.username', 'a.display_zh', 'a.role', 'a.organisation_id', 'o.path'])
    .where('a.username', '=', username)
    .executeTakeFirst();
  if (!row) return null;
  const regions = await tx
    .selectFrom('platform.organisation')
    .select('path')
    .where('kind', '=', 'region')
    .execute();
  const [scopePath = row.path] = regions
    .map((region) => region.path)
    .filter((path) => row.path.startsWith(path))
    .toSorted((a, b) => b.length - a.length);
  return {
    accountId: row.id,
    username: row.username,
    displayName: row.display_zh,
    role: row.role as RoleId,
    organisationId: row.organisation_id,
    scopePath,
    mustChangePassword: false,
  };
}
