import { type Facts, KeptAnswers } from '@sanyi/facts';
import type { Day, Period } from '@sanyi/quantity';
import type { Tx } from '@sanyi/records';
import type { RegionSnapshot } from '@sanyi/region';
import type { CompiledIndicator } from '../engine/library/library.ts';
import { measureByCode } from '../engine/measures/measures.ts';
import { PreparedSums } from '../engine/sums.ts';
import { MEASURES_FINGERPRINT } from './measures-fingerprint.ts';
import { readSums } from './read-sums.ts';
import { lastRun, type Run, runsByMonth } from './runs.ts';

/** What is known of the prepared sums of a region (汇总状态). */
export interface Prepared {
  readonly last: Run | null;
  /** Which run counts for each month, by its first day. */
  readonly runs: ReadonlyMap<Day, number>;
  /** The rows that count now, as far as the viewer sees. */
  readonly snapshot: RegionSnapshot;
  /** Whether other rows count now than those the last run saw, or measures have changed since. */
  readonly stale: boolean;
}

/** How far the sums of the viewer's region are (汇总状态); `asOf` gives them as they were known at an instant. */
export async function preparedOf(
  tx: Tx,
  snapshot: RegionSnapshot,
  scopePath: string,
  asOf?: string,
): Promise<Prepared> {
  const last = await lastRun(tx, scopePath);
  const runs = await runsByMonth(tx, scopePath, asOf);
  const fresh =
    last !== null && last.definitions === MEASURES_FINGERPRINT && sameNumbers(last.files, snapshot.files);
  return { last, runs, snapshot, stale: !fresh };
}

function sameNumbers(a: readonly number[], b: readonly number[]): boolean {
  if (a.length !== b.length) return false;
  const known = new Set(a);
  return b.every((number) => known.has(number));
}

/** The sums some indicators need, of all months (预备汇总): by institution, or of the whole region alone. */
export async function sumsFor(
  facts: Facts | null,
  { runs, snapshot }: Pick<Prepared, 'runs' | 'snapshot'>,
  indicators: readonly CompiledIndicator[],
  scope: 'whole' | 'institutions' = 'institutions',
): Promise<PreparedSums> {
  if (!facts) return new PreparedSums([]);
  const named = indicators.flatMap((indicator) => indicator.measures);
  const proofs = named.flatMap((code) => measureByCode.get(code)?.provenBy ?? []);
  const measures = [...new Set([...named, ...proofs])];
  const { institutions } = snapshot;
  const whole = scope === 'whole' && institutions === null;
  let kept = keptSums.get(facts);
  if (!kept) keptSums.set(facts, (kept = new KeptAnswers(SUMS_KEPT)));
  return await kept.get([measures, [...runs], institutions, whole], () =>
    readSums(facts, { measures, runs, institutions, whole }),
  );
}

/** Sums of a run never change; the whole region's take a few megabytes. */
const SUMS_KEPT = 40;
const keptSums = new WeakMap<Facts, KeptAnswers>();

/** The last month that has sums, as a period; `null` before the first run. */
export function lastMonth({ runs }: Prepared): Period | null {
  return [...runs.keys()].sort().at(-1)?.slice(0, 7) ?? null;
}
