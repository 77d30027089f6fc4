import { exact } from '@sanyi/expression';
import { describe, expect, it } from 'vitest';
import { type BuiltCatalogue, buildCatalogue } from './build.ts';
import type { DipCase } from './case.ts';
import { CellReader, reasonAt } from './cell-reader.ts';
import { firstCharacters } from './codes.ts';
import { DipCollector } from './columns.ts';
import { Matcher } from './match.ts';
import type { DipRules } from './rules.ts';
import { roundScore, scoreText } from './score.ts';
import { sumOfSquares, variation } from './spread.ts';
import { weightedMean } from './tally.ts';
import { exampleRules } from './testing/example-rules.ts';
import { plainCatalogue, plainMatch } from './testing/plain-dip.ts';
import { randomStays, seeded } from './testing/random-stays.ts';

const YEAR = 2025;

function stay(diagnoses: string, operations: string, yuan: number, more: Partial<DipCase> = {}): DipCase {
  const codes = (text: string) => text.split(' ').filter((code) => code !== '');
  return {
    sex: '1',
    ageYears: 60,
    ageDays: null,
    weightGrams: null,
    stayDays: 5,
    dischargeMode: '1',
    diagnoses: codes(diagnoses),
    operations: codes(operations),
    year: YEAR,
    institution: 'H1',
    totalFen: yuan * 100,
    drugFen: null,
    consumableFen: null,
    ...more,
  };
}

const times = (count: number, item: DipCase) => Array.from({ length: count }, () => item);

function collected(stays: Iterable<DipCase>) {
  const collector = new DipCollector(16);
  for (const item of stays) collector.add(item);
  return collector.columns();
}

function built(stays: Iterable<DipCase>, rules: DipRules = exampleRules): BuiltCatalogue {
  return buildCatalogue(collected(stays), rules, {
    id: 'c',
    name: '测试目录',
    year: YEAR,
    firstLevel: new Set(['H0', 'H1']),
  });
}

const keysOf = ({ catalogue }: BuiltCatalogue) => catalogue.groups.map(({ key }) => key);

/** Everything a catalogue says, as text. */
function said({ catalogue, left, credibility }: BuiltCatalogue): string {
  return JSON.stringify(
    { catalogue, left: [...left].sort(([one], [other]) => (one < other ? -1 : 1)), credibility },
    (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value),
  );
}

