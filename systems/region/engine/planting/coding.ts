import { diagnose } from '../diagnoses.ts';
import type { DraftTruth, Person } from '../draft.ts';
import type { RegionPlan } from '../plan.ts';
import type { Dice } from '../random.ts';
import { lineAt } from '../stay-charges.ts';
import { clearedWindow, isFit, quietStay, truthOf } from './ground.ts';
import { targetsOf, treats } from './targets.ts';

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
