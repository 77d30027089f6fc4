import type { Light } from '@sanyi/kernel';
import type { Day } from '@sanyi/quantity';
import { json, type Tx } from '@sanyi/records';
import type { TaskFacts } from '@sanyi/system-plan/port';
import type { LightReason } from '../engine/light-reasons.ts';
import { tables } from './tables.ts';

/** A task's light as it was seen on a day (当日灯号). */
export interface SeenLight {
  readonly taskId: string;
  readonly planId: string;
  readonly scopePath: string;
  readonly light: Light;
  readonly reasons: readonly LightReason[];
  readonly ruleVersion: string;
}

/** What is written down of a task with the light that counts. */
export function seenLight({
  task,
  light,
  reasons,
  ruleVersion,
}: Pick<SeenLight, 'light' | 'reasons' | 'ruleVersion'> & { readonly task: TaskFacts }): SeenLight {
  return { taskId: task.id, planId: task.planId, scopePath: task.scopePath, light, reasons, ruleVersion };
}

/** Writes down what is another light than the one seen last (记录当日灯号); looking again on the same day replaces it. */
export async function keepDayLights(tx: Tx, seen: readonly SeenLight[], today: Day): Promise<void> {
  for (const planId of new Set(seen.map((one) => one.planId))) {
    const before = await lightsSeenBy(tx, planId, today);
    const changed = seen.filter((one) => one.planId === planId && before.get(one.taskId) !== one.light);
    if (changed.length === 0) continue;
    await tables(tx)
      .insertInto('monitoring.day_light')
      .values(
        changed.map((one) => ({
          scope_path: one.scopePath,
          plan_id: one.planId,
          task_id: one.taskId,
          seen_on: today,
          light: one.light,
          reasons: json(one.reasons),
          rule_version: one.ruleVersion,
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['task_id', 'seen_on']).doUpdateSet((eb) => ({
          light: eb.ref('excluded.light'),
          reasons: eb.ref('excluded.reasons'),
          rule_version: eb.ref('excluded.rule_version'),
        })),
      )
      .execute();
  }
}

/** The light of each task of a plan that was seen last by the end of a day. */
export async function lightsSeenBy(tx: Tx, planId: string, day: Day): Promise<Map<string, Light>> {
  const rows = await tables(tx)
    .selectFrom('monitoring.day_light')
    .distinctOn('task_id')
    .select(['task_id', 'light'])
    .where('plan_id', '=', planId)
    .where('seen_on', '<=', day)
    .orderBy('task_id')
    .orderBy('seen_on', 'desc')
    .execute();
  return new Map(rows.map((row) => [row.task_id, row.light]));
}

/** The first day on which the lights of a plan were written down; `null` before. */
export async function firstDaySeen(tx: Tx, planId: string): Promise<Day | null> {
  const row = await tables(tx)
    .selectFrom('monitoring.day_light')
    .select((eb) => eb.fn.min('seen_on').as('day'))
    .where('plan_id', '=', planId)
    .executeTakeFirst();
  return row?.day ?? null;
}
