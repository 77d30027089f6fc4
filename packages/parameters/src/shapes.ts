import type { Fen, Fixed, Ratio } from '@sanyi/quantity';
import { z } from 'zod';

/** Shape of a whole number (整数) in a parameter. */
export function integerShape(): z.ZodType<number> {
  return z.int();
}

/** Shape of a fixed decimal (定点小数) with exactly this many places. */
export function fixedShape<const Scale extends number>(scale: Scale): z.ZodType<Fixed<Scale>> {
  return z.custom<Fixed<Scale>>((value) => isFixed(value) && value.scale === scale, {
    error: `must be declared with kind fixed and scale ${scale}`,
  });
}

/** Shape of money (金额) in fen. */
export function fenShape(): z.ZodType<Fen> {
  return z.custom<Fen>((value) => typeof value === 'bigint', { error: 'must be declared with kind fen' });
}

/** Shape of a ratio (比率) kept with its parts. */
export function ratioShape(): z.ZodType<Ratio> {
  return z.custom<Ratio>(
    (value) =>
      typeof value === 'object' &&
      value !== null &&
      'numerator' in value &&
      'denominator' in value &&
      isFixed(value.numerator) &&
      isFixed(value.denominator),
    { error: 'must be declared with kind ratio' },
  );
}

function isFixed(value: unknown): value is Fixed {
  return typeof value === 'object' && value !== null && 'mantissa' in value && 'scale' in value;
}