function shuffled<Item>(items: readonly Item[], seed: number): Item[] {
  const next = seeded(seed);
  return items
    .map((item) => ({ item, at: next() }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item);
}

describe('forming groups', () => {
  it('follows the example of the norm: imaging adds 2.91 % and makes no group, ultrasound inside the vessel adds 56.97 % and makes one', () => {
    const found = built([
      ...times(20, stay('I20.000', '36.0700', 28_033)),
      ...times(20, stay('I20.000', '36.0700 88.5500', 28_849)),
      ...times(20, stay('I20.001', '36.0700 00.2400', 44_003)),
    ]);
    expect(keysOf(found)).toEqual(['I20.0:36.0700', 'I20.0:36.0700+00.2400']);
    expect(found.catalogue.groups.map(({ cases }) => cases)).toEqual([40, 20]);
    const rise = found.catalogue.groups[1]?.basis?.rise;
    expect(rise && (Number(rise.numerator) / Number(rise.denominator)).toFixed(4)).toBe('0.5697');
  });

  it.each([
    [11_000, true],
    [10_999, false],
  ])('a related operation with a mean of %i against 10000 makes a group: %s', (yuan, own) => {
    const found = built([
      ...times(15, stay('I20.000', '36.0700', 10_000)),
      ...times(15, stay('I20.000', '36.0700 00.2400', yuan)),
    ]);
    expect(keysOf(found).includes('I20.0:36.0700+00.2400')).toBe(own);
  });

  it('needs fifteen cases for a core group, and folds the rest by category and class', () => {
    const found = built([
      ...times(15, stay('K80.000', '51.2200', 10_000)),
      ...times(14, stay('K80.100', '51.2200', 12_000)),
      ...times(14, stay('K80.200', '51.2300', 14_000)),
      ...times(14, stay('K80.100', '', 3_000)),
    ]);
    expect(keysOf(found)).toEqual(['K80.0:51.2200', 'K80/surgery']);
    expect([...found.left]).toEqual([['too-few-cases', 14]]);
    expect(found.grouped).toBe(43);
  });

  it('finds the threshold that covers enough', () => {
    const share = (value: bigint): DipRules => ({
      ...exampleRules,
      core: { kind: 'coverage', share: { is: '>=', value: exact(value, 100n) } },
    });
    const stays = [
      ...times(60, stay('K80.000', '', 1)),
      ...times(30, stay('K80.100', '', 1)),
      ...times(6, stay('K80.200', '', 1)),
      ...times(4, stay('K80.300', '', 1)),
    ];
    expect(built(stays, share(90n)).formed.coreCases).toBe(30);
    expect(built(stays, share(91n)).formed.coreCases).toBe(6);
    expect(built(stays, share(100n)).formed.coreCases).toBe(4);
  });

  it('puts pre-groups before all, divides, merges and combines', () => {
    const reader = new CellReader(exampleRules);
    const key = (item: DipCase) => {
      const cell = reader.cellOf(item);
      return typeof cell === 'string' ? cell : cell.key;
    };
    expect(key(stay('I21.000', '36.0700 37.6100', 1))).toBe('XQ1');
    expect(key(stay('P07.100', '', 1, { ageYears: 0, ageDays: 28, weightGrams: 1_499 }))).toBe('XQ2');
    expect(key(stay('P07.100', '', 1, { ageYears: 0, ageDays: 29, weightGrams: 1_499 }))).toBe('P07.1');
    expect(key(stay('P07.100', '', 1, { ageYears: 0, ageDays: 28, weightGrams: 1_500 }))).toBe('P07.1');
    expect(key(stay('Z51.102 I10.x00 C34.100 C50.900', '', 1))).toBe('Z51.1#T.C34');
    expect(key(stay('Z51.102 I10.x00', '', 1))).toBe('Z51.1#T');
    expect(key(stay('J12.900', '', 1))).toBe('J12');
    expect(key(stay('K35.100', '47.0901', 1))).toBe('K35.1:47.0');
    expect(key(stay('K80.000', '54.1100 51.2200 99.2503 54.1100', 1))).toBe('K80.0:51.22+54.11');
    expect(key(stay('K80.000', '99.2503', 1))).toBe('K80.0');
    expect(key(stay('Z99.100', '', 1))).toBe('excluded-main-diagnosis');
    expect(key(stay('', '47.0100', 1))).toBe('no-main-diagnosis');
  });

  it('takes characters of a code whether or not it has a dot', () => {
    expect(firstCharacters('K35.100x001', 4)).toBe('K35.1');
    expect(firstCharacters('K351', 4)).toBe('K35.1');
    expect(firstCharacters('I10.x00', 3)).toBe('I10');
    expect(firstCharacters('I10', 4)).toBe('I10');
  });
});

describe('scores', () => {
  it('weighs years 1, 2, 7 in both readings, which differ when the counts change', () => {
    const totals = [100, 400, 900];
    const counts = [1, 2, 6];
    const weights = [1, 2, 7];
    expect(weightedMean(totals, counts, { weights, means: 'pooled' })).toEqual(exact(7_200n, 47n));
    expect(weightedMean(totals, counts, { weights, means: 'yearly' })).toEqual(exact(155n));
    expect(weightedMean([0, 0, 0], [0, 0, 0], { weights, means: 'pooled' })).toBeNull();
    expect(weightedMean([0, 400, 0], [0, 2, 0], { weights, means: 'yearly' })).toEqual(exact(200n));
  });

  it('knows three methods', () => {
    const stays = [
      ...times(20, stay('K80.000', '', 5_000)),
      ...times(20, stay('K35.100', '47.0100', 10_000)),
    ];
    const scores = (score: DipRules['score']) =>
      built(stays, { ...exampleRules, score }).catalogue.groups.map((group) => scoreText(group.score, 4));
    expect(scores({ kind: 'mean', of: 'all' })).toEqual(['1333.3333', '666.6667']);
    expect(scores({ kind: 'reference', group: 'K35.1:47.0' })).toEqual(['1000.0000', '500.0000']);
    expect(scores({ kind: 'fixed', fen: 1_000n })).toEqual(['1000.0000', '500.0000']);
    expect(() => scores({ kind: 'reference', group: 'nothing' })).toThrow('reference group');
  });

  it('counts every point once: Σ RW × weighted cases = 1000 × weighted cases, exactly', () => {
    const { formed, base } = built(randomStays(4_000, 5));
    const weights = exampleRules.yearWeights;
    let points = exact(0n);
    let cases = 0n;
    for (const group of formed.groups)
      for (const { tally } of group.units.flatMap((unit) => unit.cells))
        for (const [year, weight] of weights.entries()) {
          points = exact(
            points.numerator +
              BigInt(tally.total[year] ?? 0) * BigInt(weight) * 1_000n * base.mean.denominator,
          );
          cases += BigInt(weight) * BigInt(tally.cases[year] ?? 0);
        }
    expect(points.numerator).toBe(1_000n * cases * base.mean.numerator);
  });

  it('says the spread exactly', () => {
    const costs = Float64Array.from({ length: 70_000 }, (_, place) => 2 ** 36 + place * 1_001);
    const slow = [...costs].reduce((sum, cost) => sum + BigInt(cost) ** 2n, 0n);
    expect(sumOfSquares(costs, 0, costs.length)).toBe(slow);
    expect(variation({ count: 2, sum: 4n, squares: 10n })).toBeCloseTo(Math.SQRT2 / 2, 12);
    expect(variation({ count: 1, sum: 4n, squares: 16n })).toBeNull();
  });

  it('lets a small group lean on its directory and shows the weight', () => {
    const next = seeded(3);
    const spread = (count: number, code: string, yuan: number) =>
      Array.from({ length: count }, () => stay(code, '', Math.round(yuan * (0.5 + next()))));
    const found = built(
      [
        ...spread(400, 'K80.000', 8_000),
        ...spread(20, 'K80.100', 16_000),
        ...spread(300, 'I20.000', 9_000),
        ...spread(250, 'I20.100', 12_000),
      ],
      { ...exampleRules, steady: { below: { is: '<', value: exact(50n) } } },
    );
    const small = found.catalogue.groups.find(({ key }) => key === 'K80.1');
    const large = found.catalogue.groups.find(({ key }) => key === 'K80.0');
    expect(found.credibility).toBeGreaterThan(0);
    expect(large?.basis?.steady).toBeNull();
    expect(small?.basis?.steady?.parent).toBe('K80/conservative');
    expect(small?.basis?.steady?.weight).toBeCloseTo(20 / (20 + (found.credibility ?? 0)), 3);
    expect(small?.score).toBeLessThan(small?.basis?.plainScore ?? 0n);
    expect(small?.score).toBeGreaterThan(large?.score ?? 0n);
  });
});

describe('what always holds', () => {
  it('is the same catalogue to the last digit for shuffled cases', () => {
    const stays = [...randomStays(3_000, 11)];
    const rules = { ...exampleRules, steady: { below: { is: '<' as const, value: exact(40n) } } };
    const first = said(built(stays, rules));
    expect(said(built(shuffled(stays, 1), rules))).toBe(first);
    expect(said(built(shuffled(stays, 2), rules))).toBe(first);
  });

  it('loses no case', () => {
    for (const seed of [1, 2, 3]) {
      const found = built(randomStays(2_000, seed));
      const left = [...found.left.values()].reduce((sum, count) => sum + count, 0);
      expect(found.grouped + left).toBe(2_000);
      expect(found.left.size).toBeGreaterThan(3);
    }
  });

  it('agrees with the plain reading: groups, scores, and the group of each case', () => {
    for (const seed of [21, 22]) {
      for (const yearMeans of ['pooled', 'yearly'] as const) {
        const rules = { ...exampleRules, yearMeans };
        const stays = [...randomStays(3_000, seed)];
        const found = built(stays, rules);
        const plain = plainCatalogue(stays, rules, YEAR);
        expect(keysOf(found)).toEqual([...plain.keys()].sort());
        for (const group of found.catalogue.groups) {
          const own = plain.get(group.key);
          expect(group.cases).toBe(own?.cases.length);
          expect(group.score).toBe(own && roundScore(own.score, 4));
        }
        const sizes = new Map(found.catalogue.groups.map(({ key, cases }) => [key, cases ?? 0]));
        const columns = collected(stays);
        const { cellOf, cells } = new CellReader(rules, columns.codes).read(columns);
        const matcher = new Matcher(found.catalogue);
        const places = matcher.matchColumns(new CellReader(rules, columns.codes), columns);
        for (const [place, given] of stays.entries()) {
          const cell = cells[cellOf[place] ?? -1];
          const match = cell ? matcher.match(cell) : null;
          const answer = match?.group?.key ?? `!${match?.reason ?? reasonAt(cellOf[place] ?? -1)}`;
          expect(answer).toBe(plainMatch(given, rules, sizes));
          expect(found.catalogue.groups[places[place] ?? -1]?.key).toBe(match?.group?.key);
        }
      }
    }
  });

  it('gives a case that formed a group that group, or one with more of its operations', () => {
    const stays = [...randomStays(2_000, 31)];
    const found = built(stays);
    const matcher = new Matcher(found.catalogue);
    for (const group of found.formed.groups)
      for (const unit of group.units)
        for (const { cell } of unit.cells) expect(matcher.match(cell).group?.key).toBe(group.key);
  });

  it('does not care for the order of other diagnoses and operations', () => {
    const reader = new CellReader(exampleRules);
    const matcher = new Matcher(built(randomStays(3_000, 41)).catalogue);
    const answer = (item: DipCase) => {
      const cell = reader.cellOf(item);
      return typeof cell === 'string' ? cell : (matcher.match(cell).group?.key ?? matcher.match(cell).reason);
    };
    for (const [place, item] of [...randomStays(1_000, 42)].entries()) {
      if (item.diagnoses.filter((code) => code.startsWith('C')).length > 1) continue;
      const [main = '', ...others] = item.operations;
      const turned = {
        ...item,
        diagnoses: [...item.diagnoses.slice(0, 1), ...shuffled(item.diagnoses.slice(1), place)],
        operations: main === '' ? [] : [main, ...shuffled(others, place)],
      };
      if (item.operations.length > 0 && /^(89|99\.2)/.test(main)) continue;
      expect(answer(turned)).toBe(answer(item));
    }
  });
});
