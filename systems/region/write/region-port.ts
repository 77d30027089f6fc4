import { mkdir, readdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { catalogue } from '../catalogue/index.ts';
import { YEARLY } from '../engine/disease-odds.ts';
import type { TruthKind } from '../engine/rows.ts';
import { TRUTHS } from '../engine/truths.ts';
import type { RegionPort, RegionRequest } from '../port.ts';
import { regionProblems } from '../problems.ts';
import { generateRegion } from './generate-region.ts';
import type { WriteSettings } from './settings.ts';

/** Above so many residents the insurer's tables are written as Parquet (改用 Parquet 的人口). */
const PARQUET_ABOVE = 120_000;

/** The practice region as other systems and the command line use it (演练区域). */
export const regionPort: RegionPort = {
  catalogue: () => catalogue,

  async generate(request, directory, onProgress, signal) {
    const settings = settingsOf(request);
    const threads = checked('workers', request.workers ?? Math.min(16, availableParallelism()), 1, 64);
    await mkdir(directory, { recursive: true });
    if ((await readdir(directory)).length > 0)
      throw regionProblems.problem('not-empty', { folder: directory });
    await generateRegion(settings, directory, threads, onProgress, signal);
  },
};

/** Checks a request and fills in what it leaves open (检查生成选项). @throws region/out-of-range, region/unknown-truth */
export function settingsOf(request: RegionRequest): WriteSettings {
  const residents = checked('residents', request.residents, 500, 5_000_000);
  const year = checked('year', request.year, 2010, 2090);
  const years = checked('years', request.years ?? 1, 1, 5);
  return {
    residents,
    seed: checked('seed', request.seed, 0, 2_147_483_647),
    years: Array.from({ length: years }, (_, index) => year + index),
    yearly: {
      stays: checked('stays', request.stays ?? YEARLY.stays, 20, 500),
      visits: checked('visits', request.visits ?? YEARLY.visits, 500, 12_000),
    },
    truths: (request.truths ?? truthKinds()).map(known),
    format: request.format ?? (residents > PARQUET_ABOVE ? 'parquet' : 'text'),
  };
}

/** All kinds of truths (全部真相种类). */
function truthKinds(): readonly TruthKind[] {
  return TRUTHS.map((truth) => truth.kind);
}

function known(kind: string): TruthKind {
  const found = truthKinds().find((one) => one === kind);
  if (!found) throw regionProblems.problem('unknown-truth', { kind, known: truthKinds().join(', ') });
  return found;
}

function checked(name: string, value: number, from: number, to: number): number {
  if (Number.isSafeInteger(value) && value >= from && value <= to) return value;
  throw regionProblems.problem('out-of-range', { name, value, from, to });
}
