import type { Platform } from '@sanyi/api';
import type { Viewer } from '@sanyi/kernel';
import type { Tx } from '@sanyi/records';
import type { IndicatorPort } from '@sanyi/system-indicators/port';
import type { PlanFacts, PlanPort } from '@sanyi/system-plan/port';
import { monitoringProblems } from '../problems.ts';
import type { Ports } from '../store/judge-plan.ts';

/** The ports this system needs, as its manifest says. */
export function portsOf(platform: Platform): Ports {
  return { plan: platform.port<PlanPort>('plan'), indicators: platform.port<IndicatorPort>('indicators') };
}

/** The plan of a window or task; what the viewer may not see is not there. @throws monitoring/no-such-window */
export async function planOf(tx: Tx, ports: Ports, planId: string): Promise<PlanFacts> {
  const plan = await ports.plan.plan(tx, planId);
  if (!plan) throw monitoringProblems.problem('no-such-window');
  return plan;
}

/**
 * True when a plan lies in the viewer's region or below. Of a plan from above the viewer reads the paper but not the
 * work, so nothing can be judged or reported there.
 */
export function belongsTo(viewer: Pick<Viewer, 'scopePath'>, plan: { readonly scopePath: string }): boolean {
  return plan.scopePath.startsWith(viewer.scopePath);
}
