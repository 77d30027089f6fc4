import type { Platform } from '@sanyi/api';
import { compiledLibrary } from '../engine/library/library.ts';
import { sumsFor } from '../store/computed.ts';
import { filledDefinitions } from '../store/definitions.ts';
import { fillValues } from '../store/fill-values.ts';
import { lastRun, runsByMonth } from '../store/runs.ts';

/** Fills in the values of a region's indicators that compute (由数据填报), from the sums that count; says how many changed. */
export async function fillRegion(platform: Platform, scopePath: string): Promise<number> {
  const { records, facts } = platform;
  const { indicators, runs, last, regionId } = await records.asSystem(
    'indicators to fill in',
    async (tx) => ({
      indicators: await filledDefinitions(tx, scopePath),
      runs: await runsByMonth(tx, scopePath),
      last: await lastRun(tx, scopePath),
      regionId: (
        await tx
          .selectFrom('platform.organisation')
          .select('id')
          .where('path', '=', scopePath)
          .executeTakeFirst()
      )?.id,
    }),
  );
  if (indicators.size === 0 || !last || regionId === undefined) return 0;
  const compiled = [...indicators.keys()].flatMap((code) => compiledLibrary().get(code) ?? []);
  const snapshot = { files: [], institutions: null };
  const sums = await sumsFor(facts, { runs, snapshot }, compiled, 'whole');
  return await records.asSystem('fill in indicators', (tx) =>
    fillValues(tx, { indicators, sums, months: [...runs.keys()].sort(), regionId, runNo: last.runNo }),
  );
}
