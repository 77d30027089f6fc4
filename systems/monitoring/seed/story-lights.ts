import type { Platform } from '@sanyi/api';
import { addDays } from '@sanyi/quantity';
import type { Tx } from '@sanyi/records';
import { litTasks } from '../api/supervision-views.ts';
import { keepDayLights, seenLight } from '../store/day-lights.ts';

/** Days back on which the story's lights were looked at: four weeks, a week apart. */
const DAYS_BACK = [28, 21, 14, 7];

/** Lays down how the lights of the story's plan were in the weeks before (演示灯号), so that a week has changes to tell. */
export async function seedDayLights(
  tx: Tx,
  platform: Platform,
  planId: string,
  scopePath: string,
): Promise<void> {
  for (const back of DAYS_BACK) {
    const day = addDays(platform.clock.today(), -back);
    const lit = await litTasks(tx, platform, { scopePath }, planId, day);
    await keepDayLights(tx, [...lit.values()].map(seenLight), day);
  }
}
