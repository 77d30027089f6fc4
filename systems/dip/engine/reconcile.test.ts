import { Deviation, deviationSamples } from '@sanyi/dip';
import { describe, expect, it } from 'vitest';
import { readCoefficients } from './coefficient-rows.ts';
import { type OwnCase, reconcile } from './reconcile.ts';
import { readStatement, type StatementLine } from './statement-rows.ts';
import { decimalCell, HeadingError } from './table-rows.ts';

const deviation = new Deviation(
  deviationSamples.find(({ id }) => id === 'norm-2.0') ?? { id: '', name: '', bands: [] },
);
const scores: Readonly<Record<string, string>> = { A: '800.0000', B: '1000.0000' };
const options = {
  deviation,
  pointValue: '10.0000',
  groupOf: (code: string) => (code === 'a' ? 'A' : code),
  scoreOf: (group: string) => scores[group] ?? null,
};

function own(encounter: string, more: Partial<OwnCase> = {}): OwnCase {
  return {
    institution: 'H1',
    encounter,
    group: 'A',
    score: '800.0000',
    coefficient: '1.0000',
    auxiliary: '1.0000',
    costFen: 800_000n,
    ...more,
  };
}

function line(encounter: string, points: string, more: Partial<StatementLine> = {}): StatementLine {
  return {
    row: 2,
    institution: 'H1',
    encounter,
    group: 'A',
    score: null,
    coefficient: null,
    auxiliary: null,
    costFen: null,
    points,
    ...more,
  };
}

const only = (statement: StatementLine, mine: OwnCase) => reconcile([statement], [mine], options);

describe('a statement and own results', () => {
  it('agree', () => {
    const found = only(line('1', '800.0000', { group: 'a' }), own('1'));
    expect(found).toMatchObject({
      cases: 1,
      agreeing: 1,
      statementFen: 800_000n,
      ownFen: 800_000n,
      causes: [],
    });
  });

  it.each([
    ['other-group', line('1', '1000.0000', { group: 'B' }), own('1'), 200_000n],
    ['other-score', line('1', '790.0000', { score: '790.0000' }), own('1'), -10_000n],
    ['other-coefficient', line('1', '720.0000', { coefficient: '0.9000' }), own('1'), -80_000n],
    ['other-auxiliary', line('1', '960.0000', { auxiliary: '1.2000' }), own('1'), 160_000n],
    // Own: below half of 8000 yuan it is paid by its cost, 300 points. The bureau counted it as normal.
    ['other-band', line('1', '800.0000'), own('1', { costFen: 300_000n }), 500_000n],
    ['other-cost', line('1', '300.0000', { costFen: 300_000n }), own('1'), -500_000n],
    ['unmatched', line('1', '800.0000'), own('1', { group: '', score: null }), 800_000n],
    ['panel', line('1', '800.0000'), own('1', { costFen: 5_000_000n }), 800_000n],
  ] as const)('differ by %s, in money', (cause, statement, mine, fen) => {
    const found = only(statement, mine);
    expect(found.causes).toEqual([{ cause, cases: 1, fen }]);
    expect(found.statementFen - found.ownFen).toBe(fen);
  });

  it('miss cases on either side', () => {
    const found = reconcile([line('1', '800.0000')], [own('2')], options);
    expect(found.causes).toEqual([
      { cause: 'not-in-facts', cases: 1, fen: 800_000n },
      { cause: 'not-in-statement', cases: 1, fen: -800_000n },
    ]);
    expect(found.cases).toBe(2);
  });

  it('differ by parts that add up to the fen, however many things differ at once', () => {
    const uneven = { ...options, pointValue: '9.8731' };
    let at = 7;
    const next = () => (at = (at * 48_271) % 2_147_483_647) / 2_147_483_647;
    const lines: StatementLine[] = [];
    const mine: OwnCase[] = [];
    for (let place = 0; place < 2_000; place += 1) {
      const decimal = (most: number) => (next() * most).toFixed(4);
      if (next() < 0.95)
        mine.push(
          own(String(place), {
            costFen: BigInt(Math.floor(next() * 3_000_000)),
            coefficient: decimal(2),
            ...(next() < 0.1 ? { group: '', score: null } : {}),
          }),
        );
      if (next() < 0.95)
        lines.push(
          line(String(place), decimal(2_000), {
            group: next() < 0.5 ? 'A' : 'B',
            score: next() < 0.5 ? null : decimal(1_500),
            coefficient: next() < 0.5 ? null : decimal(2),
            auxiliary: next() < 0.5 ? null : decimal(2),
            costFen: next() < 0.5 ? null : BigInt(Math.floor(next() * 9_000_000)),
          }),
        );
    }
    const found = reconcile(lines, mine, uneven);
    for (const difference of found.differences)
      expect(difference.parts.reduce((sum, { fen }) => sum + fen, 0n)).toBe(difference.differenceFen);
    expect(found.causes.reduce((sum, { fen }) => sum + fen, 0n)).toBe(found.statementFen - found.ownFen);
    expect(found.causes.length).toBeGreaterThan(7);
  });
});

describe('tables', () => {
  it('are read by headings, and rows that cannot be taken are told', () => {
    const { lines, gaps } = readStatement([
      ['某市 2025 年 3 月结算单'],
      ['医疗机构编码', '就诊ID', 'DIP编码', '病种分值', '机构系数', '总费用（元）', '结算分值'],
      ['H1', '1', 'A', '800', '1.05', '8,000.50', '840'],
      ['H1', '1', 'A', '800', '1.05', '8000', '840'],
      ['H1', '', 'A', '', '', '', '840'],
      ['H1', '2', 'A', '', '', '', '待定'],
      [null, '', ''],
      ['H1', '3', 'A', '八百', '', '', '840.00005'],
    ]);
    expect(lines).toMatchObject([
      { row: 3, score: '800.0000', coefficient: '1.0500', costFen: 800_050n, points: '840.0000' },
      { row: 8, score: null, points: '840.0001' },
    ]);
    expect(gaps.map(({ row, kind }) => [row, kind])).toEqual([
      [4, 'twice'],
      [5, 'missing'],
      [6, 'number'],
      [8, 'number'],
    ]);
    expect(() => readStatement([['医疗机构编码', '就诊ID']])).toThrow(HeadingError);
  });

  it('give coefficients', () => {
    const { rows, gaps } = readCoefficients([
      ['机构编码', '系数'],
      ['H1', '1.05'],
      ['H2', '0'],
      ['H1', '1.1'],
      ['', '1'],
    ]);
    expect(rows).toEqual([{ institution: 'H1', coefficient: '1.0500' }]);
    expect(gaps.map(({ kind }) => kind)).toEqual(['number', 'twice', 'missing']);
  });

  it('round what a sheet shows beyond the places', () => {
    expect(decimalCell('1.23455', 4)).toBe('1.2346');
    expect(decimalCell('12', 2)).toBe('12.00');
    expect(decimalCell('0.00004', 4)).toBe('0.0000');
    expect(decimalCell('-1', 2)).toBeNull();
  });
});
