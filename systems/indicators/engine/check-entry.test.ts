import { describe, expect, it } from 'vitest';
import { checkEntry } from './check-entry.ts';

const share = { hasDenominator: true, isShare: true };
const entry = { numerator: '75', denominator: '100', period: '2026Q1' };

describe('entry check', () => {
  it.each([
    ['没有问题', entry, share, '2026-01-01', null],
    ['周期前一天不能填', entry, share, '2025-12-31', 'future-period'],
    ['比率缺分母', { ...entry, denominator: null }, share, '2026-04-01', 'denominator-missing'],
    ['分母为零', { ...entry, denominator: '0' }, share, '2026-04-01', 'denominator-zero'],
    ['占比不超过整体', { ...entry, numerator: '100.000001' }, share, '2026-04-01', 'part-exceeds-whole'],
    ['恰好等于整体', { ...entry, numerator: '100' }, share, '2026-04-01', null],
    ['平均值可以大于一', { ...entry, numerator: '1200' }, { ...share, isShare: false }, '2026-04-01', null],
    [
      '计数没有分母',
      { ...entry, denominator: null },
      { hasDenominator: false, isShare: false },
      '2026-04-01',
      null,
    ],
  ] as const)('%s', (_, given, indicator, today, fault) =>
    expect(checkEntry(given, indicator, today)).toBe(fault),
  );
});
