import type { FaultList } from './fault-list.ts';

const good = {
  infno: '4101',
  input: {
    setlinfo: {
      mdtrt_id: 'F00000001',
      setl_id: 'FS00000001',
      fixmedins_code: 'H99010099001',
      fixmedins_name: '差错演练医院',
      hi_no: '98000000001',
      medcasno: 'B1',
      psn_name: '演甲',
      gend: '1',
      brdy: '1960-05-01',
      adm_time: '2024-03-02 09:00:00',
      dscg_time: '2024-03-09 10:00:00',
      act_ipt_days: 7,
      diag_code_cnt: 1,
      oprn_oprt_code_cnt: 0,
    },
    payinfo: [],
    diseinfo: [
      { diag_type: '1', diag_code: 'J18.900', diag_name: '肺炎', adm_cond_type: '1', maindiag_flag: '1' },
    ],
    iteminfo: [
      {
        med_chrgitm: '09',
        amt: '10.00',
        claa_sumfee: '10.00',
        clab_amt: '0.00',
        fulamt_ownpay_amt: '0.00',
        oth_amt: '0.00',
      },
    ],
    oprninfo: [],
    icuinfo: [],
  },
} as const;

function changed(setlinfo: object, rest: object = {}): object {
  return { ...good, input: { ...good.input, ...rest, setlinfo: { ...good.input.setlinfo, ...setlinfo } } };
}

/** JSON and XML with wrong types and contents (报文差错). */
export function writeMessageFaults(list: FaultList): void {
  const cases: readonly (readonly [object, string, string, 'reject' | 'warn'])[] = [
    [changed({ mdtrt_id: 'M1' }), '', 'right', 'warn'],
    [changed({ mdtrt_id: { id: 'M2' } }), 'setlinfo.mdtrt_id', 'object-for-text', 'reject'],
    [changed({ mdtrt_id: 'M3' }, { diseinfo: 'J18.900' }), 'diseinfo', 'text-for-list', 'reject'],
    [
      changed({ mdtrt_id: 'M4' }, { diseinfo: { diag_code: 'J18.900' } }),
      'diseinfo',
      'object-for-list',
      'reject',
    ],
    [changed({ mdtrt_id: 'M5', diag_code_cnt: 3 }), 'setlinfo.diag_code_cnt', 'count-does-not-agree', 'warn'],
    [
      changed(
        { mdtrt_id: 'M6' },
        { diseinfo: [...good.input.diseinfo, { ...good.input.diseinfo[0], diag_code: 'I10.x00x002' }] },
      ),
      'diseinfo.maindiag_flag',
      'two-main-diagnoses',
      'warn',
    ],
    [
      changed({ mdtrt_id: 'M7' }, { iteminfo: [{ ...good.input.iteminfo[0], amt: '11.00' }] }),
      'iteminfo.amt',
      'parts-do-not-add-up',
      'warn',
    ],
    [
      changed({ mdtrt_id: 'M8', dscg_time: '2024-03-01 10:00:00' }),
      'setlinfo.dscg_time',
      'begin-after-end',
      'reject',
    ],
    [
      changed({ mdtrt_id: 'M9', vent_used_dura: '1/33/99' }),
      'setlinfo.vent_used_dura',
      'impossible-duration',
      'warn',
    ],
    [{ infno: '4101', input: null }, 'input', 'no-input', 'reject'],
    [[], '', 'list-for-message', 'reject'],
  ];
  list.file(
    'settlement-lists_4101.json',
    `[\n${cases.map(([value]) => JSON.stringify(value)).join(',\n')}\n]\n`,
  );
  for (const [index, [, column, fault, expected]] of cases.entries())
    if (fault !== 'right') list.note('settlement-lists_4101.json', index + 2, column, fault, expected);
  list.file('settlement-list-cut-off_4101.json', JSON.stringify(good).slice(0, 300));
  list.note('settlement-list-cut-off_4101.json', 1, '', 'cut-off-json', 'reject');
  list.file('nested-too-deep.json', `${'['.repeat(5000)}${']'.repeat(5000)}`);
  list.note('nested-too-deep.json', 1, '', 'nested-too-deep', 'reject');
  exchange(list);
}

function exchange(list: FaultList): void {
  const patient = { resourceType: 'Patient', id: '98000000001', gender: 'male', birthDate: '1960-05-01' };
  const lost = {
    resourceType: 'Condition',
    id: 'c1',
    code: { coding: [{ code: 'J18.900' }] },
    subject: { reference: 'Patient/98000000001' },
    encounter: { reference: 'Encounter/nowhere' },
  };
  const lines = [
    JSON.stringify(patient),
    '{"resourceType":"Encounter","id":"e1",',
    JSON.stringify(lost),
    JSON.stringify({ resourceType: 'Spaceship', id: 'x' }),
  ];
  list.file('fhir_broken.ndjson', `${lines.join('\n')}\n`);
  list.note('fhir_broken.ndjson', 2, '', 'broken-json-line', 'reject');
  list.note('fhir_broken.ndjson', 3, 'Condition.encounter', 'unknown-encounter', 'warn');
  list.note('fhir_broken.ndjson', 4, 'resourceType', 'unknown-resource', 'warn');
  list.file(
    'data-value-sets_faults.json',
    `${JSON.stringify({
      dataValues: [
        { dataElement: 'encounters', period: '202413', orgUnit: 'H99010099001', value: '12' },
        { dataElement: 'encounters', period: '202403', orgUnit: '', value: '12' },
        { dataElement: 'encounters', period: '202404', orgUnit: 'H99010099001', value: { n: 1 } },
        { dataElement: 'encounters', period: '202405', orgUnit: 'H99010099001', value: '12' },
        { dataElement: 'encounters', period: '202405', orgUnit: 'H99010099001', value: '13' },
      ],
    })}\n`,
  );
  const values = [
    ['period', 'impossible-period'],
    ['orgUnit', 'missing-required'],
    ['value', 'object-for-text'],
    null,
    ['value', 'duplicate-key'],
  ] as const;
  for (const [index, fault] of values.entries())
    if (fault) list.note('data-value-sets_faults.json', index + 1, fault[0], fault[1], 'reject');
  list.file(
    'adx_faults.xml',
    `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE adx [<!ENTITY who SYSTEM "file:///etc/hostname">]>
<adx xmlns="urn:ihe:qrph:adx:2015" exported="2024-04-01T09:00:00+08:00">
  <group orgUnit="H99010099001" period="2024-03-01/P1M">
    <dataValue dataElement="encounters" value="&who;"/>
  </group>
</adx>
`,
  );
  list.note('adx_faults.xml', 2, '', 'external-entity', 'reject');
}
