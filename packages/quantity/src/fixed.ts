import { mulDiv, type Rounding } from './rounding.ts';

/**
 * A decimal with a fixed number of places (定点小数): `mantissa ÷ 10^scale`. Points, weights and coefficients
 * are of this kind; the scale is part of the type, so two scales cannot be added by mistake.
 */
export interface Fixed<Scale extends number = number> {
  readonly mantissa: bigint;
  readonly scale: Scale;
}

const DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?$/;

/**
 * Reads a decimal such as `0.8735` with at most `scale` places.
 *
 * @throws RangeError when the text is no decimal or has more places than the scale holds.
 */
export function fixed<Scale extends number>(text: string, scale: Scale): Fixed<Scale> {
  const match = DECIMAL.exec(text.trim());
  const places = match?.[3]?.replace(/0+$/, '') ?? '';
  if (!match || places.length > scale)
    throw new RangeError(`not a decimal with at most ${scale} places: ${text}`);
  const mantissa = BigInt((match[2] ?? '0') + places.padEnd(scale, '0'));
  return { mantissa: match[1] === '-' ? -mantissa : mantissa, scale };
}

/** Writes a fixed decimal with all its places: `0.8735`, `1.0000`. */
export function fixedText(value: Fixed): string {
  const magnitude = value.mantissa < 0n ? -value.mantissa : value.mantissa;
  const digits = magnitude.toString().padStart(value.scale + 1, '0');
  const whole = digits.slice(0, digits.length - value.scale);
  const rest = digits.slice(digits.length - value.scale);
  return `${value.mantissa < 0n ? '-' : ''}${whole}${rest ? `.${rest}` : ''}`;
}

/** Changes the number of places by a named rounding (改变小数位). */
export function rescale<Scale extends number>(value: Fixed, scale: Scale, rounding: Rounding): Fixed<Scale> {
  return {
    mantissa: mulDiv(value.mantissa, 10n ** BigInt(scale), 10n ** BigInt(value.scale), rounding),
    scale,
  };
}

/** Orders two fixed decimals of any scales: negative, zero or positive. */
export function compareFixed(a: Fixed, b: Fixed): number {
  const left = a.mantissa * 10n ** BigInt(b.scale);
  const right = b.mantissa * 10n ** BigInt(a.scale);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Adds two fixed decimals exactly; the result has the larger of the two scales. */
export function addFixed(a: Fixed, b: Fixed): Fixed {
  const scale = Math.max(a.scale, b.scale);
  const widen = (value: Fixed) => value.mantissa * 10n ** BigInt(scale - value.scale);
  return { mantissa: widen(a) + widen(b), scale };
}
