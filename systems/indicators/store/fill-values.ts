import { type Day, type Period, periodKind, periodOf, stepPeriod } from '@sanyi/quantity';
import type { Tx } from '@sanyi/records';
import { computeValue } from '../engine/computed-value.ts';
import { filledParts } from '../engine/filled-definition.ts';
import { compiledLibrary } from '../engine/library/library.ts';
import { monthsOfPeriod, type PreparedSums } from '../engine/sums.ts';
import type { IndicatorRow } from './definitions.ts';
import { insertValue, selectValues, trimDecimal } from './values.ts';

/** Who a filled value is from, among those who enter. */
const BY_DATA = '由数据计算';

/**
 * Fills in the values of indicators that compute (由数据填报): every quarter all of whose months have sums, for the region. What
 * has not changed stays; what has is superseded like any entry, so that a figure stays known as it was.
 */
export async function fillValues(
  tx: Tx,
  work: {
    readonly indicators: ReadonlyMap<string, IndicatorRow>;
    readonly sums: PreparedSums;
    /** First days of the months that have sums. */
    readonly months: readonly Day[];
    readonly regionId: string;
    readonly runNo: number;
  },
): Promise<number> {
  let filled = 0;
  for (const [code, row] of work.indicators) {
    const indicator = compiledLibrary().get(code);
    // An indicator that left the library keeps the values it has.
    if (!indicator) continue;
    const organisationId = row.owner_organisation_id ?? work.regionId;
    for (const period of quartersTold(work.months)) {
      const value = computeValue(indicator, work.sums, null, period);
      // Half a quarter is no value of the quarter.
      const parts = value.flags.includes('months-missing') ? null : filledParts(indicator, value);
      if (parts === null || (await isKnown(tx, row.id, organisationId, period, parts))) continue;
      await insertValue(tx, row, {
        ...parts,
        organisationId,
        period,
        note: `第 ${work.runNo} 次计算`,
        enteredBy: null,
        enteredByName: BY_DATA,
        approved: { by: null, byName: null },
      });
      filled += 1;
    }
  }
  return filled;
}

/** Quarters whose three months all have sums. */
function quartersTold(months: readonly Day[]): Period[] {
  const known = new Set(months);
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return [];
  const quarters: Period[] = [];
  for (let at = periodOf(first, 'quarter'); at <= periodOf(last, 'quarter'); at = stepPeriod(at, 1))
    if (periodKind(at) === 'quarter' && monthsOfPeriod(at, false).every((month) => known.has(month)))
      quarters.push(at);
  return quarters;
}

async function isKnown(
  tx: Tx,
  indicatorId: string,
  organisationId: string,
  period: Period,
  parts: { readonly numerator: string; readonly denominator: string | null },
): Promise<boolean> {
  const row = await selectValues(tx)
    .where('v.indicator_id', '=', indicatorId)
    .where('v.organisation_id', '=', organisationId)
    .where('v.period', '=', period)
    .where('v.superseded_by', 'is', null)
    .where('v.approval', '=', 'approved')
    .executeTakeFirst();
  const same = (kept: string | null, given: string | null) =>
    kept === null || given === null ? kept === given : trimDecimal(kept) === trimDecimal(given);
  return (
    row !== undefined && same(row.numerator, parts.numerator) && same(row.denominator, parts.denominator)
  );
}
