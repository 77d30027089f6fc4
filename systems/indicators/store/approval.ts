import type { Viewer } from '@sanyi/kernel';
import type { Tx } from '@sanyi/records';
import { indicatorProblems } from '../problems.ts';
import { tables } from './tables.ts';
import { holdIndicator, selectValues, stepAside, type ValueRow } from './values.ts';

/** Values that were sent and nobody has judged yet (待审核数值), the oldest first. */
export function selectWaiting(tx: Tx) {
  return selectValues(tx)
    .clearOrderBy()
    .innerJoin('indicators.indicator as d', 'd.id', 'v.indicator_id')
    .select([
      'd.code',
      'd.name_zh as indicator_zh',
      'd.name_en as indicator_en',
      'v.submission_id',
      'd.scope_path',
    ])
    .where('v.approval', '=', 'waiting')
    .where('v.superseded_by', 'is', null)
    .orderBy('v.entered_at')
    .orderBy('d.code')
    .orderBy('v.organisation_id');
}

export interface Verdict {
  readonly verdict: 'approved' | 'returned';
  readonly note: string;
  readonly at: string;
}

/**
 * Approves or returns values (审核数值). An approved one replaces the one that counted; who entered it never judges it, and one that
 * the checks remarked on is approved with a reason only.
 *
 * @throws indicators/nothing-waits, indicators/own-value, indicators/reason-needed
 */
export async function judgeValues(
  tx: Tx,
  viewer: Viewer,
  ids: readonly string[],
  { verdict, note, at }: Verdict,
): Promise<ValueRow[]> {
  const judged: ValueRow[] = [];
  // One order for everybody, so that two who judge the same values wait for each other and never in a circle.
  for (const id of [...new Set(ids)].toSorted()) {
    const row = await selectValues(tx).where('v.id', '=', id).executeTakeFirst();
    if (row) await holdIndicator(tx, row.indicator_id);
    const value = await selectValues(tx)
      .where('v.id', '=', id)
      .where('v.approval', '=', 'waiting')
      .where('v.superseded_by', 'is', null)
      .executeTakeFirst();
    if (!value) throw indicatorProblems.problem('nothing-waits', { count: ids.length });
    if (value.entered_by === viewer.accountId)
      throw indicatorProblems.problem('own-value', { name: value.entered_by_name });
    const remarked = value.remarks.some(({ severity }) => severity === 'warn');
    if (note.trim() === '' && (verdict === 'returned' || remarked))
      throw indicatorProblems.problem('reason-needed');
    if (verdict === 'approved')
      await stepAside(
        tx,
        {
          indicatorId: value.indicator_id,
          organisationId: value.organisation_id,
          period: value.period,
        },
        'approved',
        id,
      );
    const { numUpdatedRows } = await tables(tx)
      .updateTable('indicators.value')
      .set({
        approval: verdict,
        judged_by: viewer.accountId,
        judged_by_name: viewer.displayName,
        judged_at: at,
        judged_note: note.trim(),
      })
      .where('id', '=', id)
      .executeTakeFirst();
    // Seen and not to be changed: it belongs to a region above.
    if (numUpdatedRows === 0n) throw indicatorProblems.problem('nothing-waits', { count: ids.length });
    judged.push(value);
  }
  return judged;
}

/** How many values of each indicator wait (待审核数). */
export async function waitingCounts(tx: Tx): Promise<Map<string, number>> {
  const rows = await tables(tx)
    .selectFrom('indicators.value')
    .select((eb) => ['indicator_id', eb.fn.countAll<string>().as('count')])
    .where('approval', '=', 'waiting')
    .where('superseded_by', 'is', null)
    .groupBy('indicator_id')
    .execute();
  return new Map(rows.map((row) => [row.indicator_id, Number(row.count)]));
}
