import { exact } from '@sanyi/expression';
import { describe, expect, it } from 'vitest';
import { AuxiliaryCoefficients, testAuxiliary } from './auxiliary.ts';
import type { AuxiliaryDimension } from './auxiliary-dimension.ts';
import { bootstrap } from './bootstrap.ts';
import { buildCatalogue } from './build.ts';
import type { DipCase } from './case.ts';
import { addedCoefficient, groupLevelCoefficients, levelCoefficients } from './coefficients.ts';
import { DipCollector } from './columns.ts';
import { diffCatalogues } from './diff.ts';
import { dipNeighbourText, explainMatch, notGroupedText, wayText } from './explain.ts';
import { Matcher } from './match.ts';
import { rebalance } from './score.ts';
import { SingleReader } from './single-reader.ts';
import { exampleRules } from './testing/example-rules.ts';
import { randomStays, seeded } from './testing/random-stays.ts';

const YEAR = 2025;

function stay(diagnosis: string, operations: string, fen: number, more: Partial<DipCase> = {}): DipCase {
  return {
    sex: '1',
    ageYears: 60,
    ageDays: null,
    weightGrams: null,
    stayDays: 5,
    dischargeMode: '1',
    diagnoses: [diagnosis],
    operations: operations.split(' ').filter((code) => code !== ''),
    year: YEAR,
    institution: 'A',
    totalFen: Math.round(fen),
    drugFen: null,
    consumableFen: null,
    ...more,
  };
}

function collected(stays: Iterable<DipCase>) {
  const collector = new DipCollector(16);
  for (const item of stays) collector.add(item);
  return collector.columns();
}

const built = (stays: Iterable<DipCase>, rules = exampleRules) =>
  buildCatalogue(collected(stays), rules, { id: 'c', name: '', year: YEAR });

/** A normal deviate, near enough: twelve uniform ones. */
function normal(next: () => number): number {
  let sum = -6;
  for (let at = 0; at < 12; at += 1) sum += next();
  return sum;
}

describe('certainty of scores', () => {
  it('holds the true score as often as it says, for groups of fifteen to eighty cases with a long tail', () => {
    const groups = Array.from({ length: 12 }, (_, place) => ({
      code: `K${String(10 + place)}.000`,
      middle: 300_000 * (1 + place / 3),
      share: 1 + (place % 4) * 1.5,
    }));
    const sigma = 0.6;
    const whole = groups.reduce((sum, { share }) => sum + share, 0);
    const trueMean = (middle: number) => middle * Math.exp(sigma ** 2 / 2);
    const regionMean = groups.reduce((sum, { share, middle }) => sum + share * trueMean(middle), 0) / whole;
    let held = 0;
    let asked = 0;
    for (let region = 0; region < 60; region += 1) {
      const next = seeded(region + 1);
      const stays = Array.from({ length: 560 }, () => {
        let at = next() * whole;
        const group = groups.find(({ share }) => (at -= share) < 0) ?? groups[0];
        return stay(group?.code ?? '', '', (group?.middle ?? 0) * Math.exp(sigma * normal(next)));
      });
      const found = built(stays);
      const certainty = bootstrap(found, { draws: 200, seed: 5, confidence: 0.95 });
      for (const { key, low, high } of certainty.groups) {
        const group = groups.find(({ code }) => code.startsWith(key));
        if (!group || low === null || high === null) continue;
        const truth = (trueMean(group.middle) / regionMean) * 1_000 * 10_000;
        asked += 1;
        if (low <= truth && truth <= high) held += 1;
      }
    }
    expect(asked).toBeGreaterThan(600);
    // Some 630 intervals: 95 % give or take three standard errors.
    expect(held / asked).toBeGreaterThan(0.925);
    expect(held / asked).toBeLessThan(0.975);
  }, 60_000);

  it('gives the same digits for shuffled cases and other digits for another seed', () => {
    const stays = [...randomStays(2_000, 3)];
    const options = { draws: 60, seed: 1, confidence: 0.95 };
    const first = JSON.stringify(bootstrap(built(stays), options));
    expect(JSON.stringify(bootstrap(built(stays.toReversed()), options))).toBe(first);
    expect(JSON.stringify(bootstrap(built(stays), { ...options, seed: 2 }))).not.toBe(first);
  });

  it('tells groups that are core by chance, and combinations that nearly are', () => {
    const next = seeded(8);
    const some = (count: number, code: string) =>
      Array.from({ length: count }, () => stay(code, '', 500_000 * (0.5 + next())));
    const { groups, nearCore } = bootstrap(
      built([
        ...some(400, 'I20.000'),
        ...some(15, 'I20.100'),
        ...some(13, 'I20.200'),
        ...some(13, 'I20.300'),
      ]),
      { draws: 300, seed: 4, confidence: 0.95 },
    );
    const stays = (key: string) => groups.find((group) => group.key === key)?.staysCore;
    expect(stays('I20.0')).toBe(1);
    expect(stays('I20.1')).toBeGreaterThan(0.4);
    expect(stays('I20.1')).toBeLessThan(0.65);
    expect(nearCore.map(({ key }) => key).sort()).toEqual(['I20.2', 'I20.3']);
    expect(nearCore[0]?.becomesCore).toBeGreaterThan(0.2);
    expect(nearCore[0]?.becomesCore).toBeLessThan(0.45);
    expect(groups.find(({ key }) => key === 'I20/conservative')?.staysCore).toBeNull();
  });

  it('says nothing of a group whose cases all cost the same', () => {
    const { groups } = bootstrap(built(Array.from({ length: 30 }, () => stay('I20.000', '', 500_000))), {
      draws: 20,
      seed: 1,
      confidence: 0.95,
    });
    expect(groups[0]).toMatchObject({ low: null, high: null, rank: 1 });
  });

  it('gives institutions an interval around their cost level', () => {
    const next = seeded(12);
    const stays = Array.from({ length: 600 }, (_, place) =>
      stay('I20.000', '', (place % 3 === 0 ? 900_000 : 450_000) * (0.5 + next()), {
        institution: place % 3 === 0 ? 'A' : 'B',
      }),
    );
    const { institutions } = bootstrap(built(stays), { draws: 200, seed: 1, confidence: 0.95 });
    for (const { institution, level, low, high } of institutions) {
      const truth = institution === 'A' ? 1.5 : 0.75;
      expect(level).toBeCloseTo(truth, 1);
      expect(low).toBeLessThan(truth);
      expect(high).toBeGreaterThan(truth);
    }
  });
});

