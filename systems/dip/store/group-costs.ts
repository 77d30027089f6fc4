import type { Facts } from '@sanyi/facts';
import { type CostBand, costBandsOf, type RunScope, staysWithin, withinRun } from '@sanyi/region';

/** Costs of a group of stays (病种费用); a stay without a cost counts as a case and not in the costs. */
export interface GroupCost {
  readonly groupKey: string;
  readonly cases: number;
  readonly hospitals: number;
  readonly costed: number;
  readonly totalFen: bigint;
  /** Of stays whose drugs (consumables) are known: their cost, and the total they are part of. */
  readonly drugFen: bigint;
  readonly drugOfFen: bigint;
  readonly consumableFen: bigint;
  readonly consumableOfFen: bigint;
  readonly medianFen: bigint;
  /** Coefficient of variation in thousandths, indicative; null for fewer than two costs. */
  readonly cvThousandths: number | null;
  readonly days: number;
}

interface Row {
  readonly group_key: string;
  readonly cases: bigint;
  readonly hospitals: bigint;
  readonly costed: bigint;
  readonly fen: bigint;
  readonly drugs: bigint;
  readonly drugs_of: bigint;
  readonly consumables: bigint;
  readonly consumables_of: bigint;
  readonly median: bigint;
  readonly cv: number | null;
  readonly days: bigint;
}

const MEASURES = `count() AS cases, uniqExact(institution_code) AS hospitals, countIf(total_fen >= 0) AS costed,
  sumIf(total_fen, total_fen >= 0) AS fen, sumIf(drug_fen, drug_fen >= 0) AS drugs,
  sumIf(total_fen, drug_fen >= 0 AND total_fen >= 0) AS drugs_of,
  sumIf(consumable_fen, consumable_fen >= 0) AS consumables,
  sumIf(total_fen, consumable_fen >= 0 AND total_fen >= 0) AS consumables_of,
  toInt64(quantileExactIf(0.5)(total_fen, total_fen >= 0)) AS median,
  if(costed < 2 OR fen = 0, NULL, toInt32(round(1000 * stddevSampIf(total_fen, total_fen >= 0) * costed / fen))) AS cv,
  sumIf(stay_days, stay_days >= 0) AS days`;

function costOf(row: Row): GroupCost {
  return {
    groupKey: row.group_key,
    cases: Number(row.cases),
    hospitals: Number(row.hospitals),
    costed: Number(row.costed),
    totalFen: row.fen,
    drugFen: row.drugs,
    drugOfFen: row.drugs_of,
    consumableFen: row.consumables,
    consumableOfFen: row.consumables_of,
    medianFen: row.median,
    cvThousandths: row.cv,
    days: Number(row.days),
  };
}

/** Every group with its costs (病种费用清单), the one with most cases first; stays in no group stand under the empty key. */
export async function groupCosts(facts: Facts, scope: RunScope): Promise<GroupCost[]> {
  const { sql, values } = withinRun(scope);
  const rows = await facts.query<Row>(
    `SELECT group_key, ${MEASURES} FROM {db}.dip_case WHERE ${sql} GROUP BY group_key ORDER BY cases DESC, group_key`,
    values,
  );
  return rows.map(costOf);
}

export interface HospitalCost extends GroupCost {
  readonly institution: string;
}

/** One group at each hospital (病种分医院费用), the one with most cases first. */
export async function hospitalCosts(
  facts: Facts,
  scope: RunScope,
  groupKey: string,
): Promise<HospitalCost[]> {
  const { sql, values } = withinRun(scope);
  const rows = await facts.query<Row & { institution_code: string }>(
    `SELECT institution_code, group_key, ${MEASURES} FROM {db}.dip_case
     WHERE ${sql} AND group_key = {of_group:String}
     GROUP BY institution_code, group_key ORDER BY cases DESC, institution_code`,
    { ...values, of_group: groupKey },
  );
  return rows.map((row) => ({ ...costOf(row), institution: row.institution_code }));
}

/** Cost of a group by month (病种月度费用). */
export interface MonthCost {
  readonly month: string;
  readonly cases: number;
  readonly costed: number;
  readonly fen: bigint;
}

export async function monthCosts(facts: Facts, scope: RunScope, groupKey: string): Promise<MonthCost[]> {
  const { sql, values } = withinRun(scope);
  const rows = await facts.query<{ month: string; cases: bigint; costed: bigint; fen: bigint }>(
    `SELECT toString(toStartOfMonth(counted_on)) AS month, count() AS cases, countIf(total_fen >= 0) AS costed,
       sumIf(total_fen, total_fen >= 0) AS fen
     FROM {db}.dip_case WHERE ${sql} AND group_key = {of_group:String} GROUP BY month ORDER BY month`,
    { ...values, of_group: groupKey },
  );
  return rows.map(({ month, cases, costed, fen }) => ({
    month,
    cases: Number(cases),
    costed: Number(costed),
    fen,
  }));
}

/** The distribution of costs in a group (费用分布). */
export function costBands(facts: Facts, scope: RunScope, groupKey: string): Promise<CostBand[]> {
  return costBandsOf(facts, 'dip_case', staysWithin(scope, { columns: { group_key: groupKey } }));
}
