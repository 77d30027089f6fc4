import type { Light } from '@sanyi/kernel';
import { json, type Tx } from '@sanyi/records';
import type { JudgedLight } from '../engine/light.ts';
import { tables } from './tables.ts';

export interface Override {
  readonly light: Light;
  readonly reason: string;
  readonly by: string;
  readonly until: string;
}

/** The newest override of each task for a period that still counts today (人工改灯). */
export async function overridesOf(
  tx: Tx,
  taskIds: readonly string[],
  period: string,
  today: string,
): Promise<Map<string, Override>> {
  if (taskIds.length === 0) return new Map();
  const rows = await tables(tx)
    .selectFrom('monitoring.light_override')
    .selectAll()
    .where('task_id', 'in', [...taskIds])
    .where('period', '=', period)
    .where('until_on', '>=', today)
    .orderBy('created_at')
    .execute();
  return new Map(
    rows.map((row) => [
      row.task_id,
      { light: row.light, reason: row.reason, by: row.by_name, until: row.until_on },
    ]),
  );
}

export interface NewOverride extends Override {
  readonly taskId: string;
  readonly scopePath: string;
  readonly period: string;
}

export async function insertOverride(tx: Tx, override: NewOverride): Promise<void> {
  await tables(tx)
    .insertInto('monitoring.light_override')
    .values({
      scope_path: override.scopePath,
      task_id: override.taskId,
      period: override.period,
      light: override.light,
      reason: override.reason,
      by_name: override.by,
      until_on: override.until,
    })
    .execute();
}

/** Lights kept at the end of earlier periods (历史灯号), oldest first, by task. */
export async function keptLights(tx: Tx, planId: string, before: string): Promise<Map<string, Light[]>> {
  const rows = await tables(tx)
    .selectFrom('monitoring.kept_light')
    .select(['task_id', 'light'])
    .where('plan_id', '=', planId)
    .where('period', '<', before)
    .orderBy('period')
    .execute();
  const lights = new Map<string, Light[]>();
  for (const row of rows) lights.set(row.task_id, [...(lights.get(row.task_id) ?? []), row.light]);
  return lights;
}

export interface LightToKeep {
  readonly taskId: string;
  readonly planId: string;
  readonly scopePath: string;
  readonly period: string;
  readonly verdict: JudgedLight;
  readonly ruleVersion: string;
}

/** Keeps the lights of a period; locking a reopened window again replaces them. */
export async function keepLights(tx: Tx, lights: readonly LightToKeep[]): Promise<void> {
  for (const { taskId, planId, scopePath, period, verdict, ruleVersion } of lights) {
    const columns = { light: verdict.light, reasons: json(verdict.reasons), rule_version: ruleVersion };
    await tables(tx)
      .insertInto('monitoring.kept_light')
      .values({ ...columns, task_id: taskId, plan_id: planId, scope_path: scopePath, period })
      .onConflict((conflict) => conflict.columns(['task_id', 'period']).doUpdateSet(columns))
      .execute();
  }
}

/** Kept lights of one task, newest first, for its history. */
export function keptLightsOfTask(tx: Tx, taskId: string) {
  return tables(tx)
    .selectFrom('monitoring.kept_light')
    .selectAll()
    .where('task_id', '=', taskId)
    .orderBy('period', 'desc')
    .execute();
}
