import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  CASE_HEADING,
  CaseHeaderError,
  CsvGrouper,
  caseLine,
  compileScheme,
  Grouper,
  teachingScheme,
} from '../index.ts';

const grouper = new Grouper(compileScheme(teachingScheme));

function grouped(pieces: readonly string[]): string {
  const csv = new CsvGrouper(grouper);
  const text = new TextDecoder();
  return (
    pieces.map((piece) => text.decode(csv.push(new TextEncoder().encode(piece)))).join('') +
    text.decode(csv.end())
  );
}

test('a file of cases becomes a file of answers, a line for each case, whatever the order of the columns', () => {
  const text =
    '\uFEFFop,dx,case_id,sex,age_years,los_days,remark\r\n' +
    '51.2300|51.5100,K80.000|A41.900,c1,1,50,6,ok\r\n' +
    ',I50.900|E11.900,c2,2,71,5,\r\n' +
    ',,c3,,,,\r\n' +
    ',K80.000,c4,1,fifty,1,\r\n' +
    ',J18.900,c5,1,16.9,1,';
  expect(grouped([text])).toBe(
    'case_id,mdc,adrg,drg,status,reason\n' +
      'c1,MDCH,HC1,HC11,grouped,\n' +
      'c2,MDCF,FR1,FR13,grouped,\n' +
      'c3,0000,00,0000,ungroupable,no-main-diagnosis\n' +
      'c4,0000,00,0000,ungroupable,not-a-number:ageYears\n' +
      'c5,MDCE,ER2,ER20,grouped,\n',
  );
});

test('quoted cells are read, blanks around a code do not count', () => {
  const text =
    'case_id,"dx",op,remark,sex\n' +
    '"c1","K80.000 | A41.900","51.2300|51.5100","bile, operated",1\n' +
    'c2,K80.000,51.2300,,2\n' +
    '"c,3",J18.900,,"said ""fever""",1\n';
  expect(grouped([text])).toBe(
    'case_id,mdc,adrg,drg,status,reason\n' +
      'c1,MDCH,HC1,HC11,grouped,\n' +
      'c2,MDCH,HC2,HC25,grouped,\n' +
      'c 3,MDCE,ER2,ER25,grouped,\n',
  );
});

test('four hundred codes are taken, one more is told', () => {
  const line = (count: number) => `x,1,${Array.from({ length: count }, () => 'J18.900').join('|')},\n`;
  const answers = grouped([`case_id,sex,dx,op\n${line(400)}${line(401)}`]).split('\n');
  expect(answers[1]).toBe('x,MDCE,ER2,ER25,grouped,');
  expect(answers[2]).toContain('too-many-codes');
});

test('a header without its columns, or with one twice, is refused', () => {
  expect(() => grouped(['case_id,dx\n'])).toThrow(CaseHeaderError);
  expect(() => grouped(['case_id,dx,op,dx\n'])).toThrow('repeated columns: dx');
});

test('however the file is cut, and as the cases one by one', () => {
  const codes = fc.constantFrom(
    'J18.900',
    'I50.900',
    'E11.900',
    'K80.000',
    'Z37.000',
    'S06.500',
    'S36.100',
    'X99',
  );
  const operations = fc.constantFrom('51.2300', '36.0701', '86.2200', '99.9');
  const anyCase = fc.record({
    sex: fc.constantFrom('1', '2', null),
    ageYears: fc.option(fc.nat(100)),
    ageDays: fc.option(fc.nat(400)),
    weightGrams: fc.option(fc.nat(4_000)),
    stayDays: fc.option(fc.nat(60)),
    dischargeMode: fc.constantFrom('1', '5', null),
    icuHours: fc.option(fc.nat(200)),
    diagnoses: fc.array(codes, { maxLength: 5 }),
    operations: fc.array(operations, { maxLength: 3 }),
  });
  fc.assert(
    fc.property(
      fc.array(anyCase, { maxLength: 30 }),
      fc.array(fc.nat(2_000), { maxLength: 6 }),
      (cases, cuts) => {
        const text = CASE_HEADING + cases.map((item, place) => caseLine(`c${place}`, item)).join('');
        const places = [
          0,
          ...cuts.map((cut) => Math.min(cut, text.length)).sort((a, b) => a - b),
          text.length,
        ];
        const pieces = places.slice(1).map((end, place) => text.slice(places[place], end));
        const lines = grouped(pieces).trimEnd().split('\n').slice(1);
        expect(lines).toEqual(
          cases.map((item, place) => {
            const { mdc, adrg, drg, status, reason } = grouper.group(item);
            return `c${place},${mdc},${adrg},${drg},${status},${reason ?? ''}`;
          }),
        );
      },
    ),
  );
});

test('a line that is too long is answered in its place and the rest of it goes by', () => {
  const long = `c2,${'K80.000|'.repeat(200_000)},,1\n`;
  const text = `case_id,dx,op,sex\nc1,J18.900,,1\n${long}c3,J18.900,,1\n`;
  const pieces = Array.from({ length: Math.ceil(text.length / 50_000) }, (_, place) =>
    text.slice(place * 50_000, (place + 1) * 50_000),
  );
  expect(grouped(pieces).split('\n').slice(1)).toEqual([
    'c1,MDCE,ER2,ER25,grouped,',
    'c2,0000,00,0000,ungroupable,line-too-long',
    'c3,MDCE,ER2,ER25,grouped,',
    '',
  ]);
});
