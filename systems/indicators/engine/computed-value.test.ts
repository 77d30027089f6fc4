import { compileExpression } from '@sanyi/expression';
import { readSources, resolvesIn } from '@sanyi/parameters';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sourcesText } from '../../../parameters/index.ts';
import { computeValue } from './computed-value.ts';
import { compiledLibrary, library } from './library/library.ts';
import { columnsOf } from './measures/columns.ts';
import type { MeasureRow } from './measures/measure-rows.ts';
import { measures } from './measures/measures.ts';
import { monthsOfPeriod, PreparedSums } from './sums.ts';

function row(
  measure: string,
  institution: string,
  month: string,
  above: number,
  more: Partial<MeasureRow> = {},
): MeasureRow {
  return { measure, institution, month: `${month}-01`, above: BigInt(above), below: 1n, lacking: 0, ...more };
}

function indicator(code: string) {
  const found = compiledLibrary().get(code);
  if (!found) throw new Error(`no indicator ${code}`);
  return found;
}

function valueOf(code: string, rows: readonly MeasureRow[], subject: string | null, period: string) {
  return computeValue(indicator(code), new PreparedSums(rows), subject, period);
}

describe('the library', () => {
  it('has at least 60 indicators, each code once, every expression in the unit it says', () => {
    expect(library.length).toBeGreaterThanOrEqual(60);
    expect(new Set(library.map((form) => form.code)).size).toBe(library.length);
    expect(compiledLibrary().size).toBe(library.length);
  });

  it('uses every measure', () => {
    const used = new Set([...compiledLibrary().values()].flatMap((one) => one.measures));
    expect(measures.map((measure) => measure.code).filter((code) => !used.has(code))).toEqual([]);
  });

  it('has a meaning for every code that its measures filter by', () => {
    const tests = measures.flatMap(({ table, basis, where, at, within }) => [
      ...[basis, where].map((text) => ({ table, text })),
      { table: 'institution' as const, text: at },
      { table: 'encounter' as const, text: within },
    ]);
    const sentences = tests.flatMap(({ table, text }) =>
      text === null ? [] : compileExpression(text, columnsOf(table)).sentence.zh,
    );
    expect(sentences.filter((sentence) => sentence.includes('“'))).toEqual([]);
  });

  it('has words in both languages and synonyms that belong to one indicator only', () => {
    const names = library.flatMap((form) => [form.name.zh, ...form.synonyms]);
    expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([]);
    for (const form of library) expect(form.name.en.length * form.population.en.length).toBeGreaterThan(0);
  });

  it('names only clauses that exist', () => {
    const papers = readSources(sourcesText);
    const cited = library.flatMap((form) => form.source ?? []);
    expect(cited.filter((source) => !resolvesIn(papers, source))).toEqual([]);
  });
});

