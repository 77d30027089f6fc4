import { addDays, fixed } from '@sanyi/quantity';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Comparator, TargetBound } from './attainment.ts';
import { type ForecastFacts, forecast } from './forecast.ts';

const bound = (comparator: Comparator, value: string, value2: string | null = null): TargetBound => ({
  comparator,
  value: fixed(value, 2),
  value2: value2 === null ? null : fixed(value2, 2),
  baseline: null,
  change: null,
});
const series = (...values: readonly number[]) =>
  values.map((value, place) => ({ on: addDays('2026-01-01', place * 91), value }));
const facts = (given: Partial<ForecastFacts>): ForecastFacts => ({
  points: series(10, 20.5, 29.5),
  bound: bound('ge', '38'),
  due: '2026-10-01',
  today: '2026-08-01',
  range: { least: null, most: null },
  ...given,
});

describe('a forecast', () => {
  it('is the line of least squares with its interval of prediction', () => {
    // By hand: days −91, 0, 91; slope 19.5 ÷ 182; residual 1.5² ÷ 6 = 0.375; t(1) = 3.078; one step beyond the last.
    const { outlook, expected, periods } = forecast(facts({}));
    expect(outlook).toBe('open');
    expect(periods).toBe(3);
    expect(expected?.value).toBeCloseTo(20 + 19.5, 10);
    const half = 3.078 * Math.sqrt(0.375 * (1 + 1 / 3 + 182 ** 2 / (2 * 91 ** 2)));
    expect(expected?.low).toBeCloseTo(39.5 - half, 10);
    expect(expected?.high).toBeCloseTo(39.5 + half, 10);
  });

  it.each([
    ['a line that passes the target reaches it', { bound: bound('ge', '30') }, 'reaches'],
    ['a line far below misses it', { bound: bound('ge', '80') }, 'misses'],
    ['a limit that will be broken is missed', { bound: bound('le', '30') }, 'misses'],
    ['a limit that holds is reached', { bound: bound('le', '80') }, 'reaches'],
    ['a narrow range inside the interval is open', { bound: bound('range', '39', '40') }, 'open'],
    ['a range above the interval is missed', { bound: bound('range', '70', '80') }, 'misses'],
    ['two periods say nothing', { points: series(10, 20) }, 'unknown'],
    ['no last day, no forecast', { due: null }, 'unknown'],
    ['what is past is no forecast', { due: '2026-07-31' }, 'unknown'],
  ] as const)('%s', (_, given, outlook) => {
    expect(forecast(facts(given)).outlook).toBe(outlook);
  });

  it('never leaves the ends of a share', () => {
    const { expected, outlook } = forecast(
      facts({ points: series(90, 97, 98), bound: bound('ge', '99'), range: { least: 0, most: 100 } }),
    );
    expect(expected).toMatchObject({ value: 100, high: 100 });
    expect(outlook).toBe('open');
  });

  it('covers the truth eight times out of ten', () => {
    // A fixed generator of numbers, so that the share is the same on every machine.
    let state = 20261129;
    const uniform = () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return (state + 0.5) / 2 ** 32;
    };
    const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
    let covered = 0;
    const draws = 4000;
    for (let draw = 0; draw < draws; draw += 1) {
      const noise = [0, 1, 2, 3, 4, 5].map((quarter) => 50 + quarter + normal());
      const { expected } = forecast(facts({ points: series(...noise.slice(0, 5)), due: '2027-04-01' }));
      // 2027-04-01 lies one quarter after the fifth value.
      const truth = noise[5] ?? 0;
      if (expected && expected.low <= truth && truth <= expected.high) covered += 1;
    }
    expect(covered / draws).toBeGreaterThan(0.78);
    expect(covered / draws).toBeLessThan(0.82);
  });

  it('is at one with its own interval, whatever the series', () => {
    const number = fc.double({ min: -1000, max: 1000, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(number, { minLength: 3, maxLength: 40 }),
        fc.constantFrom<Comparator>('ge', 'gt', 'le', 'lt'),
        fc.integer({ min: -1000, max: 1000 }),
        (values, comparator, target) => {
          const { outlook, expected } = forecast(
            facts({
              points: series(...values),
              bound: bound(comparator, String(target)),
              due: '2040-01-01',
            }),
          );
          if (!expected) throw new Error('three periods and a last day ahead are enough');
          expect(expected.low).toBeLessThanOrEqual(expected.value);
          expect(expected.high).toBeGreaterThanOrEqual(expected.value);
          const [worse, better] = comparator.startsWith('g')
            ? [expected.low - target, expected.high - target]
            : [target - expected.high, target - expected.low];
          // Compared at two places.
          if (outlook !== 'misses') expect(better).toBeGreaterThan(-0.01);
          if (outlook !== 'reaches') expect(worse).toBeLessThan(0.01);
          if (outlook === 'reaches') expect(worse).toBeGreaterThan(-0.01);
          if (outlook === 'misses') expect(better).toBeLessThan(0.01);
        },
      ),
    );
  });
});
