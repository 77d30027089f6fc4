import { describe, expect, it } from 'vitest';
import { codes, run } from '../fixtures/run.ts';
import { fileOf, frontPage } from '../fixtures/samples.ts';
import { frontPagePColumns } from '../formats/front-page-p-columns.ts';

function page(change: Record<string, string> = {}, number = 1) {
  const outcome = run(fileOf('front-page', [{ ...frontPage(number), ...change }]));
  return { ...outcome, codes: codes(outcome).filter((code) => !code.endsWith(':value-missing')) };
}

/** The same page in the older codes. */
function older(record: Record<string, string>): Record<string, string> {
  const newer = new Map([...frontPagePColumns.sameAs].map(([old, name]) => [name, old]));
  return Object.fromEntries(
    Object.entries(record).flatMap(([name, value]) =>
      newer.has(name) ? [[newer.get(name) ?? '', value]] : [],
    ),
  );
}

describe('front page', () => {
  it('becomes a stay, its diagnoses, operations and fees', () => {
    const outcome = page();
    expect(outcome.codes).toEqual([]);
    expect(
      outcome.rows['diagnosis']?.split('\n').map((row) => row.split('\t').slice(5, 8).join(' ')),
    ).toEqual(['main 1 J18.900', 'other 1 I10.x00', 'other 2 E11.900', 'outpatient 1 J18.900', '']);
    expect(outcome.rows['operation']?.split('\t').slice(4, 8)).toEqual(['2026-03-05', '1', '1', '99.2100']);
    expect(outcome.rows['fee_category']).toContain('\tD23\t150000\t');
    expect(outcome.rows['fee_category']).toContain('\tD23x01\t40000\t');
    expect(outcome.rows['encounter']?.split('\t').slice(0, 2)).toEqual(['front-page', 'H31011800001']);
    expect(Object.values(outcome.rows).join('')).not.toMatch(/测试乙|B100001|310118197006/);
    expect(outcome.identities).toHaveLength(1);
  });

  it.each([
    ['no operation', { C14x01C: '-', C15x01N: '-', C16x01: '-' }, []],
    ['operation without a time', { C16x01: '' }, ['C16x01:value-missing']],
    ['operation without a name', { C15x01N: '-' }, ['C15x01N:value-missing']],
  ])('asks for the parts of an operation only where there was one: %s', (_, change, expected) => {
    const found = codes(run(fileOf('front-page', [{ ...frontPage(1), ...change }])));
    expect(found.filter((code) => /^C1[456]x01/.test(code))).toEqual(expected);
  });

  it('is the same in the older codes', () => {
    const fresh = page();
    const old = run(fileOf('front-page-p', [older(frontPage(1))]));
    expect(old.recognition.format).toBe('front-page-p');
    for (const table of ['encounter', 'diagnosis', 'operation', 'fee_category'])
      expect(old.rows[table]).toBe(fresh.rows[table]);
  });

  it.each([
    ['total below the items', { D01: '3769.99' }, ['D01:items-exceed-total']],
    ['total equal to the items', { D01: '3770.00', D09: '1200' }, []],
    ['self-pay above the total', { D09: '5000.01' }, ['D09:self-pay-exceeds-total']],
    ['self-pay cut to the total', { D09: '5000.00' }, ['D09:self-pay-equals-total']],
    ['antibiotics above western drugs', { D23x01: '1500.01' }, ['D23x01:part-exceeds-whole']],
    ['antibiotics cut to western drugs', { D23x01: '1500.00' }, ['D23x01:antibiotic-equals-west-drug']],
    ['no nursing in four days', { D13: '0' }, ['D13:nursing-fee-zero']],
    ['profession 90', { A38C: '90' }, ['A38C:other-code']],
    ['a placeholder', { B24: '管理员' }, ['B24:default-name']],
    ['a tumour without pathology', { C03C: 'C50.900' }, ['C03C:pathology-missing']],
    ['a tumour with it', { C03C: 'C50.900', C09C: 'M80100/3', C11: '1' }, []],
    ['an injury without a cause', { C03C: 'S72.000' }, ['C03C:injury-cause-missing']],
    ['chemotherapy may be main', { C03C: 'Z51.100' }, []],
    ['a history may not', { C03C: 'Z80.000' }, ['C03C:main-factor']],
    ['a symptom beside a disease', { C03C: 'R50.900' }, ['C03C:main-symptom']],
    ['main diagnosis arose in hospital', { C05C: '4' }, ['C03C:main-arose-in-hospital']],
    ['transfer without receiver', { B34C: '2' }, ['B35:receiver-missing']],
    ['died with a plan', { B34C: '5', B36C: '2' }, ['B36C:readmission-after-death']],
    ['allergic to nothing', { C24C: '2' }, ['C25:allergy-missing']],
    ['operation a day before', { C16x01: '2026-02-28 23:00:00' }, []],
    ['operation two days before', { C16x01: '2026-02-27 23:00:00' }, ['C16x01:operation-outside-stay']],
    ['operation on the last day', { C16x01: '2026-03-05 23:00:00' }, []],
    ['operation after it', { C16x01: '2026-03-06 00:00:00' }, ['C16x01:operation-outside-stay']],
    ['96 hours of ventilation', { C47: '4/0/0' }, []],
    ['a minute more', { C47: '4/0/1' }, ['C47:ventilator-needs-proof']],
    ['longer than the stay', { C47: '6/0/0' }, ['C47:ventilator-needs-proof', 'C47:ventilator-exceeds-stay']],
    ['24 hours are a day', { C47: '0/24/0' }, ['C47:duration-unreadable']],
    ['a prostate operation', { C14x01C: '60.2900' }, ['C14x01C:operation-wrong-sex']],
    ['a diagnosis twice', { C06x02C: 'J18.900' }, ['C06x02C:diagnosis-repeated']],
    ['no number at all', { A20: '-' }, ['A20:person-by-record']],
  ])('%s', (_, change, expected) => {
    expect(page(change).codes).toEqual(expected);
  });

  it.each([
    ['364 days', '2025-03-02', '364', []],
    ['364 days said, 365 in truth', '2025-03-01', '364', ['A14:age-disagrees', 'A16:age-days-capped']],
    ['365 days', '2025-03-01', '365', ['A16:age-days-out-of-range', 'A14:age-disagrees']],
    ['28 days', '2026-02-01', '28', []],
    ['29 days', '2026-01-31', '29', ['C03C:newborn-diagnosis-age']],
  ])('age of %s', (_, A13, A16, expected) => {
    const small = { C03C: 'P22.000', C01C: 'J98.000', C06x01C: '', C07x01N: '', C06x02C: '', C07x02N: '' };
    const diagnosis = A16 === '28' || A16 === '29' ? small : {};
    expect(page({ A13, A14: '0', A16, A17: '3000', ...diagnosis }).codes).toEqual(expected);
  });

  it.each([
    ['99', ['A17:weight-out-of-range']],
    ['100', []],
    ['9999', []],
    ['10000', ['A17:weight-out-of-range']],
    ['', ['A17:newborn-weight-missing']],
  ])('a newborn of %s g', (A17, expected) => {
    expect(page({ A13: '2026-02-20', A14: '0', A16: '9', A17 }).codes).toEqual(expected);
  });

  it('sees what only many pages show', () => {
    const pages = Array.from({ length: 40 }, (_, number) => ({
      ...frontPage(number),
      C06x03C: 'N18.900',
      C07x03N: '肾',
      C08x02C: '2',
      C08x03C: '2',
      D20: '10',
      D20x01: '4',
      D20x02: '6',
    }));
    const outcome = run(fileOf('front-page', pages));
    const file = outcome.issues.filter((issue) => issue.line === 0).map((issue) => issue.code);
    expect(new Set(file)).toEqual(
      new Set(['conditions-written-twice', 'surgery-parts-always-equal', 'one-name-everywhere']),
    );
  });
});
