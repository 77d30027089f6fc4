// This file is over the limit because the draws of a group, of the whole and of the institutions come out of one pass over its cells, and share their sums.
import type { BuiltCatalogue } from './build.ts';
import { keyOf } from './cell.ts';
import type {
  BootstrapOptions,
  Certainty,
  GroupCertainty,
  InstitutionCertainty,
  NearCore,
} from './certainty.ts';
import type { CellTally, FormedGroup, Unit } from './forming.ts';
import { below, quantile, shareOf } from './quantile.ts';
import { CellDraws } from './resample.ts';
import { costOf, institutionOf, yearOf } from './sorted-cases.ts';
import { toNumber } from './spread.ts';
import { emptyTally, type YearWeighting } from './tally.ts';

/** Combinations are told that are core in at least this share of draws: below it chance alone is talking. */
const TOLD_FROM = 0.05;

/** Sums of draws by year: count, deviations, squares. */
const PARTS = 3;

/**
 * How sure scores, ranks, core groups and cost levels are (自助法), by drawing the region's cases again. Intervals are studentised, which comes
 * near its stated share of truths also for small groups of skewed costs (on synthetic regions 94 of 100 at 95 %); the same seed gives
 * the same digits in whatever order cases came.
 */
export function bootstrap(built: BuiltCatalogue, options: BootstrapOptions): Certainty {
  return new Bootstrap(built, options).run();
}

class Bootstrap {
  readonly #built: BuiltCatalogue;
  readonly #options: BootstrapOptions;
  readonly #weighting: YearWeighting;
  readonly #years: number;
  /** Mean and its error, by group and draw. */
  readonly #means: Float64Array;
  readonly #errors: Float64Array;
  /** All drawn cases: count and cost by draw and year. */
  readonly #allCounts: Float64Array;
  readonly #allCosts: Float64Array;
  /** By institution, draw and year. */
  readonly #ownCounts: Float64Array;
  readonly #ownCosts: Float64Array;

  constructor(built: BuiltCatalogue, options: BootstrapOptions) {
    this.#built = built;
    this.#options = options;
    this.#weighting = { weights: built.rules.yearWeights, means: built.rules.yearMeans };
    this.#years = built.rules.yearWeights.length;
    const { draws } = options;
    const groups = built.formed.groups.length;
    this.#means = new Float64Array(groups * draws);
    this.#errors = new Float64Array(groups * draws);
    this.#allCounts = new Float64Array(draws * this.#years);
    this.#allCosts = new Float64Array(draws * this.#years);
    const institutions = built.sorted.institutions.length;
    this.#ownCounts = new Float64Array(institutions * draws * this.#years);
    this.#ownCosts = new Float64Array(institutions * draws * this.#years);
  }

