import type { LocalText } from '@sanyi/kernel';
import {
  compareFixed,
  type Day,
  type Fixed,
  fixed,
  fixedText,
  mulDiv,
  type Period,
  periodStart,
} from '@sanyi/quantity';
import { indicatorResult } from '../indicator-value.ts';
import { type Finding, finding } from './finding.ts';

/** Bounds that are policy, from the dated parameter. */
export interface CheckBounds {
  readonly jumpPercent: Fixed<1>;
}

/** What the checks need to know of a definition. */
export interface CheckedDefinition {
  readonly name: LocalText;
  readonly hasDenominator: boolean;
  readonly isShare: boolean;
  readonly allowsNegative: boolean;
  readonly factor: bigint;
  readonly decimals: number;
}

export interface ValueToCheck {
  readonly period: Period;
  readonly numerator: string;
  readonly denominator: string | null;
}

const PLACES = 6;
const DECIMAL = /^-?\d{1,15}(\.\d{1,6})?$/;

/** Whether a text is a number that can be kept without losing a digit (可采用的数). */
export function isDecimal(text: string): boolean {
  return DECIMAL.test(text);
}

/**
 * Checks one value by itself and against an earlier one (逐值校验): the parts it needs, a part not above its whole, nothing below
 * nought that cannot be, and how far it jumped.
 *
 * @param earlier the value it is compared with: of the period before, of a cumulative indicator the same period last year
 */
export function checkValue(
  value: ValueToCheck,
  definition: CheckedDefinition,
  earlier: ValueToCheck | null,
  today: Day,
  bounds: CheckBounds,
): Finding[] {
  const { name } = definition;
  if (periodStart(value.period) > today) return [finding('future-period', { given: value.period })];
  const faults = faultsOf(value, definition);
  if (faults.length > 0) return faults;
  const numerator = fixed(value.numerator, PLACES);
  const found: Finding[] = [];
  if (value.denominator !== null) {
    const denominator = fixed(value.denominator, PLACES);
    if (denominator.mantissa === 0n) return [finding('denominator-zero')];
    if (denominator.mantissa < 0n && !definition.allowsNegative)
      found.push(finding('below-nought', { name, given: value.denominator }, 'denominator'));
    else if (definition.isShare && compareFixed(numerator, denominator) > 0)
      found.push(
        finding('part-exceeds-whole', { numerator: value.numerator, denominator: value.denominator }),
      );
  }
  if (numerator.mantissa < 0n && !definition.allowsNegative)
    found.push(finding('below-nought', { name, given: value.numerator }));
  if (found.length > 0) return found;
  const jump = earlier && jumpOf(value, earlier, definition, bounds);
  return jump ? [jump] : [];
}

function faultsOf(value: ValueToCheck, { name, hasDenominator }: CheckedDefinition): Finding[] {
  const found: Finding[] = [];
  if (value.numerator === '') found.push(finding('numerator-missing'));
  else if (!isDecimal(value.numerator)) found.push(finding('not-a-number', { given: value.numerator }));
  if (hasDenominator && (value.denominator ?? '') === '')
    found.push(finding('denominator-missing', { name }));
  if (!hasDenominator && value.denominator !== null)
    found.push(finding('denominator-not-used', { name, given: value.denominator }));
  else if (value.denominator !== null && value.denominator !== '' && !isDecimal(value.denominator))
    found.push(finding('not-a-number', { given: value.denominator }, 'denominator'));
  return found;
}

/** Change in percent against the earlier result, one place; nothing where the earlier one is nought or none. */
function jumpOf(
  value: ValueToCheck,
  earlier: ValueToCheck,
  definition: CheckedDefinition,
  { jumpPercent }: CheckBounds,
): Finding | null {
  const result = indicatorResult(value.numerator, value.denominator, definition);
  const before = indicatorResult(earlier.numerator, earlier.denominator, definition);
  if (result === null || before === null) return null;
  const [now, then] = [fixed(result, PLACES).mantissa, fixed(before, PLACES).mantissa];
  if (then === 0n) return null;
  const [gap, base] = [now > then ? now - then : then - now, then < 0n ? -then : then];
  // Compared exactly; only the sentence is rounded.
  if (gap * 1000n <= base * jumpPercent.mantissa) return null;
  const change: Fixed<1> = { mantissa: mulDiv(gap, 1000n, base, 'half-up'), scale: 1 };
  return finding('jump', {
    result,
    before,
    period: earlier.period,
    change: fixedText(change),
    bound: fixedText(jumpPercent),
  });
}
