import { addExact, divideExact, type Exact, exact } from '@sanyi/expression';
import { mulDiv } from '@sanyi/quantity';
import type { BuiltCatalogue } from './build.ts';
import type { CatalogueGroup } from './catalogue.ts';
import { costOf, institutionOf, yearOf } from './sorted-cases.ts';
import { weightedMean, type YearWeighting } from './tally.ts';
import { meets, type Threshold } from './threshold.ts';

/** A coefficient with what it came from (系数). */
export interface Coefficient {
  /** In units of the last place, rounded half up. */
  readonly value: bigint;
  readonly cases: number;
  readonly mean: Exact;
}

/** Level or type of an institution by its code; null leaves it out, and it is told. */
export type LevelOf = (institution: string) => string | null;

/** First form (等级系数): mean cost of a level ÷ mean cost of the region, over the years of the rules. */
export function levelCoefficients(
  built: BuiltCatalogue,
  levelOf: LevelOf,
): { readonly levels: ReadonlyMap<string, Coefficient>; readonly without: readonly string[] } {
  const { sorted, rules } = built;
  const sums = new Sums(rules.yearWeights.length);
  const levels = sorted.institutions.map(levelOf);
  for (const key of sorted.keys) {
    const level = levels[institutionOf(key)];
    sums.add('', key);
    if (level) sums.add(`=${level}`, key);
  }
  const weighting = weightingOf(built);
  const whole = sums.mean('', weighting);
  const found = new Map<string, Coefficient>();
  if (whole)
    for (const level of [...new Set(levels)].sort((one, other) => ((one ?? '') < (other ?? '') ? -1 : 1))) {
      const mean = level ? sums.mean(`=${level}`, weighting) : null;
      if (level && mean)
        found.set(level, coefficient(mean, whole, sums.cases(`=${level}`), rules.coefficientPlaces));
    }
  return { levels: found, without: sorted.institutions.filter((_, place) => !levels[place]) };
}

/** Second form (基本系数加成): a base and what is added for case mix, key specialties, assessment; each part keeps its name. */
export function addedCoefficient(
  base: Exact,
  additions: readonly { readonly name: string; readonly value: Exact }[],
  places: number,
): bigint {
  return rounded(
    additions.reduce((sum, { value }) => addExact(sum, value), base),
    places,
  );
}

/** When a group has coefficients by level (病种等级系数的条件). */
export interface GroupLevelRule {
  /** Cases of a level in a group. */
  readonly cases: Threshold;
  /** Highest mean ÷ lowest mean of the levels, less one. */
  readonly difference: Threshold;
  /** Levels in ascending order: a lower one must not cost more than a higher one. */
  readonly order: readonly string[];
}

/** Why a group has no coefficients by level (不设系数的原因). */
export type NoGroupLevels =
  | 'basic-level'
  | 'conservative'
  | 'not-core'
  | 'too-few-cases'
  | 'no-difference'
  | 'inverted';

export interface GroupLevels {
  readonly key: string;
  readonly levels: ReadonlyMap<string, Coefficient>;
  readonly reason: NoGroupLevels | null;
}

/** Third form (病种等级系数): by group, mean of the level ÷ mean of the group, where levels differ, cases suffice and means are not inverted. */
export function groupLevelCoefficients(
  built: BuiltCatalogue,
  levelOf: LevelOf,
  rule: GroupLevelRule,
): readonly GroupLevels[] {
  const { catalogue, formed, sorted, rules } = built;
  const levels = sorted.institutions.map(levelOf);
  const weighting = weightingOf(built);
  return formed.groups.map((group, place): GroupLevels => {
    const own = catalogue.groups[place];
    const none = (reason: NoGroupLevels): GroupLevels => ({ key: group.key, levels: new Map(), reason });
    if (!own?.basis || group.kind !== 'core') return none('not-core');
    if (own.basicLevel) return none('basic-level');
    if (own.careClass === 'conservative') return none('conservative');
    const sums = new Sums(rules.yearWeights.length);
    for (const { place: cell } of group.units.flatMap((unit) => unit.cells))
      for (let at = sorted.at[cell] ?? 0; at < (sorted.at[cell + 1] ?? 0); at += 1) {
        const key = sorted.keys[at] ?? 0;
        const level = levels[institutionOf(key)];
        if (level) sums.add(level, key);
      }
    return (
      groupLevels(own, sums, { rule, weighting, places: rules.coefficientPlaces }) ?? none('too-few-cases')
    );
  });
}

function groupLevels(
  { key, basis }: CatalogueGroup,
  sums: Sums,
  { rule, weighting, places }: { rule: GroupLevelRule; weighting: YearWeighting; places: number },
): GroupLevels | null {
  const enough = rule.order.flatMap((level) => {
    const mean = sums.mean(level, weighting);
    return mean && meets(exact(BigInt(sums.cases(level))), rule.cases) ? [{ level, mean }] : [];
  });
  if (enough.length < 2 || !basis) return null;
  const inverted = enough.some(({ mean }, at) => {
    const before = enough[at - 1];
    return before !== undefined && less(mean, before.mean);
  });
  if (inverted) return { key, levels: new Map(), reason: 'inverted' };
  const [lowest] = enough;
  const highest = enough.at(-1);
  const ratio = lowest && highest && divideExact(highest.mean, lowest.mean);
  if (!ratio || !meets(addExact(ratio, exact(-1n)), rule.difference))
    return { key, levels: new Map(), reason: 'no-difference' };
  return {
    key,
    levels: new Map(
      enough.map(({ level, mean }) => [level, coefficient(mean, basis.mean, sums.cases(level), places)]),
    ),
    reason: null,
  };
}

/** Costs by name and year. */
class Sums {
  readonly #years: number;
  readonly #sums = new Map<string, { cases: number[]; total: number[] }>();

  constructor(years: number) {
    this.#years = years;
  }

  add(name: string, key: number): void {
    let own = this.#sums.get(name);
    if (!own) {
      own = {
        cases: Array.from<number>({ length: this.#years }).fill(0),
        total: Array.from<number>({ length: this.#years }).fill(0),
      };
      this.#sums.set(name, own);
    }
    const year = yearOf(key);
    own.cases[year] = (own.cases[year] ?? 0) + 1;
    own.total[year] = (own.total[year] ?? 0) + costOf(key);
  }

  cases(name: string): number {
    return this.#sums.get(name)?.cases.reduce((sum, count) => sum + count, 0) ?? 0;
  }

  mean(name: string, weighting: YearWeighting): Exact | null {
    const own = this.#sums.get(name);
    return own ? weightedMean(own.total, own.cases, weighting) : null;
  }
}

function weightingOf({ rules }: BuiltCatalogue): YearWeighting {
  return { weights: rules.yearWeights, means: rules.yearMeans };
}

function coefficient(mean: Exact, whole: Exact, cases: number, places: number): Coefficient {
  const ratio = divideExact(mean, whole);
  if (!ratio) throw new RangeError('a coefficient against a mean of zero');
  return { value: rounded(ratio, places), cases, mean };
}

function rounded({ numerator, denominator }: Exact, places: number): bigint {
  return mulDiv(numerator, 10n ** BigInt(places), denominator, 'half-up');
}

function less(one: Exact, other: Exact): boolean {
  return one.numerator * other.denominator < other.numerator * one.denominator;
}
