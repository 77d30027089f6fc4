import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnsOf, compileScheme, Explainer, Grouper, type GroupingCase, teachingScheme } from './index.ts';

const grouper = new Grouper(compileScheme(teachingScheme));
const explainer = new Explainer(grouper);

function patient(changes: Partial<GroupingCase> = {}): GroupingCase {
  return {
    sex: '1',
    ageYears: 50,
    ageDays: null,
    weightGrams: null,
    stayDays: 5,
    dischargeMode: '1',
    diagnoses: [],
    operations: [],
    ...changes,
  };
}
const drgOf = (changes: Partial<GroupingCase>) => grouper.group(patient(changes)).drg;

describe('the teaching scheme', () => {
  test.each<[string, Partial<GroupingCase>]>([
    ['AA19', { diagnoses: ['I21.900'], operations: ['37.5100'] }],
    ['FM11', { diagnoses: ['I21.900', 'N17.900'], operations: ['88.5500', '36.0701'] }],
    ['FM15', { diagnoses: ['I21.900'], operations: ['36.0701'] }],
    ['FM29', { diagnoses: ['I21.900'], operations: ['88.5500'] }],
    ['FQY', { diagnoses: ['I21.900'], operations: ['86.2200'] }],
    // CC of the same exclusion table as the main diagnosis does not count, of another one does.
    ['FR15', { diagnoses: ['I50.900', 'I48.x00x003'] }],
    ['FR13', { diagnoses: ['I50.900', 'E11.900'] }],
    ['FR11', { diagnoses: ['I50.900', 'J96.000'], ageYears: 70 }],
    ['FR13', { diagnoses: ['I50.900', 'J96.000'], ageYears: 69 }],
    ['FR1', { diagnoses: ['I50.900'], stayDays: 3 }],
    ['FR17', { diagnoses: ['I50.900'], stayDays: 3, dischargeMode: '5' }],
    ['HC11', { diagnoses: ['K80.000', 'A41.900'], operations: ['51.2300', '51.5100'] }],
    ['HC25', { diagnoses: ['K80.000'], operations: ['51.2300'] }],
    ['HZ15', { diagnoses: ['K80.000'], operations: ['88.5500'] }],
    ['JA19', { diagnoses: ['C50.900'], sex: '2', operations: ['40.5100', '85.4300'] }],
    ['JR15', { diagnoses: ['C50.900'], sex: '2', operations: ['85.4300'] }],
    ['0000', { diagnoses: ['C50.900'] }],
    ['OB15', { diagnoses: ['O34.200', 'Z37.000'], sex: '2', operations: ['74.1x00'] }],
    ['PS19', { ageYears: 0, ageDays: 28, weightGrams: 1_499, diagnoses: ['P22.000', 'P07.100'] }],
    ['PS29', { ageYears: 0, ageDays: 28, weightGrams: 1_500, diagnoses: ['P07.300'] }],
    ['PU15', { ageYears: 0, ageDays: 28, weightGrams: 2_500, diagnoses: ['P07.300'] }],
    ['0000', { ageYears: 0, ageDays: 29, weightGrams: 1_500, diagnoses: ['P07.300'] }],
    ['ZZ15', { diagnoses: ['S06.500', 'S36.100'] }],
    ['0000', { diagnoses: ['S06.500', 'S02.100'] }],
    ['ZB19', { diagnoses: ['S72.000', 'S36.100'], operations: ['79.3500', '45.6200'] }],
    ['ER19', { diagnoses: ['J96.000'], icuHours: 97 }],
    ['ER25', { diagnoses: ['J96.000'], icuHours: 96 }],
    ['ER20', { diagnoses: ['J18.900'], ageYears: 16 }],
    ['ER25', { diagnoses: ['J18.900'], ageYears: 17 }],
  ])('%s for %o', (drg, changes) => {
    expect(drgOf(changes)).toBe(drg);
  });

  test('what cannot be grouped says why', () => {
    const reason = (changes: Partial<GroupingCase>) => grouper.group(patient(changes)).reason;
    expect(reason({})).toBe('no-main-diagnosis');
    expect(reason({ sex: null, diagnoses: ['I50.900'] })).toBe('no-sex');
    const newborn = { ageYears: 0, ageDays: 28, diagnoses: ['P22.000'] };
    expect(reason(newborn)).toBe('newborn-without-weight');
    expect(reason({ ...newborn, weightGrams: 0 })).toBe('newborn-without-weight');
    expect(reason({ ...newborn, weightGrams: 3_000 })).toBe(null);
    expect(reason({ diagnoses: ['Q99.999'] })).toBe('main-diagnosis-unknown');
    expect(reason({ diagnoses: ['C50.900'] })).toBe('no-adrg-matches');
    expect(reason({ diagnoses: ['I50.900'], stayDays: 3 })).toBe('no-drg-matches');
    expect(grouper.group(patient({ diagnoses: ['I21.900'], operations: ['86.2200'] })).status).toBe(
      'ambiguous',
    );
  });

  test('an entered category without a fitting ADRG ends the search where the scheme says so', () => {
    const strict = new Grouper(compileScheme({ ...teachingScheme, options: { fallThrough: false } }));
    // A counting operation enters the first category, which holds transplants only.
    const given = patient({ diagnoses: ['K80.000'], operations: ['51.2300'] });
    expect(grouper.group(given).drg).toBe('HC25');
    expect(strict.group(given)).toEqual({
      mdc: 'MDCA',
      adrg: '00',
      drg: '0000',
      status: 'ungroupable',
      reason: 'no-adrg-matches',
    });
  });
});

