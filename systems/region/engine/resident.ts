import { ageOn, civil, dayNumber, dayText, padded } from './calendar.ts';
import { contractOf } from './contract.ts';
import { ageBand, CHRONIC_DRAWS } from './disease-odds.ts';
import type { Person } from './draft.ts';
import { identityNumber } from './identity-number.ts';
import { insuranceOf } from './insurance.ts';
import { personName } from './names.ts';
import { growthTable, NORMAL_QUANTILES } from './normal.ts';
import { type RegionPlan, SHARD_RESIDENTS } from './plan.ts';
import { Dice } from './random.ts';
import type { ResidentRow } from './rows.ts';
import { draw } from './weighted.ts';

/** Spread of frailty: the ninetieth is twice as ill as the fiftieth. */
const FRAILTY = growthTable(190);
const FRAILTY_MEAN = meanFrailty();

/** Resident number `no` of the region (居民); everything about them follows from the seed and the number. */
export function makePerson(plan: RegionPlan, no: number): Person {
  const { odds, options, streets } = plan;
  const shard = Math.floor(no / SHARD_RESIDENTS);
  const dice = new Dice(options.seed, 1, no);
  const drawn = draw(odds.ages, dice);
  const sex = drawn >= 128 ? 1 : 0;
  const birth = birthDay(plan, drawn % 128, dice);
  const age = Math.max(0, ageOn(birth, plan.firstDay));
  const street = streetOf(streets, no);
  const personNo = `99${padded(no, 9)}`;
  const chronic = chronicOf(plan, sex * 8 + ageBand(age), dice);
  const z = NORMAL_QUANTILES[dice.below(4096)] as number;
  const frailty = Math.floor(((FRAILTY[z + 1024] as number) * 4096) / FRAILTY_MEAN);
  return {
    no,
    shard,
    place: no % SHARD_RESIDENTS,
    personNo,
    dice,
    sex,
    birth,
    death: deathDay(plan, age, dice),
    street,
    chronic,
    frailty,
    insurance: insuranceOf(personNo, sex, birth, plan.firstDay, plan.lastDay, dice),
    contract: contractOf(plan, personNo, street, age, sex, chronic, dice),
    drafts: [],
    stock: new Map(),
    counter: 0,
  };
}

/** The resident as a row (居民行). */
export function residentRow(plan: RegionPlan, person: Person): ResidentRow {
  const dice = new Dice(plan.options.seed, 2, person.no);
  const street = plan.streets[person.street];
  const sex = person.sex === 0 ? '1' : '2';
  return {
    personNo: person.personNo,
    name: personName(dice),
    identityNumber: identityNumber(person.shard, person.place, sex, person.birth),
    sex,
    birthOn: dayText(person.birth),
    diedOn: person.death <= plan.lastDay ? dayText(person.death) : null,
    streetCode: street?.streetCode ?? '',
    areaCode: street?.areaCode ?? '',
    address: `${street?.name ?? ''}${dice.between(1, 60)}弄${dice.between(1, 200)}号${dice.between(1, 18)}0${dice.between(1, 4)}室`,
    phone: `10${padded(person.no, 9)}`,
    chronic: person.chronic.map((index) => plan.diseases[index]?.profile.code ?? ''),
  };
}

function birthDay(plan: RegionPlan, age: number, dice: Dice): number {
  const first = plan.options.years[0] as number;
  // Those of age 0 are born in any of the years; older ones before the first.
  const year = age === 0 ? first + dice.below(plan.options.years.length) : first - age;
  const start = dayNumber(year, 1, 1);
  return start + dice.below(dayNumber(year + 1, 1, 1) - start);
}

function chronicOf(plan: RegionPlan, cell: number, dice: Dice): number[] {
  const { chronic, chronicRate } = plan.odds;
  const chance = Math.min(1_000_000, Math.floor((chronicRate[cell] as number) / CHRONIC_DRAWS));
  const held: number[] = [];
  for (let step = 0; step < CHRONIC_DRAWS; step += 1) {
    if (dice.below(1_000_000) >= chance) continue;
    const disease = draw(chronic[cell] as never, dice);
    if (disease >= 0 && !held.includes(disease) && held.length < 6) held.push(disease);
  }
  return held;
}

/** Deaths per hundred thousand and year outside the diseases' own, by age band of fifteen years. */
const DEATHS = [30, 25, 50, 160, 520, 2100, 7200];

function deathDay(plan: RegionPlan, age: number, dice: Dice): number {
  const yearly = DEATHS[Math.min(6, Math.floor(age / 15))] as number;
  for (let day = plan.firstDay; day <= plan.lastDay; day += 365) {
    const dies = dice.below(100_000) < yearly;
    const when = day + dice.below(365);
    if (dies && when <= plan.lastDay && age > 0) return when;
  }
  return 1_000_000;
}

function streetOf(streets: RegionPlan['streets'], no: number): number {
  let from = 0;
  let to = streets.length - 1;
  while (from < to) {
    const middle = (from + to + 1) >> 1;
    if ((streets[middle]?.from ?? 0) <= no) from = middle;
    else to = middle - 1;
  }
  return from;
}

/** Age in years at the end of the year a day lies in; incidences are drawn by it. */
export function ageInYear(person: Person, year: number): number {
  return year - civil(person.birth).year;
}

function meanFrailty(): number {
  let sum = 0;
  for (const z of NORMAL_QUANTILES) sum += FRAILTY[z + 1024] as number;
  return Math.floor(sum / NORMAL_QUANTILES.length);
}
