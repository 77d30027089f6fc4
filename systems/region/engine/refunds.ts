import type { Person } from './draft.ts';
import { newLine } from './new-draft.ts';
import type { RegionPlan } from './plan.ts';
import { Dice } from './random.ts';

/** Everyday refunds (日常退费): of some bills one unit of one line is given back, and the refund names the line. */
export function refundSome(plan: RegionPlan, person: Person): void {
  const dice = new Dice(plan.options.seed, 24, person.no);
  for (const draft of person.drafts) {
    if (!dice.chance(draft.kind === 'inpatient' ? 60 : 4)) continue;
    const several = draft.lines.filter((line) => line.quantity >= 2 && plan.items.isLodging[line.item] === 0);
    if (several.length === 0) continue;
    const line = dice.pick(several);
    const back = newLine(line.item, -1, line.day, line.second + 900, line.rx);
    back.refundOf = line;
    draft.lines.push(back);
  }
}
