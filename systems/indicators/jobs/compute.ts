import type { Platform } from '@sanyi/api';
import type { Facts } from '@sanyi/facts';
import type { Day } from '@sanyi/quantity';
import type { JobHandler } from '@sanyi/records';
import { RegionFacts } from '@sanyi/region';
import { z } from 'zod';
import type { DataPort } from '../../data/port.ts';
import { indicatorProblems } from '../problems.ts';
import { takeMeasures, writeSums } from '../store/make-sums.ts';
import { MEASURES_FINGERPRINT } from '../store/measures-fingerprint.ts';
import { factsMigrations } from '../store/migrations.ts';
import { beginRun, countRun, lastRun, type Run, runsByMonth } from '../store/runs.ts';
import { monthsTold, touchedMonths } from '../store/touched-months.ts';
import { fillRegion } from './fill.ts';

const payloadSchema = z.object({ full: z.boolean().default(false) });

/** What a computation came to (计算结果). */
export interface ComputeResult {
  /** `null` where nothing had changed. */
  readonly runNo: number | null;
  /** First days of the months that were made anew. */
  readonly months: readonly Day[];
  readonly rows: number;
  readonly milliseconds: number;
}

/** What a computation works on and for whom. */
export interface ComputeWork {
  /** Region whose data it is. */
  readonly scopePath: string;
  readonly askedByName: string;
  /** Every month, whether its rows changed or not. */
  readonly full: boolean;
  readonly signal: AbortSignal;
  /** How many of the readings are done. */
  readonly tell: (done: number, total: number) => void;
}

/** The job that prepares the sums of the viewer's region (计算指标任务). */
export function computeJob(platform: Platform): JobHandler {
  return {
    async run({ payload, viewer, signal, progress }) {
      const { full } = payloadSchema.parse(payload);
      const { scopePath, displayName } = viewer;
      const tell = (done: number, total: number) => progress({ done, total, unit: '项' });
      return await computeRegion(platform, { scopePath, askedByName: displayName, full, signal, tell });
    },
  };
}

/**
 * Prepares the sums of a region from its facts (计算指标): of the months whose rows changed since the last run, or of all. Killed
 * at any moment it leaves nothing that counts.
 *
 * @throws indicators/no-facts
 */
export async function computeRegion(platform: Platform, work: ComputeWork): Promise<ComputeResult> {
  const began = performance.now();
  const { records, facts } = platform;
  const { scopePath, askedByName, full, signal, tell } = work;
  if (!facts) throw indicatorProblems.problem('no-facts');
  await facts.migrate(factsMigrations);
  const snapshotAt = platform.clock.now();
  const { snapshot, last, known } = await records.asSystem('data for indicators', async (tx) => ({
    snapshot: await platform.port<DataPort>('data').snapshot(tx, { scopePath }),
    last: await lastRun(tx, scopePath),
    known: await runsByMonth(tx, scopePath),
  }));
  const region = new RegionFacts(facts, snapshot);
  const months = await monthsToMake(facts, region, full ? null : last, new Set(known.keys()));
  if (months.length === 0) return { runNo: null, months, rows: 0, milliseconds: 0 };
  const runNo = await records.asSystem('begin a run', (tx) =>
    beginRun(tx, {
      scopePath,
      definitions: MEASURES_FINGERPRINT,
      snapshotAt,
      files: snapshot.files,
      askedByName,
    }),
  );
  const rows = await takeMeasures(region, { months, signal, tell });
  await writeSums(facts, runNo, rows, signal);
  const milliseconds = Math.round(performance.now() - began);
  await records.asSystem('a run counts', (tx) =>
    countRun(tx, { runNo, scopePath, months, rows: rows.length, milliseconds }),
  );
  await fillRegion(platform, scopePath);
  return { runNo, months, rows: rows.length, milliseconds };
}

/** Months to be made: those whose rows changed, and those that no run has made; all of them where measures changed. */
async function monthsToMake(
  facts: Facts,
  region: RegionFacts,
  last: Run | null,
  known: ReadonlySet<Day>,
): Promise<Day[]> {
  const { files } = region.snapshot;
  if (last && last.definitions === MEASURES_FINGERPRINT) {
    const [before, now] = [new Set(last.files), new Set(files)];
    const changed = [
      ...files.filter((file) => !before.has(file)),
      ...last.files.filter((file) => !now.has(file)),
    ];
    if (changed.length === 0) return [];
    const touched = await touchedMonths(facts, changed);
    if (touched) {
      const told = await monthsTold(region);
      // A month whose last rows went is made once more, so that it has none.
      return [...new Set([...told, ...known])]
        .filter((month) => touched.has(month) || !known.has(month))
        .sort();
    }
  }
  return [...new Set([...(await monthsTold(region)), ...known])].sort();
}
