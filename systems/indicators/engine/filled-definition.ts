import { type Exact, exact, exactOf } from '@sanyi/expression';
import type { LocalText } from '@sanyi/kernel';
import { type ComputedValue, decimalText } from './computed-value.ts';
import type { Definition } from './definition.ts';
import type { CompiledIndicator } from './library/library.ts';

/** Factors by the unit of a result; every other unit is that of an average. */
const FACTORS: Readonly<Record<string, Definition['factor']>> = { '%': '100', '‰': '1000' };
/** Places of parts that are averages themselves. */
const PLACES = 6;

/**
 * The definition an office gets when it takes over a computed indicator (纳入指标库): the same parts and unit, its values filled
 * in from data.
 */
export function filledDefinition(
  indicator: CompiledIndicator,
  words: { readonly formula: LocalText; readonly ownerOrganisationId: string | null },
): Definition {
  const { form, numerator, denominator } = indicator;
  const grown = form.kind === 'growth';
  const per = perUnit(form.unit);
  return {
    code: form.code,
    name: form.name,
    definition: {
      zh: `${words.formula.zh}。${form.population.zh}`,
      en: `${words.formula.en}. ${form.population.en}`,
    },
    numeratorLabel: grown
      ? { zh: '本期均值与上年同期均值之差', en: 'mean of the period less that of a year before' }
      : numerator.sentence,
    denominatorLabel: grown
      ? { zh: '上年同期均值', en: 'mean of the same period a year before' }
      : (denominator?.sentence ?? null),
    factor: per ?? FACTORS[form.unit] ?? '1',
    // A plain ratio has no unit of its own.
    unit: form.unit === '' ? '倍' : form.unit,
    decimals: form.decimals,
    direction: form.direction,
    isShare: form.kind === 'coverage',
    allowsNegative: form.kind !== 'coverage',
    cumulative: form.cumulative,
    attribute: form.attribute,
    sourceSystem: form.sourceSystem.zh,
    ownerOrganisationId: words.ownerOrganisationId,
  };
}

/** Factor of `床/千人` and its like: what stands before the counted unit. */
function perUnit(unit: string): Definition['factor'] | null {
  const below = unit.split('/')[1] ?? '';
  if (below.startsWith('千')) return '1000';
  return below.startsWith('百') ? '100' : null;
}

/**
 * The parts by which a computed value is filled in (填报值): its own, or of a growth the difference of both means over the
 * earlier one. `null` where there is nothing to fill in.
 */
export function filledParts(
  { form }: CompiledIndicator,
  value: ComputedValue,
): { readonly numerator: string; readonly denominator: string | null } | null {
  const { numerator, denominator, result, base } = value;
  if (numerator === null || result === null) return null;
  if (form.kind !== 'growth') return { numerator, denominator };
  if (!base?.numerator) return null;
  const [now, before] = [mean(numerator, denominator), mean(base.numerator, base.denominator)];
  const difference = exact(
    now.numerator * before.denominator - before.numerator * now.denominator,
    now.denominator * before.denominator,
  );
  return { numerator: decimalText(difference, PLACES), denominator: decimalText(before, PLACES) };
}

function mean(numerator: string, denominator: string | null): Exact {
  const [a, b] = [exactOf(numerator), exactOf(denominator ?? '1')];
  return exact(a.numerator * b.denominator, a.denominator * b.numerator);
}
