import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recogniseText, run } from '../fixtures/run.ts';
import { encounter, feeLine, fileOf, frontPage, settlement, settlementList } from '../fixtures/samples.ts';

const diagnosis = (number: number) => ({
  setl_id: `S${number % 3}`,
  mdtrt_id: `M${number % 3}`,
  psn_no: '123',
  maindiag_flag: number < 3 ? '1' : '0',
  diag_code: `J1${number % 9}.900`,
  diag_name: '名"称,含\n换行',
  vali_flag: '1',
});

/** A table with every trouble a file may have: enclosed line breaks, doubled quotes, odd line ends, an unclosed quote at the end. */
function troubled(
  records: readonly Record<string, string>[],
  format: Parameters<typeof fileOf>[0],
  lineEnd: string,
): string {
  const quoted = records.map((record) =>
    Object.fromEntries(
      Object.entries(record).map(([field, value]) => [
        field,
        /[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value,
      ]),
    ),
  );
  return fileOf(format, quoted).replaceAll('\n', lineEnd).replaceAll(`含${lineEnd}`, '含\n');
}

const tables: readonly [string, string][] = [
  ['encounters', troubled([0, 1, 2, 2].map(encounter), 'insurer-encounters', '\r\n')],
  ['settlements', troubled([0, 1, 2].map(settlement), 'insurer-settlements', '\r')],
  ['fee lines', `${troubled([0, 1, 2].map(feeLine), 'insurer-fee-lines', '\n')}"open`],
  ['diagnoses', troubled([0, 1, 2, 3, 4].map(diagnosis), 'insurer-diagnoses', '\r\n')],
  ['front pages', troubled([0, 1].map(frontPage), 'front-page', '\n').slice(0, -40)],
  [
    'settlement lists',
    `${JSON.stringify(settlementList(), null, 1)}\n${JSON.stringify(settlementList({}, { mdtrt_id: 'M2' }))}`,
  ],
  [
    'values',
    JSON.stringify({
      period: '2026',
      dataValues: [{ dataElement: 'a', orgUnit: 'b"\\', value: '1' }, 3, { dataElement: 'c' }],
    }),
  ],
  [
    'adx',
    '<adx xmlns="urn:ihe:qrph:adx:2015"><!-- > --><group orgUnit="&lt;U&#49;" period="2026-01-01/P1Y"><dataValue dataElement="a" value="1"><annotation><![CDATA[x<y]]></annotation></dataValue></group></adx>',
  ],
];

describe('however the pieces are cut, the same comes out', () => {
  it.each(tables)('%s', (_, text) => {
    const known = recogniseText(text);
    const whole = run(text, {}, [], known);
    expect(whole.read).toBeGreaterThan(0);
    expect(whole.read).toBe(whole.accepted + whole.rejected);
    fc.assert(
      fc.property(fc.array(fc.nat(text.length), { maxLength: 40 }), (cuts) => {
        expect(run(text, {}, cuts, known)).toEqual(whole);
      }),
      { numRuns: 60 },
    );
    expect(
      run(
        text,
        {},
        Array.from({ length: text.length }, (_, at) => at),
        known,
      ),
    ).toEqual(whole);
  });
});

describe('the content hash', () => {
  const makers: readonly [Parameters<typeof fileOf>[0], (number: number) => Record<string, string>][] = [
    ['insurer-encounters', encounter],
    ['insurer-settlements', settlement],
    ['insurer-fee-lines', feeLine],
    ['insurer-diagnoses', (number) => ({ ...diagnosis(number), diag_name: 'x' })],
    ['front-page', frontPage],
  ];

  it.each(makers)('does not depend on the order of the rows: %s', (format, make) => {
    const records = Array.from({ length: 12 }, (_, number) => make(number));
    const { hash } = run(fileOf(format, records));
    fc.assert(
      fc.property(fc.shuffledSubarray(records, { minLength: 12 }), (shuffled) => {
        expect(run(fileOf(format, shuffled)).hash).toBe(hash);
      }),
      { numRuns: 15 },
    );
  });

  it.each(makers)('tells a missing and a changed row: %s', (format, make) => {
    const records = Array.from({ length: 12 }, (_, number) => make(number));
    const { hash } = run(fileOf(format, records));
    expect(run(fileOf(format, records.slice(1))).hash).not.toBe(hash);
    expect(run(fileOf(format, [...records.slice(1), make(99)])).hash).not.toBe(hash);
  });

  it('is not moved by the order of the columns, the delimiter or the encoding of empty cells', () => {
    const records = [encounter(1), encounter(2)];
    const { hash } = run(fileOf('insurer-encounters', records));
    const names = Object.keys(encounter(1)).toReversed();
    const lines = records.map((record) => names.map((name) => record[name as 'mdtrt_id'] || '--').join('|'));
    expect(run(`${names.join('|')}\n${lines.join('\n')}`).hash).toBe(hash);
  });
});
