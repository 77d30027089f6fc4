import type { Rule } from './rule.ts';
import type { Scheme } from './scheme.ts';

const inMain = (list: string): Rule => ({ op: 'mainDiagnosisIn', list });
const operated = (list: string): Rule => ({ op: 'mainOperationIn', list });
const age = (by: '<' | '<=' | '>=' | '>', value: number): Rule => ({
  op: 'compare',
  field: 'ageYears',
  by,
  value,
});
const days = (by: '<' | '<=' | '>=' | '>', value: number): Rule => ({
  op: 'compare',
  field: 'ageDays',
  by,
  value,
});
const grams = (by: '<' | '<=' | '>=' | '>', value: number): Rule => ({
  op: 'compare',
  field: 'weightGrams',
  by,
  value,
});
const all = (...rules: Rule[]): Rule => ({ op: 'and', rules });
const any = (...rules: Rule[]): Rule => ({ op: 'or', rules });
const always: Rule = { op: 'always' };

/** Split by MCC, then CC, then neither (按并发症细分). */
const split = (code: string) => [
  { code: `${code}1`, rule: { op: 'hasMcc' } as Rule },
  { code: `${code}3`, rule: { op: 'hasCc' } as Rule },
  { code: `${code}5`, rule: always },
];
const whole = (code: string) => [{ code: `${code}9`, rule: always }];

/**
 * A small scheme of our own (教学方案): real codes, invented groups. It shows every kind of condition and both options, and is what the
 * project's own tests stand on. It groups nothing for money.
 */
