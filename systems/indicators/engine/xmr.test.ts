import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEAST_VALUES, type XmrInput, xmrChart } from './xmr.ts';

const FREE = { least: null, most: null };
const series = (...values: (number | null)[]): XmrInput[] =>
  values.map((value, place) => ({ period: `2025-${String(place + 1).padStart(2, '0')}`, value }));
const told = (values: readonly (number | null)[], bounds: Parameters<typeof xmrChart>[1] = FREE) =>
  xmrChart(series(...values), bounds)?.points.map(({ signals }) => signals.join(' '));

describe('individuals and moving range', () => {
  it('has limits of 2.66 mean ranges, worked by hand', () => {
    const chart = xmrChart(series(10, 12, 10, 12, 10, 12), FREE);
    expect(chart).toMatchObject({ mean: 11, meanRange: 2 });
    expect(chart?.upper).toBeCloseTo(16.32, 10);
    expect(chart?.lower).toBeCloseTo(5.68, 10);
    expect(chart?.upperRange).toBeCloseTo(6.536, 10);
    expect(chart?.points.map(({ range }) => range)).toEqual([null, 2, 2, 2, 2, 2]);
  });

  it('says nothing of too few values, nor of months that never follow each other', () => {
    expect(xmrChart(series(1, 2, 3, 4, 5), FREE)).toBeNull();
    expect(xmrChart(series(1, null, 2, null, 3, null, 4, null, 5, null, 6), FREE)).toBeNull();
  });

  it('ends where the value itself does', () => {
    const chart = xmrChart(series(96, 99, 96, 99, 96, 99), { least: 0, most: 100 });
    expect(chart?.upper).toBe(100);
  });

  it('tells a point beyond its limits, and the jump to it', () => {
    const signals = told([10, 11, 10, 11, 10, 11, 10, 11, 10, 11, 30]);
    expect(signals?.at(-1)).toBe('beyond range');
    expect(signals?.slice(0, -1).join('')).not.toContain('beyond');
  });

  it('tells eight in a row on one side, and not seven', () => {
    const low = [8, 9, 8, 9, 8, 9, 8];
    const high = [11, 12, 11, 12, 11, 12, 11, 12];
    const eight = told([...low, ...high]);
    expect(eight?.slice(0, 7).some((one) => one.includes('run'))).toBe(false);
    expect(eight?.slice(7).every((one) => one.includes('run'))).toBe(true);
    expect(told([...low, ...high.slice(0, 7)])?.some((one) => one.includes('run'))).toBe(false);
  });

  it('counts neither runs nor ranges across a missing month', () => {
    const broken = xmrChart(series(8, 9, 8, 9, 8, 9, 8, 11, 12, 11, 12, null, 11, 12, 11, 12), FREE);
    expect(broken?.points.some(({ signals }) => signals.includes('run'))).toBe(false);
    expect(broken?.points[11]).toMatchObject({ value: null, range: null, signals: [] });
    expect(broken?.points[12]?.range).toBeNull();
  });

  it('tells three of four near one limit', () => {
    const signals = told([10, 11, 10, 11, 10, 11, 10, 11, 10, 11, 13, 13, 11, 13]);
    expect(
      signals?.map((one, place) => (one.includes('near-limit') ? place : -1)).filter((place) => place >= 0),
    ).toEqual([10, 11, 13]);
  });

  it('keeps every month, is the same however it is shifted, and mirrors', () => {
    const value = fc.option(fc.integer({ min: -1000, max: 1000 }), { freq: 8 });
    fc.assert(
      fc.property(
        fc.array(value, { minLength: LEAST_VALUES, maxLength: 36 }),
        fc.integer({ min: -500, max: 500 }),
        (values, shift) => {
          const chart = xmrChart(series(...values), FREE);
          if (chart === null) return;
          expect(chart.points.map((point) => point.value)).toEqual(values);
          const mirrored = xmrChart(series(...values.map((one) => (one === null ? null : -one))), FREE);
          expect(mirrored?.mean).toBeCloseTo(-chart.mean, 9);
          expect(mirrored?.upper).toBeCloseTo(-chart.lower, 9);
          const shifted = xmrChart(series(...values.map((one) => (one === null ? null : one + shift))), FREE);
          expect(shifted?.meanRange).toBeCloseTo(chart.meanRange, 9);
          for (const { value: one, signals } of chart.points) if (one === null) expect(signals).toEqual([]);
        },
      ),
    );
  });
});
