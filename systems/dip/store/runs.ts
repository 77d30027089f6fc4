import { json, type Tx } from '@sanyi/records';
import { dipTables } from './tables.ts';

/** A run that counts (有效入组批次): its rows are the region's matched stays until the next one. */
export interface Run {
  readonly runNo: number;
  readonly scopePath: string;
  readonly uses: readonly { readonly catalogueNo: number; readonly from: string }[];
  readonly files: readonly number[];
  readonly stays: number;
  readonly matched: number;
  readonly unmatched: number;
  readonly countedAt: string;
  readonly askedByName: string;
}

/** Begins a run that nobody counts yet (开始入组批次). @returns its number */
export async function beginRun(
  tx: Tx,
  run: Pick<Run, 'scopePath' | 'files' | 'uses' | 'askedByName'> & { readonly snapshotAt: string },
): Promise<number> {
  const row = await dipTables(tx)
    .insertInto('dip.run')
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

export interface Totals {
  readonly stays: number;
  readonly matched: number;
  readonly unmatched: number;
  readonly milliseconds: number;
}

/** From now on the run counts (入组批次生效). */
export async function countRun(tx: Tx, runNo: number, totals: Totals, now: string): Promise<void> {
  await dipTables(tx)
    .updateTable('dip.run')
    .set({ ...totals, counted_at: now })
    .where('run_no', '=', runNo)
    .execute();
}

/** The run that counts for a region (现行入组批次): its own, else that of the region above, else of one below; null where there is none. */
export async function currentRun(tx: Tx, scopePath: string): Promise<Run | null> {
  const rows = await dipTables(tx)
    .selectFrom('dip.run')
    .selectAll()
    .where('counted_at', 'is not', null)
    .orderBy('counted_at', 'desc')
    .orderBy('run_no', 'desc')
    .execute();
  const nearness = (path: string) => (scopePath.startsWith(path) ? path.length : -path.length);
  const [row] = rows
    .filter((item) => scopePath.startsWith(item.scope_path) || item.scope_path.startsWith(scopePath))
    .sort((one, other) => nearness(other.scope_path) - nearness(one.scope_path));
  if (!row?.counted_at) return null;
  return {
    runNo: row.run_no,
    scopePath: row.scope_path,
    uses: row.uses,
    files: row.files,
    stays: row.stays ?? 0,
    matched: row.matched ?? 0,
    unmatched: row.unmatched ?? 0,
    countedAt: row.counted_at,
    askedByName: row.asked_by_name,
  };
}
