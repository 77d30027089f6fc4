import { regionTables } from '@sanyi/region';
import { describe, expect, it } from 'vitest';
import { codes, type Outcome, run } from '../fixtures/run.ts';
import { encounter, feeLine, fileOf, settlement } from '../fixtures/samples.ts';

function objects(outcome: Outcome, table: keyof typeof regionTables): Record<string, string>[] {
  const names = regionTables[table].columns.map((column) => column.name);
  return (outcome.rows[table] ?? '')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const cells = line.split('\t');
      expect(cells).toHaveLength(names.length);
      return Object.fromEntries(names.map((name, at) => [name, cells[at] ?? '']));
    });
}

function one(format: Parameters<typeof fileOf>[0], record: Record<string, string>, context = {}) {
  return run(fileOf(format, [record]), context);
}

describe('insurer encounters', () => {
  it('become encounter, person and identity', () => {
    const outcome = one('insurer-encounters', encounter(1));
    expect(codes(outcome)).toEqual([]);
    expect(objects(outcome, 'encounter')).toMatchObject([
      {
        source_code: 'insurer',
        institution_code: 'H31011800001',
        encounter_id: 'M1',
        kind_code: 'inpatient',
        began_at: '2026-03-01 08:00:00',
        ended_at: '2026-03-04 10:00:00',
        counted_on: '2026-03-04',
        stay_days: '3',
        sex_code: '1',
        birth_on: '1960-05-01',
        age_years: '65',
        main_diagnosis_code: 'J18.900',
        total_fen: '\\N',
        file_no: '7',
        sheet_no: '0',
        line: '2',
      },
    ]);
    expect(objects(outcome, 'person')).toHaveLength(1);
    expect(outcome.identities).toMatchObject([{ personNumber: '31011801001', name: '测试甲' }]);
    expect(Object.values(outcome.rows).join('')).not.toContain('测试甲');
    expect(outcome.covered).toBe('{"institutions":["H31011800001"],"months":["2026-03-01"]}');
  });

  it.each([
    [
      'same day is one day',
      { begntime: '2026-03-01 08:00:00', endtime: '2026-03-01 20:00:00', ipt_days: '1' },
      [],
    ],
    [
      'and not none',
      { begntime: '2026-03-01 08:00:00', endtime: '2026-03-01 20:00:00', ipt_days: '0' },
      ['ipt_days:stay-days-disagree'],
    ],
    [
      'over the turn of the year',
      { begntime: '2025-12-31 23:00:00', endtime: '2026-01-01 01:00:00', ipt_days: '1' },
      [],
    ],
    [
      'discharge before admission',
      { endtime: '2026-02-28 10:00:00' },
      ['endtime:discharge-before-admission'],
    ],
    [
      'on the day of receipt',
      { begntime: '2026-11-25 08:00:00', endtime: '2026-11-28 23:00:00', age: '66' },
      [],
    ],
    [
      'after it',
      { begntime: '2026-11-26 08:00:00', endtime: '2026-11-29 00:00:00', age: '66' },
      ['endtime:day-in-future'],
    ],
    ['birthday on the day of admission', { brdy: '1960-03-01', age: '66' }, []],
    ['birthday on the next day', { brdy: '1960-03-02', age: '66' }, ['age:age-disagrees']],
    ['born after admission', { brdy: '2026-03-02', age: '' }, ['brdy:birth-after-admission']],
    ['a day that does not exist', { brdy: '1960-02-30' }, ['brdy:day-unreadable']],
    ['29 February of a leap year', { brdy: '1960-02-29', age: '66' }, []],
    ['29 February of another', { brdy: '1961-02-29', age: '' }, ['brdy:day-unreadable']],
    ['male in childbed', { dscg_maindiag_code: 'O80.000' }, ['dscg_maindiag_code:diagnosis-wrong-sex']],
    [
      'female with a prostate',
      { gend: '女', dscg_maindiag_code: 'N40.x00' },
      ['dscg_maindiag_code:diagnosis-wrong-sex'],
    ],
    [
      'external cause as main diagnosis',
      { dscg_maindiag_code: 'W01.000' },
      ['dscg_maindiag_code:main-external-cause'],
    ],
    ['sex spelt F', { gend: 'F' }, []],
    ['sex spelt oddly', { gend: '甲' }, ['gend:value-not-listed']],
  ])('%s', (_, change, expected) => {
    const outcome = one('insurer-encounters', { ...encounter(1), ...change });
    expect(codes(outcome)).toEqual(expected);
    expect(outcome.accepted).toBe(1);
  });

  it.each([
    ['no key', { mdtrt_id: '-' }, 'mdtrt_id:required-missing'],
    ['no institution', { fixmedins_code: '' }, 'fixmedins_code:required-missing'],
    ['a date nobody can read', { begntime: '三月初一' }, 'begntime:day-unreadable'],
    ['marked invalid', { vali_flag: '0' }, 'vali_flag:marked-invalid'],
  ])('set aside: %s', (_, change, code) => {
    const outcome = one('insurer-encounters', { ...encounter(1), ...change });
    expect(codes(outcome)).toContain(code);
    expect([outcome.read, outcome.accepted, outcome.rejected]).toEqual([1, 0, 1]);
    expect(outcome.rows).toEqual({});
  });

  it('reads every spelling of a date', () => {
    const spellings = [
      '20260301',
      '20260301080000',
      '2026/3/1',
      '2026年3月1日',
      '46082',
      '46082.333333',
      '2026-03-01T00:00:00Z',
      '2026-03-01T08:00:00+08:00',
    ];
    const outcome = run(
      fileOf(
        'insurer-encounters',
        spellings.map((begntime, at) => ({ ...encounter(at), begntime })),
      ),
    );
    expect(objects(outcome, 'encounter').map((row) => row['began_at'])).toEqual([
      '2026-03-01 00:00:00',
      '2026-03-01 08:00:00',
      '2026-03-01 00:00:00',
      '2026-03-01 00:00:00',
      '2026-03-01 00:00:00',
      '2026-03-01 08:00:00',
      '2026-03-01 08:00:00',
      '2026-03-01 08:00:00',
    ]);
  });

  it('sets the second row of a key aside', () => {
    const outcome = run(fileOf('insurer-encounters', [encounter(1), encounter(1), encounter(2)]));
    expect([outcome.read, outcome.accepted, outcome.rejected]).toEqual([3, 2, 1]);
    expect(codes(outcome)).toEqual(['mdtrt_id:key-repeated']);
  });

  it('masks what is personal in quotations', () => {
    const outcome = one('insurer-encounters', { ...encounter(1), psn_no: '000000' });
    expect(outcome.issues.map((issue) => issue.value)).toEqual(['00***']);
  });
});

