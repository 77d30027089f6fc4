import type { Platform, RouteContext } from '@sanyi/api';
import type { LightSource } from '../port.ts';
import { type Actor, actorOf } from '../store/change.ts';
import type { Lights } from '../store/ledger.ts';

/** Who a request acts for. */
export function actorOfRequest(
  context: Pick<RouteContext<unknown, unknown, unknown>, 'viewer' | 'platform' | 'requestId'>,
): Actor {
  return actorOf(context.viewer, context.platform.clock, context.requestId);
}

/** Lights by the monitoring system where it is switched on (亮灯来源); otherwise every task is grey. */
export function lightsOf(platform: Platform): Lights {
  const enabled = platform.manifests.some((manifest) => manifest.id === 'monitoring' && manifest.offers);
  if (!enabled) return async () => new Map();
  return (tx, viewer, taskIds) => platform.port<LightSource>('monitoring').lightsFor(tx, viewer, taskIds);
}
