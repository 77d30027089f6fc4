import type { Day } from '@sanyi/quantity';
import { json, type Tx } from '@sanyi/records';
import { sql } from 'kysely';
import { tables } from './tables.ts';

/** A run that made prepared sums (汇总运行). */
export interface Run {
  readonly runNo: number;
  readonly definitions: string;
  readonly snapshotAt: string;
  /** Numbers of the rows that counted. */
  readonly files: readonly number[];
  readonly rows: number;
  readonly milliseconds: number;
  readonly askedByName: string;
  readonly finishedAt: string;
}

/** Begins a run that nobody counts yet, and says its number. */
export async function beginRun(
  tx: Tx,
  run: Pick<Run, 'definitions' | 'snapshotAt' | 'files' | 'askedByName'> & { readonly scopePath: string },
): Promise<number> {
  const { run_no } = await tables(tx)
    .insertInto('indicators.run')
    .values({
      scope_path: run.scopePath,
      definitions: run.definitions,
      snapshot_at: run.snapshotAt,
      files: json([...run.files]),
      asked_by_name: run.askedByName,
      finished_at: null,
    })
    .returning('run_no')
    .executeTakeFirstOrThrow();
  return run_no;
}

/** Makes a run count for its months from now on (生效); what counted before stays readable as it was known. */
export async function countRun(
  tx: Tx,
  run: {
    readonly runNo: number;
    readonly scopePath: string;
    readonly months: readonly Day[];
    readonly rows: number;
    readonly milliseconds: number;
  },
): Promise<void> {
  const db = tables(tx);
  const { runNo, scopePath, months, rows, milliseconds } = run;
  // One run after the other: two at once would both want to count for a month.
  await sql`select pg_advisory_xact_lock(hashtext(${`indicators.run ${scopePath}`}))`.execute(tx);
  await db
    .updateTable('indicators.run_month')
    .set({ counted_until: sql`platform.now()` })
    .where('scope_path', '=', scopePath)
    .where('counted_until', 'is', null)
    .where('month', '=', sql<string>`any(${[...months]}::date[])`)
    .execute();
  for (const month of months)
    await db
      .insertInto('indicators.run_month')
      .values({ scope_path: scopePath, month, run_no: runNo, counted_until: null })
      .execute();
  await db
    .updateTable('indicators.run')
    .set({ rows, milliseconds, finished_at: sql`platform.now()` })
    .where('run_no', '=', runNo)
    .execute();
}

/** The last run of a region that was finished; `null` before the first one. */
export async function lastRun(tx: Tx, scopePath: string): Promise<Run | null> {
  const row = await tables(tx)
    .selectFrom('indicators.run')
    .selectAll()
    .where('scope_path', '=', scopePath)
    .where('finished_at', 'is not', null)
    .orderBy('run_no', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (
    (row?.finished_at && {
      runNo: row.run_no,
      definitions: row.definitions,
      snapshotAt: row.snapshot_at,
      files: row.files,
      rows: row.rows,
      milliseconds: row.milliseconds,
      askedByName: row.asked_by_name,
      finishedAt: row.finished_at,
    }) ||
    null
  );
}

/** Which run counts for each month (各月生效的运行), by its first day; as it was known at an instant, or now. */
export async function runsByMonth(
  tx: Tx,
  scopePath: string,
  asOf?: string,
): Promise<ReadonlyMap<Day, number>> {
  let query = tables(tx)
    .selectFrom('indicators.run_month')
    .select(['month', 'run_no'])
    .where('scope_path', '=', scopePath)
    .orderBy('month');
  query =
    asOf === undefined
      ? query.where('counted_until', 'is', null)
      : query
          .where('counted_from', '<=', asOf)
          .where((eb) => eb.or([eb('counted_until', 'is', null), eb('counted_until', '>', asOf)]));
  return new Map((await query.execute()).map((row) => [row.month, row.run_no]));
}
