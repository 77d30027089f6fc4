import { ageOn, civil, dayNumber, two } from './calendar.ts';
import type { Person } from './draft.ts';
import type { RegionPlan } from './plan.ts';
import type { ShardTotals } from './rows.ts';

/** Charges of a month by kind (月度合计): what finance is worked out of. */
export const FINANCE_FIELDS = [
  'drugs',
  'consumables',
  'examinations',
  'laboratory',
  'services',
  'outpatient',
  'inpatient',
  'fund',
] as const;
/** Lower ends of the population's age bands (人口年龄段): five years, 85 and above open. */
export const POPULATION_BANDS = 18;

/** A month's index from the first of the plan, or −1 outside it. */
export function monthIndex(plan: RegionPlan, day: number): number {
  const { year, month } = civil(day);
  const index = (year - (plan.options.years[0] as number)) * 12 + month - 1;
  return index >= 0 && index < plan.options.years.length * 12 ? index : -1;
}

/** Months of the plan as text (月份), such as `2025-03`. */
export function monthTexts(plan: RegionPlan): string[] {
  return plan.options.years.flatMap((year) =>
    Array.from({ length: 12 }, (_, month) => `${year}-${two(month + 1)}`),
  );
}

/** Counts a shard's sums while it is made (分片累计). */
export class Tally {
  readonly #plan: RegionPlan;
  readonly #months: number;
  readonly #finance: Float64Array;
  readonly #bedDays: Float64Array;
  readonly #population: Float64Array;

  constructor(plan: RegionPlan) {
    this.#plan = plan;
    this.#months = plan.options.years.length * 12;
    const cells = plan.institutions.length * this.#months;
    this.#finance = new Float64Array(cells * FINANCE_FIELDS.length);
    this.#bedDays = new Float64Array(cells);
    this.#population = new Float64Array(
      plan.streets.length * plan.options.years.length * 2 * POPULATION_BANDS,
    );
  }

  /** Adds to a field of finance of an institution and month; `field` is a place in `FINANCE_FIELDS`. */
  addFinance(institution: number, month: number, field: number, fen: number): void {
    if (month < 0) return;
    const at = (institution * this.#months + month) * FINANCE_FIELDS.length + field;
    this.#finance[at] = (this.#finance[at] as number) + fen;
  }

  /** Counts a day on which a bed of an institution was taken (占用床日). */
  addBedDay(institution: number, month: number): void {
    if (month < 0) return;
    const at = institution * this.#months + month;
    this.#bedDays[at] = (this.#bedDays[at] as number) + 1;
  }

  /** Counts a resident at the end of each year. */
  addPerson(person: Person): void {
    this.#plan.options.years.forEach((year, index) => {
      const end = dayNumber(year, 12, 31);
      if (person.birth > end || person.death <= end) return;
      const band = Math.min(POPULATION_BANDS - 1, Math.floor(ageOn(person.birth, end) / 5));
      const at =
        ((person.street * this.#plan.options.years.length + index) * 2 + person.sex) * POPULATION_BANDS +
        band;
      this.#population[at] = (this.#population[at] as number) + 1;
    });
  }

  /** The shard's sums, written as place and value of what is not nought: a shard knows few of the institutions. */
  totals(shard: number): ShardTotals {
    return {
      shard,
      finance: sparse(this.#finance),
      bedDays: sparse(this.#bedDays),
      population: sparse(this.#population),
    };
  }
}

function sparse(sums: Float64Array): Float64Array {
  let count = 0;
  for (const value of sums) if (value !== 0) count += 1;
  const pairs = new Float64Array(count * 2);
  let at = 0;
  sums.forEach((value, index) => {
    if (value === 0) return;
    pairs[at] = index;
    pairs[at + 1] = value;
    at += 2;
  });
  return pairs;
}

/** Adds up the sparse sums of shards (分片合计相加). */
export function addSparse(parts: readonly Float64Array[], length: number): Float64Array {
  const sums = new Float64Array(length);
  for (const part of parts)
    for (let at = 0; at < part.length; at += 2) {
      const index = part[at] as number;
      sums[index] = (sums[index] as number) + (part[at + 1] as number);
    }
  return sums;
}
