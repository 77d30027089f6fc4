import type { Tx } from '@sanyi/records';
import { tables } from './tables.ts';

/** Links of targets (目标关联), by target. */
export async function linksOfPlans(tx: Tx, planIds: readonly string[]): Promise<Map<string, string>> {
  if (planIds.length === 0) return new Map();
  const rows = await tables(tx)
    .selectFrom('indicators.target_link')
    .select(['target_id', 'indicator_id'])
    .where('plan_id', 'in', [...planIds])
    .execute();
  return new Map(rows.map((row) => [row.target_id, row.indicator_id]));
}

/** Targets that cite an indicator. */
export function targetsOfIndicator(
  tx: Tx,
  indicatorId: string,
): Promise<{ target_id: string; plan_id: string }[]> {
  return tables(tx)
    .selectFrom('indicators.target_link')
    .select(['target_id', 'plan_id'])
    .where('indicator_id', '=', indicatorId)
    .execute();
}

/** How many targets cite each indicator. */
export async function linkCounts(tx: Tx): Promise<Map<string, number>> {
  const rows = await tables(tx)
    .selectFrom('indicators.target_link')
    .select((eb) => ['indicator_id', eb.fn.countAll<string>().as('count')])
    .groupBy('indicator_id')
    .execute();
  return new Map(rows.map((row) => [row.indicator_id, Number(row.count)]));
}

export interface NewLink {
  readonly targetId: string;
  readonly planId: string;
  readonly scopePath: string;
  readonly indicatorId: string;
  readonly linkedByName: string;
}

/** Links a target; a second link replaces the first. */
export async function putLink(tx: Tx, link: NewLink): Promise<void> {
  const row = {
    target_id: link.targetId,
    plan_id: link.planId,
    scope_path: link.scopePath,
    indicator_id: link.indicatorId,
    linked_by_name: link.linkedByName,
  };
  await tables(tx)
    .insertInto('indicators.target_link')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .column('target_id')
        .doUpdateSet({ indicator_id: link.indicatorId, linked_by_name: link.linkedByName }),
    )
    .execute();
}

/** Removes a link; false when the plan had none for the target. */
export async function removeLink(
  tx: Tx,
  { planId, targetId }: { readonly planId: string; readonly targetId: string },
): Promise<boolean> {
  const { numDeletedRows } = await tables(tx)
    .deleteFrom('indicators.target_link')
    .where('target_id', '=', targetId)
    .where('plan_id', '=', planId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
