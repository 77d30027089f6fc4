import type { Tx } from '@sanyi/records';
import type { Selectable } from 'kysely';
import { monitoringProblems } from '../problems.ts';
import { tables, type WindowTable } from './tables.ts';

export type WindowRow = Selectable<WindowTable>;

/** Windows of all visible plans, or of one (填报窗口), newest first. */
export function listWindows(tx: Tx, planId?: string): Promise<WindowRow[]> {
  let select = tables(tx).selectFrom('monitoring.reporting_window').selectAll().orderBy('closes_on', 'desc');
  if (planId) select = select.where('plan_id', '=', planId);
  return select.execute();
}

/** One window. @throws monitoring/no-such-window */
export async function getWindow(tx: Tx, id: string): Promise<WindowRow> {
  const row = await tables(tx)
    .selectFrom('monitoring.reporting_window')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw monitoringProblems.problem('no-such-window');
  return row;
}

export interface NewWindow {
  readonly scopePath: string;
  readonly planId: string;
  readonly period: string;
  readonly opensOn: string;
  readonly closesOn: string;
  readonly byName: string;
}

/** Opens a window; `null` when the plan has one for the period. */
export async function insertWindow(tx: Tx, window: NewWindow): Promise<string | null> {
  const row = await tables(tx)
    .insertInto('monitoring.reporting_window')
    .values({
      scope_path: window.scopePath,
      plan_id: window.planId,
      period: window.period,
      opens_on: window.opensOn,
      closes_on: window.closesOn,
      created_by_name: window.byName,
    })
    .onConflict((conflict) => conflict.columns(['plan_id', 'period']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

/**
 * Locks or reopens a window based on a version.
 *
 * @throws monitoring/window-locked or window-not-locked when it is so already: the lights kept at its lock stay
 * @throws monitoring/window-changed
 */
export async function setWindowState(
  tx: Tx,
  window: WindowRow,
  version: number,
  state: 'open' | 'locked',
): Promise<void> {
  if (window.version === version && window.state === state) {
    throw monitoringProblems.problem(state === 'locked' ? 'window-locked' : 'window-not-locked', {
      period: window.period,
    });
  }
  const { numUpdatedRows } = await tables(tx)
    .updateTable('monitoring.reporting_window')
    .set({ state, version: version + 1 })
    .where('id', '=', window.id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) {
    const { version: current } = await getWindow(tx, window.id);
    throw monitoringProblems.problem('window-changed', { yours: version, current });
  }
}
