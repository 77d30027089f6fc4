import type { Tx } from '@sanyi/records';
import type { Selectable, Updateable } from 'kysely';
import { monitoringProblems } from '../problems.ts';
import { type EntryTable, tables } from './tables.ts';

export type EntryRow = Selectable<EntryTable>;

/** Entries of some windows (进展填报). */
export function entriesOfWindows(tx: Tx, windowIds: readonly string[]): Promise<EntryRow[]> {
  if (windowIds.length === 0) return Promise.resolve([]);
  return tables(tx)
    .selectFrom('monitoring.progress_entry')
    .selectAll()
    .where('window_id', 'in', [...windowIds])
    .execute();
}

/** Entries of one task over all periods, newest first, with their windows. */
export function entriesOfTask(tx: Tx, taskId: string) {
  return tables(tx)
    .selectFrom('monitoring.progress_entry as e')
    .innerJoin('monitoring.reporting_window as w', 'w.id', 'e.window_id')
    .innerJoin('platform.organisation as o', 'o.id', 'e.organisation_id')
    .selectAll('e')
    .select(['w.period', 'o.name_zh', 'o.name_en'])
    .where('e.task_id', '=', taskId)
    .orderBy('w.closes_on', 'desc')
    .execute();
}

export function findEntry(tx: Tx, windowId: string, taskId: string): Promise<EntryRow | undefined> {
  return tables(tx)
    .selectFrom('monitoring.progress_entry')
    .selectAll()
    .where('window_id', '=', windowId)
    .where('task_id', '=', taskId)
    .executeTakeFirst();
}

/** An entry in its wire form. */
export function entryView(row: EntryRow) {
  return {
    id: row.id,
    progress: row.progress,
    problems: row.problems,
    nextSteps: row.next_steps,
    state: row.state,
    late: row.late,
    returnReason: row.return_reason,
    updatedBy: row.updated_by_name,
    updatedAt: row.updated_at,
    submittedAt: row.submitted_at,
    version: row.version,
  };
}

export interface EntryText {
  readonly progress: string;
  readonly problems: string;
  readonly nextSteps: string;
}

export interface EntryWriter {
  readonly scopePath: string;
  readonly windowId: string;
  readonly taskId: string;
  readonly organisationId: string;
  readonly byName: string;
  readonly now: string;
}

/**
 * Saves an entry based on a version; 0 means that there was none.
 *
 * @throws monitoring/entry-changed with both texts when a colleague was faster
 */
export async function saveEntry(
  tx: Tx,
  writer: EntryWriter,
  text: EntryText,
  version: number,
): Promise<EntryRow> {
  const changed = (current: EntryRow | undefined) =>
    monitoringProblems.problem(
      'entry-changed',
      { yours: version, current: current?.version ?? 0 },
      { facts: { current: current ? entryView(current) : null, yours: text } },
    );
  const before = await findEntry(tx, writer.windowId, writer.taskId);
  if ((before?.version ?? 0) !== version) throw changed(before);
  const columns = {
    progress: text.progress,
    problems: text.problems,
    next_steps: text.nextSteps,
    updated_by_name: writer.byName,
    updated_at: writer.now,
    version: version + 1,
  };
  const saved = before
    ? await tables(tx)
        .updateTable('monitoring.progress_entry')
        .set(columns)
        .where('id', '=', before.id)
        .where('version', '=', version)
        .returningAll()
        .executeTakeFirst()
    : await tables(tx)
        .insertInto('monitoring.progress_entry')
        .values({
          ...columns,
          scope_path: writer.scopePath,
          window_id: writer.windowId,
          task_id: writer.taskId,
          organisation_id: writer.organisationId,
          return_reason: null,
          submitted_at: null,
        })
        .onConflict((conflict) => conflict.columns(['window_id', 'task_id']).doNothing())
        .returningAll()
        .executeTakeFirst();
  // A colleague saved between the reading above and now.
  if (!saved) throw changed(await findEntry(tx, writer.windowId, writer.taskId));
  return saved;
}

/**
 * Marks an entry as submitted. Amending what was submitted does not make it late; a returned one is late when it comes
 * back late.
 */
export function submitEntry(tx: Tx, entry: EntryRow, now: string, late: boolean): Promise<EntryRow> {
  const amended = entry.state === 'submitted';
  return move(tx, entry, {
    state: 'submitted',
    submitted_at: now,
    late: amended ? entry.late : late,
    return_reason: null,
  });
}

/** Sends a submitted entry back with a reason. */
export function returnEntry(tx: Tx, entry: EntryRow, reason: string): Promise<EntryRow> {
  return move(tx, entry, { state: 'returned', return_reason: reason });
}

/** @throws monitoring/entry-changed when somebody was faster */
async function move(tx: Tx, entry: EntryRow, columns: Updateable<EntryTable>): Promise<EntryRow> {
  const moved = await tables(tx)
    .updateTable('monitoring.progress_entry')
    .set({ ...columns, version: entry.version + 1 })
    .where('id', '=', entry.id)
    .where('version', '=', entry.version)
    .returningAll()
    .executeTakeFirst();
  if (moved) return moved;
  const current = await findEntry(tx, entry.window_id, entry.task_id);
  throw monitoringProblems.problem(
    'entry-changed',
    { yours: entry.version, current: current?.version ?? 0 },
    { facts: { current: current ? entryView(current) : null, yours: entryView(entry) } },
  );
}