describe('coefficients', () => {
  const times = (count: number, fen: number, institution: string, operations = '51.2200', code = 'K80.000') =>
    Array.from({ length: count }, () => stay(code, operations, fen, { institution }));
  const level = (institution: string) => ({ A: '3', B: '2' })[institution] ?? null;
  const rule = {
    cases: { is: '>=' as const, value: exact(20n) },
    difference: { is: '>=' as const, value: exact(1n, 10n) },
    order: ['2', '3'],
  };

  it('are the mean of a level by that of the region', () => {
    const { levels, without } = levelCoefficients(
      built([...times(20, 900_000, 'A'), ...times(20, 600_000, 'B'), ...times(20, 300_000, 'C')]),
      level,
    );
    expect([...levels].map(([name, { value, cases }]) => [name, value, cases])).toEqual([
      ['2', 10_000n, 20],
      ['3', 15_000n, 20],
    ]);
    expect(without).toEqual(['C']);
  });

  it('by group only where levels differ, cases suffice and the lower level is not the dearer', () => {
    const of = (stays: DipCase[]) => groupLevelCoefficients(built(stays), level, rule)[0];
    expect([...(of([...times(30, 900_000, 'A'), ...times(30, 600_000, 'B')])?.levels ?? [])]).toMatchObject([
      ['2', { value: 8_000n }],
      ['3', { value: 12_000n }],
    ]);
    expect(of([...times(30, 600_000, 'A'), ...times(30, 900_000, 'B')])?.reason).toBe('inverted');
    expect(of([...times(30, 640_000, 'A'), ...times(30, 600_000, 'B')])?.reason).toBe('no-difference');
    expect(of([...times(30, 900_000, 'A'), ...times(19, 600_000, 'B')])?.reason).toBe('too-few-cases');
    expect(of([...times(30, 900_000, 'A', ''), ...times(30, 600_000, 'B', '')])?.reason).toBe('conservative');
  });

  it('add up from a base and additions', () => {
    const additions = [
      { name: 'CMI', value: exact(5n, 1_000n) },
      { name: '重点专科', value: exact(2n, 100n) },
    ];
    expect(addedCoefficient(exact(95n, 100n), additions, 4)).toBe(9_750n);
  });

  it('a rebalanced score leaves the sum of points, and tells what rounding left', () => {
    const { scores, residue } = rebalance([
      { before: 10_000n, after: 12_000n, cases: 10 },
      { before: 20_000n, after: 20_000n, cases: 7 },
    ]);
    expect(scores).toEqual([11_077n, 18_462n]);
    expect(residue).toBe(240_000n - (11_077n * 10n + 18_462n * 7n));
  });
});

