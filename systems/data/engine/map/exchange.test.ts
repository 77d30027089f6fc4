import { describe, expect, it } from 'vitest';
import { codes, recogniseText, run } from '../fixtures/run.ts';
import { settlementList } from '../fixtures/samples.ts';

const list = (change: object = {}, info: object = {}) => settlementList(change, info);
const said = (text: string) => {
  const outcome = run(text);
  return { ...outcome, codes: codes(outcome).filter((code) => !code.endsWith(':value-missing')) };
};

describe('settlement lists', () => {
  it('become stay, diagnoses, operations, fees and settlement', () => {
    const outcome = said(JSON.stringify(list()));
    expect(outcome.recognition.format).toBe('settlement-list');
    expect(outcome.codes).toEqual([]);
    expect(Object.keys(outcome.rows).sort()).toEqual([
      'diagnosis',
      'encounter',
      'fee_category',
      'operation',
      'person',
      'settlement',
    ]);
    expect(outcome.rows['settlement']?.split('\t').slice(13, 15)).toEqual(['30010', '1000']);
    expect(outcome.rows['encounter']?.split('\t')[22]).toBe('2244');
  });

  it.each([
    ['an array', JSON.stringify([list(), list({}, { mdtrt_id: 'M2', setl_id: 'S2' })]), 2],
    ['an envelope', JSON.stringify({ infno: '4101', fixmedins_code: 'H31011800001', input: list() }), 1],
    [
      'lines',
      `${JSON.stringify(list())}\n${JSON.stringify(list({}, { mdtrt_id: 'M2', setl_id: 'S2' }))}\n`,
      2,
    ],
    [
      'a log of requests',
      `[2026-03-05 10:00:00] INFO send ${JSON.stringify({ infno: '4101', input: list() })} took 3 ms\nnothing here\n`,
      1,
    ],
  ])('in %s', (_, text, count) => {
    const outcome = said(text);
    expect([outcome.accepted, outcome.rejected]).toEqual([count, 0]);
  });

  it('goes on after a line of a log that was cut off', () => {
    const line = JSON.stringify(list());
    const outcome = said(
      `a ${line}\nb ${line.slice(0, 300)}\nc ${JSON.stringify(list({}, { mdtrt_id: 'M3', setl_id: 'S3' }))}\n`,
    );
    expect(outcome.accepted).toBe(2);
    expect(outcome.codes.some((code) => code.endsWith('json-broken'))).toBe(true);
  });

  it.each([
    [
      'an item a fen off',
      {
        iteminfo: [
          {
            med_chrgitm: '09',
            amt: '300.10',
            claa_sumfee: '200.00',
            clab_amt: '90.10',
            fulamt_ownpay_amt: '10.00',
            oth_amt: '0.01',
          },
        ],
      },
      {},
      ['iteminfo.amt:list-item-disagrees'],
      0,
    ],
    [
      'two main diagnoses',
      {
        diseinfo: [
          { diag_type: '1', diag_code: 'J18.900', diag_name: '肺炎', adm_cond_type: '1', maindiag_flag: '1' },
          {
            diag_type: '1',
            diag_code: 'I10.x00',
            diag_name: '高血压',
            adm_cond_type: '1',
            maindiag_flag: '1',
          },
        ],
      },
      { diag_code_cnt: 2 },
      ['diseinfo.maindiag_flag:main-diagnosis-repeated'],
      1,
    ],
    ['a wrong count', {}, { diag_code_cnt: 3 }, ['setlinfo.diag_code_cnt:diagnosis-count-disagrees'], 1],
    [
      'out before in',
      {
        icuinfo: [
          {
            scs_cutd_ward_type: '1',
            scs_cutd_inpool_time: '2026-03-02 10:00:00',
            scs_cutd_exit_time: '2026-03-02 09:00:00',
            scs_cutd_sum_dura: '0/1/0',
          },
        ],
      },
      {},
      ['icuinfo.scs_cutd_exit_time:icu-reversed'],
      1,
    ],
    [
      'funds that do not make the total',
      { payinfo: [{ fund_pay_type: '310100', fund_payamt: '200.00' }] },
      {},
      ['payinfo.fund_payamt:payers-disagree'],
      1,
    ],
    ['an exact amount as number', { payinfo: [{ fund_pay_type: '310100', fund_payamt: 200.1 }] }, {}, [], 1],
  ])('%s', (_, change, info, expected, accepted) => {
    const outcome = said(JSON.stringify(list(change, info)));
    expect(outcome.codes).toEqual(expected);
    expect(outcome.accepted).toBe(accepted);
  });

  it('points at numbers that are none, keys that stand twice and levels too deep', () => {
    const text = JSON.stringify(list()).replace('"age":65', '"age":1e400');
    expect(said(text).codes).toContain('/setlinfo/age:json-not-a-number');
    const twice = JSON.stringify(list()).replace('"age":65', '"age":65,"age":65');
    expect(said(twice).codes).toEqual(['/setlinfo/age:json-repeated-key']);
    const deep = JSON.stringify(list()).replace('"age":65', `"age":${'['.repeat(100)}${']'.repeat(100)}`);
    expect(said(deep).codes.some((code) => code.endsWith(':json-too-deep'))).toBe(true);
    const odd = said(
      JSON.stringify(list()).replace('"age":65', '"__proto__":{"x":1},"constructor":"y","age":65'),
    );
    expect(odd.accepted).toBe(1);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  it('lets other messages be', () => {
    const outcome = said(
      `${JSON.stringify(list())}\n${JSON.stringify({ infcode: 0, output: { ok: '1' } })}\n`,
    );
    expect([outcome.read, outcome.accepted, outcome.rejected]).toEqual([2, 1, 1]);
    expect(outcome.codes).toEqual([':record-unknown']);
  });

  it('knows the newer layout', () => {
    const newer = {
      input: { ...list({ oprninfo: [] }, { stas_type: '1', psn_no: '123' }) },
      infno: '4101A',
      fixmedins_code: 'H31011800001',
    };
    expect(recogniseText(JSON.stringify(newer)).format).toBe('settlement-list-a');
    expect(said(JSON.stringify(newer)).accepted).toBe(1);
  });
});

describe('FHIR', () => {
  const patient = {
    resourceType: 'Patient',
    id: 'p1',
    identifier: [{ value: '3101180001' }],
    gender: 'female',
    birthDate: '1970-06-15',
    name: [{ text: '测试丙' }],
  };
  const stay = {
    resourceType: 'Encounter',
    id: 'e1',
    class: { code: 'IMP' },
    subject: { reference: 'Patient/p1' },
    serviceProvider: { reference: 'Organization/H31011800001' },
    period: { start: '2026-03-01T08:00:00+08:00', end: '2026-03-04T02:00:00Z' },
    diagnosis: [{ condition: { reference: 'Condition/c1' }, rank: 1 }],
  };
  const condition = {
    resourceType: 'Condition',
    id: 'c1',
    subject: { reference: 'Patient/p1' },
    encounter: { reference: 'Encounter/e1' },
    code: { coding: [{ system: 'http://nhsa/icd-10', code: 'J18.900', display: '肺炎' }] },
  };
  const procedure = {
    resourceType: 'Procedure',
    id: 'o1',
    subject: { reference: 'Patient/p1' },
    encounter: { reference: 'Encounter/e1' },
    code: { coding: [{ code: '99.2100' }] },
    performedDateTime: '2026-03-02',
  };
  const claim = {
    resourceType: 'Claim',
    id: 'k1',
    patient: { reference: 'Patient/p1' },
    provider: { reference: 'Organization/H31011800001' },
    created: '2026-03-04',
    item: [
      {
        sequence: 1,
        encounter: [{ reference: 'Encounter/e1' }],
        productOrService: { coding: [{ code: 'X01' }] },
        quantity: { value: 2 },
        unitPrice: { value: 1.5 },
        net: { value: 3 },
      },
    ],
    total: { value: 3 },
  };
  const all = [patient, stay, condition, procedure, claim];
  const bundle = (resources: readonly object[]) =>
    JSON.stringify({
      resourceType: 'Bundle',
      type: 'collection',
      entry: resources.map((resource) => ({ resource })),
    });

  it('bundles and lines say the same, in any order', () => {
    const first = said(bundle(all));
    expect(first.codes).toEqual([]);
    expect(first.accepted).toBe(5);
    expect(first.rows['encounter']?.split('\t').slice(0, 11)).toEqual([
      'platform',
      'H31011800001',
      'e1',
      first.rows['person']?.split('\t')[0],
      'inpatient',
      '\\N',
      '\\N',
      '\\N',
      '2026-03-01 08:00:00',
      '2026-03-04 10:00:00',
      '2026-03-04',
    ]);
    expect(first.rows['diagnosis']).toContain('\tmain\t1\tJ18.900\t');
    expect(first.rows['fee_line']).toContain('\te1\t\\N\tk1-1\t');
    for (const order of [all.toReversed(), [claim, condition, stay, procedure, patient]]) {
      expect(said(bundle(order)).hash).toBe(first.hash);
      expect(said(order.map((one) => JSON.stringify(one)).join('\n')).hash).toBe(first.hash);
    }
  });
});

describe('reported values', () => {
  it('come as JSON, CSV and ADX', () => {
    const json = said(
      JSON.stringify({
        dataSet: 'd',
        period: '202603',
        dataValues: [
          { dataElement: 'DE1', orgUnit: 'U1', value: '12' },
          { dataElement: 'DE2', orgUnit: 'U1', categoryOptionCombo: 'c', value: 7 },
        ],
      }),
    );
    expect(json.codes).toEqual([]);
    expect(json.rows['reported_value']).toBe(
      'DE1\tU1\t2026-03\t\t\t12\t\\N\t7\t0\t1\nDE2\tU1\t2026-03\tc\t\t7\t\\N\t7\t0\t1\n',
    );
    const csv = said(
      'dataelement,period,orgunit,categoryoptioncombo,attributeoptioncombo,value\n"DE1","202603","U1","","","12"\n',
    );
    expect(csv.recognition.format).toBe('data-value-sets');
    expect(csv.rows['reported_value']).toBe('DE1\tU1\t2026-03\t\t\t12\t\\N\t7\t0\t2\n');
    const adx = said(
      '<?xml version="1.0"?>\n<adx xmlns="urn:ihe:qrph:adx:2015">\n<group orgUnit="U1" period="2026-03-01/P1M" dataSet="d">\n<dataValue dataElement="DE1" value="12" ageGroup="0-4" sex="F"/>\n</group></adx>',
    );
    expect(adx.codes).toEqual([]);
    expect(adx.rows['reported_value']).toBe('DE1\tU1\t2026-03\tageGroup=0-4;sex=F\t\t12\t\\N\t7\t0\t4\n');
  });

  it('refuse a document type', () => {
    const outcome = said('<adx xmlns="urn:ihe:qrph:adx:2015"><!DOCTYPE x [<!ENTITY a "b">]></adx>');
    expect(outcome.codes).toEqual([':xml-forbidden']);
    expect(said('<adx><group period="&b;"/></adx>').codes).toEqual([':xml-forbidden']);
    expect(said('<adx><group></adx>').codes).toEqual([':xml-broken']);
  });
});
