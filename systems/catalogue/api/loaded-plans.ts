import type { Platform } from '@sanyi/api';
import { mayAccess, type Viewer } from '@sanyi/kernel';
import type { Tx } from '@sanyi/records';
import type { IndicatorPort } from '../../indicators/port.ts';
import type { PlanPort, TargetFacts, TaskFacts } from '../../plan/port.ts';

/** A target outside tasks, with the sentence that the classification reads. */
export type LooseTarget = TargetFacts & { readonly sentence: string };

/** What the viewer may see of the loaded plans. */
export interface LoadedPlans {
  /** False where the viewer's role may not read plans; everything else is then empty. */
  readonly visible: boolean;
  readonly planIds: readonly string[];
  readonly tasks: readonly TaskFacts[];
  readonly loose: readonly LooseTarget[];
}

type Transact = <Result>(work: (tx: Tx) => Promise<Result>) => Promise<Result>;

/** Tasks and targets of all plans in the viewer's scope, in the order of the papers. */
export async function loadedPlans(
  platform: Platform,
  viewer: Viewer,
  transact: Transact,
): Promise<LoadedPlans> {
  if (!mayAccess(platform.manifests, viewer.role, 'plan.read'))
    return { visible: false, planIds: [], tasks: [], loose: [] };
  const port = platform.port<PlanPort>('plan');
  return transact(async (tx) => {
    const plans = await port.plans(tx);
    const tasks = await port.tasks(tx);
    const loose: LooseTarget[] = [];
    for (const plan of plans)
      for (const target of await port.targets(tx, plan.id))
        if (target.taskId === null) loose.push({ ...target, sentence: target.clause?.text ?? '' });
    return { visible: true, planIds: plans.map((plan) => plan.id), tasks, loose };
  });
}

/** The newest value entered for each linked target of the plans; targets without one are absent. */
export async function enteredValues(
  platform: Platform,
  viewer: Viewer,
  planIds: readonly string[],
  transact: Transact,
) {
  if (planIds.length === 0 || !mayAccess(platform.manifests, viewer.role, 'indicators.read'))
    return new Map();
  const port = platform.port<IndicatorPort>('indicators');
  const values = await transact((tx) => port.valuesForPlans(tx, planIds, platform.clock.today()));
  return new Map(
    [...values].flatMap(([targetId, { unit, value }]) =>
      value
        ? [
            [
              targetId,
              {
                text: value.result,
                unit,
                period: value.period,
                figure: { system: 'indicators', kind: 'value', id: value.id },
              },
            ] as const,
          ]
        : [],
    ),
  );
}
