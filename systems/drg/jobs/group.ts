import type { Platform } from '@sanyi/api';
import type { Facts } from '@sanyi/facts';
import type { Viewer } from '@sanyi/kernel';
import type { JobContext, JobHandler, Records } from '@sanyi/records';
import { RegionFacts, readStays, type StayRow } from '@sanyi/region';
import type { DataPort } from '../../data/port.ts';
import { drgProblems } from '../problems.ts';
import { factsMigrations } from '../store/migrations.ts';
import { beginRun, countRun, type Totals } from '../store/runs.ts';
import { type ReadyScheme, readyScheme, type SchemeUse, useOn, usesOf } from '../store/schemes.ts';
import { caseOf } from '../store/stays.ts';
import { type CaseRow, writeCases } from '../store/write-cases.ts';

/** Stays written together; each writing makes a part of its own on the disk. */
const TOGETHER = 200_000;

/** What a run came to (分组批次结果). */
export interface GroupRunResult extends Totals {
  readonly runNo: number;
}

/** Groups the stays of the asker's region (对本地区病例分组). Killed at any moment it leaves nothing that counts. */
export function groupJob(platform: Platform): JobHandler {
  return {
    run: (context: JobContext) =>
      groupRegion(platform, context.records, context.viewer, context.signal, (done) =>
        context.progress({ done, total: null, unit: '例' }),
      ),
  };
}

/**
 * Groups every stay of a region by the scheme in force on its discharge (区域分组): each ends in exactly one of grouped, ambiguous and
 * ungroupable, and the three add up to the stays.
 *
 * @throws Problem drg/no-facts, drg/no-scheme-in-force
 */
export async function groupRegion(
  platform: Platform,
  records: Records,
  viewer: Pick<Viewer, 'scopePath' | 'displayName'>,
  signal: AbortSignal,
  tell: (done: number) => void = () => undefined,
): Promise<GroupRunResult> {
  const { facts } = platform;
  if (!facts) throw drgProblems.problem('no-facts');
  await facts.migrate(factsMigrations);
  const began = performance.now();
  const { scopePath } = viewer;
  const snapshotAt = platform.clock.now();
  const { snapshot, uses, schemes } = await records.asSystem('stays to group', async (tx) => {
    const found = await usesOf(tx, scopePath);
    const ready = new Map<number, ReadyScheme>();
    for (const { schemeNo } of found) ready.set(schemeNo, await readyScheme(tx, schemeNo));
    return {
      snapshot: await platform.port<DataPort>('data').snapshot(tx, { scopePath }),
      uses: found,
      schemes: ready,
    };
  });
  if (uses.length === 0) throw drgProblems.problem('no-scheme-in-force', { day: platform.clock.today() });
  const runNo = await records.asSystem('begin a run of grouping', (tx) =>
    beginRun(tx, {
      scopePath,
      files: snapshot.files,
      uses: uses.map(({ schemeNo, from }) => ({ schemeNo, from })),
      snapshotAt,
      askedByName: viewer.displayName,
    }),
  );
  const counts = await groupStays(new RegionFacts(facts, snapshot), facts, {
    runNo,
    uses,
    schemes,
    signal,
    tell,
  });
  const totals = { ...counts, milliseconds: Math.round(performance.now() - began) };
  await records.asSystem('a run of grouping counts', (tx) =>
    countRun(tx, runNo, totals, platform.clock.now()),
  );
  return { runNo, ...totals };
}

interface Work {
  readonly runNo: number;
  readonly uses: readonly SchemeUse[];
  readonly schemes: ReadonlyMap<number, ReadyScheme>;
  readonly signal: AbortSignal;
  readonly tell: (done: number) => void;
}

async function groupStays(
  region: RegionFacts,
  facts: Facts,
  { runNo, uses, schemes, signal, tell }: Work,
): Promise<Omit<Totals, 'milliseconds'>> {
  const counts = { stays: 0, grouped: 0, ambiguous: 0, ungroupable: 0 };
  const onDay = new Map<string, ReadyScheme | null>();
  const schemeOf = (day: string): ReadyScheme | null => {
    const known = onDay.get(day);
    if (known !== undefined) return known;
    const found = schemes.get(useOn(uses, day)?.schemeNo ?? -1) ?? null;
    onDay.set(day, found);
    return found;
  };
  let waiting: CaseRow[] = [];
  const grouped = (stay: StayRow): CaseRow => {
    const scheme = schemeOf(stay.counted_on);
    const result = scheme?.grouper.group(caseOf(stay)) ?? null;
    counts.stays += 1;
    counts[result?.status ?? 'ungroupable'] += 1;
    return { stay, schemeNo: scheme?.schemeNo ?? 0, result };
  };
  for await (const stays of readStays(region, signal)) {
    signal.throwIfAborted();
    for (const stay of stays) waiting.push(grouped(stay));
    if (waiting.length >= TOGETHER) {
      await writeCases(facts, runNo, waiting, signal);
      waiting = [];
    }
    tell(counts.stays);
  }
  await writeCases(facts, runNo, waiting, signal);
  return counts;
}
