import { exact } from '@sanyi/expression';
import type { Catalogue, CatalogueGroup, GroupBasis, SteadyScore } from './catalogue.ts';
import type { Cell, NotGrouped } from './cell.ts';
import { type CaseCells, CellReader, reasonAt } from './cell-reader.ts';
import type { DipColumns } from './columns.ts';
import { type CellTally, type Formed, type FormedGroup, formGroups } from './forming.ts';
import type { DipRules } from './rules.ts';
import { fixedBase, plainScore, pointsBase, roundScore, type ScoreBase } from './score.ts';
import { costOf, institutionOf, MOST_YEARS, type SortedCases, sortCases } from './sorted-cases.ts';
import { addSpread, NO_SPREAD, type Spread, sumOfSquares, variation, variationSquared } from './spread.ts';
import { type Summed, scoreOf, steadyScores } from './steady-groups.ts';
import { addTally, emptyTally, type Tally, weightedMean, type YearWeighting } from './tally.ts';
import { meets } from './threshold.ts';

export interface BuildOptions {
  readonly id: string;
  readonly name: string;
  /** The latest year; cases of earlier years than the rules have weights for, and of later ones, are told apart. */
  readonly year: number;
  /** Codes of institutions of the first level, for basic-level groups. */
  readonly firstLevel?: ReadonlySet<string>;
  readonly nameOf?: (group: FormedGroup) => string;
}

/** Why a case formed no group (未参与成组的原因). */
export type Left = NotGrouped | 'no-total' | 'year-outside';

/** A catalogue with what it was formed from (目录测算结果). */
export interface BuiltCatalogue {
  readonly catalogue: Catalogue;
  readonly rules: DipRules;
  readonly formed: Formed;
  readonly cells: readonly Cell[];
  readonly sorted: SortedCases;
  readonly base: ScoreBase;
  /** Cases a group needs to be as sure as its directory; null where not reckoned. */
  readonly credibility: number | null;
  /** All cases: those in groups, and the others by reason; they add up. */
  readonly cases: number;
  readonly grouped: number;
  readonly left: ReadonlyMap<Left, number>;
}

/**
 * Forms a catalogue with scores from history (目录测算). Shuffled cases give the same catalogue to the last digit: all sums are whole numbers, and
 * everything else follows a fixed order.
 *
 * @throws RangeError for more institutions or years than are provided for, or where no case has a cost
 */
export function buildCatalogue(columns: DipColumns, rules: DipRules, options: BuildOptions): BuiltCatalogue {
  const years = rules.yearWeights.length;
  if (years > MOST_YEARS) throw new RangeError(`weights for more than ${MOST_YEARS} years`);
  const yearPlace = (year: number) => {
    const place = year - (options.year - years + 1);
    return place < years ? place : -1;
  };
  const read = new CellReader(rules, columns.codes).read(columns);
  const sorted = sortCases(columns, read, yearPlace);
  const weighting: YearWeighting = { weights: rules.yearWeights, means: rules.yearMeans };
  const all = emptyTally(years);
  const tallies = tallyCells(columns, read, yearPlace, all);
  const cells = read.cells.flatMap((cell, place): CellTally[] => {
    const tally = tallies[place];
    return tally && (sorted.at[place + 1] ?? 0) > (sorted.at[place] ?? 0) ? [{ place, cell, tally }] : [];
  });
  const formed = formGroups(cells, rules);
  const firstLevel = sorted.institutions.map((code) => options.firstLevel?.has(code) === true);
  const summed = formed.groups.map((group) =>
    sumGroup(group, sorted, weighting, options.firstLevel ? firstLevel : null),
  );
  const base = baseOf(rules, summed, all, weighting);
  const steady = steadyScores(summed, formed, rules, base, weighting);
  const groups = summed.map((one): CatalogueGroup => {
    const plain = scoreOf(one.mean, base, rules.scorePlaces);
    const steadied = steady.scores.get(one.group.key) ?? null;
    return {
      key: one.group.key,
      code: one.group.key,
      kind: one.group.kind,
      name: options.nameOf?.(one.group) ?? '',
      diagnosis: one.group.diagnosis,
      main: one.group.main,
      related: one.group.related,
      careClass: one.group.careClass,
      score: steadied?.score ?? plain,
      cases: one.spread.count,
      basicLevel: isBasicLevel(one, rules),
      basis: basisOf(one, plain, steadied, { all, rules, weighting }),
    };
  });
  const left = new Map<Left, number>();
  const add = (reason: Left, count: number) => {
    if (count > 0) left.set(reason, (left.get(reason) ?? 0) + count);
  };
  for (const { cell, reason } of formed.left) add(reason, size(sorted, cell.place));
  countLeft(columns, read, yearPlace, add);
  return {
    catalogue: {
      id: options.id,
      name: options.name,
      year: options.year,
      scorePlaces: rules.scorePlaces,
      groups,
      ties: ['most-operations', 'more-cases'],
      mainOperationMustMatch: true,
      mainCharacters: rules.mainCharacters,
      compositeCharacters: rules.compositeCharacters,
      yearMeans: rules.yearMeans,
    },
    rules,
    formed,
    cells: read.cells,
    sorted,
    base,
    credibility: steady.k,
    cases: columns.cases.count,
    grouped: groups.reduce((sum, group) => sum + (group.cases ?? 0), 0),
    left,
  };
}

function size({ at }: SortedCases, cell: number): number {
  return (at[cell + 1] ?? 0) - (at[cell] ?? 0);
}