describe('insurer settlements', () => {
  it('become settlements in fen', () => {
    const outcome = one('insurer-settlements', settlement(1));
    expect(codes(outcome)).toEqual([]);
    expect(objects(outcome, 'settlement')).toMatchObject([
      {
        settlement_id: 'S1',
        total_fen: '100000',
        fund_fen: '52000',
        pool_fen: '50000',
        large_amount_fen: '2000',
        personal_fen: '48000',
        account_fen: '18000',
        cash_fen: '30000',
        in_scope_fen: '85000',
        deductible_fen: '30000',
        is_valid: '1',
        is_reversal: '0',
        reverses_settlement_id: '\\N',
      },
    ]);
  });

  it.each([
    ['one fen too little in scope', { inscp_amt: '849.99' }, ['medfee_sumamt:total-parts-disagree']],
    ['fund parts', { hifob_pay: '20.01' }, ['fund_pay_sumamt:fund-parts-disagree']],
    [
      'account among the funds, as some regions have it',
      { fund_pay_sumamt: '700.00', psn_pay: '480.00' },
      [],
    ],
    ['person’s parts', { cash_payamt: '300.01' }, ['psn_pay:personal-parts-disagree']],
    ['who paid', { psn_pay: '479.99', cash_payamt: '299.99' }, ['medfee_sumamt:payers-disagree']],
    ['three decimals', { medfee_sumamt: '1000.005' }, ['medfee_sumamt:amount-too-fine']],
    ['three decimals that are nothing', { medfee_sumamt: '1000.000' }, []],
    ['letters', { fund_pay_sumamt: '五百' }, ['fund_pay_sumamt:amount-unreadable']],
  ])('%s', (_, change, expected) => {
    const outcome = one('insurer-settlements', { ...settlement(1), ...change });
    expect(codes(outcome)).toEqual(expected);
  });

  it('keeps a reversal with its link', () => {
    const negative = Object.fromEntries(
      Object.entries(settlement(2)).map(([field, value]) => [
        field,
        /^\d+\.\d\d$/.test(value) ? `-${value}` : value,
      ]),
    );
    const outcome = one('insurer-settlements', { ...negative, refd_setl_flag: '1', init_setl_id: 'S1' });
    expect(codes(outcome)).toEqual([]);
    expect(objects(outcome, 'settlement')).toMatchObject([
      { total_fen: '-100000', is_reversal: '1', reverses_settlement_id: 'S1' },
    ]);
  });
});

