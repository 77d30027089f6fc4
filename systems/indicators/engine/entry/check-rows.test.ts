import { fixed } from '@sanyi/quantity';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkRows } from './check-rows.ts';
import {
  countOutcomes,
  type EntryIndicator,
  type EntryWorld,
  type KnownValue,
  type RawRow,
} from './entry-world.ts';
import { elementByName, rowsOfValues } from './rows-of-values.ts';

const text = (zh: string) => ({ zh, en: zh });
const indicator = (id: string, given: Partial<EntryIndicator> = {}): EntryIndicator => ({
  id,
  code: id,
  name: text(`指标${id}`),
  hasDenominator: true,
  isShare: true,
  allowsNegative: false,
  factor: 100n,
  decimals: 2,
  cumulative: false,
  computed: false,
  mayEnter: true,
  ...given,
});
const count = { hasDenominator: false, isShare: false, factor: 1n, decimals: 0 };

function world(known: Record<string, KnownValue> = {}, given: Partial<EntryWorld> = {}): EntryWorld {
  const organisations = [
    { id: 'dep', name: text('卫健委') },
    { id: 'h1', name: text('一院') },
    { id: 'h2', name: text('二院') },
    { id: 'other', name: text('财政局') },
  ];
  return {
    today: '2026-04-10',
    bounds: { jumpPercent: fixed('30.0', 1) },
    indicators: [
      indicator('A'),
      indicator('N', { ...count }),
      indicator('N1', { ...count }),
      indicator('N2', { ...count }),
      indicator('C', { cumulative: true }),
      indicator('X', { computed: true }),
      indicator('Y', { mayEnter: false }),
      indicator('G', { isShare: false, allowsNegative: true }),
    ],
    institutions: organisations.filter(({ id }) => id.startsWith('h')),
    sums: [],
    organisation: (one) => organisations.find(({ id, name }) => id === one || name.zh === one),
    usual: () => organisations[0] as { id: string; name: { zh: string; en: string } },
    mayEnterFor: (_, id) => id !== 'other',
    known: (id, organisation, period) => known[`${id} ${organisation} ${period}`],
    ...given,
  };
}

const row = (code: string, numerator: string, denominator = '', given: Partial<RawRow> = {}): RawRow => ({
  sheet: '指标数值',
  line: 3,
  code,
  organisation: '',
  period: '2026Q1',
  numerator,
  denominator,
  note: '',
  findings: [],
  ...given,
});
const told = (rows: readonly RawRow[], within = world()) =>
  checkRows(rows, within).map(({ outcome, findings }) =>
    [outcome, ...findings.map(({ code }) => code)].join(' '),
  );

