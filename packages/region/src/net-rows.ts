/**
 * Netted rows (净额视图), written into a statement as `{net:fee_line}` and `{net:settlement}`: what is left when refunds and
 * reversals have cancelled what they refer to. Each is a query over the rows of a snapshot.
 */
export const NET_ROWS = {
  /**
   * Fee lines added up by encounter, day and item: refunds are negative lines, so a charge that was taken back altogether
   * is not there. `lines` says of how many lines each sum was made.
   */
  fee_line:
    'SELECT institution_code, encounter_id, any(person_key) AS person_key, counted_on, item_code, any(item_kind_code) AS item_kind_code, ' +
    'any(charge_class_code) AS charge_class_code, sum(l.quantity) AS quantity, sum(l.amount_fen) AS amount_fen, ' +
    'sum(l.own_pay_fen) AS own_pay_fen, sum(l.over_limit_fen) AS over_limit_fen, sum(l.first_own_fen) AS first_own_fen, ' +
    'sum(l.in_scope_fen) AS in_scope_fen, count() AS lines ' +
    'FROM {rows:fee_line} AS l WHERE is_valid = 1 ' +
    'GROUP BY institution_code, encounter_id, counted_on, item_code HAVING amount_fen != 0 OR quantity != 0',
  /**
   * Settlements that stand: valid, no reversals, and not reversed by another valid one. Where a reversal does not say what
   * it reverses, the valid mark of the original decides.
   */
  settlement:
    'SELECT s.* FROM {rows:settlement} AS s WHERE s.is_valid = 1 AND s.is_reversal = 0 ' +
    'AND (s.institution_code, s.settlement_id) NOT IN (SELECT institution_code, assumeNotNull(reverses_settlement_id) ' +
    'FROM {rows:settlement} WHERE is_reversal = 1 AND is_valid = 1 AND reverses_settlement_id IS NOT NULL)',
} as const;

/** Tables that have a netted form. */
export type NetTableName = keyof typeof NET_ROWS;

/** Writes `{net:table}` out as a subquery with `{rows:…}` in it. @throws Error for a table that has no netted form */
export function expandNet(sql: string): string {
  return sql.replace(/\{net:([a-z_]+)\}/g, (_, name: string) => {
    if (!Object.hasOwn(NET_ROWS, name)) throw new Error(`no netted form of ${name}`);
    return `(${NET_ROWS[name as NetTableName]})`;
  });
}
