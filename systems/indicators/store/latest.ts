import { type Day, periodEnd, periodStart } from '@sanyi/quantity';
import type { Tx } from '@sanyi/records';
import type { TargetValue } from '../port.ts';
import { linksOfPlans } from './links.ts';
import { tables } from './tables.ts';
import { selectValues, type ValueRow, valueView } from './values.ts';

/** Values that count (现行值), approved ones only, newest period and entry first: of its owner where an indicator has one. */
export async function currentValues(tx: Tx, indicatorIds: readonly string[]): Promise<ValueRow[]> {
  if (indicatorIds.length === 0) return [];
  return selectValues(tx)
    .where('v.indicator_id', 'in', [...indicatorIds])
    .where('v.superseded_by', 'is', null)
    .where('v.approval', '=', 'approved')
    .where((eb) =>
      eb('v.organisation_id', '=', eb.fn.coalesce('i.owner_organisation_id', 'v.organisation_id')),
    )
    .execute();
}

/**
 * Current values of indicators (现值): of the latest period that has begun by a day, superseded ones left out. An
 * indicator with an owner is its owner's value; one without takes the latest entry.
 */
export async function latestValues(
  tx: Tx,
  indicatorIds: readonly string[],
  upTo: Day,
): Promise<Map<string, ValueRow>> {
  const latest = new Map<string, ValueRow>();
  for (const row of await currentValues(tx, indicatorIds)) {
    const known = latest.get(row.indicator_id);
    const begun = periodStart(row.period) <= upTo;
    if (begun && (!known || periodEnd(known.period) < periodEnd(row.period)))
      latest.set(row.indicator_id, row);
  }
  return latest;
}

/** The latest value of each indicator's owner that was sent and nobody has approved yet (待审核), of a period begun by a day. */
export async function waitingValues(
  tx: Tx,
  indicatorIds: readonly string[],
  upTo: Day,
): Promise<Map<string, ValueRow>> {
  if (indicatorIds.length === 0) return new Map();
  const rows = await selectValues(tx)
    .where('v.indicator_id', 'in', [...indicatorIds])
    .where('v.superseded_by', 'is', null)
    .where('v.approval', '=', 'waiting')
    .where((eb) =>
      eb('v.organisation_id', '=', eb.fn.coalesce('i.owner_organisation_id', 'v.organisation_id')),
    )
    .execute();
  const latest = new Map<string, ValueRow>();
  for (const row of rows) {
    const known = latest.get(row.indicator_id);
    if (periodStart(row.period) <= upTo && (!known || periodEnd(known.period) < periodEnd(row.period)))
      latest.set(row.indicator_id, row);
  }
  return latest;
}

/** The value behind each linked target of some plans, by target. */
export async function valuesForPlans(
  tx: Tx,
  planIds: readonly string[],
  upTo: Day,
): Promise<Map<string, TargetValue>> {
  const links = await linksOfPlans(tx, planIds);
  const ids = [...new Set(links.values())];
  if (ids.length === 0) return new Map();
  const definitions = await tables(tx)
    .selectFrom('indicators.indicator')
    .selectAll()
    .where('id', 'in', ids)
    .execute();
  const latest = await latestValues(tx, ids, upTo);
  const waiting = await waitingValues(tx, ids, upTo);
  const answer = new Map<string, TargetValue>();
  for (const [targetId, indicatorId] of links) {
    const definition = definitions.find((item) => item.id === indicatorId);
    if (!definition) continue;
    const row = latest.get(indicatorId);
    const next = waiting.get(indicatorId);
    answer.set(targetId, {
      indicatorId,
      indicatorCode: definition.code,
      indicatorName: { zh: definition.name_zh, en: definition.name_en },
      unit: definition.unit,
      value: row ? valueView(row) : null,
      waiting: next
        ? { period: next.period, enteredAt: next.entered_at, enteredBy: next.entered_by_name }
        : null,
    });
  }
  return answer;
}
