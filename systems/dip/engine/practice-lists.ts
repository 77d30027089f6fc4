import { practiceDimensions } from './practice-dimensions.ts';
import type { RuleLists } from './rule-lists.ts';

/** Chapters of ICD-9-CM-3 by what their operations are, roughly; a bureau imports the official class of each operation instead. */
const CLASSES = {
  surgery: Array.from({ length: 87 }, (_, chapter) => String(chapter).padStart(2, '0')),
  diagnostic: [
    '87',
    '88',
    '89',
    '90',
    '91',
    '92',
    '03.31',
    '33.2',
    '34.24',
    '41.31',
    '42.2',
    '44.1',
    '45.1',
    '45.2',
    '48.2',
    '54.24',
    '55.23',
    '57.3',
    '06.11',
    '40.11',
    '50.11',
    '69.09',
    '37.2',
    '88.5',
  ],
  therapeutic: [
    '93',
    '94',
    '95',
    '96',
    '97',
    '98',
    '99',
    '38.93',
    '38.95',
    '34.04',
    '54.91',
    '57.94',
    '86.22',
    '39.95',
    '31.1',
  ],
} as const;

/**
 * Rule lists of the practice region (演练规则清单): our own short lists, to show every part. They stand in for the lists a bureau publishes and price nothing.
 */
export const practiceLists: RuleLists = {
  id: 'practice',
  name: '演练规则',
  excludedDiagnoses: ['R69', 'Z76.8', 'Y', 'V', 'W'],
  ignoredOperations: ['89', '99.0', '99.2', '93.9'],
  operationClasses: Object.fromEntries(
    Object.entries(CLASSES).flatMap(([careClass, codes]) =>
      codes.map((code) => [code, careClass as keyof typeof CLASSES] as const),
    ),
  ),
  preGroups: [
    {
      code: 'XQ01',
      name: '体外循环支持',
      rule: { op: 'anyOperationIn', list: '循环支持' },
    },
    ...(
      [
        ['XQ11', '超低体重新生儿', 0, 1_000],
        ['XQ12', '极低体重新生儿', 1_000, 1_500],
        ['XQ13', '低体重新生儿', 1_500, 2_500],
      ] as const
    ).map(([code, name, from, below]) => ({
      code,
      name,
      rule: {
        op: 'and' as const,
        rules: [
          { op: 'mainDiagnosisIn' as const, list: '早产和低体重' },
          { op: 'compare' as const, field: 'ageDays' as const, by: '<' as const, value: 29 },
          { op: 'compare' as const, field: 'weightGrams' as const, by: '>=' as const, value: from },
          { op: 'compare' as const, field: 'weightGrams' as const, by: '<' as const, value: below },
        ],
      },
    })),
  ],
  diagnosisMerges: [
    { code: 'J12', name: '病毒性肺炎', members: ['J12'] },
    { code: 'B18', name: '慢性病毒性肝炎', members: ['B18'] },
  ],
  operationMerges: [{ code: '13.4', name: '白内障摘除', members: ['13.41', '13.42', '13.43'] }],
  combinedOperations: [
    { code: '13.4+13.71', name: '白内障摘除伴人工晶状体植入', parts: [['13.4'], ['13.71']] },
  ],
  subdivisions: [
    {
      code: 'T',
      name: '恶性肿瘤维持治疗，按肿瘤部位',
      rule: { op: 'mainDiagnosisIn', list: '肿瘤维持治疗' },
      take: { begins: ['C'], characters: 3 },
    },
  ],
  lists: {
    循环支持: ['39.61', '39.65', '37.6'],
    早产和低体重: ['P07'],
    肿瘤维持治疗: ['Z51.0', 'Z51.1', 'Z51.8'],
    重要器官衰竭: ['J96', 'N17', 'K72', 'R57', 'A41', 'I46'],
    器官损害或感染: ['J18', 'N39.0', 'I50', 'E87', 'D62'],
  },
  dimensions: practiceDimensions,
};
