import type { LocalText } from '@sanyi/kernel';
import type { Day } from '@sanyi/quantity';

/** A computed indicator as dated data (计算型指标定义): parts are expressions over measures, never SQL or code. */
export interface IndicatorForm {
  readonly code: string;
  /** Day from which this version of the formula counts. */
  readonly from: Day;
  readonly version: number;
  readonly name: LocalText;
  /** Other names by which papers and departments call it. */
  readonly synonyms: readonly string[];
  /** Whom it is about and what is left out. */
  readonly population: LocalText;
  readonly numerator: string;
  readonly denominator: string | null;
  /** Unit of the result, which is also the factor: `%`, `人/千人`, `元/人次`. */
  readonly unit: string;
  readonly decimals: number;
  readonly direction: 'up' | 'down' | 'band' | 'ceiling';
  /** `growth`: the change of numerator ÷ denominator against the same period of the year before. */
  readonly kind: 'level' | 'growth' | 'count' | 'coverage';
  /** Since the beginning of the year, or of the period alone. */
  readonly cumulative: boolean;
  /** 预期性 or 约束性, where a paper says so. */
  readonly attribute: 'expected' | 'binding' | null;
  readonly sourceSystem: LocalText;
  readonly owner: LocalText;
  /** Clause of a paper that asks for it; without one the formula is proposed, to be confirmed (建议口径，待确认). */
  readonly source: string | null;
}

/** What most indicators of a file share. */
type Shared = Pick<IndicatorForm, 'population' | 'sourceSystem' | 'owner'>;
type Part = Pick<IndicatorForm, 'numerator' | 'denominator' | 'unit' | 'direction' | 'kind'>;

/** Formulas of the first edition count from this day. */
const FIRST_EDITION: Day = '2024-01-01';

/** Places a result is rounded to: whole percents would hide what targets ask for. */
const PLACES = 2;

/** Declares the indicators of one field (声明指标), with what they share. */
export function indicatorsOf(shared: Shared) {
  return function indicator(
    code: string,
    [zh, en, ...synonyms]: readonly [string, string, ...string[]],
    [numerator, denominator, unit]: readonly [string, string | null, string],
    direction: Part['direction'],
    more: Partial<IndicatorForm> = {},
  ): IndicatorForm {
    return {
      code,
      from: FIRST_EDITION,
      version: 1,
      name: { zh, en },
      synonyms,
      ...shared,
      numerator,
      denominator,
      unit,
      decimals: denominator === null ? 0 : PLACES,
      direction,
      kind: denominator === null ? 'count' : 'level',
      cumulative: false,
      attribute: null,
      source: null,
      ...more,
    };
  };
}
