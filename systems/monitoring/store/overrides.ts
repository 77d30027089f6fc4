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
    .orderBy('seq')
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

/** Rows of one insert; keeps a statement well below the limit of parameters. */
const BATCH = 500;

/** Keeps the lights of a period; locking a reopened window again replaces them. */
export async function keepLights(tx: Tx, lights: readonly LightToKeep[]): Promise<void> {
  for (let start = 0; start < lights.length; start += BATCH) {
    await tables(tx)
      .insertInto('monitoring.kept_light')
      .values(
        lights.slice(start, start + BATCH).map((kept) => ({
          task_id: kept.taskId,
          plan_id: kept.planId,
          scope_path: kept.scopePath,
          period: kept.period,
          light: kept.verdict.light,
          reasons: json(kept.verdict.reasons),
          rule_version: kept.ruleVersion,
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['task_id', 'period']).doUpdateSet((eb) => ({
          light: eb.ref('excluded.light'),
          reasons: eb.ref('excluded.reasons'),
          rule_version: eb.ref('excluded.rule_version'),
        })),
      )
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
