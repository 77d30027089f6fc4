import type { Light, LocalText, Viewer } from '@sanyi/kernel';
import type { Day } from '@sanyi/quantity';
import type { Tx } from '@sanyi/records';
import { judgePlan, type Ports } from './judge-plan.ts';
import { overridesOf } from './overrides.ts';

/**
 * Present lights of some tasks (任务现灯): each plan they belong to is judged once. Tasks of a plan from above have none,
 * because the work on them cannot be seen from here.
 */
export async function lightsFor(
  tx: Tx,
  ports: Ports,
  viewer: Pick<Viewer, 'scopePath'>,
  taskIds: readonly string[],
  today: Day,
): Promise<Map<string, { light: Light; reason: LocalText; rule: string | null }>> {
  const answer = new Map<string, { light: Light; reason: LocalText; rule: string | null }>();
  if (taskIds.length === 0) return answer;
  const wanted = new Set(taskIds);
  const tasks = await ports.plan.tasks(tx, { taskIds });
  for (const planId of new Set(tasks.map((task) => task.planId))) {
    const plan = await ports.plan.plan(tx, planId);
    if (!plan?.scopePath.startsWith(viewer.scopePath)) continue;
    const judged = await judgePlan(tx, ports, plan, today);
    const overrides = await overridesOf(tx, taskIds, judged.period, today);
    for (const { task, verdict } of judged.tasks) {
      if (!wanted.has(task.id)) continue;
      const override = overrides.get(task.id);
      const reason = verdict.reasons[0]?.text ?? { zh: '', en: '' };
      answer.set(task.id, {
        light: override?.light ?? verdict.light,
        reason: override ? overrideText(override.by, override.reason) : reason,
        rule: judged.ruleVersion,
      });
    }
  }
  return answer;
}

function overrideText(by: string, reason: string): LocalText {
  return { zh: `${by}人工改灯：${reason}`, en: `Overridden by ${by}: ${reason}` };
}
