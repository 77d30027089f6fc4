import type { RegionFacts } from '@sanyi/region';

/** An institution as it is shown beside its figures (机构). */
export interface Institution {
  readonly code: string;
  readonly name: string;
  /** Kind and level as they were at last. */
  readonly kind: string;
  readonly level: string | null;
}

/** Institutions of the snapshot by code (机构目录), each as its last row says. */
export async function institutionsOf(region: RegionFacts): Promise<ReadonlyMap<string, Institution>> {
  const rows = await region.query<{ code: string; named: string; kind: string; level: string | null }>(
    'SELECT toString(institution_code) AS code, argMax(name, valid_from) AS named, ' +
      'toString(argMax(kind_code, valid_from)) AS kind, toString(argMax(level_code, valid_from)) AS level ' +
      'FROM {rows:institution} GROUP BY institution_code ORDER BY code',
    {},
    { lane: 'short' },
  );
  return new Map(
    rows.map(({ code, named, kind, level }) => [code, { code, name: named, kind, level: level || null }]),
  );
}
