import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Deviation, deviationSamples } from '@sanyi/dip';
import { seeded } from '@sanyi/dip/testing';
import { type Exact, exact, exactOf } from '@sanyi/expression';
import { describe, expect, it } from 'vitest';
import { allocateBudget, type BudgetPart, budgetFaults, budgetLeaves } from './budget.ts';
import { type ClearingRules, clearPool } from './clearing.ts';
import { findCliffs } from './cliffs.ts';
import { PaymentFaults } from './fault.ts';
import {
  basePoints,
  bedDayPoints,
  headPoints,
  type PointEntry,
  paymentStandard,
  pointUnits,
} from './points.ts';
import { type ShareRule, sharedPayment } from './share-rule.ts';

const STANDARDS = join(process.cwd(), '../shared/oracles/payment/regional_drg_payment_standards_sample.csv');
const present = existsSync(STANDARDS);
if (!present)
  process.stderr.write(
    '!!! ../shared is absent: payment standards are NOT compared with published ones !!!\n',
  );

const fixed = (code: string, fen: bigint, parts: BudgetPart[] = []): BudgetPart => ({
  code,
  name: code,
  amount: { kind: 'fixed', fen },
  parts,
});
const share = (code: string, of: Exact, parts: BudgetPart[] = []): BudgetPart => ({
  code,
  name: code,
  amount: { kind: 'share', of },
  parts,
});

const plain: ClearingRules = {
  value: { kind: 'floating' },
  share: null,
  assessment: new Map(),
  deductions: new Map(),
  paid: new Map(),
  carried: new Map(),
};

/** Surplus kept down to 85 %, below it nothing is paid beyond cost ÷ 0.85; half of an overspend up to 110 %. */
const localRule: ShareRule = {
  id: 'local',
  name: '示例',
  knots: [
    { recorded: exact(0n), paid: exact(0n) },
    { recorded: exact(85n, 100n), paid: exact(1n) },
    { recorded: exact(1n), paid: exact(1n) },
    { recorded: exact(11n, 10n), paid: exact(105n, 100n) },
  ],
};

function entry(institution: string, points: string, recordedYuan: number): PointEntry {
  return {
    institution,
    pool: 'dip',
    kind: 'case',
    points: pointUnits(exactOf(points)),
    costFen: BigInt(recordedYuan) * 150n,
    recordedFen: BigInt(recordedYuan) * 100n,
  };
}

describe('the budget', () => {
  it('is divided over its tree, and the leaves add up to the fen', () => {
    const tree = [
      fixed('reserve', 1_000_001n),
      share('employee', exact(2n, 3n), [
        share('inpatient', exact(7n, 10n)),
        share('outpatient', exact(3n, 10n)),
      ]),
      share('resident', exact(1n, 3n)),
    ];
    const found = allocateBudget(tree, 100_000_000n);
    expect(budgetLeaves(tree).reduce((sum, { code }) => sum + (found.get(code) ?? 0n), 0n)).toBe(
      100_000_000n,
    );
    expect(found.get('employee')).toBe(65_999_999n);
    expect(found.get('inpatient')).toBe(46_199_999n);
  });

  it('is refused before anything is divided', () => {
    expect(budgetFaults([share('a', exact(1n, 2n)), share('b', exact(1n, 3n))], 1n)).toMatchObject([
      { code: 'shares-do-not-add-up', detail: '5/6' },
    ]);
    expect(budgetFaults([fixed('a', 1n), fixed('a', -1n)], -1n).map(({ code }) => code)).toEqual([
      'budget-below-zero',
      'twice',
      'amount-below-zero',
    ]);
    expect(() => allocateBudget([fixed('a', 2n)], 1n)).toThrow(PaymentFaults);
    expect(() => allocateBudget([fixed('a', 1n)], 2n)).toThrow(PaymentFaults);
    expect(() => allocateBudget([], 2n)).toThrow(PaymentFaults);
  });
});

