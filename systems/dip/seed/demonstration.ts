import type { Platform } from '@sanyi/api';
import type { LocalText } from '@sanyi/kernel';
import type { Day } from '@sanyi/quantity';
import { RegionFacts } from '@sanyi/region';
import type { DataPort } from '../../data/port.ts';
import { practiceLists } from '../engine/practice-lists.ts';
import { formRegion } from '../jobs/form.ts';
import { matchRegion } from '../jobs/match.ts';
import { putInForce } from '../store/catalogues.ts';
import { keepRuleLists } from '../store/rule-lists.ts';

/** Before the first stay of the practice region. */
const FROM = '2020-01-01' as Day;
const BY = '示例';

/** Forms a catalogue from each year of the practice region, puts the last in force and matches the region by it (演示病种目录). */
export async function seedDip(
  platform: Platform,
  tell: (text: LocalText) => void = () => undefined,
): Promise<void> {
  if (!platform.facts) return;
  if (!platform.manifests.some((manifest) => manifest.id === 'region' && manifest.offers)) return;
  tell({ zh: '测算病种目录', en: 'Forming the catalogue' });
  const { records, facts } = platform;
  const scopePath = await records.asSystem('rules of the demonstration', async (tx) => {
    const { path } = await tx
      .selectFrom('platform.organisation')
      .select('path')
      .where('kind', '=', 'region')
      .orderBy('path')
      .executeTakeFirstOrThrow();
    await keepRuleLists(tx, { lists: practiceLists, fileName: '', scopePath: path, by: BY });
    return path;
  });
  const viewer = { scopePath, displayName: BY };
  const snapshot = await records.asSystem('years of the demonstration', (tx) =>
    platform.port<DataPort>('data').snapshot(tx, { scopePath }),
  );
  const years = await new RegionFacts(facts, snapshot).query<{ year: number; stays: bigint }>(
    `SELECT toYear(counted_on) AS year, count() AS stays FROM {rows:encounter}
     WHERE kind_code = 'inpatient' AND ended_at IS NOT NULL GROUP BY year ORDER BY year`,
  );
  const { signal } = new AbortController();
  let catalogueNo = 0;
  for (const { year } of years.slice(-2))
    ({ catalogueNo } = await formRegion(
      platform,
      records,
      {
        viewer,
        request: {
          name: `演练病种目录（${year} 年）`,
          year,
          core: 'cases',
          yearMeans: 'pooled',
          meanOf: 'all',
          steady: true,
        },
      },
      signal,
    ));
  if (catalogueNo === 0) return;
  await records.asSystem('catalogue of the demonstration', (tx) =>
    putInForce(tx, { catalogueNo, from: FROM, deviation: 'norm-2.0', scopePath, by: BY }),
  );
  await matchRegion(platform, records, viewer, signal);
}
