import type { AuxiliaryDimension } from '@sanyi/dip';

/** Auxiliary dimensions of the practice region (演练辅助目录维度): severity, age, intensive care, comorbidity. */
export const practiceDimensions: readonly AuxiliaryDimension[] = [
  {
    kind: 'rows',
    code: 'severity',
    name: '疾病严重程度',
    rows: [
      { code: 'death', name: '死亡', rule: { op: 'equals', field: 'dischargeMode', value: '5' } },
      {
        code: 'severe',
        name: '重度',
        rule: {
          op: 'and',
          rules: [
            { op: 'otherDiagnosisIn', list: '重要器官衰竭' },
            { op: 'compare', field: 'stayDays', by: '>', value: 3 },
          ],
        },
      },
      {
        code: 'moderate',
        name: '中度',
        rule: {
          op: 'and',
          rules: [
            { op: 'otherDiagnosisIn', list: '器官损害或感染' },
            { op: 'compare', field: 'stayDays', by: '>', value: 3 },
          ],
        },
      },
    ],
  },
  {
    kind: 'rows',
    code: 'age',
    name: '年龄',
    rows: [
      {
        code: 'newborn',
        name: '0 至 28 天',
        rule: {
          op: 'and',
          rules: [
            { op: 'compare', field: 'ageYears', by: '=', value: 0 },
            { op: 'compare', field: 'ageDays', by: '<=', value: 28 },
          ],
        },
      },
      {
        code: 'infant',
        name: '29 天至 1 岁',
        rule: { op: 'compare', field: 'ageYears', by: '<', value: 1 },
      },
      { code: 'small', name: '1 至 6 岁', rule: { op: 'compare', field: 'ageYears', by: '<', value: 7 } },
      { code: 'child', name: '7 至 17 岁', rule: { op: 'compare', field: 'ageYears', by: '<', value: 18 } },
    ],
  },
  {
    kind: 'rows',
    code: 'icu',
    name: '重症监护天数',
    rows: [
      { code: '31+', name: '31 天以上', rule: { op: 'compare', field: 'icuHours', by: '>=', value: 744 } },
      {
        code: '15-30',
        name: '15 至 30 天',
        rule: { op: 'compare', field: 'icuHours', by: '>=', value: 360 },
      },
      {
        code: '8-14',
        name: '8 至 14 天',
        rule: { op: 'compare', field: 'icuHours', by: '>=', value: 192 },
      },
      { code: '2-7', name: '2 至 7 天', rule: { op: 'compare', field: 'icuHours', by: '>=', value: 48 } },
    ],
  },
  {
    kind: 'index',
    code: 'cci',
    name: '合并症指数',
    // Categories and points after Charlson; codes are a short selection.
    categories: [
      { code: 'infarct', name: '心肌梗死', points: 1, begins: ['I21', 'I22', 'I25.2'] },
      { code: 'heart-failure', name: '充血性心力衰竭', points: 1, begins: ['I50'] },
      { code: 'vessels', name: '周围血管病', points: 1, begins: ['I70', 'I71', 'I73'] },
      { code: 'stroke', name: '脑血管病', points: 1, begins: ['I60', 'I61', 'I62', 'I63', 'I64', 'I69'] },
      { code: 'dementia', name: '痴呆', points: 1, begins: ['F00', 'F01', 'F03', 'G30'] },
      { code: 'lung', name: '慢性肺病', points: 1, begins: ['J44', 'J45', 'J47'] },
      { code: 'rheuma', name: '结缔组织病', points: 1, begins: ['M05', 'M06', 'M32'] },
      { code: 'ulcer', name: '消化性溃疡', points: 1, begins: ['K25', 'K26', 'K27'] },
      { code: 'diabetes', name: '糖尿病', points: 1, begins: ['E10', 'E11'] },
      { code: 'plegia', name: '偏瘫', points: 2, begins: ['G81', 'G82'] },
      { code: 'kidney', name: '中重度肾病', points: 2, begins: ['N18', 'N19'] },
      { code: 'tumour', name: '恶性肿瘤', points: 2, begins: ['C'] },
      { code: 'cirrhosis', name: '中重度肝病', points: 3, begins: ['K72', 'K76.6', 'I85'] },
    ],
    bands: [
      { code: '1-2', name: '1 至 2 分', from: 1, to: 2 },
      { code: '3-4', name: '3 至 4 分', from: 3, to: 4 },
      { code: '5+', name: '5 分以上', from: 5, to: null },
    ],
  },
];
