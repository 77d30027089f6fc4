import type { Tx } from '@sanyi/records';
import { json } from '@sanyi/records';
import { drgTables } from './tables.ts';

/** A run that counts (有效分组批次): its rows are the region's grouped stays until the next one. */
export interface Run {
  readonly runNo: number;
  readonly scopePath: string;
  readonly uses: readonly { readonly schemeNo: number; readonly from: string }[];
  readonly files: readonly number[];
  readonly snapshotAt: string;
  readonly stays: number;
  readonly grouped: number;
  readonly ambiguous: number;
  readonly ungroupable: number;
  readonly milliseconds: number;
  readonly countedAt: string;
  readonly askedByName: string;
}

export interface NewRun {
  readonly scopePath: string;
  readonly files: readonly number[];
  readonly uses: Run['uses'];
  readonly snapshotAt: string;
  readonly askedByName: string;
}

/** Begins a run that nobody counts yet (开始分组批次). @returns its number */
export async function beginRun(tx: Tx, run: NewRun): Promise<number> {
  const row = await drgTables(tx)
    .insertInto('drg.run')
    .values({
      scope_path: run.scopePath,
      files: json(run.files),
      uses: json(run.uses),
      snapshot_at: run.snapshotAt,
      asked_by_name: run.askedByName,
    })
    .returning('run_no')
    .executeTakeFirstOrThrow();
  return row.run_no;
}

export type Totals = Pick<Run, 'stays' | 'grouped' | 'ambiguous' | 'ungroupable' | 'milliseconds'>;

/** From now on the run counts (分组批次生效). */
export async function countRun(tx: Tx, runNo: number, totals: Totals, now: string): Promise<void> {
  await drgTables(tx)
    .updateTable('drg.run')
    .set({ ...totals, counted_at: now })
    .where('run_no', '=', runNo)
    .execute();
}

/** The run that counts for a region (现行分组批次), of the nearest region that has one; null where there is none. */
export async function currentRun(tx: Tx, scopePath: string): Promise<Run | null> {
  const rows = await drgTables(tx)
    .selectFrom('drg.run')
    .selectAll()
    .where('counted_at', 'is not', null)
    .orderBy('counted_at', 'desc')
    .orderBy('run_no', 'desc')
    .execute();
  const [row] = rows
    .filter((item) => scopePath.startsWith(item.scope_path) || item.scope_path.startsWith(scopePath))
    .sort((one, other) => nearness(other.scope_path, scopePath) - nearness(one.scope_path, scopePath));
  if (!row?.counted_at) return null;
  return {
    runNo: row.run_no,
    scopePath: row.scope_path,
    uses: row.uses,
    files: row.files,
    snapshotAt: row.snapshot_at,
    stays: row.stays ?? 0,
    grouped: row.grouped ?? 0,
    ambiguous: row.ambiguous ?? 0,
    ungroupable: row.ungroupable ?? 0,
    milliseconds: row.milliseconds ?? 0,
    countedAt: row.counted_at,
    askedByName: row.asked_by_name,
  };
}

/** The own region's run first, then that of the region above. */
function nearness(run: string, own: string): number {
  return own.startsWith(run) ? run.length : -run.length;
}