describe('rows of a file', () => {
  it.each([
    ['a value', row('A', '3', '4'), 'new'],
    ['a count', row('N', '4'), 'new'],
    ['nothing', row('A', '', ''), 'blank'],
    ['no code', row('', '3', '4'), 'error code-missing'],
    ['a code nobody knows', row('Z', '3', '4'), 'error code-unknown'],
    ['what data fills in', row('X', '3', '4'), 'error filled-from-data'],
    ['what others enter', row('Y', '3', '4'), 'error not-yours'],
    ['an organisation by name', row('A', '3', '4', { organisation: '一院' }), 'new'],
    [
      'an organisation nobody knows',
      row('A', '3', '4', { organisation: '三院' }),
      'error organisation-unknown',
    ],
    ['another department', row('A', '3', '4', { organisation: 'other' }), 'error organisation-not-yours'],
    ['a period nobody can read', row('A', '3', '4', { period: '一季度' }), 'error period-unreadable'],
    ['a period to come', row('A', '3', '4', { period: '2026Q3' }), 'error future-period'],
    ['a percentage', row('A', '75%', '4'), 'error not-a-number'],
    ['thousands', row('A', '3', '1,000'), 'error not-a-number'],
    ['only a denominator', row('A', '', '4'), 'error numerator-missing'],
    ['only a numerator', row('A', '3', ''), 'error denominator-missing'],
    ['a denominator too many', row('N', '3', '4'), 'error denominator-not-used'],
    ['a denominator of nought', row('A', '0', '0.000'), 'error denominator-zero'],
    ['a part above its whole', row('A', '4.000001', '4'), 'error part-exceeds-whole'],
    ['a part as large as its whole', row('A', '4', '4'), 'new'],
    ['a negative count', row('N', '-1'), 'error below-nought'],
    ['a negative growth', row('G', '-1', '4'), 'new'],
    [
      'two things at once',
      row('Z', '3', '4', { organisation: '三院' }),
      'error code-unknown organisation-unknown',
    ],
  ])('hold %s', (_, given, expected) => {
    expect(told([given])).toEqual([expected]);
  });

  it('tell a correction from the same number written otherwise', () => {
    const known = world({ 'A dep 2026Q1': { numerator: '3', denominator: '4' } });
    expect(told([row('A', '3.000', '4.0')], known)).toEqual(['same']);
    expect(told([row('A', '2', '4')], known)).toEqual(['correction']);
  });

  it('refuse the second of two equal ones, and name the first', () => {
    const [, second] = checkRows(
      [row('A', '1', '4'), row('A', '2', '4', { line: 9, organisation: 'dep' })],
      world(),
    );
    expect(second?.outcome).toBe('error');
    expect(second?.findings[0]?.message.zh).toContain('第 3 行');
  });

  it('jump only beyond the bound, against the period before or the same of last year', () => {
    const known = world({
      'A dep 2025Q4': { numerator: '50', denominator: '100' },
      'C dep 2025Q4': { numerator: '90', denominator: '100' },
      'C dep 2025Q1': { numerator: '20', denominator: '100' },
    });
    expect(told([row('A', '65', '100')], known)).toEqual(['new']);
    expect(told([row('A', '65.01', '100')], known)).toEqual(['new jump']);
    expect(told([row('A', '34.99', '100')], known)).toEqual(['new jump']);
    expect(told([row('C', '22', '100')], known)).toEqual(['new']);
    expect(checkRows([row('A', '80', '100')], known)[0]?.findings[0]?.message.en).toBe(
      '80.00 against 50.00 in 2025Q4: a change of 60.0 %, more than 30.0 %.',
    );
  });

  it('make up their whole, with what is known besides', () => {
    const sums = [
      { wholeId: 'N', partIds: ['N1', 'N2'] },
      { wholeId: 'A', partIds: [] },
    ];
    const known = { 'N2 dep 2026Q1': { numerator: '0.3', denominator: null } };
    expect(told([row('N', '0.4'), row('N1', '0.1')], world(known, { sums }))).toEqual(['new', 'new']);
    expect(told([row('N', '0.5'), row('N1', '0.1')], world(known, { sums }))).toEqual([
      'new sum-differs',
      'new',
    ]);
    expect(told([row('N', '0.5')], world(known, { sums }))).toEqual(['new sum-incomplete']);
    expect(told([row('N', '0.5')], world({}, { sums }))).toEqual(['new']);
    const ofHospitals = [
      row('A', '7', '10'),
      row('A', '3', '4', { organisation: 'h1' }),
      row('A', '4', '5', { organisation: 'h2' }),
    ];
    const [whole, ...parts] = checkRows(ofHospitals, world({}, { sums }));
    expect(whole?.findings.map(({ code, field }) => [code, field])).toEqual([['sum-differs', 'denominator']]);
    expect(whole?.findings[0]?.message.zh).toContain('合计应为 9（一院、二院），填的是 10，差 1');
    expect(parts.flatMap(({ findings }) => findings)).toEqual([]);
  });

  it('come back all of them, whatever they hold', () => {
    const cell = fc.oneof(
      fc.constantFrom('', 'A', 'N', 'dep', '2026Q1', '1', '2', '-3', '0', 'x'),
      fc.string(),
    );
    const any = fc.record({
      sheet: fc.constant('s'),
      line: fc.nat(100),
      code: cell,
      organisation: cell,
      period: cell,
      numerator: cell,
      denominator: cell,
      note: cell,
      findings: fc.constant([]),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 20 }), (rows) => {
        const checked = checkRows(rows, world());
        expect(checked.map(({ line }) => line)).toEqual(rows.map(({ line }) => line));
        const counts = countOutcomes(checked);
        expect(Object.values(counts).reduce((sum, one) => sum + one, 0)).toBe(rows.length);
        for (const one of checked)
          expect(one.findings.some(({ severity }) => severity === 'error')).toBe(one.outcome === 'error');
      }),
      { numRuns: 300 },
    );
  });
});

describe('single values', () => {
  const sent = (dataElement: string, value: string, given: object = {}) => ({
    dataElement,
    orgUnit: 'dep',
    period: '2026Q1',
    category: '',
    attribute: '',
    value,
    comment: '',
    line: 1,
    ...given,
  });
  const partOf = (element: string) => elementByName(element, new Set(['A', 'N']));

  it('meet in a row, whichever comes first', () => {
    const rows = rowsOfValues(
      [
        sent('A.denominator', '4', { comment: '人口' }),
        sent('N', '9'),
        sent('A.numerator', '3', { line: 7 }),
      ],
      partOf,
    );
    expect(
      rows.map(({ code, numerator, denominator, note }) => [code, numerator, denominator, note]),
    ).toEqual([
      ['A', '3', '4', '人口'],
      ['N', '9', '', ''],
    ]);
  });

  it('stay apart where they cannot meet, each with its reason', () => {
    const rows = rowsOfValues(
      [sent('N', '9'), sent('N', '10', { line: 2 }), sent('B', '1'), sent('N', '4', { category: 'male' })],
      partOf,
    );
    expect(rows.map(({ findings }) => findings.map(({ code }) => code))).toEqual([
      [],
      ['row-repeated'],
      ['element-unknown'],
      ['element-split'],
    ]);
    expect(rows.map(({ numerator }) => numerator)).toEqual(['9', '10', '1', '4']);
  });

  it('not divided are those of the default combination', () => {
    expect(rowsOfValues([sent('N', '9', { category: 'HllvX50cXC0' })], partOf)[0]?.findings).toEqual([]);
  });
});
