import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  apportion,
  compareFixed,
  dayNumber,
  daysBetween,
  fen,
  fenFromYuan,
  fixed,
  fixedText,
  isDay,
  mulDiv,
  type PeriodKind,
  periodEnd,
  periodOf,
  periodStart,
  poolRatios,
  ratioValue,
  rescale,
  samePeriodLastYear,
  stepPeriod,
  yuanText,
} from './index.ts';

describe('rounding', () => {
  it('names what happens to the half', () => {
    expect([5n, -5n, 15n].map((value) => mulDiv(value, 1n, 10n, 'half-up'))).toEqual([1n, -1n, 2n]);
    expect([5n, 15n, 25n].map((value) => mulDiv(value, 1n, 10n, 'half-even'))).toEqual([0n, 2n, 2n]);
    expect([-19n, 19n].map((value) => mulDiv(value, 1n, 10n, 'down'))).toEqual([-1n, 1n]);
    expect([-11n, 11n].map((value) => mulDiv(value, 1n, 10n, 'up'))).toEqual([-2n, 2n]);
    expect(() => mulDiv(1n, 1n, 0n, 'down')).toThrow(RangeError);
  });

  it('half-up is never further than half a unit away', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
        fc.bigInt({ min: 1n, max: 10n ** 9n }),
        (a, c) => {
          const error = mulDiv(a, 1n, c, 'half-up') * c - a;
          expect((error < 0n ? -error : error) * 2n <= c).toBe(true);
        },
      ),
    );
  });

  it('apportioning conserves the pool and stays within one unit of the exact share', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
        fc
          .array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 1, maxLength: 60 })
          .filter((w) => w.some((x) => x > 0n)),
        (pool, weights) => {
          const shares = apportion(pool, weights);
          expect(shares.reduce((sum, share) => sum + share, 0n)).toBe(pool);
          const total = weights.reduce((sum, weight) => sum + weight, 0n);
          shares.forEach((share, place) => {
            const gap = share * total - pool * (weights[place] ?? 0n);
            expect((gap < 0n ? -gap : gap) < total).toBe(true);
          });
        },
      ),
    );
  });
});

describe('money and decimals', () => {
  it('round-trips yuan text and refuses a third decimal', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), (amount) => {
        expect(fenFromYuan(yuanText(fen(amount)))).toBe(amount);
      }),
    );
    expect(() => fenFromYuan('1.005')).toThrow(RangeError);
    expect(() => fenFromYuan('')).toThrow(RangeError);
  });

  it('keeps, rounds and orders fixed decimals', () => {
    expect(fixedText(fixed('0.8735', 4))).toBe('0.8735');
    expect(fixedText(fixed('-3', 2))).toBe('-3.00');
    expect(fixedText(rescale(fixed('2.345', 3), 2, 'half-up'))).toBe('2.35');
    expect(compareFixed(fixed('1.10', 2), fixed('1.1', 1))).toBe(0);
    expect(() => fixed('0.123', 2)).toThrow(RangeError);
    expect(fixedText(fixed('0.1200', 2))).toBe('0.12');
  });

  it('divides a ratio last and has no value over zero', () => {
    const one = { numerator: fixed('1', 0), denominator: fixed('3', 0) };
    const two = { numerator: fixed('9', 0), denominator: fixed('10', 0) };
    expect(fixedText(ratioValue(one, 100n, 2, 'half-up')!)).toBe('33.33');
    expect(fixedText(ratioValue(poolRatios([one, two]), 100n, 2, 'half-up')!)).toBe('76.92');
    expect(
      ratioValue({ numerator: fixed('1', 0), denominator: fixed('0', 0) }, 100n, 2, 'half-up'),
    ).toBeNull();
  });
});

describe('days and periods', () => {
  it('knows the calendar', () => {
    expect(['2024-02-29', '2023-02-29', '2026-13-01', '2026-10-05', '26-1-1'].map(isDay)).toEqual([
      true,
      false,
      false,
      true,
      false,
    ]);
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
    expect(daysBetween('2025-12-31', '2026-03-01')).toBe(60);
    expect(() => dayNumber('2026-02-30')).toThrow(RangeError);
  });

  it('every day lies inside its period, and steps come back', () => {
    const day = fc.integer({ min: 0, max: 40_000 }).map((n) => addDays('1970-01-01', n));
    const kind = fc.constantFrom<PeriodKind>('year', 'half-year', 'quarter', 'month');
    fc.assert(
      fc.property(day, kind, fc.integer({ min: -50, max: 50 }), (today, of, steps) => {
        const period = periodOf(today, of);
        expect(periodStart(period) <= today && today <= periodEnd(period)).toBe(true);
        expect(stepPeriod(stepPeriod(period, steps), -steps)).toBe(period);
        expect(addDays(periodEnd(period), 1)).toBe(periodStart(stepPeriod(period, 1)));
      }),
    );
    expect(samePeriodLastYear('2026Q1')).toBe('2025Q1');
    expect(() => periodStart('2026Q5')).toThrow(RangeError);
  });
});
