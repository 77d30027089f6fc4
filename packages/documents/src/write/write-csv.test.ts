import { describe, expect, it } from 'vitest';
import type { ColumnSpec } from './workbook-spec.ts';
import { csvLines, writeCsv } from './write-csv.ts';

const columns: ColumnSpec[] = [
  { title: '名称', kind: 'text' },
  { title: '=金额', kind: 'decimal' },
];

describe('writeCsv', () => {
  it('begins with the mark Excel looks for, ends lines with CRLF and quotes where needed', () => {
    const bytes = Buffer.from(
      writeCsv(columns, [
        ['a"b', null],
        ['一,二', 1n],
        ['两\n行', { text: ' x', address: '#a' }],
      ]),
    );
    expect(bytes.toString()).toBe('\uFEFF名称,\'=金额\r\n"a""b",\r\n"一,二",1\r\n"两\n行"," x"\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@a', '\ta', '\ra', '＝1', '＋1', '－1', '＠a'])(
    'disarms the text %j',
    (text) => {
      const [, line = ''] = [...csvLines(columns, [[text, null]])];
      expect(line.replace(/^"/, '').startsWith(`'${text}`)).toBe(true);
    },
  );

  it('never touches a number, and disarms words in a column of numbers', () => {
    const rows = [
      ['a', '-5'],
      ['b', -5.25],
      ['c', -5n],
      ['d', '-5+cmd'],
      [-7, '0.10'],
    ];
    expect([...csvLines(columns, rows)].slice(1)).toEqual([
      'a,-5\r\n',
      'b,-5.25\r\n',
      'c,-5\r\n',
      "d,'-5+cmd\r\n",
      '-7,0.10\r\n',
    ]);
  });
});
