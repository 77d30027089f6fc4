import { describe, expect, it } from 'vitest';
import { settlementList } from '../engine/fixtures/samples.ts';
import { shownJson, shownXml } from './shown-message.ts';

/** Nobody's: the area 990100 does not exist, and the names are made up. */
const NUMBER = '990100198703051234';
const NAME = '欧阳测试丙';
const clear = (text: string) => [NUMBER, NAME, '13900001234', '示范路'].filter((one) => text.includes(one));

describe('a record of a message', () => {
  it('is shown as it was sent, member by member, its own numbers untouched', () => {
    const text =
      '{"a":1.00,"list":[1,2e3,{"b":null}],"empty":{},"none":[],"text":"他说：\\"好\\"","big":9007199254740993}';
    expect(shownJson('data-value-sets', text)).toEqual({
      masked: false,
      text: `{
  "a": 1.00,
  "list": [
    1,
    2e3,
    {
      "b": null
    }
  ],
  "empty": {},
  "none": [],
  "text": "他说：\\"好\\"",
  "big": 9007199254740993
}`,
    });
  });

  it('of a settlement list hides the person, wherever the node stands', () => {
    const list = settlementList(
      { oprninfo: [{ oprn_oprt_code: '99.2100', oper_dr_name: NAME }] },
      {
        psn_name: NAME,
        certno: NUMBER,
        coner_tel: '13900001234',
        coner_addr: '示范路一号',
        memo: `见${NUMBER}`,
      },
    );
    const { text, masked } = shownJson('settlement-list', JSON.stringify({ infno: '4101', input: list }));
    expect([masked, clear(text)]).toEqual([true, []]);
    expect(text).toContain('"psn_name": "欧阳***"');
    expect(text).toContain('"diag_name": "肺炎"');
    expect(text).toContain('"amt": "300.10"');
    expect(text).toContain('"fixmedins_code": "H31011800001"');
  });

  it('of FHIR hides the patient, also contained, and not the hospital or the code', () => {
    const patient = {
      resourceType: 'Patient',
      id: NUMBER,
      identifier: [{ system: 'urn:id', value: NUMBER }],
      name: [{ family: '欧阳', given: ['测试丙'], text: NAME }],
      telecom: [{ system: 'phone', value: '13900001234' }],
      address: [{ text: '示范路一号' }],
      gender: 'female',
    };
    const entry = shownJson('fhir', JSON.stringify({ fullUrl: `Patient/${NUMBER}`, resource: patient }));
    expect([entry.masked, clear(entry.text)]).toEqual([true, []]);
    expect(entry.text).toContain('"gender": "female"');
    expect(entry.text).toContain('"system": "urn:id"');
    const encounter = {
      contained: [patient, { resourceType: 'Organization', name: '示范区第一人民医院' }],
      resourceType: 'Encounter',
      subject: { reference: `Patient/${NUMBER}`, display: NAME },
      serviceProvider: { display: '示范区第一人民医院' },
      type: [{ coding: [{ code: '21', display: '普通住院' }] }],
    };
    const shown = shownJson('fhir', JSON.stringify(encounter));
    expect(clear(shown.text)).toEqual([]);
    expect(shown.text).toContain('"name": "示范区第一人民医院"');
    expect(shown.text).toContain('"display": "示范区第一人民医院"');
    expect(shown.text).toContain('"code": "21"');
  });

  it('that is broken shows its shape and nothing that could be a person', () => {
    const whole = JSON.stringify(settlementList({}, { psn_name: NAME, certno: NUMBER }));
    for (const broken of [
      whole.slice(0, -200),
      whole.replace('"psn_name"', 'psn_name"'),
      whole.replace(':', ''),
    ]) {
      const shown = shownJson('settlement-list', broken);
      expect(clear(shown.text)).toEqual([]);
      expect(shown.text.length).toBeGreaterThan(100);
    }
  });

  it('of ADX stands in its group, markup kept apart', () => {
    const shown = shownXml(
      'adx',
      new Map([['orgUnit', 'H1']]),
      new Map([
        ['dataElement', 'BEDS'],
        ['value', '3 < 4'],
      ]),
      `电话 13900001234`,
    );
    expect(shown).toEqual({
      masked: true,
      text: '<group orgUnit="H1">\n  <dataValue dataElement="BEDS" value="3 &lt; 4">电话 139********</dataValue>\n</group>',
    });
  });
});