describe('auxiliary directories', () => {
  const dimensions: readonly AuxiliaryDimension[] = [
    {
      kind: 'rows',
      code: 'icu',
      name: '重症监护天数',
      rows: [
        { code: '15+', name: '15 天以上', rule: { op: 'compare', field: 'icuHours', by: '>=', value: 360 } },
        { code: '2-14', name: '2 至 14 天', rule: { op: 'compare', field: 'icuHours', by: '>=', value: 48 } },
      ],
    },
    {
      kind: 'index',
      code: 'cci',
      name: '合并症指数',
      categories: [
        { code: 'heart', name: '心力衰竭', points: 1, begins: ['I50'] },
        { code: 'kidney', name: '肾病', points: 2, begins: ['N18'] },
      ],
      bands: [{ code: '3+', name: '3 分以上', from: 3, to: null }],
    },
  ];
  const rule = {
    groupCases: { is: '>=' as const, value: exact(50n) },
    bandCases: { is: '>=' as const, value: exact(10n) },
    variationDrop: { is: '>=' as const, value: exact(1n, 5n) },
    places: 4,
  };

  function tested(dear: number) {
    const next = seeded(2);
    const stays = Array.from({ length: 200 }, (_, place) =>
      stay('I21.000', '', (place % 4 === 0 ? dear : 1) * 500_000 * (0.9 + next() / 5), {
        icuHours: place % 4 === 0 ? 72 : 0,
        diagnoses: ['I21.000', ...(place % 2 === 0 ? ['I50.900', 'I50.100', 'N18.900'] : ['I50.900'])],
      }),
    );
    const columns = collected(stays);
    const { catalogue } = buildCatalogue(columns, exampleRules, { id: 'c', name: '', year: YEAR });
    const tests = testAuxiliary(columns, new Int32Array(stays.length), catalogue, {
      dimensions,
      lists: {},
      rule,
      year: YEAR,
    });
    return { tests, stays, coefficients: new AuxiliaryCoefficients(tests, dimensions, {}) };
  }

  it('open only when the variation falls enough', () => {
    const { tests, coefficients, stays } = tested(4);
    const [icu, cci] = tests;
    expect(icu).toMatchObject({ dimension: 'icu', opens: true, reason: null });
    expect(icu?.bands).toHaveLength(1);
    expect(Number(icu?.bands[0]?.coefficient) / 10_000).toBeCloseTo(4 / 1.75, 1);
    expect(cci).toMatchObject({ dimension: 'cci', opens: false, reason: 'variation-stays' });
    expect(coefficients.of('I21.0', stays[0] as DipCase)?.band).toBe('2-14');
    expect(coefficients.of('I21.0', stays[1] as DipCase)).toBeNull();
    expect(tested(1.02).tests[0]).toMatchObject({ opens: false, reason: 'variation-stays' });
  });
});

describe('comparison and reasons', () => {
  const stays = [
    ...Array.from({ length: 20 }, () => stay('I20.000', '36.0700', 28_033_00)),
    ...Array.from({ length: 20 }, () => stay('I20.000', '36.0700 00.2400', 44_003_00)),
    ...Array.from({ length: 20 }, () => stay('I20.000', '', 8_000_00)),
    ...Array.from({ length: 20 }, () => stay('I20.900', '88.5500', 9_000_00)),
  ];

  it('tells new, gone and moved groups', () => {
    const before = built(stays).catalogue;
    const after = built([
      ...stays.slice(0, 40),
      ...Array.from({ length: 20 }, () => stay('K80.000', '', 8_000_00)),
    ]).catalogue;
    expect(diffCatalogues(before, after).map(({ key, change }) => [key, change])).toEqual([
      ['I20.0', 'gone'],
      ['I20.0:36.0700', 'moved'],
      ['I20.0:36.0700+00.2400', 'moved'],
      ['I20.9:88.5500', 'gone'],
      ['K80.0', 'new'],
    ]);
    expect(diffCatalogues(before, before).every(({ change }) => change === 'same')).toBe(true);
  });

  it('says what the case lacks for its neighbours', () => {
    const reader = new SingleReader(exampleRules);
    const found = explainMatch(
      reader,
      new Matcher(built(stays).catalogue),
      stay('I20.001', '36.0700 99.2503 88.5500', 1),
    );
    expect(found.match.group?.key).toBe('I20.0:36.0700');
    expect(found.match.way && wayText(found.match.way).zh).toBe('主要诊断和主要手术一致');
    expect(found.operations.map(({ as }) => as)).toEqual(['main', 'ignored', 'related']);
    expect(found.candidates.map(({ group, missing }) => [group.key, missing])).toEqual([
      ['I20.0', []],
      ['I20.0:36.0700+00.2400', ['00.2400']],
    ]);
    expect(found.neighbours.map((one) => dipNeighbourText(one).zh)).toEqual([
      '再有 00.2400 时入 I20.0:36.0700+00.2400',
    ]);
    const nothing = explainMatch(reader, new Matcher(built(stays).catalogue), stay('Z99.1', '', 1));
    expect(nothing.match.reason && notGroupedText(nothing.match.reason).zh).toContain('不作为主要诊断');
  });
});
