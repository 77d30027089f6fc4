import type { LocalText } from '@sanyi/kernel';
import type { Tx } from '@sanyi/records';
import type { RegionFacts } from '@sanyi/region';
import { cached } from './cached.ts';
import { dataTables } from './tables.ts';

/** Names of institutions by code (机构名称): of the organisation it is here, else as the list of institutions says. */
export async function institutionNames(
  region: RegionFacts,
  transact: <Result>(work: (tx: Tx) => Promise<Result>) => Promise<Result>,
): Promise<ReadonlyMap<string, LocalText>> {
  const rows = await cached(region, 'institution-names', () =>
    region.query<{ code: string; name: string }>(
      'SELECT toString(institution_code) AS code, argMax(name, valid_from) AS name FROM {rows:institution} GROUP BY code',
    ),
  );
  const linked = await transact((tx) =>
    dataTables(tx)
      .selectFrom('data.institution as i')
      .innerJoin('platform.organisation as o', 'o.id', 'i.organisation_id')
      .select(['i.institution_code', 'o.name_zh', 'o.name_en'])
      .execute(),
  );
  return new Map<string, LocalText>([
    ...rows.map((row): [string, LocalText] => [row.code, { zh: row.name, en: row.name }]),
    ...linked.map((row): [string, LocalText] => [row.institution_code, { zh: row.name_zh, en: row.name_en }]),
  ]);
}
