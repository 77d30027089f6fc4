import type { Tx } from '@sanyi/records';

/** Organisations the viewer may see with their number of accounts, in tree order. */
export async function listOrganisations(tx: Tx) {
  const rows = await tx
    .selectFrom('platform.organisation as o')
    .select(['o.id', 'o.parent_id', 'o.kind', 'o.name_zh', 'o.name_en', 'o.department_body', 'o.path'])
    .select((eb) =>
      eb
        .selectFrom('platform.account as a')
        .select((inner) => inner.fn.countAll<string>().as('count'))
        .whereRef('a.organisation_id', '=', 'o.id')
        .where('a.disabled_at', 'is', null)
        .as('accounts'),
    )
    .orderBy('o.path')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    parentId: row.parent_id,
    kind: row.kind,
    name: { zh: row.name_zh, en: row.name_en || row.name_zh },
    departmentBody: row.department_body,
    path: row.path,
    accounts: Number(row.accounts ?? 0),
  }));
}

export interface NewOrganisation {
  readonly id: string;
  readonly parentId: string | null;
  readonly kind: 'region' | 'department' | 'hospital' | 'community-centre' | 'town' | 'other';
  readonly name: { readonly zh: string; readonly en: string };
  readonly departmentBody: string | null;
}

/** Writes an organisation below its parent; the path follows from the tree. `null` when the parent is not visible. */
export async function insertOrganisation(tx: Tx, organisation: NewOrganisation): Promise<string | null> {
  const parent = organisation.parentId
    ? await tx
        .selectFrom('platform.organisation')
        .select('path')
        .where('id', '=', organisation.parentId)
        .executeTakeFirst()
    : { path: '/' };
  if (!parent) return null;
  const path = `${parent.path}${organisation.id}/`;
  await tx
    .insertInto('platform.organisation')
    .values({
      id: organisation.id,
      parent_id: organisation.parentId,
      kind: organisation.kind,
      name_zh: organisation.name.zh,
      name_en: organisation.name.en,
      department_body: organisation.departmentBody,
      path,
    })
    .execute();
  return path;
}
