import { describe, expect, test } from 'vitest';
import {
  compileScheme,
  FormulaError,
  Grouper,
  gapText,
  importWorkbook,
  readFormula,
  type SchemeSheet,
} from './index.ts';

const main = (list: string) => ({ op: 'mainDiagnosisIn', list });
const operated = (list: string) => ({ op: 'mainOperationIn', list });
const any = (list: string) => ({ op: 'anyOperationIn', list });

describe('formulas of the national workbook', () => {
  test.each<[string, object]>([
    ['', { op: 'always' }],
    ['1', { op: 'always' }],
    ['ZYSS in OP_A', operated('OP_A')],
    ['(ZYZD in A) and (ZYSS in B)', { op: 'and', rules: [main('A'), operated('B')] }],
    ['ZYSS in A and {ZYSS,QTSS} in B', { op: 'and', rules: [operated('A'), any('B')] }],
    [
      '(ZYSS in A and {ZYSS,QTSS} in B) OR (ZYSS in B and {ZYSS,QTSS} in A)',
      {
        op: 'or',
        rules: [
          { op: 'and', rules: [operated('A'), any('B')] },
          { op: 'and', rules: [operated('B'), any('A')] },
        ],
      },
    ],
    ['length(A ∩ {ZYSS,QTSS})>=2', { op: 'operationsAtLeast', count: 2, list: 'A' }],
    ['QTZD in {MCC, CC}', { op: 'or', rules: [{ op: 'hasMcc' }, { op: 'hasCc' }] }],
    [
      'QTZD in MCC and NL>=70',
      { op: 'and', rules: [{ op: 'hasMcc' }, { op: 'compare', field: 'ageYears', by: '>=', value: 70 }] },
    ],
    [
      '（XSRTL<29）and（XSRTZ≥1000）and（{ZYZD,QTZD} in D）',
      {
        op: 'and',
        rules: [
          { op: 'compare', field: 'ageDays', by: '<', value: 29 },
          { op: 'compare', field: 'weightGrams', by: '>=', value: 1_000 },
          { op: 'anyDiagnosisIn', list: 'D' },
        ],
      },
    ],
    ['ZYSS not in OP_ALL', { op: 'not', rule: { op: 'mainOperationCounts' } }],
    [
      '(ZYZD in D) and (XB = 2)',
      { op: 'and', rules: [main('D'), { op: 'equals', field: 'sex', value: '2' }] },
    ],
    [
      'QTZD in {DI_Z01,DI_Z02}',
      {
        op: 'or',
        rules: [
          { op: 'otherDiagnosisIn', list: 'DI_Z01' },
          { op: 'otherDiagnosisIn', list: 'DI_Z02' },
        ],
      },
    ],
  ])('%s', (text, rule) => {
    expect(readFormula(text)).toEqual(rule);
  });

  test.each<[string, number]>([
    ['ZYZD in', 8],
    ['ZYZD in A and', 14],
    ['(ZYZD in A', 11],
    ['ZYZD on A', 6],
    ['process.exit()', 13],
    ['NL in A', 4],
    ['XB > 1', 4],
    ['ZYZD in MCC', 12],
    ['ZYZD in A; 1', 10],
    ['('.repeat(70), 66],
  ])('%s is refused at %i', (text, place) => {
    let error: unknown;
    try {
      readFormula(text);
    } catch (caught) {
      error = caught;
    }
    expect(error).toBeInstanceOf(FormulaError);
    expect((error as FormulaError).place).toBe(place);
  });
});

