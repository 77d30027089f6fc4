import type { Viewer } from '@sanyi/kernel';
import { recordAudit, type Tx } from '@sanyi/records';
import { sql } from 'kysely';
import { type Entry, entryKey, type KeptEntry, targetName } from '../engine/entry.ts';
import { dictionaryProblems } from '../problems.ts';
import { type ImportOrder, type ImportPlan, planImport } from './import-plan.ts';
import { initialsOf } from './initials.ts';
import { tables } from './tables.ts';

/** Who imports (导入人): a signed-in person, or the product itself under a name. */
export type Importer = Viewer | { readonly system: string };

export interface ApplyOptions {
  readonly importer: Importer;
  readonly requestId: string | null;
  /** Imports the rest where some rows are wrong. */
  readonly skipWrong: boolean;
  readonly confirmRetire: boolean;
}

const BATCH = 5_000;

/**
 * Imports (导入), in the caller's transaction: all of it or nothing. The same file once more changes nothing and leaves no trace.
 *
 * @throws those of `planImport`, dictionaries/rows-wrong, dictionaries/would-retire-most
 */
export async function applyImport(tx: Tx, order: ImportOrder, options: ApplyOptions): Promise<ImportPlan> {
  // Two imports at once would both compare with what neither has written yet.
  await sql`lock table dictionaries.import in share row exclusive mode`.execute(tx);
  const plan = await planImport(tx, order);
  refuseDoubtful(plan, order, options);
  if (!plan.changes) return plan;
  const importId = await writeHead(tx, plan, order, options);
  const { added, changed, retired, addedEnded, succeeded } = plan.comparison;
  const ended = [
    ...changed.map((entry) => ({ key: entryKey(entry), successor: null })),
    ...retired.map(({ key, successor }) => ({ key, successor })),
  ];
  await endEntries(tx, plan, order, importId, ended);
  await insertEntries(tx, plan, order, importId, [...added, ...changed], null);
  await insertEntries(tx, plan, order, importId, addedEnded, importId);
  await nameSuccessors(tx, plan, order, succeeded);
  return plan;
}

function refuseDoubtful(plan: ImportPlan, order: ImportOrder, options: ApplyOptions): void {
  if (order.read.wrongRows > 0 && !options.skipWrong)
    throw dictionaryProblems.problem('rows-wrong', { name: order.fileName, count: order.read.wrongRows });
  const absent = plan.comparison.retired.length;
  if (order.complete && !options.confirmRetire && absent > 20 && absent * 2 > plan.present.size)
    throw dictionaryProblems.problem('would-retire-most', { retired: absent, present: plan.present.size });
}

async function writeHead(
  tx: Tx,
  plan: ImportPlan,
  order: ImportOrder,
  options: ApplyOptions,
): Promise<bigint> {
  const { importer } = options;
  const { system } = order.target;
  const edition = await tables(tx)
    .insertInto('dictionaries.edition')
    .values({ system, line: plan.line, name: plan.edition, valid_from: plan.validFrom })
    .onConflict((conflict) =>
      conflict.columns(['system', 'line', 'name']).doUpdateSet({ valid_from: plan.validFrom }),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  const { comparison } = plan;
  const counts = {
    added: comparison.added.length + comparison.addedEnded.length,
    changed: comparison.changed.length + comparison.succeeded.length,
    retired: comparison.retired.length,
    unchanged: comparison.unchanged,
    wrong: order.read.wrongRows,
  };
  const { id } = await tables(tx)
    .insertInto('dictionaries.import')
    .values({
      edition_id: edition.id,
      file_name: order.fileName,
      file_sha256: order.sha256,
      complete: order.complete,
      ...counts,
      imported_by: 'system' in importer ? null : importer.accountId,
      imported_by_name: 'system' in importer ? importer.system : importer.displayName,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await recordAudit(tx, {
    actor: importer,
    action: 'dictionaries.import',
    subjectKind: 'dictionary',
    subjectId: `${targetName(order.target)}/${plan.edition}`,
    scopePath: 'system' in importer ? '/' : importer.scopePath,
    requestId: options.requestId,
    detail: {
      file: order.fileName,
      sha256: order.sha256,
      validFrom: plan.validFrom,
      complete: order.complete,
      ...counts,
    },
  });
  return id;
}

async function endEntries(
  tx: Tx,
  plan: ImportPlan,
  order: ImportOrder,
  importId: bigint,
  ended: readonly { readonly key: string; readonly successor: string | null }[],
): Promise<void> {
  for (let from = 0; from < ended.length; from += BATCH) {
    const batch = ended.slice(from, from + BATCH);
    await sql`
      update dictionaries.entry e
      set valid_until = ${plan.validFrom}::date, ended_by = ${importId}::bigint, successor = coalesce(b.successor, e.successor)
      from unnest(${batch.map(({ key }) => key)}::text[], ${batch.map(({ successor }) => successor)}::text[]) as b (key, successor)
      where e.system = ${order.target.system} and e.line = ${plan.line} and e.key = b.key and e.valid_until is null`.execute(
      tx,
    );
  }
}

async function insertEntries(
  tx: Tx,
  plan: ImportPlan,
  order: ImportOrder,
  importId: bigint,
  entries: readonly KeptEntry[],
  endedBy: bigint | null,
): Promise<void> {
  const texts = (batch: readonly KeptEntry[], of: (entry: KeptEntry) => string) =>
    sql`${batch.map(of)}::text[]`;
  for (let from = 0; from < entries.length; from += BATCH) {
    const batch = entries.slice(from, from + BATCH);
    await sql`
      insert into dictionaries.entry
        (system, line, key, code, target, name, initials, category, grey, successor, attributes, valid_from, valid_until,
         import_id, ended_by)
      select ${order.target.system}, ${plan.line}, key, code, target, name, initials, category, grey, successor,
        attributes::jsonb, ${plan.validFrom}::date, ${endedBy === null ? null : plan.validFrom}::date,
        ${importId}::bigint, ${endedBy}::bigint
      from unnest(${texts(batch, entryKey)}, ${texts(batch, (entry) => entry.code)},
        ${texts(batch, (entry) => entry.target)}, ${texts(batch, (entry) => entry.name)},
        ${texts(batch, (entry) => (plan.line === 'map' ? '' : initialsOf(entry.name)))},
        ${texts(batch, (entry) => entry.category)}, ${batch.map((entry) => entry.grey)}::boolean[],
        ${texts(batch, (entry) => entry.successor)}, ${texts(batch, (entry) => JSON.stringify(entry.attributes))})
        as b (key, code, target, name, initials, category, grey, successor, attributes)`.execute(tx);
  }
}

async function nameSuccessors(
  tx: Tx,
  plan: ImportPlan,
  order: ImportOrder,
  succeeded: readonly { readonly key: string; readonly successor: string }[],
): Promise<void> {
  for (const { key, successor } of succeeded)
    await tables(tx)
      .updateTable('dictionaries.entry')
      .set({ successor })
      .where('system', '=', order.target.system)
      .where('line', '=', plan.line)
      .where('key', '=', key)
      .where('valid_until', 'is not', null)
      .execute();
}

/** An order for entries that are not in a file (无文件导入): samples and the practice region. */
export function orderOf(
  given: Pick<ImportOrder, 'target' | 'edition' | 'validFrom' | 'complete' | 'fileName' | 'sha256'>,
  entries: readonly Entry[],
): ImportOrder {
  return {
    ...given,
    read: { entries, faults: [], wrongRows: 0, repeated: 0, untouched: new Set() },
  };
}
