import { describe, expect, it } from 'vitest';
import type { Value } from './contract.ts';
import { axisBounds, seriesOf } from './value-series.ts';

const value = (
  period: string,
  result: string | null,
  superseded = false,
  approval: Value['approval'] = 'approved',
): Value => ({
  id: `${period} ${result}`,
  period,
  organisationId: 'o1',
  organisationName: { zh: '区', en: 'district' },
  numerator: '1',
  denominator: null,
  result,
  note: '',
  enteredBy: '',
  enteredAt: '',
  superseded,
  approval,
  judgedBy: null,
  judgedAt: null,
  judgedNote: null,
  remarks: [],
});

describe('seriesOf', () => {
  it('holds nothing that nobody has approved', () => {
    const points = seriesOf([
      value('2026Q1', '1'),
      value('2026Q2', '2', false, 'waiting'),
      value('2026Q2', '3', false, 'returned'),
    ]);
    expect(points.map(({ period }) => period)).toEqual(['2026Q1']);
  });

  it('keeps a place for a period without an entry and leaves out what was corrected', () => {
    const points = seriesOf([
      value('2026Q3', '74.26'),
      value('2026Q1', '70.00', true),
      value('2026Q1', '71.68'),
      value('2025', '69.00'),
    ]);
    expect(points.map((point) => [point.period, point.value?.result ?? null])).toEqual([
      ['2026Q1', '71.68'],
      ['2026Q2', null],
      ['2026Q3', '74.26'],
    ]);
  });

  it('is empty without values', () => {
    expect(seriesOf([value('2026Q1', null)])).toEqual([]);
  });
});

describe('axisBounds', () => {
  it('gives bounds without binary dust and never below zero for what cannot be negative', () => {
    expect(axisBounds([10.9, 11.8, 11])).toEqual({ min: 10.7, max: 12 });
    expect(axisBounds([1, 20])).toEqual({ min: 0, max: 30 });
    expect(axisBounds([5])).toEqual({ min: 4, max: 6 });
  });
});