/** Costs of each cell by year; of all cases with a cost into `all`. */
function tallyCells(
  { cases, total, drug, consumable, year }: DipColumns,
  { cellOf, cells }: CaseCells,
  yearPlace: (year: number) => number,
  all: Tally,
): Tally[] {
  const years = all.cases.length;
  const tallies = cells.map(() => emptyTally(years));
  for (let place = 0; place < cases.count; place += 1) {
    const fen = total[place] ?? -1;
    const at = yearPlace(year[place] ?? 0);
    if (fen < 0 || at < 0) continue;
    const own = tallies[cellOf[place] ?? -1];
    for (const tally of own ? [own, all] : [all]) {
      tally.cases[at] = (tally.cases[at] ?? 0) + 1;
      tally.total[at] = (tally.total[at] ?? 0) + fen;
      const drugFen = drug[place] ?? -1;
      if (drugFen >= 0) {
        tally.drugCases[at] = (tally.drugCases[at] ?? 0) + 1;
        tally.drug[at] = (tally.drug[at] ?? 0) + drugFen;
      }
      const consumableFen = consumable[place] ?? -1;
      if (consumableFen >= 0) {
        tally.consumableCases[at] = (tally.consumableCases[at] ?? 0) + 1;
        tally.consumable[at] = (tally.consumable[at] ?? 0) + consumableFen;
      }
    }
  }
  return tallies;
}

function countLeft(
  { cases, total, year }: DipColumns,
  { cellOf }: CaseCells,
  yearPlace: (year: number) => number,
  add: (reason: Left, count: number) => void,
): void {
  for (let place = 0; place < cases.count; place += 1) {
    const reason = reasonAt(cellOf[place] ?? -1);
    if (reason) add(reason, 1);
    else if (yearPlace(year[place] ?? 0) < 0) add('year-outside', 1);
    else if ((total[place] ?? -1) < 0) add('no-total', 1);
  }
}

/** Costs of some cells, without the years and institutions that stand in the sorted numbers. */
export function spreadOf(sorted: SortedCases, cells: readonly CellTally[]): Spread {
  let spread = NO_SPREAD;
  for (const { place } of cells) {
    const costs = sorted.keys.slice(sorted.at[place], sorted.at[place + 1]).map(costOf);
    spread = addSpread(spread, {
      count: costs.length,
      sum: BigInt(costs.reduce((sum, cost) => sum + cost, 0)),
      squares: sumOfSquares(costs, 0, costs.length),
    });
  }
  return spread;
}

function sumGroup(
  group: FormedGroup,
  sorted: SortedCases,
  weighting: YearWeighting,
  firstLevel: readonly boolean[] | null,
): Summed {
  const cells = group.units.flatMap((unit) => unit.cells);
  const tally = emptyTally(weighting.weights.length);
  for (const cell of cells) addTally(tally, cell.tally);
  const mean = weightedMean(tally.total, tally.cases, weighting);
  if (!mean) throw new Error(`group ${group.key} has no cases`);
  const spread = spreadOf(sorted, cells);
  let first = 0;
  if (firstLevel)
    for (const { place } of cells)
      for (let at = sorted.at[place] ?? 0; at < (sorted.at[place + 1] ?? 0); at += 1)
        if (firstLevel[institutionOf(sorted.keys[at] ?? 0)]) first += 1;
  return {
    group,
    tally,
    spread,
    mean,
    firstLevelShare: firstLevel ? exact(BigInt(first), BigInt(Math.max(1, spread.count))) : null,
  };
}

function baseOf(rules: DipRules, summed: readonly Summed[], all: Tally, weighting: YearWeighting): ScoreBase {
  const { score } = rules;
  if (score.kind === 'fixed') return fixedBase(score.fen);
  if (score.kind === 'reference') {
    const found = summed.find(({ group }) => group.key === score.group);
    if (!found) throw new RangeError(`the reference group ${score.group} is not among the groups`);
    return pointsBase(found.mean);
  }
  const tally = emptyTally(weighting.weights.length);
  if (score.of === 'grouped') for (const one of summed) addTally(tally, one.tally);
  else addTally(tally, all);
  const mean = weightedMean(tally.total, tally.cases, weighting);
  if (!mean || mean.numerator === 0n) throw new RangeError('no case has a cost');
  return pointsBase(mean);
}

function basisOf(
  { group, tally, spread, mean, firstLevelShare }: Summed,
  plain: bigint,
  steady: SteadyScore | null,
  { all, rules, weighting }: { all: Tally; rules: DipRules; weighting: YearWeighting },
): GroupBasis {
  const part = (name: 'drug' | 'consumable', counts: 'drugCases' | 'consumableCases') => {
    const own = weightedMean(tally[name], tally[counts], weighting);
    const whole = weightedMean(all[name], all[counts], weighting);
    const score = own && whole && plainScore(own, pointsBase(whole));
    return score ? roundScore(score, rules.scorePlaces) : null;
  };
  return {
    casesByYear: tally.cases,
    mean,
    variation: variation(spread),
    drugScore: part('drug', 'drugCases'),
    consumableScore: part('consumable', 'consumableCases'),
    steady,
    plainScore: plain,
    rise: group.rise,
    firstLevelShare,
  };
}

function isBasicLevel({ group, spread, firstLevelShare }: Summed, { basicLevel }: DipRules): boolean {
  if (!basicLevel || !firstLevelShare || group.kind !== 'core') return false;
  const square = variationSquared(spread);
  const bound = basicLevel.variation.value;
  return (
    square !== null &&
    meets(exact(BigInt(spread.count)), basicLevel.cases) &&
    meets(firstLevelShare, basicLevel.firstLevelShare) &&
    // Squares compare as the numbers do: neither is negative.
    meets(square, {
      is: basicLevel.variation.is,
      value: exact(bound.numerator ** 2n, bound.denominator ** 2n),
    })
  );
}
