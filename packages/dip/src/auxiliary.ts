import { type Exact, exact, multiplyExact } from '@sanyi/expression';
import type { GroupingCase } from '@sanyi/grouping';
import { mulDiv } from '@sanyi/quantity';
import type { Catalogue } from './catalogue.ts';
import type { DipColumns } from './columns.ts';
import { Conditions } from './conditions.ts';
import type { ConditionRow, DipRules } from './rules.ts';
import { NO_SPREAD, type Spread, variationSquared } from './spread.ts';
import { meets, type Threshold } from './threshold.ts';

/** A band of an index (指数分段), its bounds counted in; `to` null has no end. */
export interface IndexBand {
  readonly code: string;
  readonly name: string;
  readonly from: number;
  readonly to: number | null;
}

/**
 * A dimension that may divide core groups (辅助目录维度): rows of conditions, the first that holds; or an index, such as a comorbidity index, of
 * the points of the categories among the other diagnoses, each category once.
 */
export type AuxiliaryDimension = { readonly code: string; readonly name: string } & (
  | { readonly kind: 'rows'; readonly rows: readonly ConditionRow[] }
  | {
      readonly kind: 'index';
      readonly categories: readonly {
        readonly code: string;
        readonly name: string;
        readonly points: number;
        readonly begins: readonly string[];
      }[];
      readonly bands: readonly IndexBand[];
    }
);

/** When a dimension opens for a group (开启条件). */
export interface AuxiliaryRule {
  readonly groupCases: Threshold;
  readonly bandCases: Threshold;
  /** 1 − CV inside the bands ÷ CV before. */
  readonly variationDrop: Threshold;
  readonly places: number;
}

/** A band of a group with its coefficient (辅助系数). */
export interface AuxiliaryBand {
  readonly band: string;
  readonly cases: number;
  /** Mean of the band ÷ mean of the group, in units of the last place. */
  readonly coefficient: bigint;
}

/** How a dimension fares for a group (细分测算结果). */
export interface AuxiliaryTest {
  readonly group: string;
  readonly dimension: string;
  readonly opens: boolean;
  readonly reason: 'group-too-small' | 'no-band-large-enough' | 'variation-stays' | null;
  /** Squares of the coefficient of variation, before and inside the bands. */
  readonly before: Exact | null;
  readonly after: Exact | null;
  /** Bands with enough cases; the others stay with the group. */
  readonly bands: readonly AuxiliaryBand[];
}

/** A dimension ready to be asked. */
class Dimension {
  readonly given: AuxiliaryDimension;
  readonly bands: readonly string[];
  readonly #conditions: Conditions<ConditionRow> | null;
  readonly #category = new Map<string, number>();

  constructor(given: AuxiliaryDimension, lists: DipRules['lists']) {
    this.given = given;
    this.#conditions = given.kind === 'rows' ? new Conditions(given.rows, lists) : null;
    this.bands = (given.kind === 'rows' ? given.rows : given.bands).map(({ code }) => code);
  }

