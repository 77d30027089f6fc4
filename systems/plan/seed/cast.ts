import type { RoleId, Viewer } from '@sanyi/kernel';
import type { Tx } from '@sanyi/records';

/** The people of the demonstration as viewers (示例人物), by username. */
export interface Cast {
  viewer(username: string): Viewer;
  /** Somebody of the organisation; where it has no account, the reform office acts for it. */
  of(organisationId: string): Viewer;
}

/** Reads the demonstration's accounts; needs `asSystem`. */
export async function loadCast(tx: Tx): Promise<Cast> {
  const rows = await tx
    .selectFrom('platform.account as a')
    .innerJoin('platform.organisation as o', 'o.id', 'a.organisation_id')
    .select(['a.id', 'a.username', 'a.display_zh', 'a.role', 'a.organisation_id', 'o.path'])
    .orderBy('a.username')
    .execute();
  const regions = await tx
    .selectFrom('platform.organisation')
    .select('path')
    .where('kind', '=', 'region')
    .execute();
  const regionOf = (path: string) =>
    regions
      .map((region) => region.path)
      .filter((region) => path.startsWith(region))
      .sort((a, b) => b.length - a.length)[0] ?? path;
  const viewers = rows.map(
    (row): Viewer => ({
      accountId: row.id,
      username: row.username,
      displayName: row.display_zh,
      role: row.role as RoleId,
      organisationId: row.organisation_id,
      scopePath: regionOf(row.path),
      mustChangePassword: false,
    }),
  );
  const find = (username: string): Viewer => {
    const found = viewers.find((viewer) => viewer.username === username);
    if (!found) throw new Error(`the demonstration has no account ${username}`);
    return found;
  };
  return {
    viewer: find,
    of(organisationId) {
      const own = viewers.find(
        (viewer) => viewer.organisationId === organisationId && viewer.role !== 'inspector',
      );
      if (own) return own;
      const office = find('zhanglan');
      return { ...office, displayName: `${office.displayName}（代填）`, organisationId, role: 'department' };
    },
  };
}
