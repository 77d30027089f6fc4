import { formulaSentence } from '../engine/formula-sentence.ts';
import type { Indicator } from './contract.ts';

/** The formula of an indicator in words (公式). */
export function formulaOf(
  indicator: Pick<Indicator, 'numeratorLabel' | 'denominatorLabel' | 'factor' | 'unit'>,
): { zh: string; en: string } {
  return formulaSentence({
    numerator: indicator.numeratorLabel,
    denominator: indicator.denominatorLabel,
    factor: Number(indicator.factor),
    unit: indicator.unit,
  });
}
