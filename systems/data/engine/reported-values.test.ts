import { describe, expect, it } from 'vitest';
import { readReportedValues } from './reported-values.ts';

const read = (text: string) => readReportedValues(new TextEncoder().encode(text), 'x', '2026-11-28');

describe('files of reported values', () => {
  it('say the same as JSON, CSV and ADX, each with its line', () => {
    const json = read(
      JSON.stringify({
        period: '2026Q1',
        orgUnit: 'U1',
        dataValues: [{ dataElement: 'A.n', value: '12', comment: 'tab\there' }],
      }),
    );
    const csv = read('dataelement,period,orgunit,value,comment\nA.n,2026Q1,U1,12,tab\there\n');
    const adx = read(
      '<?xml version="1.0"?>\n<adx xmlns="urn:ihe:qrph:adx:2015">\n<group orgUnit="U1" period="2026-01-01/P3M" dataSet="d">\n<dataValue dataElement="A.n" value="12"/>\n</group></adx>',
    );
    const same = {
      dataElement: 'A.n',
      orgUnit: 'U1',
      period: '2026Q1',
      category: '',
      attribute: '',
      value: '12',
    };
    expect(json?.values).toEqual([{ ...same, comment: 'tab\there', line: 1 }]);
    expect(csv?.values).toEqual([{ ...same, comment: 'tab\there', line: 2 }]);
    expect(adx?.values).toEqual([{ ...same, comment: '', line: 4 }]);
    expect([json?.format, csv?.format, adx?.format]).toEqual(['data-value-sets', 'data-value-sets', 'adx']);
  });

  it('lose nothing: what is no value comes back as an issue with its line', () => {
    const file = read(
      'dataelement,period,orgunit,value\nA,2026Q1,U1,1\nB,soon,U1,2\n,2026Q1,U1,3\nC,2026Q1,U1,x\n',
    );
    expect([file?.read, file?.values.length, file?.rejected]).toEqual([4, 2, 2]);
    expect(
      file?.issues.filter(({ severity }) => severity === 'reject').map(({ line, code }) => [line, code]),
    ).toEqual([
      [3, 'period-unreadable'],
      [4, 'required-missing'],
    ]);
    expect(file?.issues.some(({ line, code }) => line === 5 && code === 'value-not-a-number')).toBe(true);
  });

  it('are told apart from everything else', () => {
    expect(read('name,amount\nx,1\n')).toBeNull();
    expect(read('')).toBeNull();
    expect(read('{"a":1}')).toBeNull();
  });
});
