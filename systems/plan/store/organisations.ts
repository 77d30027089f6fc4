import { departmentById } from '@sanyi/codes';
import type { LocalText } from '@sanyi/kernel';
import type { Tx } from '@sanyi/records';

/** An organisation as the ledger shows it. */
export interface OrganisationView {
  readonly id: string;
  readonly name: LocalText;
  readonly kind: string;
}

export interface OrganisationEntry extends OrganisationView {
  readonly path: string;
  readonly level: string | null;
  readonly body: string | null;
  /** Path of the region it belongs to. */
  readonly region: string;
}

/** Every organisation the viewer may see (机构目录), by id. */
export async function loadOrganisations(tx: Tx): Promise<ReadonlyMap<string, OrganisationEntry>> {
  const rows = await tx
    .selectFrom('platform.organisation')
    .select(['id', 'kind', 'name_zh', 'name_en', 'department_body', 'level', 'path'])
    .orderBy('path')
    .execute();
  const regions = rows.filter((row) => row.kind === 'region').map((row) => row.path);
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        kind: row.kind,
        name: { zh: row.name_zh, en: row.name_en || row.name_zh },
        path: row.path,
        level: row.level,
        body: row.department_body,
        region:
          regions.filter((path) => row.path.startsWith(path)).toSorted((a, b) => b.length - a.length)[0] ??
          '/',
      },
    ]),
  );
}

export function organisationView(entry: OrganisationEntry | undefined): OrganisationView | null {
  return entry ? { id: entry.id, name: entry.name, kind: entry.kind } : null;
}

/**
 * What a printed department is called (单位名称): the organisation it stands for, else the registry's body, else the
 * printed name in both languages.
 */
export function departmentName(
  printed: { readonly raw: string; readonly norm: string | null; readonly department_id: string | null },
  organisation: OrganisationEntry | undefined,
): LocalText {
  if (organisation) return organisation.name;
  const zh = printed.norm ?? printed.raw;
  const body = printed.department_id === null ? null : departmentById(printed.department_id);
  return { zh, en: body?.en ?? zh };
}

export interface NamedDepartment {
  readonly raw: string;
  readonly norm: string | null;
  readonly departmentId: string | null;
  readonly level: string | null;
}

/**
 * The organisation of the tree that a printed department means (责任单位对应机构) for a plan of the region `scopePath`:
 * the body of the region itself, else of a region above, by registry id and level, then by its exact name. Null when
 * there is none or more than one.
 */
export function organisationFor(
  department: NamedDepartment,
  scopePath: string,
  organisations: ReadonlyMap<string, OrganisationEntry>,
): string | null {
  const entries = [...organisations.values()].filter((entry) => scopePath.startsWith(entry.region));
  const bodies = department.departmentId === null ? [] : bodiesNow(department.departmentId);
  for (const body of bodies) {
    const fitting = entries.filter(
      (entry) =>
        entry.body === body &&
        (department.level === null || entry.level === null || entry.level === department.level),
    );
    const nearest = fitting.toSorted(
      (a, b) => b.region.length - a.region.length || a.path.length - b.path.length,
    );
    const [first, second] = nearest;
    if (first && (second?.region !== first.region || second.path.length > first.path.length)) return first.id;
  }
  const named = entries.filter((entry) => entry.kind !== 'region' && hasName(entry, department));
  return named.length === 1 ? (named[0]?.id ?? null) : null;
}

/** The body itself and, for a former one, those that took over. */
function bodiesNow(departmentId: string): string[] {
  return [departmentId, ...(departmentById(departmentId)?.successors ?? [])];
}

function hasName(entry: OrganisationEntry, department: NamedDepartment): boolean {
  const name = entry.name.zh;
  return [department.raw, department.norm ?? ''].some(
    (printed) => printed.length >= 3 && (name === printed || (printed.length >= 5 && name.endsWith(printed))),
  );
}
