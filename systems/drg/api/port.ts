import type { Platform } from '@sanyi/api';
import type { Viewer } from '@sanyi/kernel';
import type { Tx } from '@sanyi/records';
import type { DrgPort } from '../port.ts';
import { stayCosts, stayMonths } from '../store/stay-costs.ts';
import { placeOrNull } from './place.ts';

/** What the grouping offers to others, over the platform's stores (端口实现). */
export function createDrgPort(platform: Platform): DrgPort {
  const placeFor = (viewer: Viewer) =>
    placeOrNull({
      platform,
      viewer,
      transact: <T>(work: (tx: Tx) => Promise<T>) => platform.records.asViewer(viewer, work),
    });
  return {
    async months(viewer) {
      const place = await placeFor(viewer);
      return place ? await stayMonths(place.facts, place.scope) : [];
    },
    async stayCosts(viewer, months) {
      const place = await placeFor(viewer);
      if (!place) return null;
      return {
        rows: await stayCosts(place.facts, place.scope, months),
        runNo: place.run.runNo,
        groups: place.names,
        hospitals: place.hospitals,
      };
    },
  };
}
