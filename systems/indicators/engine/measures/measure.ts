import type { LocalText } from '@sanyi/kernel';
import type { RegionTableName } from '@sanyi/region';

/** How the rows of a table belong to months (月份归属). */
export type Grain =
  /** The month in which a day lies. */
  | { readonly kind: 'day'; readonly column: string }
  /** Rows of a month, named by its first day. */
  | { readonly kind: 'month'; readonly column: string }
  /** Rows that hold at the end of a month: begun by then, and not over. */
  | {
      readonly kind: 'open';
      readonly from: string;
      /** Last day on which it holds. */
      readonly until: string;
      /** Day on which it ended early; then it holds no more. */
      readonly ended?: string;
    }
  /** Rows of a year; a month takes its own year, else the last one before. */
  | { readonly kind: 'year'; readonly column: string };

/** What is taken of the rows (聚合方式). Distinct ones are counted once where they occur several times. */
export type Aggregate = 'count' | 'sum' | 'distinct';

/**
 * A measure (度量): a named sum or count over a canonical table, by institution and month. It is data: filter and value are
 * expressions over the columns, compiled to SQL; nothing else knows how a figure is taken from rows.
 */
export interface Measure {
  readonly code: string;
  readonly title: LocalText;
  readonly unit: string;
  readonly table: RegionTableName;
  /** `net`: reversed settlements and their reversals are not there. */
  readonly form: 'rows' | 'net';
  readonly aggregate: Aggregate;
  /** What is added up, or told apart where distinct ones are counted: a column. */
  readonly value: string | null;
  /**
   * Rows without which nothing is told, such as those of one source: an institution and month without any has no value, while
   * one that has some and none of those that count has nought.
   */
  readonly basis: string | null;
  /** Which rows count; all without it. */
  readonly where: string | null;
  /** Rows of encounters of which this holds, by an expression over the insurer's encounters. */
  readonly within: string | null;
  /** Rows of institutions of which this holds, by an expression over institutions. */
  readonly at: string | null;
  /** Column of the institution; `null` where the table tells of the whole region only. */
  readonly institution: string | null;
  readonly grain: Grain;
  /** Months of a period are added up, or its last month counts. */
  readonly over: 'sum' | 'last';
  /** Measure whose rows prove that no rows mean nought: where there are discharges, none with an operation is none. */
  readonly provenBy: string | null;
  /** Whether institutions may be added up: distinct persons of two may be the same. */
  readonly additive: boolean;
}

/** What the measures of one table share (同表度量的共同部分). */
export type MeasureBase = Pick<Measure, 'table' | 'form' | 'institution' | 'grain'> &
  Partial<Pick<Measure, 'basis' | 'provenBy'>>;

interface Choice {
  readonly where?: string;
  readonly within?: string;
  readonly at?: string;
}

/** Makes the measures of one table: counts, sums, distinct ones (度量声明). */
export function measuresOf(base: MeasureBase) {
  const stock = base.grain.kind === 'open' || base.grain.kind === 'year';
  const made = (
    aggregate: Aggregate,
    [code, zh, en]: readonly [string, string, string],
    unit: string,
    value: string | null,
    choice: Choice,
    over: Measure['over'],
  ): Measure => ({
    basis: null,
    provenBy: null,
    ...base,
    code,
    title: { zh, en },
    unit,
    aggregate,
    value,
    where: choice.where ?? null,
    within: choice.within ?? null,
    at: choice.at ?? null,
    over,
    additive: aggregate !== 'distinct',
  });
  type Words = readonly [code: string, zh: string, en: string];
  return {
    count: (words: Words, unit: string, choice: Choice = {}) =>
      made('count', words, unit, null, choice, stock ? 'last' : 'sum'),
    sum: (words: Words, unit: string, value: string, choice: Choice = {}) =>
      made('sum', words, unit, value, choice, stock ? 'last' : 'sum'),
    distinct: (words: Words, unit: string, value: string, choice: Choice = {}) =>
      made('distinct', words, unit, value, choice, 'last'),
    /** A state at the end of each month, of which the last one counts. */
    state: (words: Words, unit: string, value: string, choice: Choice = {}) =>
      made('sum', words, unit, value, choice, 'last'),
  };
}
