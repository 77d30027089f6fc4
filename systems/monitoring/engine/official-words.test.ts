import { describe, expect, it } from 'vitest';
import { dayWords, instantWords, periodText, periodWords } from './official-words.ts';

describe('official words', () => {
  it('writes periods as the papers do', () => {
    expect(['2026', '2026H1', '2026H2', '2026Q1', '2026Q4', '2026-03'].map(periodWords)).toEqual([
      '2026年',
      '2026年上半年',
      '2026年下半年',
      '2026年一季度',
      '2026年四季度',
      '2026年3月',
    ]);
    expect(periodText('2026Q3').en).toBe('2026 Q3');
    expect(() => periodWords('soon')).toThrow(RangeError);
  });

  it('writes days and instants as the papers do, in Shanghai', () => {
    expect(dayWords('2026-04-09')).toBe('2026年4月9日');
    expect(instantWords('2026-10-09T16:05:00.000Z')).toBe('2026年10月10日00时05分');
  });
});