describe('points', () => {
  it('of a long stay fall by segment', () => {
    const segments = [
      { days: 60, pointsPerDay: exact(10n) },
      { days: 120, pointsPerDay: exact(8n) },
      { days: null, pointsPerDay: exact(5n) },
    ];
    expect(bedDayPoints(0, segments)).toEqual(exact(0n));
    expect(bedDayPoints(60, segments)).toEqual(exact(600n));
    expect(bedDayPoints(61, segments)).toEqual(exact(608n));
    expect(bedDayPoints(200, segments)).toEqual(exact(600n + 960n + 100n));
    expect(() => bedDayPoints(-1, segments)).toThrow(RangeError);
  });

  it('of heads follow risk, of groups their mean', () => {
    expect(
      headPoints(exact(3n), [
        { heads: 100, risk: exact(1n) },
        { heads: 10, risk: exact(5n, 2n) },
      ]),
    ).toEqual(exact(375n));
    expect(basePoints(exact(1_500_000n), exact(1_000_000n))).toEqual(exact(150n));
  });

  it.skipIf(!present)('reproduce the 324 published payment standards to their printed digits', () => {
    const lines = readFileSync(STANDARDS, 'utf8').trim().split('\n').slice(1);
    const rates = new Map<string, string>();
    // The file's rate is worked out back and rounded; where a group weighs one at coefficient one, its standard is the rate itself.
    for (const line of lines) {
      const [scheme = '', , weight, payer = '', , coefficient, standard = ''] = line.split(',');
      if (weight === '1' && coefficient === '1') rates.set([scheme, payer, ''].join(' '), standard);
    }
    const wrong: string[] = [];
    for (const line of lines) {
      const [
        scheme = '',
        drg,
        weight = '',
        payer = '',
        level = '',
        coefficient = '',
        standard = '',
        rate = '',
      ] = line.split(',');
      // Wuxi prices a level by a rate of its own, Wuhan a payer; the rate is the one of the whole column, not of the row.
      const key = [scheme, payer, coefficient === '' ? level : ''].join(' ');
      const own = rates.get(key) ?? rate;
      rates.set(key, own);
      const places = standard.split('.')[1]?.length ?? 0;
      const made = paymentStandard(exactOf(weight), exactOf(own), exactOf(coefficient || '1'), places);
      const printed = BigInt(standard.replace('.', ''));
      if (made !== printed) wrong.push(`${scheme} ${drg} ${level}: ${made} ≠ ${printed}`);
    }
    expect(lines).toHaveLength(324);
    expect(wrong).toEqual([]);
  });
});

describe('a rule for surplus and overspend', () => {
  it.each([
    [0n, 0n],
    [425_000n, 500_000n],
    [850_000n, 1_000_000n],
    [900_000n, 1_000_000n],
    [1_000_000n, 1_000_000n],
    [1_050_000n, 1_025_000n],
    [1_100_000n, 1_050_000n],
    [9_000_000n, 1_050_000n],
  ])('pays for %s recorded of 1000000 payable %s', (recorded, paid) => {
    expect(sharedPayment(localRule, recorded, 1_000_000n)).toBe(paid);
  });

  it('has a jump where two knots stand at one place, which belongs to the later one', () => {
    const jump: ShareRule = {
      id: 'j',
      name: '',
      knots: [
        { recorded: exact(0n), paid: exact(9n, 10n) },
        { recorded: exact(1n), paid: exact(9n, 10n) },
        { recorded: exact(1n), paid: exact(1n) },
      ],
    };
    expect(sharedPayment(jump, 999_999n, 1_000_000n)).toBe(900_000n);
    expect(sharedPayment(jump, 1_000_000n, 1_000_000n)).toBe(1_000_000n);
  });
});

