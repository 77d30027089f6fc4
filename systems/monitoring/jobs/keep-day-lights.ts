import type { Platform } from '@sanyi/api';
import type { JobHandler } from '@sanyi/records';
import { litTasks } from '../api/supervision-views.ts';
import { keepDayLights, seenLight } from '../store/day-lights.ts';

/** Writes down the lights of all plans as they are on the day (每日记灯), beyond any scope. */
export function keepDayLightsJob(platform: Platform): JobHandler {
  return {
    run: () =>
      platform.records.asSystem('lights of the day', async (tx) => {
        const lit = await litTasks(tx, platform, { scopePath: '/' });
        await keepDayLights(tx, [...lit.values()].map(seenLight), platform.clock.today());
        return { tasks: lit.size };
      }),
  };
}
