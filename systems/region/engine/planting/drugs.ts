import type { Disease } from '../diseases.ts';
import type { Draft, DraftTruth, Person } from '../draft.ts';
import type { RegionPlan } from '../plan.ts';
import type { Dice } from '../random.ts';
import type { EncounterKind } from '../rows.ts';
import { makeVisit, prescribe } from '../visit.ts';
import { draw } from '../weighted.ts';
import { clearedWindow, isFit, quietStay, truthOf } from './ground.ts';
import { targetsOf } from './targets.ts';

/** A visit for one drug at an institution (单药就诊). */
export function drugVisit(
  plan: RegionPlan,
  person: Person,
  disease: Disease,
  day: number,
  institution: number,
  kind: EncounterKind,
  dice: Dice,
): Draft {
  const visit = makeVisit(plan, person, disease, day, { kind, institution, supply: 0 }, dice);
  visit.lines = visit.lines.filter((line) => line.rx < 0);
  visit.drugs = [];
  person.drafts.push(visit);
  return visit;
}

/** Units of a drug that last at least `days`. */
function unitsFor(plan: RegionPlan, item: number, days: number): number {
  const perUnit = plan.items.items[item]?.daysPerUnit ?? 1;
  return Math.ceil(days / Math.max(1, perUnit));
}

/** Puts so much of a drug on the prescription that it lasts at least `days` (按天数开药). */
export function addUnits(plan: RegionPlan, visit: Draft, item: number, days: number): void {
  const units = unitsFor(plan, item, days);
  prescribe(visit, item, units, units * (plan.items.items[item]?.daysPerUnit ?? 1));
  visit.endSecond += 45;
}

/** Bills elsewhere during a stay (向院外转移费用). */
export function plantInstitutionShift(
  plan: RegionPlan,
  person: Person,
  planted: boolean,
  dice: Dice,
): DraftTruth | null {
  const { common, homeDrugs } = targetsOf(plan);
  if (!isFit(plan, person) || common.length === 0 || homeDrugs.length === 0) return null;
  const from = clearedWindow(plan, person, 16, dice);
  const disease = dice.pick(common);
  const days = dice.between(5, 9);
  const stay = quietStay(plan, person, disease, from, { days }, dice);
  const pharmacy = draw(plan.pharmacies[person.street] as never, dice);
  if (pharmacy < 0) return null;
  const after = !planted && dice.chance(500);
  const day = planted ? from + dice.between(1, days - 1) : after ? stay.endDay : from;
  const visit = drugVisit(plan, person, disease, day, pharmacy, 'pharmacy', dice);
  const fresh = homeDrugs.filter((item) => !person.stock.has(item));
  addUnits(plan, visit, dice.pick(fresh.length > 0 ? fresh : homeDrugs), 7);
  if (!planted) {
    visit.beginSecond = after ? stay.endSecond + 3600 : Math.max(60, stay.beginSecond - 7200);
    const [line] = visit.lines;
    if (line) line.second = visit.beginSecond + 30;
    visit.endSecond = visit.beginSecond + 600;
  }
  return planted
    ? truthOf(
        'institution-shift',
        true,
        { drafts: [visit, stay] },
        '住院期间在院外购药',
        'medicines bought elsewhere during the stay',
      )
    : truthOf(
        'institution-shift',
        false,
        { drafts: [visit, stay] },
        '购药在入院前或出院后',
        'bought before admission or after discharge',
      );
}

/** Drugs charged in place of the prescribed ones (串换项目). */
export function plantSwap(plan: RegionPlan, person: Person, planted: boolean, dice: Dice): DraftTruth | null {
  const { common, homeDrugs } = targetsOf(plan);
  if (!isFit(plan, person) || common.length === 0 || homeDrugs.length < 4) return null;
  const day = clearedWindow(plan, person, 2, dice);
  const centre = plan.centres[person.street] as number;
  const price = (item: number) => plan.items.items[item]?.unitPriceFen ?? 0;
  const fresh = homeDrugs.filter((item) => !person.stock.has(item));
  const sorted = fresh.toSorted((a, b) => price(a) - price(b) || a - b);
  const low = sorted[dice.below(Math.max(1, Math.floor(sorted.length / 2)))] ?? -1;
  const dearer = sorted.filter((item) => price(item) * 2 > price(low) * 3);
  if (dearer.length === 0) return null;
  const high = dice.pick(dearer);
  const [prescribed, charged] = planted ? [low, high] : [high, low];
  const visit = drugVisit(plan, person, dice.pick(common), day, centre, 'outpatient', dice);
  addUnits(plan, visit, prescribed, 7);
  const line = visit.lines.at(-1);
  if (!line) return null;
  line.item = charged;
  const names = `${plan.items.items[prescribed]?.code ?? ''} → ${plan.items.items[charged]?.code ?? ''}`;
  return planted
    ? truthOf(
        'swap',
        true,
        { lines: [line] },
        `处方药品被换成更贵的：${names}`,
        `a dearer drug in place of the prescribed one: ${names}`,
      )
    : truthOf(
        'swap',
        false,
        { lines: [line] },
        `换成更便宜的：${names}`,
        `a cheaper one in its place: ${names}`,
      );
}
