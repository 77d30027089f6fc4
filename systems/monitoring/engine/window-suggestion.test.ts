import { describe, expect, it } from 'vitest';
import { suggestWindows } from './window-suggestion.ts';

describe('window suggestion', () => {
  it('reads 4、7、10月和次年1月上旬 as four windows of ten days', () => {
    const duty = {
      cadence: 'quarterly',
      months: [4, 7, 10, 1],
      monthYearOffset: [0, 0, 0, 1],
      partOfMonth: 'first_ten_days',
    };
    expect(suggestWindows(duty, 2026)).toEqual([
      { period: '2026Q1', opensOn: '2026-04-01', closesOn: '2026-04-10' },
      { period: '2026Q2', opensOn: '2026-07-01', closesOn: '2026-07-10' },
      { period: '2026Q3', opensOn: '2026-10-01', closesOn: '2026-10-10' },
      { period: '2026Q4', opensOn: '2027-01-01', closesOn: '2027-01-10' },
    ]);
  });

  it('takes the whole month when the paper names no part, and the last day it has', () => {
    const duty = { cadence: 'yearly', months: [2], monthYearOffset: [1], partOfMonth: null };
    expect(suggestWindows(duty, 2027)).toEqual([
      { period: '2027', opensOn: '2028-02-01', closesOn: '2028-02-29' },
    ]);
    expect(suggestWindows({ ...duty, partOfMonth: 'last_ten_days' }, 2026)[0]?.closesOn).toBe('2027-02-28');
  });

  it('suggests nothing for a duty without months', () => {
    expect(
      suggestWindows({ cadence: 'quarterly', months: null, monthYearOffset: null, partOfMonth: null }, 2026),
    ).toEqual([]);
    expect(
      suggestWindows({ cadence: 'periodic', months: [3], monthYearOffset: null, partOfMonth: null }, 2026),
    ).toEqual([]);
  });
});