  run(): Certainty {
    const { formed, catalogue } = this.#built;
    const { draws } = this.#options;
    const staysCore = new Map<string, number>();
    const nearCore: NearCore[] = [];
    for (const [place, group] of formed.groups.entries()) {
      const sums = new Float64Array(draws * this.#years * PARTS);
      const middle = Math.floor(
        toNumber(catalogue.groups[place]?.basis?.mean ?? { numerator: 0n, denominator: 1n }),
      );
      for (const unit of group.units) {
        const counts = this.#drawCells(unit.cells, middle, sums);
        const share = this.#coreShare(unit, counts);
        if (group.kind === 'core') staysCore.set(group.key, share);
        else if (group.kind === 'composite' && share >= TOLD_FROM)
          nearCore.push({ key: unit.key, cases: unit.cases, becomesCore: share });
      }
      for (let draw = 0; draw < draws; draw += 1) {
        const { mean, error } = this.#meanOf(sums.subarray(draw * this.#years * PARTS), middle);
        this.#means[place * draws + draw] = mean;
        this.#errors[place * draws + draw] = error;
      }
    }
    this.#drawLeft(nearCore);
    return {
      options: this.#options,
      groups: this.#groups(staysCore),
      nearCore: nearCore.sort(
        (one, other) => other.becomesCore - one.becomesCore || (one.key < other.key ? -1 : 1),
      ),
      institutions: this.#institutions(),
    };
  }

  /** Draws some cells into `sums`, into the whole and into the institutions. @returns cases by draw */
  #drawCells(cells: readonly CellTally[], middle: number, sums: Float64Array | null): Float64Array {
    const { draws, seed } = this.#options;
    const years = this.#years;
    const counts = new Float64Array(draws);
    for (const { place, cell } of cells) {
      const own = new CellDraws(this.#built.sorted, place, cell.key, seed, middle);
      for (let draw = 0; draw < draws; draw += 1)
        own.draw(draw, ({ year, institution }, { count, sum, squares }) => {
          if (count === 0) return;
          counts[draw] = (counts[draw] ?? 0) + count;
          const cost = sum + count * middle;
          const all = draw * years + year;
          this.#allCounts[all] = (this.#allCounts[all] ?? 0) + count;
          this.#allCosts[all] = (this.#allCosts[all] ?? 0) + cost;
          const at = institution * draws * years + all;
          this.#ownCounts[at] = (this.#ownCounts[at] ?? 0) + count;
          this.#ownCosts[at] = (this.#ownCosts[at] ?? 0) + cost;
          if (!sums) return;
          const slot = all * PARTS;
          sums[slot] = (sums[slot] ?? 0) + count;
          sums[slot + 1] = (sums[slot + 1] ?? 0) + sum;
          sums[slot + 2] = (sums[slot + 2] ?? 0) + squares;
        });
    }
    return counts;
  }

  /** Cells that are in no group are drawn too: they count for the whole, and some are core in a draw. */
  #drawLeft(nearCore: NearCore[]): void {
    const bases = new Map<string, CellTally[]>();
    for (const { cell } of this.#built.formed.left) {
      const key = keyOf(cell.cell.diagnosis, cell.cell.main, []);
      bases.set(key, [...(bases.get(key) ?? []), cell]);
    }
    for (const [key, cells] of [...bases].sort(([one], [other]) => (one < other ? -1 : 1))) {
      const counts = this.#drawCells(cells, 0, null);
      const becomesCore = shareOf(counts, (count) => count >= this.#built.formed.coreCases);
      if (becomesCore < TOLD_FROM) continue;
      const cases = cells.reduce((sum, { tally }) => sum + tally.cases.reduce((all, own) => all + own, 0), 0);
      nearCore.push({ key, cases, becomesCore });
    }
  }

  #coreShare(unit: Unit, counts: Float64Array): number {
    const { coreCases } = this.#built.formed;
    if (unit.rise === null) return shareOf(counts, (count) => count >= coreCases);
    const rises = this.#rises(unit);
    return shareOf(counts, (count, draw) => count >= coreCases && (rises[draw] ?? false));
  }