describe('insurer fee lines', () => {
  it.each([
    ['患者310118197006011234用', '患者310***************用'],
    ['电话 138-1234-5678', '电话 138**********'],
    ['电话１３８１２３４５６７８', '电话１３８********'],
  ])('keep the number of a person in a name to themselves: %s', (name, hidden) => {
    const outcome = one('insurer-fee-lines', { ...feeLine(1), medins_list_name: name });
    expect(objects(outcome, 'fee_line')[0]?.['item_name']).toBe(hidden);
    expect(codes(outcome)).toEqual(['medins_list_name:personal-number-in-text']);
  });

  it('say which field holds bytes that were no text', () => {
    const outcome = one('insurer-fee-lines', { ...feeLine(1), medins_list_name: '静脉\uFFFD注射' });
    expect(objects(outcome, 'fee_line')[0]?.['item_name']).toBe('静脉\uFFFD注射');
    expect(codes(outcome)).toEqual(['medins_list_name:character-unreadable']);
  });

  it('become fee lines', () => {
    const outcome = one('insurer-fee-lines', feeLine(3));
    expect(codes(outcome)).toEqual([]);
    expect(objects(outcome, 'fee_line')).toMatchObject([
      {
        institution_code: 'H31011810000',
        encounter_id: 'M100000000',
        quantity: '4.0000',
        unit_price: '1.380000',
        amount_fen: '552',
        item_kind_code: 'drug',
        is_refund: '0',
        refunds_line_id: '\\N',
        charge_class_code: '09',
      },
    ]);
  });

  it.each([
    [
      'half a fen goes up',
      { cnt: '0.5', pric: '0.01', det_item_fee_sumamt: '0.01', preselfpay_amt: '0', inscp_amt: '0.01' },
      [],
    ],
    [
      'and not down',
      { cnt: '0.5', pric: '0.01', det_item_fee_sumamt: '0.00', preselfpay_amt: '0', inscp_amt: '0' },
      ['det_item_fee_sumamt:line-not-product'],
    ],
    [
      'less than half goes down',
      { cnt: '0.49', pric: '0.01', det_item_fee_sumamt: '0.00', preselfpay_amt: '0', inscp_amt: '0' },
      [],
    ],
    [
      'a refund that names its line',
      {
        cnt: '-1',
        pric: '1.50',
        det_item_fee_sumamt: '-1.50',
        preselfpay_amt: '0',
        inscp_amt: '-1.50',
        init_feedetl_sn: 'F1',
      },
      [],
    ],
    [
      'a refund that does not',
      { cnt: '-1', pric: '1.50', det_item_fee_sumamt: '-1.50', preselfpay_amt: '0', inscp_amt: '-1.50' },
      ['init_feedetl_sn:refund-without-link'],
    ],
    ['parts that do not make the whole', { inscp_amt: '0.01' }, ['det_item_fee_sumamt:line-parts-disagree']],
  ])('%s', (_, change, expected) => {
    expect(codes(one('insurer-fee-lines', { ...feeLine(3), ...change }))).toEqual(expected);
  });

  it('say what to do with a code nobody knows, and with a retired one', () => {
    const items = {
      has: () => false,
      isGrey: () => false,
      successor: (code: string) => (code === 'OLD' ? 'NEW' : null),
    };
    const known = { diagnoses: null, operations: null, institutions: null, values: () => null, items };
    const outcome = run(
      fileOf('insurer-fee-lines', [
        { ...feeLine(1), med_list_codg: 'OLD' },
        { ...feeLine(2), med_list_codg: '自编01' },
        { ...feeLine(3), med_list_codg: 'X99' },
      ]),
      { codes: known },
    );
    expect(codes(outcome)).toEqual([
      'med_list_codg:code-retired',
      'med_list_codg:code-local',
      'med_list_codg:code-unknown',
    ]);
    expect(outcome.accepted).toBe(3);
  });
});

