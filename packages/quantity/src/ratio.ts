import { addFixed, type Fixed } from './fixed.ts';
import { mulDiv, type Rounding } from './rounding.ts';

/**
 * A ratio kept with its parts (比率：分子与分母). Two ratios are never averaged: their parts are added.
 */
export interface Ratio {
  readonly numerator: Fixed;
  readonly denominator: Fixed;
}

/** Adds ratios part by part (分子相加、分母相加), which is what pooling organisations means. */
export function poolRatios(ratios: readonly Ratio[]): Ratio {
  const zero: Fixed = { mantissa: 0n, scale: 0 };
  return ratios.reduce<Ratio>(
    (sum, ratio) => ({
      numerator: addFixed(sum.numerator, ratio.numerator),
      denominator: addFixed(sum.denominator, ratio.denominator),
    }),
    { numerator: zero, denominator: zero },
  );
}

/**
 * Divides last (最后才做除法): `numerator ÷ denominator × factor`, with `scale` places by a named rounding.
 * A zero denominator has no value and answers `null`; it is not zero.
 *
 * @param factor 100 for %, 1000 for ‰, 100000 for 1/10万, 1 for a plain number
 */
export function ratioValue<Scale extends number>(
  ratio: Ratio,
  factor: bigint,
  scale: Scale,
  rounding: Rounding,
): Fixed<Scale> | null {
  const { numerator, denominator } = ratio;
  if (denominator.mantissa === 0n) return null;
  const mantissa = mulDiv(
    numerator.mantissa * 10n ** BigInt(denominator.scale),
    factor * 10n ** BigInt(scale),
    denominator.mantissa * 10n ** BigInt(numerator.scale),
    rounding,
  );
  return { mantissa, scale };
}
