import { describe, expect, it } from 'vitest';
import { reason } from './light-reasons.ts';
import { dayWords, periodWords } from './official-words.ts';

describe('official words', () => {
  it('writes periods as the papers do', () => {
    expect(['2026', '2026H1', '2026H2', '2026Q1', '2026Q4', '2026-03', 'soon'].map(periodWords)).toEqual([
      '2026年',
      '2026年上半年',
      '2026年下半年',
      '2026年一季度',
      '2026年四季度',
      '2026年3月',
      'soon',
    ]);
  });

  it('writes days as the papers do', () => {
    expect(dayWords('2026-04-09')).toBe('2026年4月9日');
    expect(dayWords('4月上旬')).toBe('4月上旬');
  });

  it('is what the reasons of a light are written in', () => {
    expect(reason('report-missing', 'yellow', { period: '2026Q3' }).text).toEqual({
      zh: '2026年三季度未填报。',
      en: 'No report for 2026 Q3.',
    });
    expect(reason('overdue', 'red', { due: '2026-06-30', days: 145 }).text.zh).toBe(
      '完成时限2026年6月30日已过145天。',
    );
  });
});
