import { createHash } from 'node:crypto';
import type { Platform } from '@sanyi/api';
import type { Day } from '@sanyi/quantity';
import type { Entry, Target } from '../engine/entry.ts';
import { applyImport, orderOf } from '../store/apply-import.ts';
import { BEGINNING } from '../store/import-plan.ts';
import { joined, joinedPairs, regionCatalogue, regionEntries } from './region-entries.ts';
import { type PairedSample, sampleDiagnoses, sampleItems, sampleOperations } from './sample-entries.ts';

/** One list for one edition (一份目录). */
export interface SeedList {
  readonly target: Target;
  readonly edition: string;
  readonly validFrom: Day;
  readonly entries: readonly Entry[];
  /** Where it is from, shown as the file's name. */
  readonly from: string;
}

const SAMPLE = '产品自编样例';
/** First day of the present editions of the demonstration. */
const PRESENT: Day = '2020-01-01';

/**
 * Lays down lists without a file (铺设字典), in one transaction, in the order given. Once more, nothing changes.
 */
export async function seedLists(platform: Platform, lists: readonly SeedList[]): Promise<void> {
  await platform.records.asSystem('lay down the dictionaries', async (tx) => {
    for (const { target, edition, validFrom, entries, from } of lists) {
      const sha256 = createHash('sha256').update(JSON.stringify(entries)).digest('hex');
      const order = orderOf({ target, edition, validFrom, complete: true, fileName: from, sha256 }, entries);
      await applyImport(tx, order, {
        importer: { system: 'demonstration' },
        requestId: null,
        skipWrong: false,
        confirmRetire: true,
      });
    }
  });
}

/** Both editions, the map, and the older edition with what was retired since (双版本铺设). */
export function pairedLists(system: 'icd-10' | 'icd-9-cm-3', sample: PairedSample, from: string): SeedList[] {
  const codes: Target = { system, content: 'codes' };
  return [
    {
      target: codes,
      edition: 'insurance-1.0',
      validFrom: BEGINNING,
      entries: [
        ...sample.insurance,
        ...sample.retired.map((entry) => ({ ...entry, ended: false, successor: '' })),
      ],
      from,
    },
    {
      target: codes,
      edition: 'insurance-2.0',
      validFrom: PRESENT,
      entries: [...sample.insurance, ...sample.retired],
      from,
    },
    {
      target: codes,
      edition: system === 'icd-10' ? 'clinical-2.0' : 'clinical-3.0',
      validFrom: BEGINNING,
      entries: sample.clinical,
      from,
    },
    { target: { system, content: 'map' }, edition: '2.0', validFrom: BEGINNING, entries: sample.map, from },
  ];
}

/** The demonstration's dictionaries (演示字典): the product's sample and, where it offers one, the practice region's catalogue. */
export async function seedDictionaries(platform: Platform): Promise<void> {
  const region = regionEntries(regionCatalogue(platform));
  const items = sampleItems();
  const from = region.diagnoses.insurance.length > 0 ? `${SAMPLE}、演练区域目录` : SAMPLE;
  await seedLists(platform, [
    ...pairedLists('icd-10', joinedPairs(region.diagnoses, sampleDiagnoses()), from),
    ...pairedLists('icd-9-cm-3', joinedPairs(region.operations, sampleOperations()), from),
    ...(['drug', 'consumable', 'service', 'area'] as const).map(
      (system): SeedList => ({
        target: { system, content: 'codes' },
        edition: '2026',
        validFrom: BEGINNING,
        entries: joined(system === 'area' ? [] : region.items[system], items[system]),
        from: system === 'area' ? SAMPLE : from,
      }),
    ),
  ]);
}