describe('a computed value', () => {
  const stays = [
    row('discharge_cost', 'H1', '2025-01', 300_000),
    row('costed_discharges', 'H1', '2025-01', 1),
    row('discharge_cost', 'H2', '2025-01', 300_000),
    row('costed_discharges', 'H2', '2025-01', 3),
  ];

  it('adds up parts and never averages ratios', () => {
    // H1 3,000 yuan a stay, H2 1,000: the mean of both would be 2,000.
    expect(valueOf('stay-cost', stays, 'H1', '2025-01').result).toBe('3000.00');
    expect(valueOf('stay-cost', stays, 'H2', '2025-01').result).toBe('1000.00');
    expect(valueOf('stay-cost', stays, null, '2025-01')).toMatchObject({
      numerator: '6000',
      denominator: '4',
      result: '1500.00',
      flags: [],
    });
  });

  it('of a quarter says which months are missing', () => {
    expect(valueOf('stay-cost', stays, null, '2025Q1')).toMatchObject({
      result: '1500.00',
      flags: ['months-missing'],
    });
  });

  it('is none where no row arrived or nothing is to be divided by', () => {
    expect(valueOf('stay-cost', stays, 'H3', '2025-01')).toMatchObject({
      numerator: null,
      result: null,
      flags: ['no-rows'],
    });
    const empty = [row('discharge_cost', 'H1', '2025-01', 0), row('costed_discharges', 'H1', '2025-01', 0)];
    expect(valueOf('stay-cost', empty, 'H1', '2025-01')).toMatchObject({
      denominator: '0',
      result: null,
      flags: ['denominator-zero'],
    });
  });

  it('that grows is worked out from the parts of both years', () => {
    const before = [
      row('discharge_cost', 'H1', '2024-01', 100_000),
      row('costed_discharges', 'H1', '2024-01', 3),
    ];
    // (3000.00 ÷ 1) ÷ (1000.00 ÷ 3) − 1 = 800 %; from 333.33 it would be 800.01 %.
    expect(valueOf('stay-cost-growth', [...stays, ...before], 'H1', '2025-01')).toMatchObject({
      result: '800.00',
      base: { numerator: '1000', denominator: '3' },
    });
    expect(valueOf('stay-cost-growth', stays, 'H1', '2025-01')).toMatchObject({
      result: null,
      flags: ['base-missing'],
    });
  });

  it('of a state is that of the last month, of distinct persons that of the region itself', () => {
    const rows = [
      row('signed', 'C1', '2025-02', 60),
      row('signed', 'C2', '2025-02', 50),
      row('signed', '', '2025-01', 90),
      // Ten persons hold a contract with both centres.
      row('signed', '', '2025-02', 100),
      row('residents', '', '2025-01', 200),
      row('residents', '', '2025-02', 200),
    ];
    expect(valueOf('signing-rate', rows, null, '2025-02')).toMatchObject({
      numerator: '100',
      denominator: '200',
      result: '50.00',
    });
    expect(valueOf('signed', rows, 'C1', '2025-02').result).toBe('60');
    expect(valueOf('signing-rate', rows, 'C1', '2025-02')).toMatchObject({
      numerator: '60',
      denominator: null,
      result: null,
    });
  });

  it('accumulates since the beginning of the year where its definition says so', () => {
    const rows = ['2024-12', '2025-01', '2025-02', '2025-03'].map((month) =>
      row('home_visits', 'C1', month, 5),
    );
    expect(valueOf('home-visits', rows, 'C1', '2025-02').result).toBe('10');
    expect(monthsOfPeriod('2025Q2', true)).toHaveLength(6);
    expect(monthsOfPeriod('2025Q2', false)).toEqual(['2025-04-01', '2025-05-01', '2025-06-01']);
  });

  it('brings decimals and factors to the unit of the result', () => {
    const rows = [
      row('beds', 'H1', '2025-01', 7_500_000, { below: 10_000n }),
      row('residents', '', '2025-01', 100_000),
    ];
    expect(valueOf('beds-per-1000', rows, null, '2025-01')).toMatchObject({
      numerator: '750',
      result: '7.50',
    });
  });

  it('tells of rows that lack a value and of small denominators', () => {
    const rows = [row('deaths', 'H1', '2025-01', 1), row('discharges', 'H1', '2025-01', 29)];
    expect(valueOf('mortality', rows, 'H1', '2025-01').flags).toEqual(['small-denominator']);
    const more = [row('deaths', 'H1', '2025-01', 1), row('discharges', 'H1', '2025-01', 30, { lacking: 2 })];
    expect(valueOf('mortality', more, 'H1', '2025-01').flags).toEqual(['values-lacking']);
  });

  it('is nought, not missing, where another measure proves that there was nothing to count', () => {
    const rows = [row('discharges', 'H1', '2025-01', 40)];
    expect(valueOf('surgery-share', rows, 'H1', '2025-01')).toMatchObject({
      numerator: '0',
      denominator: '40',
      result: '0.00',
      flags: [],
    });
    expect(valueOf('surgery-share', rows, 'H2', '2025-01').numerator).toBeNull();
  });

  it('of the region is the same in whatever order and portions the rows come', () => {
    const anyRows = fc.array(
      fc.record({
        institution: fc.constantFrom('H1', 'H2', 'H3'),
        cost: fc.nat(9_999_999),
        stays: fc.integer({ min: 1, max: 500 }),
      }),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(anyRows, (given) => {
        const rows = given.flatMap((one) => [
          row('discharge_cost', one.institution, '2025-01', one.cost),
          row('costed_discharges', one.institution, '2025-01', one.stays),
        ]);
        const whole = valueOf('stay-cost', rows, null, '2025-01');
        expect(valueOf('stay-cost', rows.toReversed(), null, '2025-01')).toEqual(whole);
        const cost = given.reduce((sum, one) => sum + one.cost, 0);
        expect(whole.numerator).toBe((cost / 100).toFixed(2).replace(/\.?0+$/, ''));
      }),
    );
  });
});
