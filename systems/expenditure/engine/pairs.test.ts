import { describe, expect, it } from 'vitest';
import { comparablePeriods, type MonthlyCost, monthsOf, pairHospitals, wholeRegion } from './pairs.ts';

const year = (of: number) =>
  Array.from({ length: 12 }, (_, month) => `${of}-${String(month + 1).padStart(2, '0')}-01`);
const row = (
  institution: string,
  month: string,
  group: string,
  costed: number,
  fen: number,
): MonthlyCost => ({
  institution,
  month,
  group,
  cases: costed + 1,
  costed,
  fen: BigInt(fen),
});

describe('two periods', () => {
  it('are whole on both sides', () => {
    const told = [...year(2024), ...year(2025).slice(0, 8)];
    expect(comparablePeriods(told, 'year')).toEqual([]);
    expect(comparablePeriods(told, 'quarter')).toEqual(['2025Q2', '2025Q1']);
    expect(comparablePeriods(told, 'month')[0]).toBe('2025-08');
    expect(comparablePeriods([...year(2024), ...year(2025)], 'year')).toEqual(['2025']);
    expect(comparablePeriods([], 'month')).toEqual([]);
    expect(monthsOf('2025Q4')).toEqual(['2025-10-01', '2025-11-01', '2025-12-01']);
  });

  it('stand side by side, group by group, with what peers paid', () => {
    const hospitals = pairHospitals(
      [
        row('A', '2024-01-01', 'g', 2, 200),
        row('A', '2025-01-01', 'g', 3, 330),
        row('A', '2025-01-01', 'h', 1, 50),
        row('B', '2024-01-01', 'h', 4, 160),
      ],
      ['2025-01-01'],
    );
    expect(hospitals[0]).toEqual({
      institution: 'A',
      withoutCost: 3,
      groups: [
        {
          group: 'g',
          casesBefore: 2n,
          casesNow: 3n,
          fenBefore: 200n,
          fenNow: 330n,
          peerCasesBefore: 2n,
          peerFenBefore: 200n,
        },
        {
          group: 'h',
          casesBefore: 0n,
          casesNow: 1n,
          fenBefore: 0n,
          fenNow: 50n,
          peerCasesBefore: 4n,
          peerFenBefore: 160n,
        },
      ],
    });
    const whole = wholeRegion(hospitals);
    expect(whole.groups.map(({ group, casesBefore, casesNow }) => [group, casesBefore, casesNow])).toEqual([
      ['g', 2n, 3n],
      ['h', 4n, 1n],
    ]);
    expect(whole.withoutCost).toBe(4);
  });
});