describe('a clearing', () => {
  it('goes from points to what is still due', () => {
    const { sheets, ...sums } = clearPool(
      [entry('A', '600', 5_000), entry('B', '400', 4_400)],
      { poolFen: 1_000_000n, reserveFen: 10_000n },
      {
        ...plain,
        share: localRule,
        assessment: new Map([['B', exact(95n, 100n)]]),
        deductions: new Map([['A', 1_000n]]),
        paid: new Map([['A', 500_000n]]),
        carried: new Map([['B', -500n]]),
      },
    );
    // A: recorded 5000 of 6000 payable is below 85 %, so 5000 ÷ 0.85. B: 110 %, half of the 400 above, of which the reserve bears 100.
    expect(sheets).toMatchObject([
      {
        institution: 'A',
        payableFen: 600_000n,
        claimedFen: 588_235n,
        deductedFen: 1_000n,
        finalFen: 587_235n,
        dueFen: 87_235n,
      },
      {
        institution: 'B',
        payableFen: 400_000n,
        claimedFen: 420_000n,
        fromReserveFen: 10_000n,
        withheldFen: 20_500n,
        finalFen: 389_500n,
        dueFen: 389_000n,
      },
    ]);
    expect(sums).toMatchObject({ finalFen: 976_735n, returnedFen: 33_265n, reserveLeftFen: 0n });
  });

  it('at a fixed price leaves what is not earned, and scales down when money lacks', () => {
    const entries = [entry('A', '600', 5_000), entry('B', '400', 4_000)];
    const priced = (fen: bigint) =>
      clearPool(
        entries,
        { poolFen: 1_000_000n, reserveFen: 0n },
        { ...plain, value: { kind: 'fixed', fenPerPoint: exact(fen) } },
      );
    expect(priced(900n)).toMatchObject({ finalFen: 900_000n, returnedFen: 100_000n });
    expect(priced(1_100n)).toMatchObject({ finalFen: 1_000_000n, returnedFen: 0n });
  });

  it('carries over what a deduction cannot take', () => {
    const { sheets } = clearPool(
      [entry('A', '600', 5_000)],
      { poolFen: 1_000n, reserveFen: 0n },
      { ...plain, deductions: new Map([['A', 1_500n]]) },
    );
    expect(sheets).toMatchObject([{ deductedFen: 1_000n, finalFen: 0n, carriedFen: -500n, dueFen: -500n }]);
  });

  it('is refused with every fault named', () => {
    const refused = (() => {
      try {
        clearPool(
          [{ ...entry('A', '0', 1), recordedFen: -1n }],
          { poolFen: -1n, reserveFen: 0n },
          {
            ...plain,
            share: { id: 's', name: '', knots: [] },
            assessment: new Map([['A', exact(11n, 10n)]]),
            deductions: new Map([['Z', 1n]]),
          },
        );
      } catch (error) {
        return (error as PaymentFaults).faults.map(({ code }) => code);
      }
      return [];
    })();
    expect(refused).toEqual([
      'budget-below-zero',
      'amount-below-zero',
      'no-points',
      'no-parts',
      'share-out-of-range',
      'unknown-institution',
    ]);
  });

  it('adds up, does not care for order, and moves only the residue when a hospital is split: 10,000 random pools', () => {
    const next = seeded(17);
    for (let turn = 0; turn < 10_000; turn += 1) {
      const hospitals = 1 + Math.floor(next() * 6);
      const entries = Array.from(
        { length: hospitals * (1 + Math.floor(next() * 4)) },
        (_, place): PointEntry => {
          const recorded = Math.floor(next() * 50_000);
          return { ...entry(`H${place % hospitals}`, (next() * 900 + 0.0001).toFixed(4), recorded) };
        },
      );
      const money = {
        poolFen: BigInt(Math.floor(next() * 40_000_000)),
        reserveFen: BigInt(Math.floor(next() ** 3 * 2_000_000)),
      };
      const rules: ClearingRules = {
        ...plain,
        value:
          next() < 0.5
            ? { kind: 'floating' }
            : { kind: 'fixed', fenPerPoint: exact(BigInt(1 + Math.floor(next() * 30_000)), 7n) },
        share: next() < 0.7 ? localRule : null,
        assessment: new Map(next() < 0.5 ? [['H0', exact(BigInt(Math.floor(next() * 100)), 100n)]] : []),
        deductions: new Map(next() < 0.5 ? [['H0', BigInt(Math.floor(next() * 100_000))]] : []),
      };
      const found = clearPool(entries, money, rules);
      expect(found.finalFen + found.returnedFen + found.reserveLeftFen).toBe(
        money.poolFen + money.reserveFen,
      );
      for (const sheet of found.sheets) expect(sheet.finalFen).toBeGreaterThanOrEqual(0n);
      expect(clearPool(entries.toReversed(), money, rules)).toEqual(found);
      if (rules.share || rules.assessment.size > 0 || rules.deductions.size > 0) continue;
      const split = clearPool(
        entries.map((own, place) =>
          own.institution === 'H0' && place % 2 === 0 ? { ...own, institution: 'H0b' } : own,
        ),
        money,
        rules,
      );
      const of = (clearing: typeof found, names: string[]) =>
        clearing.sheets.reduce(
          (sum, sheet) => sum + (names.includes(sheet.institution) ? sheet.finalFen : 0n),
          0n,
        );
      const moved = of(split, ['H0', 'H0b']) - of(found, ['H0']);
      expect(moved >= -1n && moved <= 1n).toBe(true);
    }
  });
});

describe('cliffs', () => {
  const at = (id: string, hospital = '0.9000') =>
    findCliffs(
      new Deviation(deviationSamples.find((rules) => rules.id === id) ?? { id: '', name: '', bands: [] }),
      {
        standard: 1_000_000n,
        score: exactOf('800.0000'),
        hospital: exactOf(hospital),
        auxiliary: exactOf('1.0000'),
      },
    ).map(({ cost, from, to, kind }) => [cost, from, to, kind]);

  it('the 2.0 rule jumps at one half, goes on smoothly at two, and is left to a panel above five', () => {
    expect(at('norm-2.0')).toEqual([
      [499_999n, 'low', 'normal', 'jump'],
      [2_000_000n, 'normal', 'high', 'smooth'],
      [5_000_000n, 'high', 'review', 'undecided'],
    ]);
  });

  it('one city falls above five, and does not jump at one half where the coefficient is one half', () => {
    expect(at('jining-2023')).toEqual([
      [500_000n, 'low', 'normal', 'jump'],
      [2_000_000n, 'normal', 'high', 'smooth'],
      [5_000_000n, 'high', 'extreme', 'fall'],
    ]);
    expect(at('jining-2023', '0.5000')[0]?.[3]).toBe('smooth');
  });
});
