import type { Disease } from '../diseases.ts';
import type { Draft, DraftLine, DraftTruth, Person } from '../draft.ts';
import type { RegionPlan } from '../plan.ts';
import type { Dice } from '../random.ts';
import { lineAt } from '../stay-charges.ts';
import { clearedWindow, isFit, quietStay, truthOf } from './ground.ts';
import { targetsOf, treats } from './targets.ts';

/** Low-standard admissions (低标准入院). */
export function plantLowStandard(
  plan: RegionPlan,
  person: Person,
  planted: boolean,
  dice: Dice,
): DraftTruth | null {
  const { common } = targetsOf(plan);
  const tests = plan.items.items.flatMap((item, index) =>
    plan.items.isTest[index] === 1 && !item.sex && !item.ages && item.unitPriceFen >= 3000 ? [index] : [],
  );
  if (!isFit(plan, person) || common.length === 0 || tests.length === 0) return null;
  const from = clearedWindow(plan, person, 6, dice);
  const disease = dice.pick(common);
  const stay = quietStay(plan, person, disease, from, { days: dice.between(2, 3) }, dice);
  stay.lines = stay.lines.filter(
    (line) => plan.items.isLodging[line.item] === 1 || plan.items.isTest[line.item] === 1,
  );
  const sum = (wanted: (item: number) => boolean) =>
    stay.lines.reduce(
      (total, line) => total + (wanted(line.item) ? line.quantity * priceOf(plan, stay, line) : 0),
      0,
    );
  const ofTests = (item: number) => plan.items.isTest[item] === 1;
  // Something on the second day, or the bed would look empty.
  stay.lines.push(lineAt(stay, dice.pick(tests), 1, 1));
  while (sum(ofTests) * 100 <= sum(() => true) * 78) stay.lines.push(lineAt(stay, dice.pick(tests), 1, 0));
  if (!planted) {
    showDisease(stay, disease);
    const item = treats(plan, disease) as number;
    const line = lineAt(stay, item, 1, 1);
    stay.lines.push(line);
    line.quantity = Math.floor(sum(() => true) / (3 * priceOf(plan, stay, line))) + 1;
  }
  return planted
    ? truthOf(
        'low-standard',
        true,
        { drafts: [stay] },
        '短期住院，几乎只有检查',
        'a short stay of hardly anything but tests',
      )
    : truthOf('low-standard', false, { drafts: [stay] }, '短期住院，有治疗', 'a short stay with treatment');
}

/** Charges each of the disease's signature items once, so that taking lines away does not look like up-coding. */
function showDisease(draft: Draft, disease: Disease): void {
  for (const item of disease.bundle.signature) draft.lines.push(lineAt(draft, item, 1, 1));
}

function isTest(plan: RegionPlan, line: DraftLine): boolean {
  return plan.items.isTest[line.item] === 1;
}

function priceOf(plan: RegionPlan, draft: Draft, line: DraftLine): number {
  return plan.prices.price[plan.institutions[draft.institution]?.tier ?? 0]?.[line.item] ?? 1;
}

/** Ghost stays (挂床住院). */
export function plantGhostStay(
  plan: RegionPlan,
  person: Person,
  planted: boolean,
  dice: Dice,
): DraftTruth | null {
  const { common } = targetsOf(plan);
  if (!isFit(plan, person) || common.length === 0) return null;
  const from = clearedWindow(plan, person, 16, dice);
  const disease = dice.pick(common);
  const days = dice.between(5, 9);
  const stay = quietStay(plan, person, disease, from, { days }, dice);
  const lodging = (line: DraftLine) => plan.items.isLodging[line.item] === 1;
  if (planted) {
    stay.lines = stay.lines.filter(
      (line) => lodging(line) || (isTest(plan, line) && line.day === stay.beginDay && line.second < 86_400),
    );
    return truthOf(
      'ghost-stay',
      true,
      { drafts: [stay] },
      '入院日之后只有床位、诊察和护理费',
      'nothing but lodging after the day of admission',
    );
  }
  const away = stay.beginDay + 2;
  stay.lines = stay.lines.filter((line) => lodging(line) || line.day !== away);
  const item = treats(plan, disease) as number;
  for (const at of [1, 3]) stay.lines.push(lineAt(stay, item, 1, at));
  showDisease(stay, disease);
  return truthOf('ghost-stay', false, { drafts: [stay] }, '仅一天没有诊疗', 'only one day without care');
}
