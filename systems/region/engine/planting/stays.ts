import { diagnose } from '../diagnoses.ts';
import type { Draft, DraftLine, DraftTruth, Person } from '../draft.ts';
import type { Disease, RegionPlan } from '../plan.ts';
import type { Dice } from '../random.ts';
import { makeStay, type StayWish } from '../stay.ts';
import { lineAt } from '../stay-charges.ts';
import { clearedWindow, isFit, truthOf } from './ground.ts';
import { targetsOf, treats } from './targets.ts';

/** A stay that goes home alive, without an operation, in a cleared window (植入用住院). */
export function quietStay(
  plan: RegionPlan,
  person: Person,
  disease: Disease,
  day: number,
  wish: StayWish,
  dice: Dice,
): Draft {
  const stay = makeStay(plan, person, disease, day, { noOperation: true, goesHome: true, ...wish }, dice);
  person.drafts.push(stay);
  return stay;
}

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

/** Up-coding (高套编码). */
export function plantUpCoding(
  plan: RegionPlan,
  person: Person,
  planted: boolean,
  dice: Dice,
): DraftTruth | null {
  const { upCodes } = targetsOf(plan);
  if (!isFit(plan, person) || upCodes.length === 0) return null;
  const from = clearedWindow(plan, person, 15, dice);
  const [low, high] = dice.pick(upCodes);
  const stay = quietStay(plan, person, planted ? low : high, from, { days: dice.between(4, 8) }, dice);
  if (!planted)
    return truthOf(
      'up-coding',
      false,
      { drafts: [stay] },
      '费用较高的诊断，费用中有其特征项目',
      'a costly diagnosis that shows in the fees',
    );
  const item = treats(plan, low);
  if (item !== null && !stay.lines.some((line) => line.item === item))
    stay.lines.push(lineAt(stay, item, 1, 1));
  const main = stay.diagnoses[0];
  stay.diagnoses = [{ code: high.profile.code, name: high.profile.name, condition: '1' }];
  if (main && dice.chance(600)) stay.diagnoses.push(main);
  stay.disease = high.index;
  stay.department = high.department;
  return truthOf(
    'up-coding',
    true,
    { drafts: [stay] },
    `实为 ${low.profile.code}，编为 ${high.profile.code}`,
    `treated as ${low.profile.code}, coded as ${high.profile.code}`,
  );
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

/** Stays whose clock was eight hours early (时钟偏移). */
export function plantShiftedClock(
  plan: RegionPlan,
  person: Person,
  planted: boolean,
  dice: Dice,
): DraftTruth | null {
  const { common } = targetsOf(plan);
  if (!isFit(plan, person) || common.length === 0) return null;
  const from = clearedWindow(plan, person, 16, dice);
  const disease = dice.pick(common);
  const stay = quietStay(plan, person, disease, from, { days: dice.between(3, 8) }, dice);
  if (planted) {
    if (!stay.lines.some((line) => line.day === stay.beginDay)) return null;
    stay.clockShift = -28_800;
    return truthOf(
      'shifted-clock',
      true,
      { drafts: [stay] },
      '收费时刻早 8 小时',
      'charges are eight hours early',
    );
  }
  const line = stay.lines.find((other) => other.day === stay.beginDay);
  if (line) line.second = stay.beginSecond - 1500;
  return truthOf(
    'shifted-clock',
    false,
    { drafts: [stay] },
    '一条收费在入院前半小时内',
    'one charge half an hour before admission',
  );
}

/** Retired codes and contradictions of sex (停用编码、性别不符). */
export function plantRetiredCode(
  plan: RegionPlan,
  person: Person,
  planted: boolean,
  dice: Dice,
): DraftTruth | null {
  const { retired } = targetsOf(plan);
  const fitting = retired.filter(({ disease }) => disease.profile.sex === 'any');
  if (!isFit(plan, person) || fitting.length === 0) return null;
  const from = clearedWindow(plan, person, 16, dice);
  const { code, disease } = dice.pick(fitting);
  const stay = quietStay(plan, person, disease, from, { days: dice.between(2, 7) }, dice);
  const main = stay.diagnoses[0];
  if (planted && main) main.code = code;
  return planted
    ? truthOf(
        'retired-code',
        true,
        { drafts: [stay] },
        `旧版编码 ${code}，现行 ${disease.profile.code}`,
        `older code ${code}, at present ${disease.profile.code}`,
      )
    : truthOf('retired-code', false, { drafts: [stay] }, '现行编码', 'the present code');
}

/** Diagnoses of the other sex (诊断与性别不符). */
export function plantWrongSex(
  plan: RegionPlan,
  person: Person,
  planted: boolean,
  dice: Dice,
): DraftTruth | null {
  const targets = targetsOf(plan);
  const own = person.sex === 0 ? targets.male : targets.female;
  const other = person.sex === 0 ? targets.female : targets.male;
  const list = planted ? other : own;
  if (!isFit(plan, person) || list.length === 0) return null;
  const from = clearedWindow(plan, person, 16, dice);
  const disease = dice.pick(list);
  const stay = quietStay(plan, person, disease, from, { days: dice.between(2, 7) }, dice);
  if (stay.diagnoses.length === 0) diagnose(plan, person, stay, disease, dice);
  return planted
    ? truthOf('wrong-sex', true, { drafts: [stay] }, '诊断限定另一性别', 'the diagnosis is of the other sex')
    : truthOf('wrong-sex', false, { drafts: [stay] }, '诊断与性别相符', 'the diagnosis suits the sex');
}