export const teachingScheme: Scheme = {
  id: 'teaching-1',
  name: '教学方案',
  mdcs: [
    {
      code: 'MDCA',
      name: '先期分组',
      rule: { op: 'mainOperationCounts' },
      steps: [{ adrg: 'AA1' }],
    },
    {
      code: 'MDCP',
      name: '新生儿',
      rule: all({ op: 'compare', field: 'ageYears', by: '=', value: 0 }, days('<=', 28)),
      steps: [{ adrg: 'PS1' }, { adrg: 'PS2' }, { adrg: 'PU1' }],
    },
    {
      code: 'MDCZ',
      name: '多发创伤',
      rule: { op: 'sitesAtLeast', map: 'sites', count: 2, distinct: true },
      steps: [{ adrg: 'ZB1' }, { adrg: 'ZZ1' }],
    },
    {
      code: 'MDCF',
      name: '循环系统',
      rule: inMain('heart'),
      steps: [
        { adrg: 'FM1' },
        { adrg: 'FM2' },
        { ambiguous: 'FQY', rule: { op: 'mainOperationCounts' } },
        { adrg: 'FR1' },
        { adrg: 'FR2' },
      ],
    },
    {
      code: 'MDCH',
      name: '肝胆胰',
      rule: inMain('bile'),
      steps: [{ adrg: 'HC1' }, { adrg: 'HC2' }, { adrg: 'HZ1' }],
    },
    {
      code: 'MDCJ',
      name: '乳房',
      rule: all(inMain('breast'), { op: 'equals', field: 'sex', value: '2' }),
      steps: [{ adrg: 'JA1a' }, { adrg: 'JA1b' }, { adrg: 'JR1' }],
    },
    {
      code: 'MDCO',
      name: '分娩',
      rule: any(inMain('birth'), { op: 'anyDiagnosisBegins', prefix: 'Z37.' }),
      steps: [{ adrg: 'OB1' }, { adrg: 'OR1' }],
    },
    { code: 'MDCE', name: '呼吸', rule: inMain('lung'), steps: [{ adrg: 'ER1' }, { adrg: 'ER2' }] },
  ],
  adrgs: {
    AA1: { code: 'AA1', name: '心脏移植', rule: operated('heart-transplant'), drgs: whole('AA1') },
    PS1: {
      code: 'PS1',
      name: '极低体重新生儿',
      rule: all(grams('>=', 1), grams('<', 1_500), { op: 'anyDiagnosisIn', list: 'small-newborn' }),
      drgs: whole('PS1'),
    },
    PS2: {
      code: 'PS2',
      name: '低体重新生儿',
      rule: all(grams('>=', 1_500), grams('<', 2_500)),
      drgs: whole('PS2'),
    },
    PU1: { code: 'PU1', name: '其他新生儿', rule: always, drgs: split('PU1') },
    ZB1: {
      code: 'ZB1',
      name: '多发创伤手术',
      rule: { op: 'operationsAtLeast', count: 2, list: 'trauma-operations' },
      drgs: whole('ZB1'),
    },
    ZZ1: { code: 'ZZ1', name: '多发创伤', rule: { op: 'diagnosesAtLeast', count: 2 }, drgs: split('ZZ1') },
    FM1: {
      code: 'FM1',
      name: '冠状动脉支架',
      rule: all({ op: 'anyOperationIn', list: 'stents' }, operated('coronary')),
      drgs: split('FM1'),
    },
    FM2: { code: 'FM2', name: '冠状动脉造影', rule: operated('coronary'), drgs: whole('FM2') },
    FR1: {
      code: 'FR1',
      name: '心力衰竭',
      rule: inMain('heart-failure'),
      drgs: [
        { code: 'FR11', rule: all({ op: 'hasMcc' }, age('>=', 70)) },
        { code: 'FR13', rule: any({ op: 'hasMcc' }, { op: 'hasCc' }) },
        { code: 'FR15', rule: { op: 'compare', field: 'stayDays', by: '>', value: 3 } },
        { code: 'FR17', rule: { op: 'equals', field: 'dischargeMode', value: '5' } },
      ],
    },
    FR2: {
      code: 'FR2',
      name: '其他循环疾病',
      rule: { op: 'not', rule: { op: 'anyOperationCounts' } },
      drgs: split('FR2'),
    },
    HC1: {
      code: 'HC1',
      name: '胆囊切除伴胆管探查',
      rule: all(operated('gallbladder'), { op: 'otherOperationIn', list: 'bile-duct' }),
      drgs: split('HC1'),
    },
    HC2: { code: 'HC2', name: '胆囊切除', rule: operated('gallbladder'), drgs: split('HC2') },
    HZ1: {
      code: 'HZ1',
      name: '胆道疾病',
      rule: { op: 'not', rule: { op: 'mainOperationCounts' } },
      drgs: split('HZ1'),
    },
    JA1a: {
      code: 'JA1',
      name: '乳房切除伴重建',
      rule: all(
        { op: 'operationOfClass', map: 'breast-operations', class: 'removal' },
        { op: 'operationOfClass', map: 'breast-operations', class: 'reconstruction' },
      ),
      drgs: whole('JA1'),
    },
    JA1b: {
      code: 'JA1',
      name: '乳房切除伴淋巴清扫',
      rule: all(
        { op: 'operationOfClass', map: 'breast-operations', class: 'removal' },
        { op: 'operationOfClass', map: 'breast-operations', class: 'lymph' },
      ),
      drgs: whole('JA1'),
    },
    JR1: { code: 'JR1', name: '乳房恶性肿瘤', rule: always, drgs: split('JR1') },
    OB1: {
      code: 'OB1',
      name: '剖宫产',
      rule: { op: 'anyOperationIn', list: 'caesarean' },
      drgs: split('OB1'),
    },
    OR1: { code: 'OR1', name: '阴道分娩', rule: always, drgs: whole('OR1') },
    ER1: {
      code: 'ER1',
      name: '呼吸衰竭监护',
      rule: { op: 'compare', field: 'icuHours', by: '>', value: 96 },
      drgs: whole('ER1'),
    },
    ER2: {
      code: 'ER2',
      name: '肺炎',
      rule: any({ op: 'otherDiagnosisIn', list: 'sepsis' }, always),
      drgs: [{ code: 'ER20', rule: age('<', 17) }, ...split('ER2')],
    },
  },
  lists: {
    heart: ['I20.000', 'I21.900', 'I25.103', 'I50.900', 'I10.x00x002', 'I48.x00x003'],
    'heart-failure': ['I50.900'],
    'heart-transplant': ['37.5100'],
    coronary: ['36.0601', '36.0701', '88.5500'],
    stents: ['36.0601', '36.0701'],
    bile: ['K80.000', 'K80.200x003', 'K81.000', 'K83.000'],
    gallbladder: ['51.2200', '51.2300'],
    'bile-duct': ['51.4100', '51.5100'],
    breast: ['C50.900', 'D05.100'],
    birth: ['O80.900', 'O82.900', 'O34.200'],
    caesarean: ['74.1x00', '74.0x00'],
    lung: ['J18.900', 'J15.902', 'J96.000', 'J44.100'],
    sepsis: ['A41.900'],
    'small-newborn': ['P07.000', 'P07.100', 'P07.300'],
    'trauma-operations': ['79.3500', '45.6200', '01.2400'],
  },
  maps: {
    sites: {
      'S06.500': 'head',
      'S02.100': 'head',
      'S27.200': 'chest',
      'S22.400': 'chest',
      'S36.100': 'abdomen',
      'S72.000': 'limb',
      'S82.100': 'limb',
    },
    'breast-operations': {
      '85.4300': 'removal',
      '85.4500': 'removal',
      '85.7000': 'reconstruction',
      '85.5300': 'reconstruction',
      '40.5100': 'lymph',
    },
  },
  cc: { 'E11.900': '1', 'I10.x00x002': '2', 'I48.x00x003': '3', 'J44.100': '4', 'D64.900': '5' },
  mcc: { 'I50.900': '3', 'J96.000': '4', 'A41.900': '6', 'N17.900': '7' },
  exclusions: { 'I50.900': '3', 'I48.x00x003': '3', 'J96.000': '4', 'J44.100': '4', 'I10.x00x002': '2' },
  countingOperations: [
    '37.5100',
    '36.0601',
    '36.0701',
    '51.2200',
    '51.2300',
    '51.4100',
    '51.5100',
    '85.4300',
    '85.4500',
    '85.7000',
    '85.5300',
    '40.5100',
    '74.1x00',
    '74.0x00',
    '79.3500',
    '45.6200',
    '01.2400',
    '86.2200',
  ],
  options: { fallThrough: true, needsSex: true, needsNewbornWeight: true },
};
