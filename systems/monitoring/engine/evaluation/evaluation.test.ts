import type { Light } from '@sanyi/kernel';
import { fen, fixed } from '@sanyi/quantity';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EvaluationFacts, type EvaluationRule, reaches, scoreOf } from './score.ts';
import { shareMoney } from './share-money.ts';

const rule: EvaluationRule = {
  completionWeight: 40,
  attainmentWeight: 30,
  timelinessWeight: 15,
  verificationWeight: 15,
  yellowCredit: fixed('60.0', 1),
  fundingThreshold: fixed('60.00', 2),
};
const facts = (given: Partial<EvaluationFacts>): EvaluationFacts => ({
  lights: [],
  shares: [],
  reports: { inTime: 0, expected: 0 },
  verified: 0,
  ...given,
});
const scores = (given: Partial<EvaluationFacts>) => {
  const { parts, total } = scoreOf(facts(given), rule);
  return [...parts.map(({ score }) => score), total];
};

describe('a score', () => {
  it.each([
    ['nothing to judge', {}, [null, null, null, null, null]],
    [
      'everything done',
      {
        lights: ['green', 'ongoing'],
        shares: [fixed('100', 2)],
        reports: { inTime: 8, expected: 8 },
        verified: 2,
      },
      ['40.00', '30.00', '15.00', '15.00', '100.00'],
    ],
    // 40 × (1 + 0.6) ÷ 4 = 16; 30 × (50 + 0) ÷ 200 = 7.5; 15 × 3 ÷ 4 = 11.25; 15 × 1 ÷ 4 = 3.75.
    [
      'a year half done',
      {
        lights: ['green', 'yellow', 'red', 'grey'],
        shares: [fixed('50', 2), null],
        reports: { inTime: 3, expected: 4 },
        verified: 1,
      },
      ['16.00', '7.50', '11.25', '3.75', '38.50'],
    ],
    // Without targets the others make up the whole: (40 + 15 + 0) × 100 ÷ 70 = 78.571…
    [
      'no targets',
      { lights: ['green'], reports: { inTime: 1, expected: 1 }, verified: 0 },
      ['40.00', null, '15.00', '0.00', '78.57'],
    ],
    // 40 ÷ 3 = 13.33…, 15 ÷ 3 = 5.00; (13.333… + 5) × 100 ÷ 55 = 33.33…: the total rests on unrounded parts.
    ['a third', { lights: ['green', 'red', 'red'], verified: 1 }, ['13.33', null, null, '5.00', '33.33']],
  ] as const)('of %s', (_, given, expected) => {
    expect(scores(given as Partial<EvaluationFacts>)).toEqual(expected);
  });

  it('never falls when a light gets better, and lies between nought and a hundred', () => {
    const better: Readonly<Record<Light, Light>> = {
      red: 'yellow',
      grey: 'yellow',
      yellow: 'green',
      green: 'green',
      ongoing: 'ongoing',
    };
    const light = fc.constantFrom<Light>('red', 'grey', 'yellow', 'green', 'ongoing');
    fc.assert(
      fc.property(fc.array(light, { minLength: 1, maxLength: 12 }), fc.nat(11), (lights, place) => {
        const raised = lights.map((one, at) => (at === place ? better[one] : one));
        const [before, after] = [lights, raised].map((one) =>
          Number(scoreOf(facts({ lights: one }), rule).total),
        );
        expect(after).toBeGreaterThanOrEqual(before ?? 0);
        expect(after).toBeLessThanOrEqual(100);
        expect(before).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('reaches the threshold exactly', () => {
    expect([reaches('60.00', rule.fundingThreshold), reaches('59.99', rule.fundingThreshold)]).toEqual([
      true,
      false,
    ]);
    expect(reaches(null, rule.fundingThreshold)).toBe(false);
  });
});

describe('money by points', () => {
  const candidate = (organisationId: string, total: string | null, base = 1n) => ({
    organisationId,
    name: organisationId,
    total,
    base,
  });
  const told = (pool: bigint, ...all: ReturnType<typeof candidate>[]) => {
    const { shares, left } = shareMoney(fen(pool), all, rule.fundingThreshold);
    return [...shares.map(({ amount }) => String(amount)), `left ${left}`];
  };

  it.each([
    [
      'in equal parts, the fen left over to the first',
      told(100n, candidate('a', '80.00'), candidate('b', '80.00'), candidate('c', '80.00')),
      ['34', '33', '33', 'left 0'],
    ],
    ['by points', told(1_000n, candidate('a', '90.00'), candidate('b', '60.00')), ['600', '400', 'left 0']],
    [
      'nothing below the threshold',
      told(1_000n, candidate('a', '90.00'), candidate('b', '59.99')),
      ['1000', '0', 'left 0'],
    ],
    [
      'by points and base',
      told(1_000n, candidate('a', '80.00', 3n), candidate('b', '80.00', 1n)),
      ['750', '250', 'left 0'],
    ],
    ['to nobody', told(1_000n, candidate('a', '10.00'), candidate('b', null)), ['0', '0', 'left 1000']],
    ['without anybody', told(7n), ['left 7']],
  ] as const)('goes %s', (_, given, expected) => {
    expect(given).toEqual(expected);
  });

  it('is never lost, to the fen', () => {
    const one = fc.record({
      total: fc.option(
        fc.integer({ min: 0, max: 10_000 }).map((hundredths) => (hundredths / 100).toFixed(2)),
      ),
      base: fc.bigInt({ min: 0n, max: 10_000_000n }),
    });
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 14n }), fc.array(one, { maxLength: 40 }), (pool, all) => {
        const { shares, left } = shareMoney(
          fen(pool),
          all.map(({ total, base }, place) => candidate(String(place), total, base)),
          rule.fundingThreshold,
        );
        const sum = shares.reduce((total, { amount }) => total + amount, 0n);
        expect(sum + left).toBe(pool);
        for (const share of shares) if (share.points === 0n) expect(share.amount).toBe(0n);
      }),
      { numRuns: 500 },
    );
  });
});
