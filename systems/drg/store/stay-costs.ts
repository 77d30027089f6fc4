import type { Facts } from '@sanyi/facts';
import type { Day } from '@sanyi/quantity';
import { type RunScope, withinRun } from '@sanyi/region';
import type { StayCost } from '../port.ts';

/** Costs by hospital, month and group (病组月度费用), for months of discharge. */
export async function stayCosts(facts: Facts, scope: RunScope, months: readonly Day[]): Promise<StayCost[]> {
  const { sql, values } = withinRun(scope);
  const rows = await facts.query<{
    institution: string;
    at: Day;
    group: string;
    cases: bigint;
    costed: bigint;
    fen: bigint;
  }>(
    `SELECT toString(institution_code) AS institution, toString(toStartOfMonth(counted_on)) AS at, toString(drg) AS group,
       count() AS cases, countIf(total_fen >= 0) AS costed, sumIf(total_fen, total_fen >= 0) AS fen
     FROM {db}.drg_case WHERE ${sql} AND toStartOfMonth(counted_on) IN {months:Array(Date)}
     GROUP BY institution_code, at, drg ORDER BY institution, at, group`,
    { ...values, months },
  );
  return rows.map(({ at, cases, costed, ...row }) => ({
    ...row,
    month: at,
    cases: Number(cases),
    costed: Number(costed),
  }));
}

/** Months in which a grouped stay ended (有病例的月份), first days ascending. */
export async function stayMonths(facts: Facts, scope: RunScope): Promise<Day[]> {
  const { sql, values } = withinRun(scope);
  const rows = await facts.query<{ at: Day }>(
    `SELECT DISTINCT toString(toStartOfMonth(counted_on)) AS at FROM {db}.drg_case WHERE ${sql} ORDER BY at`,
    values,
  );
  return rows.map(({ at }) => at);
}
