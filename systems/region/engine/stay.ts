import { diagnose, suits } from './diagnoses.ts';
import type { Disease } from './diseases.ts';
import type { Draft, Person } from './draft.ts';
import { newDraft } from './new-draft.ts';
import { NORMAL_QUANTILES } from './normal.ts';
import type { RegionPlan } from './plan.ts';
import type { Dice } from './random.ts';
import { chargeStay } from './stay-charges.ts';
import { draw } from './weighted.ts';

/** What of a stay is already decided (住院条件); the rest is drawn. */
export interface StayWish {
  readonly institution?: number;
  readonly days?: number;
  readonly noOperation?: boolean;
  /** Stays alive and is sent home by order. */
  readonly goesHome?: boolean;
}

const LONGEST = 120;

/**
 * A stay (一次住院): severity gives length and cost, the two of them related; the operation follows the disease, the charges
 * follow all of it.
 */
export function makeStay(
  plan: RegionPlan,
  person: Person,
  disease: Disease,
  day: number,
  wish: StayWish,
  dice: Dice,
): Draft {
  const { profile } = disease;
  const severity = NORMAL_QUANTILES[dice.below(4096)] as number;
  const other = NORMAL_QUANTILES[dice.below(4096)] as number;
  const institution = wish.institution ?? choosePlace(plan, person, disease, severity, dice);
  const draft = newDraft(person, 'inpatient', disease.index, institution);
  const length = Math.floor(
    (profile.stay.median * (disease.stayGrowth[severity + 1024] as number) + 2048) / 4096,
  );
  const days = wish.days ?? Math.max(1, Math.min(LONGEST, plan.lastDay - day, length));
  draft.department = disease.department;
  draft.doctor = dice.below(6);
  const urgent =
    profile.course === 'injury' || profile.course === 'acute' ? dice.chance(450) : dice.chance(80);
  draft.route = urgent ? '1' : dice.chance(960) ? '2' : '9';
  draft.beginDay = day;
  draft.beginSecond =
    urgent && days > 1
      ? dice.between(300, 1350) * 60 + dice.below(60)
      : dice.between(480, 640) * 60 + dice.below(60);
  // Who comes and goes on one day has one day of stay; otherwise nights count.
  const sameDay = days === 1 && dice.chance(600);
  draft.endDay = sameDay ? day : day + days;
  draft.endSecond = sameDay ? dice.between(930, 1020) * 60 : dice.between(540, 960) * 60 + dice.below(60);
  if (ageInDays(person, day) <= 28) {
    const early = dice.chance(70);
    draft.birthWeight = early ? dice.between(1200, 2480) : dice.between(2520, 4200);
  }
  draft.way = leave(profile.deathsPerThousand, severity, wish.goesHome === true, dice);
  if (wish.noOperation !== true) operate(disease, person, draft, days, dice);
  diagnose(plan, person, draft, disease, dice);
  const cost = (154 * severity + 205 * other) >> 8;
  chargeStay(plan, draft, disease, days, cost, dice);
  return draft;
}

function choosePlace(
  plan: RegionPlan,
  person: Person,
  disease: Disease,
  severity: number,
  dice: Dice,
): number {
  let level = draw(disease.level, dice);
  // The graver the case, the higher the hospital.
  if (severity > 330 && level < 2 && dice.chance(500)) level += 1;
  for (const step of [level, 1, 2, 0]) {
    const found = draw(plan.stayPlaces[step]?.[person.street] as never, dice);
    if (found >= 0) return found;
  }
  throw new RangeError('no institution takes stays');
}

function leave(deaths: number, severity: number, goesHome: boolean, dice: Dice): Draft['way'] {
  const chance = dice.below(1000);
  const weighted = severity > 256 ? deaths * 3 : severity > 0 ? deaths : Math.floor(deaths / 4);
  if (goesHome) return '1';
  if (chance < Math.min(600, weighted)) return '5';
  const other = dice.below(1000);
  if (other < 25) return '2';
  if (other < 55) return '3';
  return other < 95 ? '4' : '1';
}

function operate(disease: Disease, person: Person, draft: Draft, days: number, dice: Dice): void {
  for (const { operation, share } of disease.operations) {
    const done = dice.chance(share);
    const spread = dice.between(70, 150);
    const later = dice.below(Math.min(3, days));
    const surgeon = dice.below(6);
    if (!done || !suits(operation.profile.sex, person.sex) || draft.operations.length >= 5) continue;
    const sameDay = draft.endDay === draft.beginDay;
    const longest = sameDay ? 150 : 540;
    const minutes = Math.max(5, Math.min(longest, Math.floor((operation.profile.minutes * spread) / 100)));
    const onFirst = later === 0;
    const morning = dice.between(500, 760) * 60;
    const second = onFirst ? draft.beginSecond + (sameDay ? 1800 : 3600) : morning;
    draft.operations.push({ operation, day: draft.beginDay + later, second, minutes, surgeon });
  }
}

/** Days since birth (日龄). */
export function ageInDays(person: Person, day: number): number {
  return day - person.birth;
}
