import type { Platform } from '@sanyi/api';
import { lintScheme } from '@sanyi/grouping';
import type { LocalText } from '@sanyi/kernel';
import type { Day } from '@sanyi/quantity';
import type { RegionPort } from '../../region/port.ts';
import { groupRegion } from '../jobs/group.ts';
import { keepScheme, putInForce } from '../store/schemes.ts';
import { practiceScheme } from './practice-scheme.ts';

/** Before the first stay of the practice region. */
const FROM = '2020-01-01' as Day;
const BY = '示例';

/** Lays down the practice scheme and groups the practice region by it (演示分组). */
export async function seedDrg(
  platform: Platform,
  tell: (text: LocalText) => void = () => undefined,
): Promise<void> {
  if (!platform.facts) return;
  if (!platform.manifests.some((manifest) => manifest.id === 'region' && manifest.offers)) return;
  const { diseases, secondaries, operations } = platform.port<RegionPort>('region').catalogue();
  const scheme = practiceScheme({
    diagnoses: [...new Set([...diseases, ...secondaries].map(({ code }) => code))].sort(),
    operations: operations.map(({ code, level }) => ({ code, level })),
  });
  tell({ zh: '病例分组', en: 'Grouping the stays' });
  const scopePath = await platform.records.asSystem('scheme of the demonstration', async (tx) => {
    const { path } = await tx
      .selectFrom('platform.organisation')
      .select('path')
      .where('kind', '=', 'region')
      .orderBy('path')
      .executeTakeFirstOrThrow();
    const { schemeNo } = await keepScheme(tx, {
      scheme,
      gaps: [],
      findings: lintScheme(scheme),
      fileName: 'practice.json',
      layout: 'own',
      scopePath: path,
      importedByName: BY,
    });
    await putInForce(tx, { schemeNo, from: FROM, scopePath: path, by: BY });
    return path;
  });
  await groupRegion(platform, platform.records, { scopePath, displayName: BY }, new AbortController().signal);
}
