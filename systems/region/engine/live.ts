import { weekday } from './calendar.ts';
import { ageBand } from './disease-odds.ts';
import type { Disease } from './diseases.ts';
import type { Draft, Person } from './draft.ts';
import type { RegionPlan } from './plan.ts';
import { ageInYear } from './resident.ts';
import { makeStay } from './stay.ts';
import { makeVisit } from './visit.ts';
import { draw, type Weighted } from './weighted.ts';

/** Days that lie between two stays of the model's own: what comes sooner was planted (住院间隔). */
export const REST_DAYS = 16;

interface Event {
  readonly day: number;
  readonly disease: number;
  /** 0 acute visit or stay; else a chronic visit with this supply in days. */
  readonly supply: number;
}

/** Lives the years (逐年就诊): stays first, since they rule out visits; then visits in the order of their days. */
export function live(plan: RegionPlan, person: Person): void {
  for (const event of inOrder(stayEvents(plan, person))) {
    const last = person.drafts.at(-1);
    if (event.day >= person.death || event.day >= plan.lastDay || event.day < person.birth) continue;
    if (last && event.day < last.endDay + REST_DAYS) continue;
    const stay = makeStay(plan, person, plan.diseases[event.disease] as Disease, event.day, {}, person.dice);
    if (stay.endDay >= person.death) stay.way = '5';
    if (stay.way === '5') person.death = stay.endDay;
    person.drafts.push(stay);
  }
  const stays = [...person.drafts];
  const events = visitEvents(plan, person);
  for (const event of inOrder(events)) {
    if (event.day > person.death || event.day < person.birth || event.day > plan.lastDay) continue;
    if (stays.some((stay) => stay.beginDay <= event.day && event.day <= stay.endDay)) continue;
    const visit = visitOf(plan, person, event);
    // Nothing was needed: nobody went.
    if (visit.lines.length > 0) person.drafts.push(visit);
  }
}

function stayEvents(plan: RegionPlan, person: Person): Event[] {
  const { dice } = person;
  const events: Event[] = [];
  plan.options.years.forEach((year, index) => {
    const age = ageInYear(person, year);
    if (age < 0) return;
    const cell = person.sex * 8 + ageBand(age);
    const add = (disease: Disease) => {
      const drawn = (disease.stayDays[index] as Disease['stayDays'][0]).draw(dice);
      const day = disease.profile.course === 'newborn' ? person.birth + dice.below(8) : drawn;
      events.push({ day, disease: disease.index, supply: 0 });
    };
    times(plan.odds.stayRate[cell] as number, 8, person, () => {
      const disease = draw(plan.odds.stays[cell] as Weighted, dice);
      if (disease >= 0) add(plan.diseases[disease] as Disease);
    });
    for (const held of person.chronic)
      times(plan.odds.chronicStay[held]?.[cell] ?? 0, 3, person, () => add(plan.diseases[held] as Disease));
  });
  return events;
}

function visitEvents(plan: RegionPlan, person: Person): Event[] {
  const { dice } = person;
  const events: Event[] = [];
  if (person.chronic.length > 0) {
    const supply = dice.chance(person.contract ? 420 : 60) ? 84 : 28;
    let turn = dice.below(person.chronic.length);
    for (
      let day = plan.firstDay + dice.below(supply);
      day <= plan.lastDay;
      day += supply + dice.between(-2, 12)
    ) {
      const open = weekday(day) === 6 ? day + 1 : day;
      events.push({ day: open, disease: person.chronic[turn % person.chronic.length] as number, supply });
      turn += 1;
    }
  }
  plan.options.years.forEach((year, index) => {
    const age = ageInYear(person, year);
    if (age < 0) return;
    const cell = person.sex * 8 + ageBand(age);
    times(plan.odds.visitRate[cell] as number, 32, person, () => {
      const found = draw(plan.odds.visits[cell] as Weighted, dice);
      if (found < 0) return;
      const disease = plan.diseases[found] as Disease;
      events.push({
        day: (disease.visitDays[index] as Disease['visitDays'][0]).draw(dice),
        disease: found,
        supply: 0,
      });
    });
  });
  return events;
}

/** Does something as often as a rate per million has it, spread over `draws` chances and weighted by frailty. */
function times(rate: number, draws: number, person: Person, act: () => void): void {
  const chance = Math.floor((rate * person.frailty) / (draws * 4096));
  if (chance <= 0) return;
  for (let step = 0; step < draws; step += 1) if (person.dice.below(1_000_000) < chance) act();
}

function visitOf(plan: RegionPlan, person: Person, event: Event): Draft {
  const { dice } = person;
  const disease = plan.diseases[event.disease] as Disease;
  if (event.supply === 0) return makeVisit(plan, person, disease, event.day, { supply: 0 }, dice);
  const way = dice.below(1000);
  const centre = plan.centres[person.street] as number;
  if (way < 80) {
    const pharmacy = draw(plan.pharmacies[person.street] as Weighted, dice);
    if (pharmacy >= 0) {
      const wish = { kind: 'pharmacy', institution: pharmacy, supply: event.supply } as const;
      const draft = makeVisit(plan, person, disease, event.day, wish, dice);
      draft.prescribedBy = centre;
      return draft;
    }
  }
  if (way < 620)
    return makeVisit(
      plan,
      person,
      disease,
      event.day,
      { kind: 'outpatient', institution: centre, supply: event.supply },
      dice,
    );
  const kind = way < 800 && person.insurance.length > 0 ? 'special-disease' : 'outpatient';
  return makeVisit(plan, person, disease, event.day, { kind, supply: event.supply }, dice);
}

function inOrder(events: Event[]): Event[] {
  return events.sort((a, b) => a.day - b.day || a.disease - b.disease);
}