const sheets: SchemeSheet[] = [
  {
    name: 'MDC',
    rows: [
      ['编码', '名称', '公式', '顺序'],
      ['MDCH', '肝胆胰', 'ZYZD in DI_H', '2'],
      ['MDCA', '先期', 'ZYSS in OP_AA1', '1'],
    ],
  },
  {
    name: 'ADRG',
    rows: [
      ['序号', 'ADRG编码', 'ADRG名称', '公式', '所属MDC', '顺序'],
      ['1', 'AA1', '移植', 'ZYSS in OP_AA1', 'MDCA', '1'],
      ['2', 'H00', '未入组', '', 'MDCH', '9'],
      ['3', 'HC2', '胆囊切除', 'ZYSS in OP_HC2', 'MDCH', '1'],
      ['4', 'HQY', '歧义', 'ZYSS in OP_ALL', 'MDCH', '2'],
      ['5', 'HZ1', '胆道疾病', 'ZYZD in DI_HZ1', 'MDCH', '3'],
      ['6', 'HZ2', '坏公式', 'ZYZD inside DI_HZ1', 'MDCH', '4'],
    ],
  },
  {
    name: 'DRG',
    rows: [
      ['code', 'name', 'formula', 'adrg', 'mdc', 'order'],
      ['HC25', '胆囊切除', '', 'HC2', 'MDCH', '3'],
      ['HC21', '胆囊切除伴严重并发症', 'QTZD in MCC', 'HC2', 'MDCH', '1'],
      ['HC23', '胆囊切除伴并发症', 'QTZD in {MCC, CC}', 'HC2', 'MDCH', '2'],
      ['HZ19', '胆道疾病', '1', 'HZ1', 'MDCH', '1'],
      ['AA19', '移植', '', 'AA1', 'MDCA', '1'],
    ],
  },
  {
    name: '集合',
    rows: [
      ['集合', '编码'],
      ['DI_H', 'K80.000'],
      ['DI_H', 'K83.000'],
      ['DI_HZ1', 'K80.000'],
      ['OP_HC2', '51.2300'],
      ['OP_AA1', '37.5100'],
      ['OP_ALL', '51.2300'],
      ['OP_ALL', '37.5100'],
      ['OP_ALL', '86.2200'],
    ],
  },
  {
    name: 'CC',
    rows: [
      ['编码', '名称', '排除表', '类型'],
      ['E11.900', '2型糖尿病', '1', 'CC'],
      ['A41.900', '脓毒症', '2', 'MCC'],
    ],
  },
  {
    name: '排除表',
    rows: [
      ['排除表', '主要诊断编码'],
      ['2', 'K83.000'],
    ],
  },
];

test('a workbook in the national layout becomes a scheme; what cannot be read is told', () => {
  const { scheme, gaps } = importWorkbook(sheets, 'small');
  expect(gaps).toEqual([
    { place: 'HZ2', kind: 'formula', detail: 'at 6: in was expected', sheet: 'ADRG', row: 7 },
  ]);
  expect(gaps.map(gapText)).toEqual([
    {
      zh: '工作表“ADRG”第 7 行，HZ2：公式无法读取（at 6: in was expected）',
      en: 'sheet “ADRG”, row 7, HZ2: the formula cannot be read (at 6: in was expected)',
    },
  ]);
  expect(scheme.mdcs.map((mdc) => mdc.code)).toEqual(['MDCA', 'MDCH']);
  const grouper = new Grouper(compileScheme(scheme));
  const drg = (diagnoses: string[], operations: string[] = []) => {
    const { drg: code, status } = grouper.group({
      sex: '1',
      ageYears: 40,
      ageDays: null,
      weightGrams: null,
      stayDays: 3,
      dischargeMode: '1',
      diagnoses,
      operations,
    });
    return `${code} ${status}`;
  };
  expect(drg(['K80.000', 'E11.900'], ['51.2300'])).toBe('HC23 grouped');
  expect(drg(['K80.000', 'A41.900'], ['51.2300'])).toBe('HC21 grouped');
  expect(drg(['K83.000', 'A41.900'], ['51.2300'])).toBe('HC25 grouped');
  expect(drg(['K80.000'], ['86.2200'])).toBe('HQY ambiguous');
  expect(drg(['K80.000'])).toBe('HZ19 grouped');
  expect(drg(['K83.000'])).toBe('H00 ungroupable');
});

test('a sheet or heading that is missing is named', () => {
  expect(() => importWorkbook(sheets.slice(1), 'small')).toThrow('MDC');
  const [first, ...others] = sheets;
  const renamed = { name: 'MDC', rows: [['编码', '名称', '条件', '顺序'], ...(first?.rows.slice(1) ?? [])] };
  expect(() => importWorkbook([renamed, ...others], 'small')).toThrow('公式');
});