const anyCase: fc.Arbitrary<GroupingCase> = arbitraryCase(
  [
    ...new Set([
      ...Object.values(teachingScheme.lists).flat(),
      ...Object.keys(teachingScheme.cc),
      ...Object.keys(teachingScheme.mcc),
      ...Object.keys(teachingScheme.maps['sites'] ?? {}),
      'Z37.000',
      'P22.000',
      'X00',
    ]),
  ],
  [...teachingScheme.countingOperations, '88.5500', '99.9999'],
);

function arbitraryCase(
  diagnoses: readonly string[],
  operations: readonly string[],
): fc.Arbitrary<GroupingCase> {
  const maybe = (most: number) =>
    fc.oneof({ weight: 1, arbitrary: fc.constant(null) }, { weight: 4, arbitrary: fc.nat(most) });
  return fc.record({
    sex: fc.constantFrom('1', '2', null),
    ageYears: maybe(100),
    ageDays: maybe(400),
    weightGrams: maybe(4_000),
    stayDays: maybe(100),
    dischargeMode: fc.constantFrom('1', '2', '3', '4', '5', '9', null),
    icuHours: maybe(200),
    diagnoses: fc.array(fc.constantFrom(...diagnoses), { maxLength: 8 }),
    operations: fc.array(fc.constantFrom(...operations), { maxLength: 5 }),
  });
}

describe('every case', () => {
  test('gets the same answer from the grouper and from the reader of rules', () => {
    fc.assert(
      fc.property(anyCase, (given) => {
        expect(explainer.explain(given).result).toEqual(grouper.group(given));
      }),
      { numRuns: 3_000 },
    );
  });

  test('does not care for the order of what is not the main code', () => {
    fc.assert(
      fc.property(anyCase, fc.func(fc.integer()), (given, key) => {
        const shuffled = (codes: readonly string[]) => [
          ...codes.slice(0, 1),
          ...codes.slice(1).sort((one, other) => key(one) - key(other)),
        ];
        const other = {
          ...given,
          diagnoses: shuffled(given.diagnoses),
          operations: shuffled(given.operations),
        };
        expect(grouper.group(other)).toEqual(grouper.group(given));
      }),
    );
  });

  test('is answered alone, forwards and backwards alike', () => {
    fc.assert(
      fc.property(fc.array(anyCase, { maxLength: 40 }), (cases) => {
        const batch = (items: readonly GroupingCase[]) => {
          const answers = new Uint16Array(items.length);
          new Grouper(grouper.scheme).groupColumns(columnsOf(grouper.scheme, items), answers);
          return [...answers];
        };
        const forwards = batch(cases);
        expect(batch(cases.toReversed()).toReversed()).toEqual(forwards);
        expect(cases.flatMap((one) => batch([one]))).toEqual(forwards);
      }),
    );
  });

  test('is not changed by a complication that is excluded', () => {
    fc.assert(
      fc.property(anyCase, (given) => {
        const [main] = given.diagnoses;
        const table = main === undefined ? undefined : teachingScheme.exclusions[main];
        const excluded = Object.entries({ ...teachingScheme.cc, ...teachingScheme.mcc }).filter(
          // Only codes that are nothing but complications: a list or a body site would change more than the split.
          ([code, own]) => own === table && !Object.values(teachingScheme.lists).flat().includes(code),
        );
        for (const [code] of excluded)
          expect(grouper.group({ ...given, diagnoses: [...given.diagnoses, code] })).toEqual(
            grouper.group(given),
          );
      }),
    );
  });
});

test('an explanation names rows, codes, exclusions, near misses and what one code less would give', () => {
  const given = patient({ diagnoses: ['I21.900', 'I50.900', 'E11.900'], operations: ['36.0701', '88.5500'] });
  const { result, tried, complications, neighbours, unknownCodes } = explainer.explain(given);
  expect(result.drg).toBe('FM11');
  expect(tried.map((mdc) => `${mdc.code} ${mdc.evidence.holds}`)).toEqual([
    'MDCA true',
    'MDCP false',
    'MDCZ false',
    'MDCF true',
  ]);
  const step = tried.at(-1)?.steps.at(-1);
  expect(step).toMatchObject({ code: 'FM1', evidence: { holds: true, codes: ['36.0701', '36.0701'] } });
  expect(step?.drgs).toMatchObject([{ code: 'FM11', evidence: { codes: ['I50.900'] } }]);
  expect(complications).toEqual([
    { code: 'I50.900', kind: 'mcc', table: '3', counts: true },
    { code: 'E11.900', kind: 'cc', table: '1', counts: true },
  ]);
  expect(neighbours.map((item) => `${item.change} ${item.code} → ${item.result.drg}`)).toEqual([
    'without I50.900 → FM13',
    'without 36.0701 → FM29',
  ]);
  expect(unknownCodes).toEqual([]);
  const near = explainer.explain(patient({ diagnoses: ['K80.000'], operations: ['51.2300'] })).nearMisses;
  expect(
    near.map((item) => `${item.code} wants ${'list' in item.missing.rule ? item.missing.rule.list : ''}`),
  ).toEqual(['HC1 wants bile-duct']);
});
