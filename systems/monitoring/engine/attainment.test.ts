import { type Fixed, fixed, fixedText } from '@sanyi/quantity';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attainment, type Comparator, type TargetBound } from './attainment.ts';

function target(
  comparator: Comparator,
  value: string,
  more: { value2?: string; baseline?: string } = {},
): TargetBound {
  return {
    comparator,
    value: fixed(value, 2),
    value2: more.value2 ? fixed(more.value2, 2) : null,
    baseline: more.baseline ? fixed(more.baseline, 2) : null,
    change: null,
  };
}
const at = (bound: TargetBound, actual: string) => {
  const { met, ceiling, share } = attainment(bound, fixed(actual, 2));
  return `${met ? 'met' : 'open'}${ceiling ? ' ceiling' : ''} ${fixedText(share)}`;
};

describe('attainment', () => {
  it.each([
    ['达到 75% 起点 65%，现 70%：走了一半', target('ge', '75', { baseline: '65' }), '70', 'open 50.00'],
    ['没有起点时从零算起', target('ge', '75'), '60', 'open 80.00'],
    ['刚好达到', target('ge', '75'), '75', 'met 100.00'],
    ['超过 65%：等于还不算', target('gt', '65'), '65', 'open 99.99'],
    ['控制在 5% 以内：守住', target('le', '5'), '5', 'met ceiling 100.00'],
    ['控制在 5% 以内：突破', target('le', '5'), '5.01', 'open ceiling 0.00'],
    ['降低到 30%，起点 40%，现 35%', target('reach', '30', { baseline: '40' }), '35', 'open 50.00'],
    ['降低到 30%，已到 29%', target('reach', '30', { baseline: '40' }), '29', 'met 100.00'],
    ['比起点还差，不给负数', target('ge', '75', { baseline: '65' }), '60', 'open 0.00'],
    ['区间之内', target('range', '15', { value2: '20' }), '17', 'met 100.00'],
    ['区间之上不算达到', target('range', '15', { value2: '20' }), '21', 'open 99.99'],
  ])('%s', (_, bound, actual, expected) => expect(at(bound, actual)).toBe(expected));

  it('never falls as the value moves toward a floor, and 100 means met', () => {
    const number = fc
      .integer({ min: 0, max: 1_000_000 })
      .map((n): Fixed => ({ mantissa: BigInt(n), scale: 2 }));
    fc.assert(
      fc.property(number, number, number, number, (goal, from, one, two) => {
        const bound: TargetBound = {
          comparator: 'ge',
          value: goal,
          value2: null,
          baseline: from,
          change: null,
        };
        const [low, high] = one.mantissa <= two.mantissa ? [one, two] : [two, one];
        const [less, more] = [attainment(bound, low), attainment(bound, high)];
        expect(more.share.mantissa >= less.share.mantissa).toBe(true);
        expect(more.share.mantissa === 10_000n).toBe(more.met);
      }),
    );
  });
});