  /** Place of the band of each case, plus one; 0 for none. */
  bandsOf(columns: DipColumns): Uint16Array {
    if (this.#conditions) return this.#conditions.firsts(columns);
    const { diagnosesAt, diagnoses, count } = columns.cases;
    const categories = Int32Array.from({ length: columns.codes.diagnoses.size }, (_, id) =>
      this.#categoryOf(columns.codes.diagnoses.codeOf(id)),
    );
    const found = new Uint16Array(count);
    for (let place = 0; place < count; place += 1) {
      const seen = new Set<number>();
      for (let at = (diagnosesAt[place] ?? 0) + 1; at < (diagnosesAt[place + 1] ?? 0); at += 1)
        seen.add(categories[diagnoses[at] ?? 0] ?? -1);
      found[place] = this.#bandOf(seen);
    }
    return found;
  }

  bandOf(given: GroupingCase): string | null {
    if (this.#conditions) return this.#conditions.first(given)?.code ?? null;
    const seen = new Set(given.diagnoses.slice(1).map((code) => this.#categoryOf(code)));
    return this.bands[this.#bandOf(seen) - 1] ?? null;
  }

  #categoryOf(code: string): number {
    if (this.given.kind === 'rows') return -1;
    const known = this.#category.get(code);
    if (known !== undefined) return known;
    const found = this.given.categories.findIndex(({ begins }) =>
      begins.some((text) => code.startsWith(text)),
    );
    this.#category.set(code, found);
    return found;
  }

  #bandOf(categories: ReadonlySet<number>): number {
    if (this.given.kind === 'rows') return 0;
    let points = 0;
    for (const category of categories) points += this.given.categories[category]?.points ?? 0;
    return this.given.bands.findIndex(({ from, to }) => points >= from && (to === null || points <= to)) + 1;
  }
}

/** Squares are put away before a double could lose a unit. */
const FULL = 2 ** 52;

/** Spreads of many bands at once, exact and the same in any order. */
class Spreads {
  readonly #counts: Float64Array;
  readonly #sums: Float64Array;
  readonly #squares: Float64Array;
  readonly #away: bigint[];

  constructor(size: number) {
    this.#counts = new Float64Array(size);
    this.#sums = new Float64Array(size);
    this.#squares = new Float64Array(size * 3);
    this.#away = new Array<bigint>(size).fill(0n);
  }

  add(place: number, cost: number): void {
    const high = Math.floor(cost / 2 ** 18);
    const low = cost - high * 2 ** 18;
    this.#counts[place] = (this.#counts[place] ?? 0) + 1;
    this.#sums[place] = (this.#sums[place] ?? 0) + cost;
    const slot = place * 3;
    const squares = this.#squares;
    squares[slot] = (squares[slot] ?? 0) + high * high;
    squares[slot + 1] = (squares[slot + 1] ?? 0) + high * low;
    squares[slot + 2] = (squares[slot + 2] ?? 0) + low * low;
    if ((squares[slot] ?? 0) > FULL || (squares[slot + 1] ?? 0) > FULL || (squares[slot + 2] ?? 0) > FULL)
      this.#putAway(place);
  }

  of(place: number): Spread {
    this.#putAway(place);
    return {
      count: this.#counts[place] ?? 0,
      sum: BigInt(this.#sums[place] ?? 0),
      squares: this.#away[place] ?? 0n,
    };
  }

  #putAway(place: number): void {
    const slot = place * 3;
    const part = (at: number) => BigInt(this.#squares[slot + at] ?? 0);
    this.#away[place] = (this.#away[place] ?? 0n) + (part(0) << 36n) + (part(1) << 19n) + part(2);
    this.#squares.fill(0, slot, slot + 3);
  }
}

/**
 * Tries every dimension on every core group (辅助目录测算): it opens where the group and its bands have enough cases and the coefficient of
 * variation falls enough. Means are those of the latest year.
 *
 * @param groupOf place of each case's group in the catalogue, negative for none
 */
export function testAuxiliary(
  columns: DipColumns,
  groupOf: Int32Array,
  catalogue: Catalogue,
  {
    dimensions,
    lists,
    rule,
    year,
  }: {
    dimensions: readonly AuxiliaryDimension[];
    lists: DipRules['lists'];
    rule: AuxiliaryRule;
    year: number;
  },
): AuxiliaryTest[] {
  const tests: AuxiliaryTest[] = [];
  for (const given of dimensions) {
    const dimension = new Dimension(given, lists);
    const bands = dimension.bandsOf(columns);
    const width = dimension.bands.length + 1;
    const spreads = new Spreads(catalogue.groups.length * width);
    const cases = new Float64Array(catalogue.groups.length * width);
    const totals = new Float64Array(catalogue.groups.length * width);
    for (let place = 0; place < columns.cases.count; place += 1) {
      const group = groupOf[place] ?? -1;
      const cost = columns.total[place] ?? -1;
      if (group < 0 || cost < 0) continue;
      const slot = group * width + (bands[place] ?? 0);
      spreads.add(slot, cost);
      if (columns.year[place] !== year) continue;
      cases[slot] = (cases[slot] ?? 0) + 1;
      totals[slot] = (totals[slot] ?? 0) + cost;
    }
    for (const [place, group] of catalogue.groups.entries())
      if (group.kind === 'core')
        tests.push(
          testGroup(
            group.key,
            dimension,
            Array.from({ length: width }, (_, band) => ({
              spread: spreads.of(place * width + band),
              cases: cases[place * width + band] ?? 0,
              total: totals[place * width + band] ?? 0,
            })),
            rule,
          ),
        );
  }
  return tests;
}

interface BandSums {
  readonly spread: Spread;
  /** Of the latest year. */
  readonly cases: number;
  readonly total: number;
}

/** @param sums the first is of cases in no band */
function testGroup(
  group: string,
  dimension: Dimension,
  sums: readonly BandSums[],
  rule: AuxiliaryRule,
): AuxiliaryTest {
  const whole = sums.reduce(
    (sum, { spread }) => ({
      count: sum.count + spread.count,
      sum: sum.sum + spread.sum,
      squares: sum.squares + spread.squares,
    }),
    NO_SPREAD,
  );
  const before = variationSquared(whole);
  const test = { group, dimension: dimension.given.code, before, after: null, bands: [] };
  if (before === null || !meets(exact(BigInt(whole.count)), rule.groupCases))
    return { ...test, opens: false, reason: 'group-too-small' };
  const large = sums.flatMap((own, place) =>
    place > 0 && own.cases > 0 && meets(exact(BigInt(own.spread.count)), rule.bandCases)
      ? [{ ...own, place }]
      : [],
  );
  if (large.length === 0) return { ...test, opens: false, reason: 'no-band-large-enough' };
  const rest = sums
    .filter((_, place) => !large.some((own) => own.place === place))
    .reduce((sum, { spread }) => add(sum, spread), NO_SPREAD);
  const parts = [...large.map(({ spread }) => spread), rest].filter(({ count }) => count > 0);
  const after = insideSquared(whole, parts);
  const lastCases = sums.reduce((sum, own) => sum + own.cases, 0);
  const lastTotal = sums.reduce((sum, own) => sum + own.total, 0);
  const bands = large.map(({ place, spread, cases, total }) => ({
    band: dimension.bands[place - 1] ?? '',
    cases: spread.count,
    coefficient: mulDiv(
      BigInt(total) * BigInt(lastCases),
      10n ** BigInt(rule.places),
      BigInt(lastTotal) * BigInt(cases),
      'half-up',
    ),
  }));
  const opens = after !== null && fallsEnough(before, after, rule.variationDrop);
  return { ...test, after, bands, opens, reason: opens ? null : 'variation-stays' };
}

function add(one: Spread, other: Spread): Spread {
  return { count: one.count + other.count, sum: one.sum + other.sum, squares: one.squares + other.squares };
}

/** Square of the pooled standard deviation inside the parts ÷ square of the whole mean. */
function insideSquared(whole: Spread, parts: readonly Spread[]): Exact | null {
  const freedom = whole.count - parts.length;
  if (freedom <= 0 || whole.sum === 0n) return null;
  // Σ (Σc² − (Σc)² ÷ n) over a common denominator.
  const common = parts.reduce((product, { count }) => product * BigInt(count), 1n);
  const inside = parts.reduce((sum, part) => {
    const n = BigInt(part.count);
    return sum + (common / n) * (n * part.squares - part.sum * part.sum);
  }, 0n);
  const n = BigInt(whole.count);
  return exact(inside * n * n, common * BigInt(freedom) * whole.sum * whole.sum);
}

/** Whether `1 − √(after ÷ before)` meets the bound, without roots. */
function fallsEnough(before: Exact, after: Exact, { is, value }: Threshold): boolean {
  if (before.numerator === 0n) return false;
  const kept = exact(value.denominator - value.numerator, value.denominator);
  const bound = multiplyExact(before, multiplyExact(kept, kept));
  return meets(after, { is: is === '>=' ? '<=' : '<', value: bound });
}

/** Which coefficient a case has (病例辅助系数): of all dimensions open for its group, the highest; one where none applies. */
export class AuxiliaryCoefficients {
  readonly #dimensions: ReadonlyMap<string, Dimension>;
  readonly #opened = new Map<string, AuxiliaryTest[]>();

  constructor(
    tests: readonly AuxiliaryTest[],
    dimensions: readonly AuxiliaryDimension[],
    lists: DipRules['lists'],
  ) {
    this.#dimensions = new Map(dimensions.map((given) => [given.code, new Dimension(given, lists)]));
    for (const test of tests)
      if (test.opens) this.#opened.set(test.group, [...(this.#opened.get(test.group) ?? []), test]);
  }

  of(
    group: string,
    given: GroupingCase,
  ): { readonly dimension: string; readonly band: string; readonly coefficient: bigint } | null {
    let best: { dimension: string; band: string; coefficient: bigint } | null = null;
    for (const { dimension, bands } of this.#opened.get(group) ?? []) {
      const band = this.#dimensions.get(dimension)?.bandOf(given);
      const own = bands.find((item) => item.band === band);
      if (own && (best === null || own.coefficient > best.coefficient))
        best = { dimension, band: own.band, coefficient: own.coefficient };
    }
    return best;
  }
}
