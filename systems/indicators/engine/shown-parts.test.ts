import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeBetween } from './change.ts';
import { funnelLimits, funnelPlace, wilsonInterval } from './interval.ts';

describe('the interval of a share', () => {
  it.each([
    // Worked out by hand from Wilson's formula with z = 1.96.
    [0, 10, { low: 0, high: 27.75 }],
    [5, 10, { low: 23.66, high: 76.34 }],
    [1, 29, { low: 0.61, high: 17.18 }],
  ])('%i of %i', (numerator, denominator, interval) =>
    expect(wilsonInterval(numerator, denominator)).toEqual(interval),
  );

  it('is none where the parts are no share', () => {
    expect(wilsonInterval(3, 0)).toBeNull();
    expect(wilsonInterval(5, 4)).toBeNull();
  });

  it('holds its share and narrows with more cases', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(500), (denominator, part) => {
        const numerator = part % (denominator + 1);
        const few = wilsonInterval(numerator, denominator)!;
        const many = wilsonInterval(numerator * 10, denominator * 10)!;
        const share = (numerator / denominator) * 100;
        expect(few.low).toBeLessThanOrEqual(share + 0.01);
        expect(few.high).toBeGreaterThanOrEqual(share - 0.01);
        expect(many.high - many.low).toBeLessThanOrEqual(few.high - few.low + 0.01);
      }),
    );
  });
});

describe('the funnel', () => {
  it('is wide for few cases and narrow for many', () => {
    const limits = funnelLimits(0.1, [10, 1000]);
    expect(limits[0]).toEqual({
      denominator: 10,
      inner: { low: 0, high: 28.59 },
      outer: { low: 0, high: 39.31 },
    });
    expect(limits.at(-1)?.inner).toEqual({ low: 8.14, high: 11.86 });
    expect(funnelLimits(0.1, [])).toEqual([]);
  });

  it.each([
    [10, 100, 'within'],
    [16, 100, 'outside'],
    [20, 100, 'far'],
    [5, 4, null],
  ])('%i of %i where one tenth is usual: %s', (numerator, denominator, place) =>
    expect(funnelPlace(numerator, denominator, 0.1)).toBe(place),
  );
});

describe('the change between two results', () => {
  it.each([
    ['33.50', '35.00', '%', { kind: 'points', text: '+1.50' }],
    ['35.00', '33.50', '%', { kind: 'points', text: '-1.50' }],
    ['80.00', '100.00', '元/人次', { kind: 'percent', text: '+25.00' }],
    ['3', '4', '人', { kind: 'percent', text: '+33.33' }],
    ['-4', '-2', '元', { kind: 'percent', text: '+50.00' }],
    ['0.00', '1.00', '元', null],
    [null, '1.00', '%', null],
    ['1.00', null, '%', null],
  ])('%s to %s %s', (earlier, later, unit, change) =>
    expect(changeBetween(earlier, later, unit)).toEqual(change),
  );
});
