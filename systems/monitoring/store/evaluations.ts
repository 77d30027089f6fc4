import { createHash } from 'node:crypto';
import type { Viewer } from '@sanyi/kernel';
import { json, type Tx } from '@sanyi/records';
import type { Selectable } from 'kysely';
import type { Evaluation } from '../engine/evaluation/evaluation.ts';
import { monitoringProblems } from '../problems.ts';
import { type EvaluationTable, type FundingTable, tables } from './tables.ts';

export type EvaluationRow = Selectable<EvaluationTable>;
export type FundingRow = Selectable<FundingTable>;

/** Issued evaluations (已出具的考核评估), newest first. */
export function listEvaluations(tx: Tx) {
  return tables(tx)
    .selectFrom('monitoring.evaluation')
    .select(['id', 'plan_id', 'kind', 'from_on', 'until_on', 'title', 'issued_by_name', 'issued_at'])
    .orderBy('issued_at', 'desc')
    .execute();
}

/** @throws monitoring/no-such-evaluation */
export async function getEvaluation(tx: Tx, id: string): Promise<EvaluationRow> {
  const row = await tables(tx)
    .selectFrom('monitoring.evaluation')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw monitoringProblems.problem('no-such-evaluation');
  return row;
}

/** Issues an evaluation for good (出具考核). */
export async function insertEvaluation(
  tx: Tx,
  scopePath: string,
  evaluation: Evaluation,
  title: string,
  viewer: Viewer,
): Promise<string> {
  const { id } = await tables(tx)
    .insertInto('monitoring.evaluation')
    .values({
      scope_path: scopePath,
      plan_id: evaluation.planId,
      kind: evaluation.kind,
      from_on: evaluation.from,
      until_on: evaluation.until,
      title,
      snapshot: json(evaluation),
      snapshot_hash: createHash('sha256').update(JSON.stringify(evaluation)).digest('hex'),
      issued_by_name: viewer.displayName,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Money tied to a plan's evaluations (资金表), by year and name. */
export function listFundings(tx: Tx, planId: string, year?: number): Promise<FundingRow[]> {
  let query = tables(tx).selectFrom('monitoring.funding').selectAll().where('plan_id', '=', planId);
  if (year !== undefined) query = query.where('year', '=', year);
  return query.orderBy('year', 'desc').orderBy('name').execute();
}

export interface FundingInput {
  readonly year: number;
  readonly name: string;
  readonly amountFen: bigint;
  readonly source: string;
  readonly bases: Readonly<Record<string, string>>;
}

/** Writes a row of the money table; version 0 adds one. @throws monitoring/funding-changed, monitoring/funding-exists */
export async function putFunding(
  tx: Tx,
  place: { readonly scopePath: string; readonly planId: string; readonly id: string | null },
  input: FundingInput,
  byName: string,
  version: number,
): Promise<void> {
  const db = tables(tx);
  const columns = {
    year: input.year,
    name: input.name,
    amount_fen: input.amountFen,
    source: input.source,
    bases: json({ ...input.bases }),
    updated_by_name: byName,
  };
  const twin = await db
    .selectFrom('monitoring.funding')
    .select('id')
    .where('plan_id', '=', place.planId)
    .where('year', '=', input.year)
    .where('name', '=', input.name)
    .executeTakeFirst();
  if (twin && twin.id !== place.id)
    throw monitoringProblems.problem('funding-exists', { name: input.name, year: input.year });
  if (place.id === null) {
    const made = await db
      .insertInto('monitoring.funding')
      .values({ scope_path: place.scopePath, plan_id: place.planId, ...columns })
      .onConflict((conflict) => conflict.columns(['plan_id', 'year', 'name']).doNothing())
      .executeTakeFirst();
    if (made.numInsertedOrUpdatedRows !== 1n)
      throw monitoringProblems.problem('funding-exists', { name: input.name, year: input.year });
    return;
  }
  const { numUpdatedRows } = await db
    .updateTable('monitoring.funding')
    .set({ ...columns, version: version + 1 })
    .where('id', '=', place.id)
    .where('plan_id', '=', place.planId)
    .where('version', '=', version)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw monitoringProblems.problem('funding-changed', { name: input.name });
}

/** Takes a row out of the money table; issued evaluations keep it as it was. @throws monitoring/funding-changed */
export async function removeFunding(
  tx: Tx,
  planId: string,
  id: string,
  version: number,
): Promise<FundingRow> {
  const row = await tables(tx)
    .deleteFrom('monitoring.funding')
    .where('id', '=', id)
    .where('plan_id', '=', planId)
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst();
  if (!row) throw monitoringProblems.problem('funding-changed', { name: '' });
  return row;
}
