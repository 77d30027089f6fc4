import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { addExact, divideExact, type Exact, exact, exactOf, multiplyExact } from '@sanyi/expression';
import { describe, expect, it } from 'vitest';
import { Deviation, type DeviationCase, type DeviationRules } from './deviation.ts';
import { deviationSamples } from './deviation-samples.ts';
import { seeded } from './testing/random-stays.ts';

const PUBLISHED = fileURLToPath(
  new URL('../../../../shared/oracles/payment/dip_regional_deviation_rules.csv', import.meta.url),
);
const present = existsSync(PUBLISHED);
if (!present)
  process.stderr.write('!!! ../shared is absent: deviation rules are NOT compared with published ones !!!\n');

const sample = (id: string) => deviationSamples.find((rules) => rules.id === id) as DeviationRules;
const coefficient = (text: string) => exactOf(text);

function given(cost: bigint, more: Partial<DeviationCase> = {}): DeviationCase {
  return {
    cost,
    standard: 1_000_000n,
    score: exactOf('800.0000'),
    hospital: coefficient('0.9000'),
    auxiliary: coefficient('1.2000'),
    blank: false,
    ...more,
  };
}

/** A formula of the published table such as `score*(cost/avg-2+1)*hosp*aux`, read by itself: sums of products over exact fractions. */
function formula(text: string, values: Readonly<Record<string, Exact>>): Exact {
  const tokens = text.replace(/\(no hosp\)/, '').match(/[a-z]+|[\d.]+|[()+\-*/]/g) ?? [];
  let at = 0;
  const factor = (): Exact => {
    const token = tokens[at++] ?? '';
    if (token === '(') {
      const inner = sum();
      at += 1;
      return inner;
    }
    return /[\d.]/.test(token) ? exactOf(token) : (values[token] as Exact);
  };
  const product = (): Exact => {
    let left = factor();
    while (tokens[at] === '*' || tokens[at] === '/') {
      const times = tokens[at++] === '*';
      const right = factor();
      left = times ? multiplyExact(left, right) : (divideExact(left, right) as Exact);
    }
    return left;
  };
  function sum(): Exact {
    let left = product();
    while (tokens[at] === '+' || tokens[at] === '-') {
      const plus = tokens[at++] === '+';
      const right = product();
      left = addExact(left, plus ? right : multiplyExact(right, exact(-1n)));
    }
    return left;
  }
  return sum();
}

/** A condition of the table such as `2*avg<cost<=5*avg`. */
function condition(text: string, values: Readonly<Record<string, Exact>>): boolean {
  const parts = text.split(/(<=|>=|<|>)/);
  for (let at = 0; at + 2 < parts.length; at += 2) {
    const left = formula(parts[at] ?? '', values);
    const right = formula(parts[at + 2] ?? '', values);
    const order = left.numerator * right.denominator - right.numerator * left.denominator;
    const holds = { '<': order < 0n, '<=': order <= 0n, '>': order > 0n, '>=': order >= 0n }[
      parts[at + 1] ?? ''
    ];
    if (holds !== true) return false;
  }
  return true;
}

