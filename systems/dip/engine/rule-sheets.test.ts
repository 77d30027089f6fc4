import { expect, it } from 'vitest';
import { practiceLists } from './practice-lists.ts';
import { readRuleSheets } from './rule-sheets.ts';
import { HeadingError } from './table-rows.ts';

it('sheets that are there replace their lists, the others stay, and rows that cannot be taken are told', () => {
  const { lists, taken, gaps } = readRuleSheets(
    [
      { name: '说明', rows: [['随便']] },
      {
        name: '灰码',
        rows: [
          ['编码', '名称'],
          ['R69.x00', ''],
          ['', '空'],
          ['R69.x00', ''],
        ],
      },
      {
        name: '手术操作类别',
        rows: [
          ['手术操作编码', '类别'],
          ['51.2300', '手术'],
          ['88.7201', '诊断性操作'],
          ['96.0400', '护理'],
        ],
      },
      {
        name: '手术并项',
        rows: [
          ['操作编码', '并入编码', '并项名称'],
          ['47.0100', '47.0', '阑尾切除'],
          ['47.0901', '47.0', '阑尾切除'],
          ['47.1100', '', ''],
        ],
      },
    ],
    practiceLists,
  );
  expect(lists.excludedDiagnoses).toEqual(['R69.x00']);
  expect(lists.operationClasses).toEqual({ '51.2300': 'surgery', '88.7201': 'diagnostic' });
  expect(lists.operationMerges).toEqual([
    { code: '47.0', name: '阑尾切除', members: ['47.0100', '47.0901'] },
  ]);
  expect(lists.ignoredOperations).toBe(practiceLists.ignoredOperations);
  expect(taken.map(({ sheet }) => sheet)).toEqual(['灰码', '手术操作类别', '手术并项']);
  expect(gaps.map(({ sheet, row, kind }) => [sheet, row, kind])).toEqual([
    ['灰码', 3, 'missing'],
    ['灰码', 4, 'twice'],
    ['手术操作类别', 4, 'unknown-class'],
    ['手术并项', 4, 'missing'],
  ]);
});

it('a workbook without a sheet that is known, or a sheet without its columns, is refused', () => {
  expect(() => readRuleSheets([{ name: '表1', rows: [] }], practiceLists)).toThrow(HeadingError);
  expect(() => readRuleSheets([{ name: '手术操作类别', rows: [['编码', '名称']] }], practiceLists)).toThrow(
    HeadingError,
  );
});
