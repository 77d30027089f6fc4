import type { Platform } from '@sanyi/api';
import type { DipCase } from '@sanyi/dip';
import type { Facts } from '@sanyi/facts';
import type { Viewer } from '@sanyi/kernel';
import type { JobContext, JobHandler, Records } from '@sanyi/records';
import { RegionFacts, readStays, type StayRow } from '@sanyi/region';
import type { DataPort } from '../../data/port.ts';
import { dipProblems } from '../problems.ts';
import { type CaseRow, writeCases } from '../store/cases.ts';
import {
  type CatalogueUse,
  type ReadyCatalogue,
  readyCatalogue,
  useOn,
  usesOf,
} from '../store/catalogues.ts';
import { factsMigrations } from '../store/migrations.ts';
import { beginRun, countRun, type Totals } from '../store/runs.ts';

/** Stays written together; each writing makes a part of its own on the disk. */
const TOGETHER = 200_000;

/** A stay without a catalogue in force on its day (无目录可用). */
export const NO_CATALOGUE = 'no-catalogue-in-force';

/** What a run came to (入组批次结果). */
export interface MatchRunResult extends Totals {
  readonly runNo: number;
}

/** Matches the stays of the asker's region (对本地区病例入组). Killed at any moment it leaves nothing that counts. */
export function matchJob(platform: Platform): JobHandler {
  return {
    run: (context: JobContext) =>
      matchRegion(platform, context.records, context.viewer, context.signal, (done) =>
        context.progress({ done, total: null, unit: '例' }),
      ),
  };
}

/**
 * Matches every stay of a region to the catalogue in force on its discharge (区域入组): each ends in one group or in none with its reason, and the two add up
 * to the stays.
 *
 * @throws Problem dip/no-facts, dip/no-catalogue-in-force
 */
export async function matchRegion(
  platform: Platform,
  records: Records,
  viewer: Pick<Viewer, 'scopePath' | 'displayName'>,
  signal: AbortSignal,
  tell: (done: number) => void = () => undefined,
): Promise<MatchRunResult> {
  const { facts } = platform;
  if (!facts) throw dipProblems.problem('no-facts');
  await facts.migrate(factsMigrations);
  const began = performance.now();
  const { scopePath } = viewer;
  const snapshotAt = platform.clock.now();
  const { snapshot, uses, catalogues } = await records.asSystem('stays to match', async (tx) => {
    const found = await usesOf(tx, scopePath);
    const ready = new Map<number, ReadyCatalogue>();
    for (const { catalogueNo } of found) ready.set(catalogueNo, await readyCatalogue(tx, catalogueNo));
    return {
      snapshot: await platform.port<DataPort>('data').snapshot(tx, { scopePath }),
      uses: found,
      catalogues: ready,
    };
  });
  if (uses.length === 0) throw dipProblems.problem('no-catalogue-in-force', { day: platform.clock.today() });
  const runNo = await records.asSystem('begin a run of matching', (tx) =>
    beginRun(tx, {
      scopePath,
      files: snapshot.files,
      uses: uses.map(({ catalogueNo, from }) => ({ catalogueNo, from })),
      snapshotAt,
      askedByName: viewer.displayName,
    }),
  );
  const counts = await matchStays(new RegionFacts(facts, snapshot), facts, {
    runNo,
    uses,
    catalogues,
    signal,
    tell,
  });
  const totals = { ...counts, milliseconds: Math.round(performance.now() - began) };
  await records.asSystem('a run of matching counts', (tx) =>
    countRun(tx, runNo, totals, platform.clock.now()),
  );
  return { runNo, ...totals };
}

interface Work {
  readonly runNo: number;
  readonly uses: readonly CatalogueUse[];
  readonly catalogues: ReadonlyMap<number, ReadyCatalogue>;
  readonly signal: AbortSignal;
  readonly tell: (done: number) => void;
}

async function matchStays(
  region: RegionFacts,
  facts: Facts,
  { runNo, uses, catalogues, signal, tell }: Work,
): Promise<Omit<Totals, 'milliseconds'>> {
  const counts = { stays: 0, matched: 0, unmatched: 0 };
  let waiting: CaseRow[] = [];
  for await (const stays of readStays(region, signal)) {
    signal.throwIfAborted();
    for (const stay of stays) {
      const use = useOn(uses, stay.counted_on);
      const row = rowOf(stay, use ? (catalogues.get(use.catalogueNo) ?? null) : null);
      counts.stays += 1;
      if (row.groupKey === '') counts.unmatched += 1;
      else counts.matched += 1;
      waiting.push(row);
    }
    if (waiting.length >= TOGETHER) {
      await writeCases(facts, runNo, waiting, signal);
      waiting = [];
    }
    tell(counts.stays);
  }
  await writeCases(facts, runNo, waiting, signal);
  return counts;
}

function rowOf(stay: StayRow, ready: ReadyCatalogue | null): CaseRow {
  const none = (reason: string): CaseRow => ({
    stay,
    catalogueNo: ready?.catalogueNo ?? 0,
    groupKey: '',
    kind: '',
    way: '',
    reason,
    auxiliary: null,
  });
  if (!ready) return none(NO_CATALOGUE);
  const given = dipCaseOf(stay);
  const cell = ready.reader.cellOf(given);
  if (typeof cell === 'string') return none(cell);
  const match = ready.matcher.match(cell, given.totalFen);
  if (!match.group) return none(match.reason);
  return {
    stay,
    catalogueNo: ready.catalogueNo,
    groupKey: match.group.key,
    kind: match.group.kind,
    way: match.way,
    reason: '',
    auxiliary: auxiliaryOf(ready, match.group.key, given),
  };
}

function auxiliaryOf(ready: ReadyCatalogue, group: string, given: DipCase): CaseRow['auxiliary'] {
  const found = ready.auxiliary?.of(group, given) ?? null;
  return found && { coefficient: found.coefficient, band: `${found.dimension}:${found.band}` };
}

/** A stay as the engine takes it (转 DIP 病例). Minutes of intensive care count as whole hours. */
export function dipCaseOf(stay: StayRow): DipCase {
  const fen = (value: bigint | null) => (value === null ? null : Number(value));
  return {
    sex: stay.sex_code,
    ageYears: stay.age_years,
    ageDays: stay.age_days,
    weightGrams: stay.weight_g,
    stayDays: stay.stay_days,
    dischargeMode: stay.discharge_way_code,
    department: stay.department_code,
    icuHours: stay.icu_minutes === null ? null : Math.floor(stay.icu_minutes / 60),
    diagnoses: stay.dx,
    operations: stay.op,
    year: Number(stay.counted_on.slice(0, 4)),
    institution: stay.institution_code,
    totalFen: fen(stay.total_fen),
    drugFen: fen(stay.drug_fen),
    consumableFen: fen(stay.consumable_fen),
  };
}