describe('deviation rules', () => {
  it.each([
    ['base', 500_000n, 'low'],
    ['base', 500_001n, 'normal'],
    ['base', 1_999_999n, 'normal'],
    ['base', 2_000_000n, 'high'],
    ['jining-2023', 2_000_000n, 'normal'],
    ['jining-2023', 2_000_001n, 'high'],
    ['jining-2023', 5_000_000n, 'high'],
    ['jining-2023', 5_000_001n, 'extreme'],
    ['norm-2.0', 500_000n, 'normal'],
    ['norm-2.0', 499_999n, 'low'],
    ['norm-2.0', 5_000_001n, 'review'],
    ['norm-3.0-draft', 2_000_000n, 'review'],
  ])('%s puts a cost of %s against 1000000 into %s', (id, cost, band) => {
    expect(new Deviation(sample(id)).answer(given(cost)).band).toBe(band);
  });

  it('says nothing of a case without a standard, and leaves to a panel what no formula decides', () => {
    const rules = new Deviation(sample('norm-2.0'));
    expect(rules.answer(given(1n, { standard: null }))).toEqual({ band: null, score: null });
    expect(rules.answer(given(6_000_000n))).toEqual({ band: 'review', score: null });
  });

  it('is said in both languages', () => {
    const [low] = new Deviation(sample('base')).sentences();
    expect(low?.when.zh).toContain('总费用');
    expect(low?.score?.en).toContain('coefficient of the institution');
  });

  it('refuses a formula with an unknown name, naming the place', () => {
    const rules = { id: 'x', name: 'x', bands: [{ code: 'low' as const, when: 'price < 2', score: '' }] };
    expect(() => new Deviation(rules)).toThrow(/price/);
  });

  it.skipIf(!present)(
    'equals the published formulas of three cities on 10,000 random cases around every boundary',
    () => {
      const rows = readFileSync(PUBLISHED, 'utf8')
        .trim()
        .split('\n')
        .slice(1, 4)
        .map(
          (line) =>
            line
              .match(/("[^"]*"|[^,]*)(,|$)/g)
              ?.map((cell) => cell.replace(/,$/, '').replace(/^"|"$/g, '')) ?? [],
        );
      const next = seeded(9);
      for (const [place, id] of ['base', 'jining-2023', 'taian-2023'].entries()) {
        const [, , , lowRule, lowScore, normalScore, highRule, highScore, extremeRule, extremeScore, blank] =
          rows[place] ?? [];
        const rules = new Deviation(sample(id));
        for (let turn = 0; turn < 10_000; turn += 1) {
          const standard = BigInt(200_000 + Math.floor(next() * 5_000_000));
          const edge = [0.5, 2, 5][turn % 3] ?? 2;
          const near = BigInt(Math.round(Number(standard) * edge)) + BigInt(Math.floor(next() * 5) - 2);
          const cost = turn % 2 === 0 ? near : BigInt(Math.floor(Number(standard) * next() * 7));
          const own = given(cost, {
            standard,
            score: exact(BigInt(Math.floor(next() * 1e8)), 10_000n),
            hospital: exact(BigInt(4_000 + Math.floor(next() * 9_000)), 10_000n),
            auxiliary: exact(BigInt(10_000 + Math.floor(next() * 9_000)), 10_000n),
            blank: turn % 17 === 0,
          });
          const values = {
            cost: exact(cost),
            avg: exact(standard),
            score: own.score as Exact,
            hosp: own.hospital,
            aux: own.auxiliary,
          };
          const blankRule = /KBBZ: (.*)/.exec(blank ?? '')?.[1];
          let expected = normalScore ?? '';
          if (own.blank && blankRule) expected = blankRule;
          else if (condition(lowRule ?? '', values)) expected = lowScore ?? '';
          else if (extremeRule !== 'none' && condition(extremeRule ?? '', values))
            expected = extremeScore ?? '';
          else if (condition(highRule ?? '', values)) expected = highScore ?? '';
          expect(rules.answer(own).score).toEqual(formula(expected, values));
        }
      }
    },
  );

  it('equals the formulas of the two national editions on 10,000 random cases around every boundary', () => {
    const next = seeded(10);
    const two = new Deviation(sample('norm-2.0'));
    const three = new Deviation(sample('norm-3.0-draft'));
    for (let turn = 0; turn < 10_000; turn += 1) {
      const standard = BigInt(200_000 + Math.floor(next() * 5_000_000)) * 2n;
      const edge = [0.5, 2, 5][turn % 3] ?? 2;
      const cost = BigInt(Math.round(Number(standard) * edge)) + BigInt(Math.floor(next() * 5) - 2);
      const own = given(cost, { standard });
      const both = multiplyExact(own.hospital, own.auxiliary);
      const score = own.score as Exact;
      const ratio = exact(cost, standard);
      const factor =
        cost * 2n < standard ? ratio : cost > standard * 2n ? addExact(ratio, exact(-1n)) : exact(1n);
      expect(two.answer(own).score).toEqual(
        cost > standard * 5n ? null : multiplyExact(score, multiplyExact(factor, both)),
      );
      expect(three.answer(own).score).toEqual(
        cost >= standard * 2n
          ? null
          : cost * 2n < standard
            ? multiplyExact(score, ratio)
            : multiplyExact(score, both),
      );
    }
  });
});
