import type { Platform } from '@sanyi/api';
import type { Viewer } from '@sanyi/kernel';
import type { Tx } from '@sanyi/records';
import type { PlanFacts } from '@sanyi/system-plan/port';
import { portsOf } from '../api/ports.ts';
import { evaluatePlan } from '../store/evaluate.ts';
import { insertEvaluation, putFunding } from '../store/evaluations.ts';

/** The money of the story's year, and the mid-term evaluation that was issued (演示资金与评估). */
export async function bringMoney(tx: Tx, platform: Platform, plan: PlanFacts, office: Viewer): Promise<void> {
  const year = Number(platform.clock.today().slice(0, 4));
  const place = { scopePath: plan.scopePath, planId: plan.id, id: null };
  for (const [name, amountFen, source] of [
    ['医改工作绩效奖励', 120_000_000n, ''],
    ['深化医改补助资金', 500_000_000n, '《清河区医改补助资金分配方案》（演示文件）'],
  ] as const)
    await putFunding(tx, place, { year, name, amountFen, source, bases: {} }, office.displayName, 0);
  const evaluation = await evaluatePlan(tx, portsOf(platform), plan, {
    kind: 'mid-term',
    until: platform.clock.today(),
    now: platform.clock.now(),
  });
  await insertEvaluation(tx, plan.scopePath, evaluation, `《${plan.title}》中期评估`, office);
}
