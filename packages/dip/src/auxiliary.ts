import { type Exact, exact, multiplyExact } from '@sanyi/expression';
import type { GroupingCase } from '@sanyi/grouping';
import { mulDiv } from '@sanyi/quantity';
import { type AuxiliaryDimension, Dimension } from './auxiliary-dimension.ts';
import type { Catalogue } from './catalogue.ts';
import type { DipColumns } from './columns.ts';
import type { DipRules } from './rules.ts';
import { addSpread, NO_SPREAD, type Spread, variationSquared } from './spread.ts';
import { Spreads } from './spreads.ts';
import { meets, type Threshold } from './threshold.ts';

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
  const whole = sums.reduce((sum, { spread }) => addSpread(sum, spread), NO_SPREAD);
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
    .reduce((sum, { spread }) => addSpread(sum, spread), NO_SPREAD);
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
