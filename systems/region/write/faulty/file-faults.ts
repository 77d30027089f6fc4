import { encodeGb18030 } from '../gb18030.ts';
import { insurerColumns } from '../insurer/columns.ts';
import { csvRow } from '../text.ts';
import type { FaultList } from './fault-list.ts';
import { goodEncounter, goodFeeLine, goodSettlement, tableLines } from './good-rows.ts';

const MEGABYTE = 1024 * 1024;
const three = [goodSettlement(1), goodSettlement(2), goodSettlement(3)];

/** Text files that are wrong as a whole (文件差错). */
export function writeFileFaults(list: FaultList): void {
  headings(list);
  quotes(list);
  bytes(list);
  shapes(list);
}

function headings(list: FaultList): void {
  const [head = '', ...rows] = tableLines('setl_d', three);
  list.file('heading-twice_setl_d.csv', [head.replace('psn_name', 'psn_no'), ...rows].join(''));
  list.note('heading-twice_setl_d.csv', 1, 'psn_no', 'duplicate-heading', 'reject');

  list.file(
    'heading-alias_setl_d.csv',
    [head.replace('crte_optins_no', 'crte_options_no'), ...rows].join(''),
  );
  list.note('heading-alias_setl_d.csv', 1, 'crte_options_no', 'alias-heading', 'fine');

  const wider = [head, ...rows].map((line, index) =>
    line.replace('\r\n', index === 0 ? ',hosp_own_flag,memo2\r\n' : ',1,x\r\n'),
  );
  list.file('heading-unknown_setl_d.csv', wider.join(''));
  list.note('heading-unknown_setl_d.csv', 1, 'hosp_own_flag', 'unknown-column', 'fine');
  list.note('heading-unknown_setl_d.csv', 1, 'memo2', 'unknown-column', 'fine');

  const without = insurerColumns.setl_d.filter((name) => name !== 'medfee_sumamt' && name !== 'setl_time');
  list.file(
    'heading-missing_setl_d.csv',
    [without, ...three.map((row) => without.map((name) => row[name] ?? ''))].map(csvRow).join(''),
  );
  list.note('heading-missing_setl_d.csv', 1, 'medfee_sumamt', 'missing-column', 'reject');
  list.note('heading-missing_setl_d.csv', 1, 'setl_time', 'missing-column', 'reject');

  list.file('heading-none_setl_d.csv', rows.join(''));
  list.note('heading-none_setl_d.csv', 1, '', 'no-heading', 'reject');
  list.file('heading-only_setl_d.csv', head);
  list.note('heading-only_setl_d.csv', 0, '', 'no-rows', 'fine');
  list.file('empty.csv', '');
  list.note('empty.csv', 0, '', 'empty-file', 'reject');

  // Values stand under the wrong headings, as after a careless paste.
  const swapped = [goodEncounter(1), goodEncounter(2)].map((row) => ({
    ...row,
    gend: row['age'] ?? '',
    age: row['gend'] ?? '',
    begntime: row['endtime'] ?? '',
    endtime: row['begntime'] ?? '',
  }));
  list.file('columns-swapped_mdtrt_d.csv', tableLines('mdtrt_d', swapped).join(''));
  for (const line of [2, 3]) {
    list.note('columns-swapped_mdtrt_d.csv', line, 'gend', 'columns-swapped', 'warn');
    list.note('columns-swapped_mdtrt_d.csv', line, 'begntime', 'begin-after-end', 'reject');
  }
}