describe('insurer diagnoses and operations', () => {
  const diagnosis = {
    setl_id: 'S1',
    mdtrt_id: 'M1',
    psn_no: '123',
    diag_type: '1',
    maindiag_flag: '1',
    diag_code: 'J18.900',
    diag_name: '肺炎',
    adm_cond_type: '1',
    vali_flag: '1',
  };

  it('wait for their encounter where nobody knows it', () => {
    const outcome = run(
      fileOf('insurer-diagnoses', [diagnosis, { ...diagnosis, maindiag_flag: '0', diag_code: 'I10.x00' }]),
    );
    expect(objects(outcome, 'diagnosis')).toMatchObject([
      {
        kind_code: 'main',
        seq: '1',
        institution_code: '',
        counted_on: '1970-01-01',
        code: 'J18.900',
        code_edition: 'insurance-2.0',
      },
      { kind_code: 'other', seq: '1', code: 'I10.x00' },
    ]);
    const known = run(fileOf('insurer-diagnoses', [diagnosis]), {
      encounters: { find: () => ({ institution: 'H1', countedOn: '2026-03-04' }) },
    });
    expect(objects(known, 'diagnosis')).toMatchObject([{ institution_code: 'H1', counted_on: '2026-03-04' }]);
  });

  it('exactly one is the main one', () => {
    const twice = run(fileOf('insurer-diagnoses', [diagnosis, { ...diagnosis, diag_code: 'I10.x00' }]));
    expect(codes(twice)).toEqual(['maindiag_flag:main-diagnosis-repeated']);
    const none = run(fileOf('insurer-diagnoses', [{ ...diagnosis, maindiag_flag: '0' }]));
    expect(none.issues).toMatchObject([{ code: 'main-diagnosis-missing', line: 2 }]);
  });

  it('operations end after they begin', () => {
    const operation = {
      setl_id: 'S1',
      mdtrt_id: 'M1',
      psn_no: '123',
      main_oprn_flag: '1',
      oprn_oprt_code: '47.0100',
      oprn_oprt_name: '腹腔镜阑尾切除术',
      oprn_oprt_begntime: '2026-03-02 10:00:00',
      oprn_oprt_endtime: '2026-03-02 11:00:00',
      vali_flag: '1',
    };
    const outcome = run(
      fileOf('insurer-operations', [
        operation,
        { ...operation, main_oprn_flag: '0', oprn_oprt_endtime: '2026-03-02 09:59:59' },
      ]),
    );
    expect(codes(outcome)).toEqual(['oprn_oprt_endtime:operation-reversed']);
    expect(objects(outcome, 'operation')).toMatchObject([
      { seq: '1', is_main: '1' },
      { seq: '2', is_main: '0' },
    ]);
  });
});
