import type { Facts } from '@sanyi/facts';
import { type CostBand, costBandsOf, type RunScope, staysWithin, withinRun } from '@sanyi/region';
import type { StoredCase } from './cases.ts';

/** Costs of a group of stays (病组费用); a stay without a cost counts as a case and not in the costs. */
export interface GroupCost {
  readonly drg: string;
  readonly mdc: string;
  readonly adrg: string;
  readonly status: StoredCase['status'];
  readonly cases: number;
  readonly hospitals: number;
  readonly costed: number;
  readonly totalFen: bigint;
  readonly medianFen: bigint;
  /** Coefficient of variation in thousandths, indicative; null for fewer than two costs. */
  readonly cvThousandths: number | null;
  readonly days: number;
}

interface Row {
  readonly drg: string;
  readonly mdc: string;
  readonly adrg: string;
  readonly status: StoredCase['status'];
  readonly cases: bigint;
  readonly hospitals: bigint;
  readonly costed: bigint;
  readonly fen: bigint;
  readonly median: bigint;
  readonly cv: number | null;
  readonly days: bigint;
}

const MEASURES = `count() AS cases, uniqExact(institution_code) AS hospitals, countIf(total_fen >= 0) AS costed,
  sumIf(total_fen, total_fen >= 0) AS fen, toInt64(quantileExactIf(0.5)(total_fen, total_fen >= 0)) AS median,
  if(costed < 2 OR fen = 0, NULL, toInt32(round(1000 * stddevSampIf(total_fen, total_fen >= 0) * costed / fen))) AS cv,
  sumIf(stay_days, stay_days >= 0) AS days`;

function costOf(row: Row): GroupCost {
  return {
    drg: row.drg,
    mdc: row.mdc,
    adrg: row.adrg,
    status: row.status,
    cases: Number(row.cases),
    hospitals: Number(row.hospitals),
    costed: Number(row.costed),
    totalFen: row.fen,
    medianFen: row.median,
    cvThousandths: row.cv,
    days: Number(row.days),
  };
}

/** Every group with its costs (病组费用清单), the one with most cases first. */
export async function groupCosts(facts: Facts, scope: RunScope): Promise<GroupCost[]> {
  const { sql, values } = withinRun(scope);
  const rows = await facts.query<Row>(
    `SELECT drg, mdc, adrg, status, ${MEASURES} FROM {db}.drg_case WHERE ${sql}
     GROUP BY drg, mdc, adrg, status ORDER BY cases DESC, drg`,
    values,
  );
  return rows.map(costOf);
}

export interface HospitalCost extends GroupCost {
  readonly institution: string;
}

/** One group at each hospital (病组分医院费用), the one with most cases first. */
export async function hospitalCosts(facts: Facts, scope: RunScope, drg: string): Promise<HospitalCost[]> {
  const { sql, values } = withinRun(scope);
  const rows = await facts.query<Row & { institution_code: string }>(
    `SELECT institution_code, drg, mdc, adrg, status, ${MEASURES} FROM {db}.drg_case
     WHERE ${sql} AND drg = {drg:String}
     GROUP BY institution_code, drg, mdc, adrg, status ORDER BY cases DESC, institution_code`,
    { ...values, drg },
  );
  return rows.map((row) => ({ ...costOf(row), institution: row.institution_code }));
}

/** The distribution of costs in a group (费用分布). */
export function costBands(facts: Facts, scope: RunScope, drg: string): Promise<CostBand[]> {
  return costBandsOf(facts, 'drg_case', staysWithin(scope, { columns: { drg } }));
}
