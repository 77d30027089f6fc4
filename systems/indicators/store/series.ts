import { type Day, type Period, type PeriodKind, periodEnd, periodKind } from '@sanyi/quantity';
import type { Tx } from '@sanyi/records';
import type { TargetSeries } from '../port.ts';
import { currentValues } from './latest.ts';
import { linksOfPlans } from './links.ts';
import { tables } from './tables.ts';
import { type ValueRow, valueView } from './values.ts';

/** The series behind each linked target of some plans (目标序列), by target; periods that are over by a day. */
export async function seriesForPlans(
  tx: Tx,
  planIds: readonly string[],
  upTo: Day,
): Promise<Map<string, TargetSeries>> {
  const links = await linksOfPlans(tx, planIds);
  const ids = [...new Set(links.values())];
  const answer = new Map<string, TargetSeries>();
  if (ids.length === 0) return answer;
  const rows = await currentValues(tx, ids);
  const definitions = await tables(tx)
    .selectFrom('indicators.indicator')
    .select(['id', 'is_share', 'factor', 'cumulative'])
    .where('id', 'in', ids)
    .execute();
  for (const [targetId, indicatorId] of links) {
    const definition = definitions.find(({ id }) => id === indicatorId);
    if (!definition) continue;
    answer.set(targetId, {
      isShare: definition.is_share,
      factor: definition.factor,
      cumulative: definition.cumulative,
      points: pointsOf(
        rows.filter((row) => row.indicator_id === indicatorId && periodEnd(row.period) <= upTo),
      ),
    });
  }
  return answer;
}

function pointsOf(rows: readonly ValueRow[]): TargetSeries['points'] {
  // Newest entry first, so the first of a period is the one that counts.
  const byPeriod = new Map<Period, string>();
  for (const row of rows) {
    const { result } = valueView(row);
    if (result !== null && !byPeriod.has(row.period)) byPeriod.set(row.period, result);
  }
  const kind = mostFrequentKind([...byPeriod.keys()]);
  return [...byPeriod]
    .filter(([period]) => periodKind(period) === kind)
    .map(([period, result]) => ({ period, result }))
    .toSorted((one, other) => (periodEnd(one.period) < periodEnd(other.period) ? -1 : 1));
}

/** A year among quarters would count its last quarter twice. */
function mostFrequentKind(periods: readonly Period[]): PeriodKind | null {
  const counts = new Map<PeriodKind, number>();
  for (const period of periods) counts.set(periodKind(period), (counts.get(periodKind(period)) ?? 0) + 1);
  const [most] = [...counts].toSorted(([, one], [, other]) => other - one);
  return most?.[0] ?? null;
}
