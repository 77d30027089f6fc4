import { AGE_BANDS, type DiseaseProfile } from './catalogue-types.ts';
import { type Weighted, weighted } from './weighted.ts';

/** Persons in ten thousand by sex and age band of five years (年龄金字塔), last band 90 and above. */
const PYRAMID: readonly (readonly number[])[] = [
  [265, 330, 325, 290, 300, 350, 440, 420, 365, 400, 440, 430, 320, 300, 205, 120, 70, 28, 9],
  [235, 295, 285, 255, 275, 335, 430, 410, 365, 400, 440, 435, 330, 315, 230, 150, 98, 47, 20],
];

/** Visits of chronic patients, per thousand of all. */
const CHRONIC_SHARE = 600;
/** Visits of a chronic patient in a year, by which visits become prevalence. */
const CHRONIC_VISITS = 9;
/** Chances to hold a chronic disease that are drawn for each resident. */
export const CHRONIC_DRAWS = 12;

/** How often a region's people fall ill (发病与患病), by sex × 8 + age band. Rates are per million. */
export interface DiseaseOdds {
  readonly ages: Weighted;
  readonly stays: readonly Weighted[];
  readonly stayRate: readonly number[];
  readonly visits: readonly Weighted[];
  readonly visitRate: readonly number[];
  readonly chronic: readonly Weighted[];
  readonly chronicRate: readonly number[];
  /** Stays of a holder of a chronic disease per million and year, by disease and sex × 8 + band. */
  readonly chronicStay: readonly (readonly number[])[];
}

/** What a thousand residents are to have in a year (目标数): between the national figures of 2022 (175) and 2023 (214). */
export const YEARLY: Yearly = { stays: 200, visits: 6000 };

/** Stays and visits of a thousand residents in a year. */
type Yearly = Readonly<Record<'stays' | 'visits', number>>;

/** Age band of an age (年龄段). */
export function ageBand(age: number): number {
  let band = AGE_BANDS.length - 1;
  while (band > 0 && age < (AGE_BANDS[band] as number)) band -= 1;
  return band;
}

/**
 * Works the catalogue's incidences into odds. Their proportions are kept; the sum is scaled so that a thousand residents
 * have about as many stays and visits as asked.
 */
export function diseaseOdds(
  diseases: readonly DiseaseProfile[],
  years: number,
  yearly: Yearly = YEARLY,
): DiseaseOdds {
  const cells = population();
  const numbered = diseases.map((disease, index) => ({ disease, index }));
  const chronic = numbered.filter(({ disease }) => disease.course === 'chronic');
  const others = numbered.filter(({ disease }) => disease.course !== 'chronic');
  const at = (disease: DiseaseProfile, cell: number, of: 'admissions' | 'visits') =>
    fits(disease, cell) ? disease[of][(cell % 8) as 0] : 0;
  const sum = (list: typeof numbered, cell: number, of: 'admissions' | 'visits') =>
    list.reduce((total, { disease }) => total + at(disease, cell, of), 0);
  const mean = (of: (cell: number) => number) =>
    Math.floor(cells.reduce((total, persons, cell) => total + persons * of(cell), 0) / 10000);

  // Chronic prevalence follows from visits; what is left of the visits falls to the other diseases.
  const holders = cells.map((_, cell) =>
    Math.min(6_000_000, Math.floor((sum(chronic, cell, 'visits') * 10) / CHRONIC_VISITS)),
  );
  const any = mean((cell) => anyOf(holders[cell] as number));
  const chronicScale = Math.min(
    1024,
    Math.floor((yearly.visits * CHRONIC_SHARE * 1024) / Math.max(1, any * CHRONIC_VISITS)),
  );
  const scaledHolders = holders.map((rate) => Math.floor((rate * chronicScale) / 1024));
  const chronicVisits = mean((cell) => anyOf(scaledHolders[cell] as number)) * CHRONIC_VISITS;
  const otherVisits = Math.max(
    1,
    mean((cell) => sum(others, cell, 'visits') * 10),
  );
  const visitTarget = Math.max(yearly.visits * 150, yearly.visits * 1000 - chronicVisits);
  const allStays = Math.max(
    1,
    mean((cell) => (sum(others, cell, 'admissions') + sum(chronic, cell, 'admissions')) * 10),
  );
  const stayTarget = yearly.stays * 1000;

  const chronicStay = diseases.map((disease) =>
    cells.map((_, cell) => {
      const prevalence = Math.floor(
        (at(disease, cell, 'visits') * 10 * chronicScale) / (CHRONIC_VISITS * 1024),
      );
      if (disease.course !== 'chronic' || prevalence === 0) return 0;
      const stays = Math.floor((at(disease, cell, 'admissions') * 10 * stayTarget) / allStays);
      return Math.min(700_000, Math.floor((stays * 1_000_000) / prevalence));
    }),
  );
  const choose = (list: typeof numbered, of: 'admissions' | 'visits') =>
    cells.map((_, cell) => weighted(list.map(({ disease, index }) => [index, at(disease, cell, of)])));
  return {
    ages: agePyramid(years),
    stays: choose(others, 'admissions'),
    stayRate: cells.map((_, cell) =>
      Math.floor((sum(others, cell, 'admissions') * 10 * stayTarget) / allStays),
    ),
    visits: choose(others, 'visits'),
    visitRate: cells.map((_, cell) =>
      Math.floor((sum(others, cell, 'visits') * 10 * visitTarget) / otherVisits),
    ),
    chronic: choose(chronic, 'visits'),
    chronicRate: scaledHolders,
    chronicStay,
  };
}

function fits(disease: DiseaseProfile, cell: number): boolean {
  return disease.sex === 'any' || (disease.sex === 'male') === cell < 8;
}

/** Chance per million that at least one of `CHRONIC_DRAWS` draws of an expected `rate` per million succeeds. */
function anyOf(rate: number): number {
  const miss = 1_000_000 - Math.min(1_000_000, Math.floor(rate / CHRONIC_DRAWS));
  let none = 1_000_000;
  for (let step = 0; step < CHRONIC_DRAWS; step += 1) none = Math.floor((none * miss) / 1_000_000);
  return 1_000_000 - none;
}

/** Persons in ten thousand by sex × 8 + age band. */
function population(): number[] {
  const cells = Array.from({ length: 16 }, () => 0);
  eachAge((sex, age, persons) => {
    const cell = sex * 8 + ageBand(age);
    cells[cell] = (cells[cell] ?? 0) + persons;
  });
  const total = cells.reduce((sum, persons) => sum + persons, 0);
  return cells.map((persons) => Math.floor((persons * 10000) / total));
}

function agePyramid(years: number): Weighted {
  const pairs: [number, number][] = [];
  eachAge((sex, age, persons) => pairs.push([sex * 128 + age, age === 0 ? persons * years : persons]));
  return weighted(pairs);
}

function eachAge(visit: (sex: number, age: number, persons: number) => void): void {
  PYRAMID.forEach((bands, sex) =>
    bands.forEach((persons, band) => {
      for (let step = 0; step < 5; step += 1) visit(sex, band * 5 + step, persons * 2);
    }),
  );
}
