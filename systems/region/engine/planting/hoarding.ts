import type { Draft, DraftTruth, Person } from '../draft.ts';
import type { RegionPlan } from '../plan.ts';
import type { Dice } from '../random.ts';
import { draw } from '../weighted.ts';
import { addUnits, drugVisit } from './drugs.ts';
import { clearedWindow, isFit, truthOf } from './ground.ts';
import { targetsOf } from './targets.ts';

/** Hoarded medicines (囤药). */
export function plantHoarding(
  plan: RegionPlan,
  person: Person,
  planted: boolean,
  dice: Dice,
): DraftTruth | null {
  const { common, homeDrugs } = targetsOf(plan);
  const fresh = homeDrugs.filter(
    (item) => !person.stock.has(item) && (plan.items.items[item]?.daysPerUnit ?? 0) <= 30,
  );
  if (!isFit(plan, person) || common.length === 0 || fresh.length < 8) return null;
  const turn = planted ? 0 : dice.between(1, 2);
  const visits = planted ? 7 : turn === 1 ? 7 : 4;
  const step = turn === 2 ? 58 : 8;
  const from = clearedWindow(plan, person, visits * step + 10, dice);
  const disease = dice.pick(common);
  const first = dice.below(fresh.length);
  const places = [0, 1, 2].map((round) => {
    const level = round === 2 ? 1 : 0;
    return draw(plan.visitPlaces[level]?.[person.street] as never, dice);
  });
  const drafts: Draft[] = [];
  for (let index = 0; index < visits; index += 1) {
    const institution = places[index % 3] as number;
    const item = fresh[(first + (turn === 1 ? index : 0)) % fresh.length] as number;
    const visit = drugVisit(
      plan,
      person,
      disease,
      from + index * step,
      Math.max(0, institution),
      'outpatient',
      dice,
    );
    addUnits(plan, visit, item, 56);
    visit.longTerm = true;
    drafts.push(visit);
  }
  const words = [
    ['数周内在多家机构反复开同一药品', 'the same drug again and again within weeks, at several institutions'],
    ['次数相同，药品各不相同', 'as many prescriptions, for different drugs'],
    ['按期续方', 'each when the last was used up'],
  ] as const;
  const [zh, en] = words[turn as 0];
  return truthOf('hoarding', planted, { prescriptions: drafts }, zh, en);
}
