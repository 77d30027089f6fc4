import type { LocalText } from '@sanyi/kernel';
import { addFixed, type Fixed, fixed, fixedText } from '@sanyi/quantity';
import { type Finding, finding } from './finding.ts';

/** One number of a sum with the name of who or what it belongs to; `null` where there is none yet. */
export interface SumPart {
  readonly name: LocalText;
  readonly numerator: string | null;
  readonly denominator: string | null;
}

const PLACES = 6;
const LABELS = {
  numerator: { zh: '分子', en: 'Numerator' },
  denominator: { zh: '分母', en: 'Denominator' },
} as const;

/**
 * Whether parts make up their whole (合计关系), exactly. A sum with a missing part is not judged and says what is missing; without
 * any part nothing is said.
 *
 * @param which denominators too where the parts are the same indicator of several institutions
 */
export function checkSum(
  whole: { readonly numerator: string; readonly denominator: string | null },
  parts: readonly SumPart[],
  which: readonly ('numerator' | 'denominator')[],
): Finding[] {
  const missing = parts.filter(({ numerator }) => numerator === null);
  if (missing.length === parts.length) return [];
  if (missing.length > 0) {
    const named = (language: 'zh' | 'en', sign: string) =>
      missing
        .slice(0, 5)
        .map(({ name }) => name[language])
        .join(sign);
    const more = missing.length > 5;
    return [
      finding('sum-incomplete', {
        missing: {
          zh: `${named('zh', '、')}${more ? `等 ${missing.length} 项` : ''}`,
          en: `${named('en', ', ')}${more ? ` and ${missing.length - 5} more` : ''}`,
        },
      }),
    ];
  }
  return which.flatMap((part) => {
    const given = whole[part];
    const numbers = parts.map((one) => one[part]);
    if (given === null || numbers.some((one) => one === null)) return [];
    const sum = numbers.reduce<Fixed>(
      (total, one) => addFixed(total, fixed(one ?? '0', PLACES)),
      fixed('0', PLACES),
    );
    const difference = addFixed(fixed(given, PLACES), { mantissa: -sum.mantissa, scale: PLACES });
    if (difference.mantissa === 0n) return [];
    return [
      finding(
        'sum-differs',
        {
          part: LABELS[part],
          parts: {
            zh: parts.map(({ name }) => name.zh).join('、'),
            en: parts.map(({ name }) => name.en).join(', '),
          },
          sum: trimmed(sum),
          whole: given,
          difference: trimmed(difference),
        },
        part,
      ),
    ];
  });
}

function trimmed(value: Fixed): string {
  return fixedText(value).replace(/\.?0+$/, '') || '0';
}
