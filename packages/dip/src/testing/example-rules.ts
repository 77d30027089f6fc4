import { exact } from '@sanyi/expression';
import type { DipRules } from '../rules.ts';

const count = (value: number) => ({ is: '>=' as const, value: exact(BigInt(value)) });

/** Rules that show every part of the form (示例规则); numbers of a test, no city's. */
export const exampleRules: DipRules = {
  id: 'example',
  name: '示例规则',
  yearWeights: [1, 2, 7],
  yearMeans: 'pooled',
  excludedDiagnoses: ['Z99', 'R69.x00'],
  ignoredOperations: ['89', '99.2'],
  operationClasses: {
    '00': 'surgery',
    '36': 'surgery',
    '47': 'surgery',
    '51': 'surgery',
    '54': 'surgery',
    '86': 'therapeutic',
    '87': 'diagnostic',
    '88': 'diagnostic',
    '96': 'therapeutic',
    '37.6': 'surgery',
  },
  mainCharacters: 4,
  compositeCharacters: 3,
  preGroups: [
    { code: 'XQ1', name: '循环支持', rule: { op: 'anyOperationIn', list: '循环支持' } },
    {
      code: 'XQ2',
      name: '极低体重新生儿',
      rule: {
        op: 'and',
        rules: [
          { op: 'mainDiagnosisIn', list: '早产儿' },
          { op: 'compare', field: 'ageDays', by: '<', value: 29 },
          { op: 'compare', field: 'weightGrams', by: '<', value: 1_500 },
        ],
      },
    },
  ],
  diagnosisMerges: [{ code: 'J12', name: '病毒性肺炎', members: ['J12'] }],
  operationMerges: [{ code: '47.0', name: '阑尾切除', members: ['47.01', '47.09'] }],
  combinedOperations: [{ code: '51.22+54.11', name: '胆囊切除联合探查', parts: [['51.22'], ['54.11']] }],
  subdivisions: [
    {
      code: 'T',
      name: '恶性肿瘤维持治疗，按肿瘤部位',
      rule: { op: 'mainDiagnosisIn', list: '维持治疗' },
      take: { begins: ['C'], characters: 3 },
    },
  ],
  lists: { 循环支持: ['37.6'], 早产儿: ['P07'], 维持治疗: ['Z51.1'] },
  core: { kind: 'cases', cases: count(15) },
  related: { rise: { is: '>=', value: exact(1n, 10n) } },
  composite: count(15),
  score: { kind: 'mean', of: 'grouped' },
  scorePlaces: 4,
  basicLevel: {
    cases: count(30),
    firstLevelShare: { is: '>=', value: exact(1n, 2n) },
    variation: { is: '<=', value: exact(7n, 10n) },
  },
  steady: null,
  coefficientPlaces: 4,
};
