import type { DraftTruth, Person } from '../draft.ts';
import type { RegionPlan } from '../plan.ts';
import type { Dice } from '../random.ts';
import { ordinaryStay, refund } from './charges.ts';
import { truthOf } from './ground.ts';

/** Refunds that do not say what they refund (退费未关联). */
export function plantMissingRefundLink(
  plan: RegionPlan,
  person: Person,
  planted: boolean,
  dice: Dice,
): DraftTruth | null {
  const stay = ordinaryStay(plan, person, dice);
  const several = stay?.lines.filter((line) => line.quantity >= 2 && plan.items.isLodging[line.item] === 0);
  if (!stay || !several || several.length === 0) return null;
  const back = refund(stay, dice.pick(several), 1);
  back.linkLost = planted;
  return planted
    ? truthOf(
        'missing-refund-link',
        true,
        { lines: [back] },
        '退费行没有原流水号',
        'the refund names no line',
      )
    : truthOf(
        'missing-refund-link',
        false,
        { lines: [back] },
        '退费行带原流水号',
        'the refund names its line',
      );
}
