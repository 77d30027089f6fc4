import type { Draft } from './draft.ts';
import type { RegionPlan } from './plan.ts';

/** Neither ventilator nor intensive care. */
export const NO_INTENSITY = { ventilator: 0, icu: 0 };

/** Minutes on a ventilator and in intensive care, as charged, within the stay (呼吸机与重症监护时间). */
export function intensity(plan: RegionPlan, draft: Draft): { ventilator: number; icu: number } {
  let ventilator = 0;
  let icu = 0;
  for (const { item, quantity } of draft.lines) {
    ventilator += (plan.items.ventilatorHours[item] as number) * quantity * 60;
    icu += (plan.items.icuHours[item] as number) * quantity * 60;
  }
  const length =
    (draft.endDay - draft.beginDay) * 1440 + Math.floor((draft.endSecond - draft.beginSecond) / 60) - 90;
  const most = Math.max(0, length);
  return { ventilator: Math.min(most, ventilator), icu: Math.min(most, icu) };
}
