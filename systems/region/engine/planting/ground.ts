import type { Disease } from '../diseases.ts';
import type { Draft, DraftTruth, Person } from '../draft.ts';
import { insuredOn } from '../insurance.ts';
import { REST_DAYS } from '../live.ts';
import type { RegionPlan } from '../plan.ts';
import type { Dice } from '../random.ts';
import { ageInYear } from '../resident.ts';
import { makeStay, type StayWish } from '../stay.ts';

/** Plants one truth or near miss into a resident's years, or finds them unfit (植入). */
export type Planter = (plan: RegionPlan, person: Person, planted: boolean, dice: Dice) => DraftTruth | null;

/** True for a grown-up who lives through all years and was not carried off by a disease (可植入). */
export function isFit(plan: RegionPlan, person: Person): boolean {
  return ageInYear(person, plan.options.years[0] as number) >= 20 && person.death > plan.lastDay;
}

/** True where the person is insured all through the window. */
export function isInsured(person: Person, from: number, to: number): boolean {
  return insuredOn(person.insurance, from) !== null && insuredOn(person.insurance, to) !== null;
}

/** First day of a window of `days` that lies within the years, cleared of what the person did (腾出时段). */
export function clearedWindow(plan: RegionPlan, person: Person, days: number, dice: Dice): number {
  const span = plan.lastDay - plan.firstDay - days - 2 * REST_DAYS;
  const from = plan.firstDay + REST_DAYS + dice.below(Math.max(1, span));
  clear(person, from, from + days);
  return from;
}

/** Takes out stays that come within the rest days of a window, and visits within it. */
export function clear(person: Person, from: number, to: number): void {
  const kept = person.drafts.filter((draft) => {
    const margin = draft.kind === 'inpatient' ? REST_DAYS : 0;
    return draft.endDay < from - margin || draft.beginDay > to + margin;
  });
  person.drafts.length = 0;
  person.drafts.push(...kept);
}

/** A truth about encounters (以就诊为对象的真相). */
export function truthOf(
  kind: DraftTruth['kind'],
  planted: boolean,
  of: { drafts?: readonly Draft[]; lines?: DraftTruth['lines']; prescriptions?: readonly Draft[] },
  zh: string,
  en: string,
): DraftTruth {
  return { kind, planted, drafts: [], lines: [], prescriptions: [], ...of, zh, en };
}

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
