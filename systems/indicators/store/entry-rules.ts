import type { Viewer } from '@sanyi/kernel';
import { json, type Tx } from '@sanyi/records';
import { sql } from 'kysely';
import type { SumRule } from '../engine/entry/entry-world.ts';
import { indicatorProblems } from '../problems.ts';
import { tables } from './tables.ts';

/** Sums that have to come out (合计关系), in the order they were made. */
export function listSumRules(tx: Tx) {
  return tables(tx)
    .selectFrom('indicators.sum_rule')
    .selectAll()
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

export async function insertSumRule(tx: Tx, viewer: Viewer, rule: SumRule): Promise<string> {
  const { id } = await tables(tx)
    .insertInto('indicators.sum_rule')
    .values({
      scope_path: viewer.scopePath,
      whole_id: rule.wholeId,
      part_ids: json([...rule.partIds]),
      created_by_name: viewer.displayName,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** @throws indicators/no-such-rule */
export async function removeSumRule(tx: Tx, id: string): Promise<void> {
  const { numDeletedRows } = await tables(tx)
    .deleteFrom('indicators.sum_rule')
    .where('id', '=', id)
    .executeTakeFirst();
  if (numDeletedRows === 0n) throw indicatorProblems.problem('no-such-rule');
}

/** Data elements and the parts they are (数据元对应), by element. */
export function listElements(tx: Tx) {
  return tables(tx).selectFrom('indicators.data_element').selectAll().orderBy('element').execute();
}

/** Assigns a data element; the assignment before is replaced and stays in the audit trail. */
export async function putElement(
  tx: Tx,
  viewer: Viewer,
  assigned: {
    readonly element: string;
    readonly indicatorId: string;
    readonly part: 'numerator' | 'denominator';
  },
): Promise<void> {
  const change = {
    indicator_id: assigned.indicatorId,
    part: assigned.part,
    assigned_by_name: viewer.displayName,
    assigned_at: sql<string>`platform.now()`,
  };
  await tables(tx)
    .insertInto('indicators.data_element')
    .values({ scope_path: viewer.scopePath, element: assigned.element, ...change })
    .onConflict((conflict) => conflict.columns(['scope_path', 'element']).doUpdateSet(change))
    .execute();
}