function quotes(list: FaultList): void {
  const lines = tableLines('setl_d', three);
  list.file(
    'quote-open_setl_d.csv',
    lines.map((line, index) => (index === 2 ? line.replace('差错演练医院', '"差错演练医院') : line)).join(''),
  );
  list.note('quote-open_setl_d.csv', 3, 'fixmedins_name', 'open-quote', 'reject');
  list.file(
    'quote-inside_setl_d.csv',
    lines
      .map((line, index) => (index === 2 ? line.replace('差错演练医院', '差错"演练"医院') : line))
      .join(''),
  );
  list.note('quote-inside_setl_d.csv', 3, 'fixmedins_name', 'quote-inside', 'fine');
  list.file(
    'quote-single_setl_d.csv',
    lines.map((line) => `'${line.replace('\r\n', '').replaceAll(',', "','")}'\r\n`).join(''),
  );
  list.note('quote-single_setl_d.csv', 0, '', 'single-quotes', 'fine');
  list.file('delimiter-semicolon_setl_d.csv', lines.map((line) => line.replaceAll(',', ';')).join(''));
  list.note('delimiter-semicolon_setl_d.csv', 0, '', 'semicolons', 'fine');
  list.file('line-ends-unix_setl_d.csv', lines.map((line) => line.replace('\r\n', '\n')).join(''));
  list.note('line-ends-unix_setl_d.csv', 0, '', 'unix-line-ends', 'fine');
  list.file(
    'line-ends-mixed_setl_d.csv',
    `${lines[0]}${lines[1]?.replace('\r\n', '\n')}${lines[2]}${lines[3]?.replace('\r\n', '')}`,
  );
  list.note('line-ends-mixed_setl_d.csv', 0, '', 'mixed-line-ends', 'fine');
}

function bytes(list: FaultList): void {
  const lines = tableLines('setl_d', three);
  const text = lines.join('');
  const bad = new TextEncoder().encode(text);
  const at = new TextEncoder().encode(lines.slice(0, 2).join('')).length + 4;
  bad.set([0xff, 0xc3, 0x28], at);
  list.file('bytes-bad_setl_d.csv', bad);
  list.note('bytes-bad_setl_d.csv', 3, 'setl_id', 'bad-bytes', 'reject');
  list.file(
    'bytes-mixed_setl_d.csv',
    Buffer.concat([
      new TextEncoder().encode(lines.slice(0, 3).join('')),
      encodeGb18030(lines.slice(3).join('')),
    ]),
  );
  list.note('bytes-mixed_setl_d.csv', 4, 'psn_name', 'two-encodings', 'reject');
  list.file('bytes-gb18030_setl_d.csv', encodeGb18030(text));
  list.note('bytes-gb18030_setl_d.csv', 0, '', 'gb18030', 'fine');
  list.file('bytes-nul_setl_d.csv', text.replace('差错演练医院', '差错\0医院'));
  list.note('bytes-nul_setl_d.csv', 2, 'fixmedins_name', 'nul-character', 'warn');
  list.file('bytes-utf16_setl_d.csv', Buffer.from(`\uFEFF${text}`, 'utf16le'));
  list.note('bytes-utf16_setl_d.csv', 0, '', 'utf-16', 'reject');
}

function shapes(list: FaultList): void {
  const [head = '', ...rows] = tableLines('fee_list_d', [goodFeeLine(1), goodFeeLine(2), goodFeeLine(3)]);
  const cut = rows[2]?.slice(0, 120) ?? '';
  list.file('cut-off_fee_list_d.csv', [head, rows[0], rows[1], cut].join(''));
  list.note('cut-off_fee_list_d.csv', 4, '', 'cut-off-line', 'reject');
  list.file(
    'cells-few-and-many_fee_list_d.csv',
    [head, rows[0]?.replace(/,,\r\n$/, '\r\n'), rows[1]?.replace('\r\n', ',extra\r\n'), rows[2]].join(''),
  );
  list.note('cells-few-and-many_fee_list_d.csv', 2, '', 'too-few-cells', 'reject');
  list.note('cells-few-and-many_fee_list_d.csv', 3, '', 'too-many-cells', 'reject');
  const [lineHead = '', first = '', huge = '', last = ''] = tableLines('fee_list_d', [
    goodFeeLine(1),
    { ...goodFeeLine(2), memo: '大'.repeat(MEGABYTE / 3) },
    goodFeeLine(3),
  ]);
  list.file('field-of-a-megabyte_fee_list_d.csv', [lineHead, first, huge, last].join(''));
  list.note('field-of-a-megabyte_fee_list_d.csv', 3, 'memo', 'field-too-long', 'reject');
  list.file('workbook-in-name-only.xlsx', [head, ...rows].join(''));
  list.note('workbook-in-name-only.xlsx', 0, '', 'extension-does-not-fit', 'fine');
}
