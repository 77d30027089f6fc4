import { streamWorkbook } from '@sanyi/documents';
import type { OrganisationKind, Tx } from '@sanyi/records';
import { dataTables } from '../store/tables.ts';

/** An institution of the practice region (演练区域机构). */
export interface PracticeInstitution {
  readonly code: string;
  readonly name: string;
  readonly kind: OrganisationKind;
}

/** Organisations of the demonstration that stand for the first of their kind in the practice region, in this order. */
const KNOWN: Readonly<Partial<Record<OrganisationKind, readonly string[]>>> = {
  hospital: ['qh-hospital-people'],
  'community-centre': ['qh-centre-chengguan', 'qh-centre-liuyuan', 'qh-centre-shiqiao'],
};
/** The hospital of Chinese medicine stands for its like. */
const BY_NAME: readonly (readonly [part: string, organisation: string])[] = [['中医', 'qh-hospital-tcm']];

/** Institutions as the practice region's own list of them says, each once. */
export async function readInstitutions(path: string): Promise<PracticeInstitution[]> {
  const found = new Map<string, PracticeInstitution>();
  for await (const event of streamWorkbook(path)) {
    if (event.kind !== 'rows') continue;
    for (const row of event.rows) {
      const cells = row.cells.map((cell) => cell.text);
      const [code = '', name = '', kind = ''] = cells;
      if (!/^[HP]\d{11}$/.test(code)) continue;
      found.set(code, { code, name, kind: kindOf(kind) });
    }
  }
  return [...found.values()];
}

function kindOf(word: string): OrganisationKind {
  if (word === '医院') return 'hospital';
  return word === '社区卫生服务中心' ? 'community-centre' : 'other';
}

/**
 * Gives every institution an organisation below the district (机构对应): one of the demonstration's own where there is one, a
 * new one otherwise.
 */
export async function linkInstitutions(
  tx: Tx,
  institutions: readonly PracticeInstitution[],
  region: { readonly id: string; readonly path: string },
): Promise<ReadonlyMap<string, string>> {
  const links = new Map<string, string>();
  const free = new Map(Object.entries(KNOWN).map(([kind, ids]) => [kind, [...(ids ?? [])]]));
  for (const institution of institutions) {
    const named = BY_NAME.find(([part]) => institution.name.includes(part))?.[1];
    const id = named ?? free.get(institution.kind)?.shift() ?? `qh-${institution.code.toLowerCase()}`;
    links.set(institution.code, id);
    await tx
      .insertInto('platform.organisation')
      .values({
        id,
        parent_id: region.id,
        kind: institution.kind,
        name_zh: institution.name,
        name_en: institution.name,
        department_body: null,
        level: null,
        path: `${region.path}${id}/`,
        active_from: null,
        active_until: null,
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
    await dataTables(tx)
      .insertInto('data.institution')
      .values({ institution_code: institution.code, organisation_id: id, scope_path: region.path })
      .execute();
  }
  return links;
}
