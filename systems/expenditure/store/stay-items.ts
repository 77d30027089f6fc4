import type { Day } from '@sanyi/quantity';
import type { RegionFacts } from '@sanyi/region';
import type { ItemPair } from '../engine/split.ts';

/** An item charged to inpatients of a hospital, in two periods (住院收费项目). */
export interface ChargedItem extends ItemPair {
  readonly institution: string;
  readonly name: string;
  readonly kind: string;
}

export interface TwoPeriods {
  /** First days of the months. */
  readonly before: readonly Day[];
  readonly now: readonly Day[];
}

interface Row {
  readonly institution: string;
  readonly item: string;
  readonly name: string;
  readonly kind: string;
  readonly quantity_before: bigint;
  readonly quantity_now: bigint;
  readonly fen_before: bigint;
  readonly fen_now: bigint;
}

/** Quantities are decimals of four places. */
const TEN_THOUSANDTHS = "toDecimal256('10000', 0)";

/**
 * What inpatients were charged in two periods (两期收费), by hospital and item; lines count by the day they were charged,
 * refunds as what they take back.
 */
export async function chargedItems(
  region: RegionFacts,
  periods: TwoPeriods,
  institution: string | null,
): Promise<ChargedItem[]> {
  const rows = await region.query<Row>(
    `SELECT toString(institution_code) AS institution, toString(item_code) AS item, any(ifNull(toString(item_name), '')) AS name,
       toString(any(item_kind_code)) AS kind,
       toInt64(sumIf(quantity, at IN {before:Array(Date)}) * ${TEN_THOUSANDTHS}) AS quantity_before,
       toInt64(sumIf(quantity, at IN {now:Array(Date)}) * ${TEN_THOUSANDTHS}) AS quantity_now,
       sumIf(amount_fen, at IN {before:Array(Date)}) AS fen_before,
       sumIf(amount_fen, at IN {now:Array(Date)}) AS fen_now
     FROM (SELECT *, toStartOfMonth(counted_on) AS at FROM {rows:fee_line})
     WHERE is_valid AND at IN {all:Array(Date)} ${institution === null ? '' : 'AND institution_code = {institution:String}'}
       AND (institution_code, encounter_id) GLOBAL IN (
         SELECT institution_code, encounter_id FROM {rows:encounter} WHERE kind_code = 'inpatient')
     GROUP BY institution_code, item_code ORDER BY institution, item`,
    {
      before: periods.before,
      now: periods.now,
      all: [...periods.before, ...periods.now],
      ...(institution === null ? {} : { institution }),
    },
    { limits: { seconds: 120 } },
  );
  return rows.map((row) => ({
    institution: row.institution,
    item: row.item,
    name: row.name,
    kind: row.kind,
    quantityBefore: row.quantity_before,
    quantityNow: row.quantity_now,
    fenBefore: row.fen_before,
    fenNow: row.fen_now,
  }));
}
