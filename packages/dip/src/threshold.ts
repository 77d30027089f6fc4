import { compareExact, type Exact } from '@sanyi/expression';

export type Operator = '>=' | '>' | '<=' | '<';

/** A bound with its operator (界限): which side the boundary itself lies on differs between cities. */
export interface Threshold {
  readonly is: Operator;
  readonly value: Exact;
}

/** Whether a number meets a bound, exactly. */
export function meets(value: Exact, { is, value: bound }: Threshold): boolean {
  const order = compareExact(value, bound);
  switch (is) {
    case '>=':
      return order >= 0;
    case '>':
      return order > 0;
    case '<=':
      return order <= 0;
    case '<':
      return order < 0;
  }
}

/** The smallest whole number that meets a lower bound (最小达标例数); upper bounds have none. @throws RangeError */
export function leastCount({ is, value }: Threshold): number {
  if (is === '<=' || is === '<') throw new RangeError('an upper bound has no least count');
  const { numerator, denominator } = value;
  const floor = numerator / denominator;
  const whole = floor * denominator === numerator;
  return Number(whole && is === '>=' ? floor : floor + 1n);
}
