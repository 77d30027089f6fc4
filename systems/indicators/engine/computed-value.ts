import { type Exact, exact, inUnit, type Value } from '@sanyi/expression';
import { fixedText, mulDiv, type Period, samePeriodLastYear } from '@sanyi/quantity';
import type { CompiledIndicator } from './library/library.ts';
import { monthsOfPeriod, type PreparedSums, type Subject } from './sums.ts';

/** What is to be known of a value before it is used (质量标记). */
export type QualityFlag =
  /** No row arrived for the numerator or the denominator. */
  | 'no-rows'
  | 'denominator-zero'
  /** Some months of the period have no rows. */
  | 'months-missing'
  /** Some rows have no value where one is asked for. */
  | 'values-lacking'
  | 'small-denominator'
  /** The same period of the year before has no value. */
  | 'base-missing';

/** A computed value (计算值): always with its parts. */
export interface ComputedValue {
  readonly period: Period;
  /** Institution, or `null` for the region. */
  readonly subject: Subject;
  /** Decimal text in the unit of the part; `null` where there is none. */
  readonly numerator: string | null;
  readonly denominator: string | null;
  /** Decimal text in the unit of the result, rounded half-up. */
  readonly result: string | null;
  /** Of a growth: the parts of the same period of the year before. */
  readonly base: { readonly numerator: string | null; readonly denominator: string | null } | null;
  readonly flags: readonly QualityFlag[];
}

/** Fewer cases than this say little about a share; shown with an interval. */
export const SMALL_DENOMINATOR = 30n;
/** Places of a part that is no whole number. */
const PART_PLACES = 6;

interface Parts {
  readonly numerator: Exact | null;
  readonly denominator: Exact | null;
  readonly flags: ReadonlySet<QualityFlag>;
}

/**
 * The value of an indicator (指标值) for a subject and a period: `numerator ÷ denominator`, in the unit of the result. A growth is
 * `(n₁ ÷ d₁) ÷ (n₀ ÷ d₀) − 1` against the same period of the year before, from the parts of both, never from rounded values.
 */
export function computeValue(
  indicator: CompiledIndicator,
  sums: PreparedSums,
  subject: Subject,
  period: Period,
): ComputedValue {
  const { form } = indicator;
  const now = partsOf(indicator, sums, subject, period);
  const flags = new Set(now.flags);
  let ratio = quotient(now.numerator, now.denominator);
  let base: Parts | null = null;
  if (form.kind === 'growth') {
    base = partsOf(indicator, sums, subject, samePeriodLastYear(period));
    const before = quotient(base.numerator, base.denominator);
    if (before === null || before.numerator === 0n) flags.add('base-missing');
    const times = quotient(ratio, before);
    ratio = times && exact(times.numerator - times.denominator, times.denominator);
  }
  const shown = (parts: Parts) => ({
    numerator: partText(parts.numerator, indicator.numeratorUnit),
    denominator: form.denominator === null ? null : partText(parts.denominator, indicator.denominatorUnit),
  });
  return {
    period,
    subject,
    ...shown(now),
    result: ratio && decimalText(inUnit(ratio, form.unit), form.decimals),
    base: base && shown(base),
    flags: [...flags],
  };
}

function partsOf(indicator: CompiledIndicator, sums: PreparedSums, subject: Subject, period: Period): Parts {
  const flags = new Set<QualityFlag>();
  const months = monthsOfPeriod(period, indicator.form.cumulative);
  const read = (measure: string): Value => {
    const sum = sums.over(measure, subject, months);
    if (sum.amount === null) flags.add('no-rows');
    else if (sum.missingMonths > 0) flags.add('months-missing');
    if (sum.lacking > 0) flags.add('values-lacking');
    return sum.amount;
  };
  const numerator = numberOf(indicator.numerator.evaluate(read));
  const denominator = indicator.denominator ? numberOf(indicator.denominator.evaluate(read)) : exact(1n);
  if (denominator?.numerator === 0n) flags.add('denominator-zero');
  if (indicator.form.kind === 'coverage' && denominator && isSmall(denominator))
    flags.add('small-denominator');
  return { numerator, denominator, flags };
}

function isSmall({ numerator, denominator }: Exact): boolean {
  return numerator > 0n && numerator < SMALL_DENOMINATOR * denominator;
}

function numberOf(value: Value): Exact | null {
  return typeof value === 'object' ? value : null;
}

function quotient(a: Exact | null, b: Exact | null): Exact | null {
  if (a === null || b === null || b.numerator === 0n) return null;
  return exact(a.numerator * b.denominator, a.denominator * b.numerator);
}

function partText(part: Exact | null, unit: string): string | null {
  if (part === null) return null;
  return decimalText(inUnit(part, unit), PART_PLACES).replace(/\.?0+$/, '');
}

/** A number with a fixed number of places, rounded half-up (定点文本). */
export function decimalText(value: Exact, places: number): string {
  const mantissa = mulDiv(value.numerator, 10n ** BigInt(places), value.denominator, 'half-up');
  return fixedText({ mantissa, scale: places });
}
