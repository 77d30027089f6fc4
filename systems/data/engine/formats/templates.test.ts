import { regionTables } from '@sanyi/region';
import { describe, expect, it } from 'vitest';
import { codes, run } from '../fixtures/run.ts';
import { template } from './formats.ts';
import { templates } from './templates.ts';

const rows: Readonly<Record<string, readonly string[]>> = {
  institutions: [
    'H31011800001',
    '示范医院',
    '医院',
    '三级甲等',
    '公立',
    '310118',
    'S1',
    '121.1',
    '31.15',
    '2020-01-01',
    '',
  ],
  finance: ['H31011800001', '2026年3月', '药品收入', '1,234.50'],
  capacity: ['H31011800001', '2026/03', '开放床位', '500'],
  population: ['310118', 'S1', '2025', '常住', '女', '0', '4', '1200'],
  'insurance-status': [
    '123',
    '',
    '测试己',
    '男',
    '1960-05-01',
    '职工基本医疗保险',
    '1201',
    '310118',
    'S1',
    '2020-01-01',
    '',
  ],
  contracts: [
    'C1',
    '123',
    '',
    '测试己',
    '',
    'H31011800001',
    'T1',
    '老年人',
    '是',
    '2026-01-05',
    '2027-01-04',
    '',
  ],
  'contract-services': ['V1', 'C1', '123', '', '', 'H31011800001', '随访', '2026-02-01'],
  referrals: ['R1', '123', '', '', 'H1', 'H2', '上转', 'J18.900', '2026-02-01', '', '已申请'],
  prescriptions: [
    'H1',
    'P1',
    '1',
    'M1',
    '123',
    '',
    '',
    '2026-02-01 09:00:00',
    'X01',
    '药',
    '2.5',
    '30',
    '是',
    '否',
    '',
    'D310118000001',
  ],
};

describe('templates', () => {
  it.each(templates.map((one) => [one.id, one] as const))(
    '%s: its own headings make a row of its table',
    (id, one) => {
      const { headings, hints, choices } = template(id);
      expect(hints).toHaveLength(headings.length);
      const cells = rows[id] ?? [];
      expect(cells).toHaveLength(headings.length);
      const quoted = (list: readonly string[]) => list.map((cell) => `"${cell}"`).join(',');
      const outcome = run(`${quoted(headings)}\n${quoted(cells)}\n`);
      expect(outcome.recognition.format).toBe(id);
      expect(codes(outcome)).toEqual([]);
      expect(outcome.accepted).toBe(1);
      const { columns } = regionTables[one.table];
      const row = (outcome.rows[one.table] ?? '').trimEnd().split('\t');
      expect(row).toHaveLength(columns.length);
      for (const [at, column] of columns.entries())
        if (!column.nullable) expect(row[at], column.name).not.toBe('\\N');
      for (const [heading, words] of Object.entries(choices)) {
        const place = headings.indexOf(heading);
        for (const word of words) {
          const changed = cells.map((cell, index) => (index === place ? word : cell));
          expect(codes(run(`${quoted(headings)}\n${quoted(changed)}\n`))).toEqual([]);
        }
      }
    },
  );

  it('a word that is in no list sets the row aside', () => {
    const outcome = run(
      '机构编码,月份,项目,金额（元）\nH1,2026-03,彩票收入,1\nH1,2026-13,药品收入,1\nH1,2026-03,药品收入,1.234\n',
    );
    expect(codes(outcome)).toEqual([
      '项目:choice-unknown',
      '月份:day-unreadable',
      '金额（元）:amount-too-fine',
    ]);
    expect([outcome.read, outcome.accepted, outcome.rejected]).toEqual([3, 0, 3]);
  });
});