  /** Whether related operations raise the mean enough, by draw. The same numbers come again: draws depend on cell and seed alone. */
  #rises(unit: Unit): boolean[] {
    const { draws } = this.#options;
    const { is, value } = this.#built.rules.related.rise;
    const exactly = unit.cells.filter(({ cell }) => cell.related.join('+') === unit.related.join('+'));
    const own = this.#meansByDraw(exactly);
    const against = this.#meansByDraw(unit.measuredBy);
    const bound = toNumber(value);
    return Array.from({ length: draws }, (_, draw) => {
      const rise = (own[draw] ?? Number.NaN) / (against[draw] ?? Number.NaN) - 1;
      return is === '>=' ? rise >= bound : rise > bound;
    });
  }

  #meansByDraw(cells: readonly CellTally[]): number[] {
    const { draws, seed } = this.#options;
    const years = this.#years;
    const sums = new Float64Array(draws * years * PARTS);
    for (const { place, cell } of cells) {
      const own = new CellDraws(this.#built.sorted, place, cell.key, seed, 0);
      for (let draw = 0; draw < draws; draw += 1)
        own.draw(draw, ({ year }, { count, sum }) => {
          const slot = (draw * years + year) * PARTS;
          sums[slot] = (sums[slot] ?? 0) + count;
          sums[slot + 1] = (sums[slot + 1] ?? 0) + sum;
        });
    }
    return Array.from(
      { length: draws },
      (_, draw) => this.#meanOf(sums.subarray(draw * years * PARTS), 0).mean,
    );
  }

  /** Weighted mean of a draw and its standard error; no number where nothing was drawn. */
  #meanOf(sums: Float64Array, middle: number): { mean: number; error: number } {
    const { weights, means } = this.#weighting;
    const of = (year: number) => ({
      count: sums[year * PARTS] ?? 0,
      sum: sums[year * PARTS + 1] ?? 0,
      squares: sums[year * PARTS + 2] ?? 0,
    });
    if (means === 'yearly') {
      let mean = 0;
      let variance = 0;
      let whole = 0;
      for (const [year, weight] of weights.entries()) {
        const { count, sum, squares } = of(year);
        if (count === 0) continue;
        whole += weight;
        mean += weight * (sum / count);
        if (count > 1) variance += weight ** 2 * ((squares - (sum * sum) / count) / (count - 1) / count);
      }
      return { mean: middle + mean / whole, error: Math.sqrt(Math.max(0, variance)) / whole };
    }
    let cases = 0;
    let costs = 0;
    let drawn = 0;
    for (const [year, weight] of weights.entries()) {
      const { count, sum } = of(year);
      cases += weight * count;
      costs += weight * sum;
      drawn += count;
    }
    const mean = costs / cases;
    let variance = 0;
    for (const [year, weight] of weights.entries()) {
      const { count, sum, squares } = of(year);
      variance += weight ** 2 * (squares - 2 * mean * sum + mean ** 2 * count);
    }
    const small = drawn > 1 ? drawn / (drawn - 1) : Number.NaN;
    return { mean: middle + mean, error: Math.sqrt(Math.max(0, variance * small)) / cases };
  }

  /** Mean of all drawn cases, by draw. */
  #wholeMeans(counts: Float64Array, costs: Float64Array): Float64Array {
    const years = this.#years;
    return Float64Array.from({ length: counts.length / years }, (_, draw) => {
      const sums = new Float64Array(years * PARTS);
      for (let year = 0; year < years; year += 1) {
        sums[year * PARTS] = counts[draw * years + year] ?? 0;
        sums[year * PARTS + 1] = costs[draw * years + year] ?? 0;
      }
      return this.#meanOf(sums, 0).mean;
    });
  }

  #groups(staysCore: ReadonlyMap<string, number>): GroupCertainty[] {
    const { formed, catalogue, base, rules } = this.#built;
    const { confidence } = this.#options;
    const wholes = this.#wholeMeans(this.#allCounts, this.#allCosts);
    const whole = toNumber(base.mean);
    // Where scores are measured by a fixed amount, the amount has no chance in it.
    const drifts = rules.score.kind === 'mean';
    const scores = catalogue.groups.map(({ score }) => Number(score));
    const ranks = this.#ranks();
    const order = [...scores].sort((one, other) => other - one);
    return formed.groups.map((group: FormedGroup, place): GroupCertainty => {
      const own = scores[place] ?? 0;
      const interval = this.#interval(group, place, (draw) => (drifts ? (wholes[draw] ?? whole) / whole : 1));
      const rank = order.indexOf(own) + 1;
      const places = ranks.map((draw) => draw[place] ?? 0).sort((one, other) => one - other);
      return {
        key: group.key,
        low: interval && own * interval[0],
        high: interval && own * interval[1],
        rank,
        rankLow: Math.min(rank, quantile(places, (1 - confidence) / 2)),
        rankHigh: Math.max(rank, quantile(places, (1 + confidence) / 2)),
        staysCore: staysCore.get(group.key) ?? null,
      };
    });
  }

  /** Factors of the score between which the truth lies; null where the cases cannot tell. */
  #interval(group: FormedGroup, place: number, drift: (draw: number) => number): [number, number] | null {
    const { draws, confidence } = this.#options;
    const { mean, error } = this.#sample(group);
    if (!(error > 0) || !(mean > 0)) return null;
    const spread: number[] = [];
    for (let draw = 0; draw < draws; draw += 1) {
      const drawnMean = this.#means[place * draws + draw] ?? Number.NaN;
      const drawnError = this.#errors[place * draws + draw] ?? Number.NaN;
      const distance = (drawnMean / mean / drift(draw) - 1) / (drawnError / mean);
      if (Number.isFinite(distance)) spread.push(distance);
    }
    if (spread.length < draws / 2) return null;
    spread.sort((one, other) => one - other);
    const relative = error / mean;
    return [
      // A long tail may reach below nothing; a score cannot.
      Math.max(0, 1 - quantile(spread, (1 + confidence) / 2) * relative),
      1 - quantile(spread, (1 - confidence) / 2) * relative,
    ];
  }

  /** Mean and error of the group as it is. */
  #sample(group: FormedGroup): { mean: number; error: number } {
    const { sorted } = this.#built;
    const years = this.#years;
    const sums = new Float64Array(years * PARTS);
    const cells = group.units.flatMap((unit) => unit.cells);
    const tally = emptyTally(years);
    for (const cell of cells)
      for (let year = 0; year < years; year += 1) {
        tally.cases[year] = (tally.cases[year] ?? 0) + (cell.tally.cases[year] ?? 0);
        tally.total[year] = (tally.total[year] ?? 0) + (cell.tally.total[year] ?? 0);
      }
    const count = tally.cases.reduce((sum, own) => sum + own, 0);
    const middle = Math.floor(tally.total.reduce((sum, own) => sum + own, 0) / count);
    for (const { place } of cells) {
      for (let at = sorted.at[place] ?? 0; at < (sorted.at[place + 1] ?? 0); at += 1) {
        const number = sorted.keys[at] ?? 0;
        const slot = yearOf(number) * PARTS;
        const deviation = costOf(number) - middle;
        sums[slot] = (sums[slot] ?? 0) + 1;
        sums[slot + 1] = (sums[slot + 1] ?? 0) + deviation;
        sums[slot + 2] = (sums[slot + 2] ?? 0) + deviation * deviation;
      }
    }
    return this.#meanOf(sums, middle);
  }

  /** Place of each group by drawn mean, the dearest first, by draw. */
  #ranks(): Uint32Array[] {
    const { draws } = this.#options;
    const groups = this.#built.formed.groups.length;
    return Array.from({ length: draws }, (_, draw) => {
      const means = Float64Array.from({ length: groups }, (_, place) => {
        const mean = this.#means[place * draws + draw] ?? 0;
        return Number.isNaN(mean) ? 0 : mean;
      });
      const sorted = means.slice().sort();
      return Uint32Array.from(means, (mean) => groups - below(sorted, mean));
    });
  }

  #institutions(): InstitutionCertainty[] {
    const { sorted } = this.#built;
    const { draws, confidence } = this.#options;
    const years = this.#years;
    const wholes = this.#wholeMeans(this.#allCounts, this.#allCosts);
    const sums = this.#sampleByInstitution();
    const whole = this.#meanOf(sums.whole, 0).mean;
    return sorted.institutions.flatMap((institution, place) => {
      const own = sums.own.subarray(place * years * PARTS, (place + 1) * years * PARTS);
      let cases = 0;
      for (let year = 0; year < years; year += 1) cases += own[year * PARTS] ?? 0;
      if (cases === 0) return [];
      const from = place * draws * years;
      const drawn = this.#wholeMeans(
        this.#ownCounts.subarray(from, from + draws * years),
        this.#ownCosts.subarray(from, from + draws * years),
      );
      const levels = Array.from(drawn, (mean, draw) => mean / (wholes[draw] ?? Number.NaN))
        .filter((level) => Number.isFinite(level))
        .sort((one, other) => one - other);
      const enough = levels.length >= draws / 2;
      return [
        {
          institution,
          cases,
          level: this.#meanOf(own, 0).mean / whole,
          low: enough ? quantile(levels, (1 - confidence) / 2) : null,
          high: enough ? quantile(levels, (1 + confidence) / 2) : null,
        },
      ];
    });
  }

  #sampleByInstitution(): { whole: Float64Array; own: Float64Array } {
    const { sorted } = this.#built;
    const years = this.#years;
    const whole = new Float64Array(years * PARTS);
    const own = new Float64Array(sorted.institutions.length * years * PARTS);
    for (const number of sorted.keys) {
      const year = yearOf(number);
      const cost = costOf(number);
      const slot = (institutionOf(number) * years + year) * PARTS;
      own[slot] = (own[slot] ?? 0) + 1;
      own[slot + 1] = (own[slot + 1] ?? 0) + cost;
      whole[year * PARTS] = (whole[year * PARTS] ?? 0) + 1;
      whole[year * PARTS + 1] = (whole[year * PARTS + 1] ?? 0) + cost;
    }
    return { whole, own };
  }
}
