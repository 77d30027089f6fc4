import type { Draft, DraftTruth, Person } from '../draft.ts';
import type { RegionPlan } from '../plan.ts';
import type { Dice } from '../random.ts';
import { clearedWindow, isFit, quietStay, truthOf } from './ground.ts';
import { targetsOf } from './targets.ts';

/** Split stays (分解住院). */
export function plantSplitStay(
  plan: RegionPlan,
  person: Person,
  planted: boolean,
  dice: Dice,
): DraftTruth | null {
  const { common, planned } = targetsOf(plan);
  if (!isFit(plan, person) || common.length < 2) return null;
  const from = clearedWindow(plan, person, 40, dice);
  const turn = planted ? 0 : dice.between(1, planned.length > 0 ? 4 : 3);
  const disease = turn === 4 ? dice.pick(planned) : dice.pick(common);
  const first = quietStay(plan, person, disease, from, { days: dice.between(3, 7) }, dice);
  const gap = turn === 1 ? dice.between(12, 15) : turn === 3 ? dice.between(0, 1) : dice.between(1, 6);
  const others = common.filter((other) => other.family !== disease.family);
  const next = turn === 2 ? dice.pick(others) : disease;
  const places = plan.institutions.flatMap((institution, index) =>
    institution.beds > 0 && index !== first.institution ? [index] : [],
  );
  const institution = turn === 3 ? dice.pick(places) : first.institution;
  if (turn === 3) first.way = '2';
  const second = quietStay(
    plan,
    person,
    next,
    first.endDay + gap,
    { days: dice.between(3, 7), institution },
    dice,
  );
  if (gap === 0) second.beginSecond = Math.max(second.beginSecond, first.endSecond + 3600);
  shiftFirstDay(second);
  const words = [
    [
      '出院后数日以同一病种在同一机构再次入院',
      'readmitted to the same hospital for the same disease within days',
    ],
    ['间隔超过 10 天', 'the gap is more than ten days'],
    ['两次住院病种不同', 'the two stays are for different diseases'],
    ['转往另一机构', 'transferred to another institution'],
    ['计划性住院', 'a planned course'],
  ] as const;
  const [zh, en] = words[turn as 0];
  return truthOf('split-stay', planted, { drafts: [first, second] }, zh, en);
}

/** Charges of the first day must follow an admission that was put off. */
function shiftFirstDay(draft: Draft): void {
  for (const line of draft.lines)
    if (line.day === draft.beginDay && line.second < draft.beginSecond + 60)
      line.second = draft.beginSecond + 60 + (line.second % 600);
}
