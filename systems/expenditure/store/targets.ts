import type { PlatformTables, Tx } from '@sanyi/records';
import { type Generated, sql, type Transaction } from 'kysely';

interface TargetTable {
  id: Generated<string>;
  scope_path: string;
  institution_code: string;
  year: number;
  growth: string;
  reason: string;
  set_by_name: string;
  set_at: Generated<string>;
  superseded_by: string | null;
}

type ExpenditureTables = { 'expenditure.growth_target': TargetTable };

function tables(tx: Tx): Transaction<PlatformTables & ExpenditureTables> {
  return tx.withTables<ExpenditureTables>();
}

/** A target of cost growth (控费目标): at most so many percent on the year before. */
export interface GrowthTarget {
  /** Empty for the hospitals without a target of their own. */
  readonly institution: string;
  readonly growth: string;
  readonly reason: string;
  readonly setBy: string;
  readonly setAt: string;
}

/** Targets of a year that count for a region (现行目标), by institution; those of the nearest region above where it has none. */
export async function targetsOf(tx: Tx, scopePath: string, year: number): Promise<Map<string, GrowthTarget>> {
  const rows = await tables(tx)
    .selectFrom('expenditure.growth_target')
    .selectAll()
    .where('year', '=', year)
    .where('superseded_by', 'is', null)
    .where(sql<boolean>`starts_with(${scopePath}, scope_path)`)
    .orderBy(sql`length(scope_path)`)
    .execute();
  return new Map(
    rows.map((row) => [
      row.institution_code,
      {
        institution: row.institution_code,
        growth: row.growth,
        reason: row.reason,
        setBy: row.set_by_name,
        setAt: row.set_at,
      },
    ]),
  );
}

export interface NewTarget {
  readonly scopePath: string;
  readonly institution: string;
  readonly year: number;
  readonly growth: string;
  readonly reason: string;
  readonly setBy: string;
}

/** Sets a target; the one it replaces stays and points at it. @returns its id */
export async function setTarget(tx: Tx, target: NewTarget): Promise<string> {
  const db = tables(tx);
  // One after the other: of two at once the later replaces the earlier.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`expenditure.targets:${target.scopePath}`}, 0))`.execute(
    tx,
  );
  const id = crypto.randomUUID();
  await db
    .updateTable('expenditure.growth_target')
    .set({ superseded_by: id })
    .where('scope_path', '=', target.scopePath)
    .where('institution_code', '=', target.institution)
    .where('year', '=', target.year)
    .where('superseded_by', 'is', null)
    .execute();
  await db
    .insertInto('expenditure.growth_target')
    .values({
      id,
      scope_path: target.scopePath,
      institution_code: target.institution,
      year: target.year,
      growth: target.growth,
      reason: target.reason,
      set_by_name: target.setBy,
      superseded_by: null,
    })
    .execute();
  return id;
}
