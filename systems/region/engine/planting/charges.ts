import type { Draft, DraftLine, DraftTruth, Person } from '../draft.ts';
import { newLine } from '../new-draft.ts';
import type { RegionPlan } from '../plan.ts';
import type { Dice } from '../random.ts';
import { lineAt } from '../stay-charges.ts';
import { clearedWindow, isFit, isInsured, quietStay, truthOf } from './ground.ts';
import { targetsOf } from './targets.ts';

/** A stay of a common disease to plant charges into, or null (植入用普通住院). */
export function ordinaryStay(plan: RegionPlan, person: Person, dice: Dice): Draft | null {
  const { common } = targetsOf(plan);
  if (!isFit(plan, person) || common.length === 0) return null;
  const from = clearedWindow(plan, person, 16, dice);
  return quietStay(plan, person, dice.pick(common), from, { days: dice.between(4, 9) }, dice);
}

/** A refund of some units of a line, later the same day (退费). */
export function refund(draft: Draft, line: DraftLine, quantity: number): DraftLine {
  const back = newLine(line.item, -quantity, line.day, Math.min(86_000, line.second + 1800), line.rx);
  back.refundOf = line;
  draft.lines.push(back);
  return back;
}

/** Duplicate charges (重复收费). */
export function plantDuplicateCharge(
  plan: RegionPlan,
  person: Person,
  planted: boolean,
  dice: Dice,
): DraftTruth | null {
  const stay = ordinaryStay(plan, person, dice);
  const care = stay?.lines.filter(
    (line) => plan.items.isLodging[line.item] === 0 && plan.items.perDayLimit[line.item] === 0,
  );
  if (!stay || !care || care.length === 0) return null;
  const line = dice.pick(care);
  const again = newLine(line.item, line.quantity, line.day, line.second);
  const elsewhen = !planted && dice.chance(500);
  if (elsewhen) again.second += 7200 + dice.below(600);
  stay.lines.push(again);
  if (planted)
    return truthOf(
      'duplicate-charge',
      true,
      { lines: [again] },
      '同一时刻同一项目收费两次',
      'the same item charged twice in one second',
    );
  if (!elsewhen) refund(stay, again, again.quantity);
  return elsewhen
    ? truthOf(
        'duplicate-charge',
        false,
        { lines: [again] },
        '同一项目在当日另一时刻',
        'the same item at another time of the day',
      )
    : truthOf(
        'duplicate-charge',
        false,
        { lines: [again] },
        '重复的一条已退费',
        'the second one was refunded',
      );
}

/** Excess charges (超量收费). */
export function plantExcessCharge(
  plan: RegionPlan,
  person: Person,
  planted: boolean,
  dice: Dice,
): DraftTruth | null {
  const stay = ordinaryStay(plan, person, dice);
  const isBed = (line: DraftLine) => plan.items.items[line.item]?.chargeClass === '01';
  const days = stay ? stay.endDay - stay.beginDay : 0;
  const line = stay?.lines.findLast((one) => isBed(one) && sumOf(stay, one.item) === days);
  if (!stay || !line) return null;
  const more = dice.between(2, 4);
  line.quantity += more;
  if (!planted) refund(stay, line, more);
  return planted
    ? truthOf('excess-charge', true, { lines: [line] }, `床位费多收 ${more} 天`, `${more} bed days too many`)
    : truthOf(
        'excess-charge',
        false,
        { lines: [line] },
        '多收的已退费',
        'what was too much has been refunded',
      );
}

function sumOf(draft: Draft, item: number): number {
  return draft.lines.reduce((sum, line) => sum + (line.item === item ? line.quantity : 0), 0);
}

/** Costs of the catalogue charged to the patient (转嫁自费). */
export function plantSelfPayShift(
  plan: RegionPlan,
  person: Person,
  planted: boolean,
  dice: Dice,
): DraftTruth | null {
  const stay = ordinaryStay(plan, person, dice);
  const { selfPaid } = targetsOf(plan);
  if (!stay || !isInsured(person, stay.beginDay, stay.endDay)) return null;
  if (!planted) {
    if (selfPaid.length === 0) return null;
    const line = lineAt(stay, dice.pick(selfPaid), 1, 1);
    stay.lines.push(line);
    return truthOf(
      'self-pay-shift',
      false,
      { lines: [line] },
      '目录外项目自费',
      'an item outside the catalogue, self-paid',
    );
  }
  const covered = stay.lines.filter(
    (line) => plan.items.items[line.item]?.grade !== '03' && plan.items.isLodging[line.item] === 0,
  );
  const lines = covered.slice(0, dice.between(1, 3));
  if (lines.length === 0) return null;
  for (const line of lines) line.forcedOwn = true;
  return truthOf(
    'self-pay-shift',
    true,
    { lines },
    '目录内项目按全自费收取',
    'covered items charged wholly to the patient',
  );
}
