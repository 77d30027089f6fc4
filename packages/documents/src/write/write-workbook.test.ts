import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pack, relationships, writeXlsx } from '../fixtures/package.ts';
import { readDocument } from '../read-document.ts';
import { readWorkbook } from '../xlsx/read-xlsx.ts';
import { columnName } from '../xlsx/sheet.ts';
import { markErrors, streamMarkedErrors } from './mark-errors.ts';
import type { WorkbookSpec } from './workbook-spec.ts';
import { readMeta, streamOutWorkbook, writeWorkbook } from './write-workbook.ts';

const ledger: WorkbookSpec = {
  meta: { version: '3', plan: 'p-1' },
  sheets: [
    {
      name: '任务台账',
      title: '某区深化医改任务台账',
      columns: [
        { title: 'id', kind: 'text', hidden: true },
        { title: '任务', kind: 'text' },
        { title: '完成时限', kind: 'date' },
        { title: '目标', kind: 'percent' },
        { title: '金额', kind: 'decimal' },
        { title: '家数', kind: 'integer' },
        { title: '原文', kind: 'link' },
        { title: '状态', kind: 'text', choices: ['未开始', '推进中', '已完成'] },
      ],
      rows: [
        [
          't-1',
          '=HYPERLINK("http://x","点我")',
          '2022-12-31',
          '0.875',
          '1234.50',
          35,
          { text: '第三条', address: 'https://example.org/a?b=1&c=2' },
          '推进中',
        ],
        [
          't-2',
          '+1+1 _x0041_\n第二行',
          '持续推进',
          null,
          '-0.01',
          12_345_678_901_234_567n,
          { text: '坏', address: 'javascript:alert(1)' },
          '@某',
        ],
      ],
      totals: [null, '合计', null, null, '1234.49', '35', null, null],
      remarks: [{ row: 1, column: 2, message: '不是日期' }],
    },
  ],
};

/** ExcelJS reads what we wrote: a second opinion on the file format. */
async function secondOpinion(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Uint8Array.from(bytes).buffer);
  return workbook;
}

describe('writeWorkbook', () => {
  it('writes typed cells that another program reads back, and no formula', async () => {
    const workbook = await secondOpinion(await writeWorkbook(ledger));
    const sheet = workbook.getWorksheet('任务台账');
    const row = sheet?.getRow(3);
    expect(row?.getCell(2).formula).toBeUndefined();
    expect(row?.getCell(2).value).toBe('=HYPERLINK("http://x","点我")');
    expect(row?.getCell(3).value).toEqual(new Date(Date.UTC(2022, 11, 31)));
    expect(row?.getCell(3).numFmt).toBe('yyyy-mm-dd');
    expect(row?.getCell(4)).toMatchObject({ value: 0.875, numFmt: '0.0%' });
    expect(row?.getCell(5).value).toBe(1234.5);
    expect(row?.getCell(6).value).toBe(35);
    expect(row?.getCell(7).hyperlink).toBe('https://example.org/a?b=1&c=2');
    expect(sheet?.getRow(4).getCell(7).hyperlink).toBeUndefined();
    expect(sheet?.getRow(4).getCell(6).value).toBe('12345678901234567');
    expect(sheet?.getRow(4).getCell(3)).toMatchObject({ value: '持续推进' });
    expect(JSON.stringify(sheet?.getRow(4).getCell(3).note)).toContain('不是日期');
    expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 2 });
    expect(sheet?.autoFilter).toBe('A2:H4');
    expect(sheet?.pageSetup).toMatchObject({ paperSize: 9, orientation: 'landscape', printTitlesRow: '2:2' });
    expect(sheet?.getColumn(1).hidden).toBe(true);
    expect(sheet?.getCell('H3').dataValidation).toMatchObject({ type: 'list' });
    expect(workbook.getWorksheet('_meta')?.state).toBe('veryHidden');
  });

  it('comes back through our own reader, machine ids included', async () => {
    const bytes = await writeWorkbook(ledger);
    const sheets = await readWorkbook(bytes);
    expect(readMeta(sheets)).toEqual({ version: '3', plan: 'p-1' });
    const at = (row: number, column: number) =>
      sheets[0]?.cells.find((cell) => cell.row === row && cell.column === column);
    expect(at(3, 3)).toMatchObject({ kind: 'date', day: '2022-12-31', shown: '2022-12-31' });
    expect(at(3, 4)).toMatchObject({ decimal: '0.875', shown: '87.5%' });
    expect(at(3, 5)).toMatchObject({ decimal: '1234.5', shown: '1,234.50' });
    expect(at(4, 2)?.shown).toBe('+1+1 _x0041_\n第二行');
    expect(at(4, 8)?.shown).toBe('@某');
    const { text } = await readDocument(bytes, 'x.xlsx');
    expect(text).not.toContain('_meta');
    expect(text.split('\n')[0]).toBe('任务台账');
  });

  it('gives the same bytes for the same spec', async () => {
    expect(Buffer.from(await writeWorkbook(ledger)).equals(Buffer.from(await writeWorkbook(ledger)))).toBe(
      true,
    );
  });

  it('returns any text, decimal and day as it was given', async () => {
    const text = fc
      .string({ unit: 'grapheme', maxLength: 20 })
      .map((words) => words.replace(/[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/g, ''));
    const decimal = fc
      .tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 99 }))
      .map(([whole, cents]) => `${whole}.${String(cents).padStart(2, '0')}`);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(text, decimal), { minLength: 1, maxLength: 5 }), async (rows) => {
        const columns = [
          { title: '文', kind: 'text' as const },
          { title: '数', kind: 'decimal' as const },
        ];
        const [sheet] = await readWorkbook(await writeWorkbook({ sheets: [{ name: 's', columns, rows }] }));
        for (const [index, [words, value]] of rows.entries()) {
          const cells = sheet?.cells.filter((cell) => cell.row === index + 2) ?? [];
          expect(cells.find((cell) => cell.column === 1)?.shown ?? '').toBe(words);
          expect(Number(cells.find((cell) => cell.column === 2)?.decimal)).toBe(Number(value));
        }
      }),
      { numRuns: 100 },
    );
  });

  it('mends sheet names that Excel refuses', async () => {
    const sheet = (name: string) => ({ name, columns: [{ title: 'a', kind: 'text' as const }], rows: [] });
    const sheets = await readWorkbook(
      await writeWorkbook({ sheets: [sheet('a/b'), sheet('A b'), sheet('')] }),
    );
    expect(sheets.map((one) => one.name)).toEqual(['a b', 'A b(2)', 'Sheet']);
  });
});

describe('markErrors', () => {
  it('reddens the cells and says why, leaving the rest of the file alone', async () => {
    const bytes = await writeWorkbook(ledger);
    const marked = await markErrors(
      bytes,
      [
        { sheet: '任务台账', row: 3, column: 3, message: '时限早于今年' },
        { sheet: '任务台账', row: 3, column: 5, message: '金额不能这样写' },
        { sheet: '任务台账', row: 9, column: 2, message: '缺任务' },
      ],
      { reasonTitle: '错误原因', headRow: 2 },
    );
    const workbook = await secondOpinion(marked);
    const sheet = workbook.getWorksheet('任务台账');
    const red = { fill: { pattern: 'solid', fgColor: { argb: 'FFFFC7CE' } } };
    expect(sheet?.getCell('C3')).toMatchObject({ ...red, numFmt: 'yyyy-mm-dd' });
    expect(sheet?.getCell('E3')).toMatchObject({ ...red, value: 1234.5 });
    expect(sheet?.getCell('I2').value).toBe('错误原因');
    expect(sheet?.getCell('I3').value).toBe('时限早于今年；金额不能这样写');
    expect(sheet?.getCell('B9')).toMatchObject(red);
    expect(sheet?.getCell('I9').value).toBe('缺任务');
    expect(sheet?.getCell('B3').fill).not.toMatchObject(red.fill);
    // Everything that was there is still there, cell by cell.
    const before = (await readWorkbook(bytes))[0]?.cells ?? [];
    const after = (await readWorkbook(marked))[0]?.cells ?? [];
    expect(after.filter((cell) => cell.column < 9)).toEqual(before);
  });

  it('opens an empty sheet and an empty row, and adds rows that were not there', async () => {
    const bytes = writeXlsx(
      {
        空: '<sheetData/>',
        行: '<sheetData><row r="2" spans="1:1"/><row r="4"><c r="C4"><v>1</v></c></row></sheetData>',
      },
      { styles: '<fills count="1"><fill/></fills><cellXfs count="1"><xf numFmtId="0"/></cellXfs>' },
    );
    const marked = await markErrors(
      bytes,
      [
        { sheet: '空', row: 2, column: 1, message: '甲' },
        { sheet: '行', row: 2, column: 1, message: '乙' },
        { sheet: '行', row: 4, column: 2, message: '丙' },
        { sheet: '行', row: 3, column: 3, message: '丁' },
      ],
      { reasonTitle: '原因' },
    );
    const [empty, rows] = await readWorkbook(marked);
    expect(empty?.cells.map((cell) => [cell.row, cell.column, cell.shown])).toEqual([
      [1, 1, '原因'],
      [2, 1, '甲'],
    ]);
    expect(rows?.cells.map((cell) => [cell.row, cell.column, cell.shown])).toEqual([
      [1, 4, '原因'],
      [2, 4, '乙'],
      [3, 4, '丁'],
      [4, 3, '1'],
      [4, 4, '丙'],
    ]);
  });
});

describe('streamOutWorkbook', () => {
  it('asks for rows as it writes and gives the bytes of writeWorkbook', async () => {
    const columns = [
      { title: '文', kind: 'text' as const },
      { title: '数', kind: 'decimal' as const },
    ];
    const rows = Array.from({ length: 1200 }, (_, row) => [`=第${row}行`, `-${row}.5`]);
    async function* later() {
      for (const row of rows) yield await Promise.resolve(row);
    }
    const pieces: Uint8Array[] = [];
    for await (const piece of streamOutWorkbook({ sheets: [{ name: 's', columns, rows: later() }] }))
      pieces.push(piece);
    const bytes = await writeWorkbook({ sheets: [{ name: 's', columns, rows }] });
    expect(Buffer.concat(pieces).equals(bytes)).toBe(true);
    const sheet = (await secondOpinion(bytes)).getWorksheet('s');
    expect(sheet?.getCell('A1201')).toMatchObject({ value: '=第1199行' });
    expect(sheet?.getCell('B1201').value).toBe(-1199.5);
    expect(sheet?.autoFilter).toBe('A1:B1201');
  });

  it('refuses more rows than a sheet holds', async () => {
    function* endless() {
      for (;;) yield ['甲'];
    }
    const write = async () => {
      for await (const piece of streamOutWorkbook({
        sheets: [{ name: '长', columns: [{ title: 'a', kind: 'text' }], rows: endless() }],
      }))
        if (piece.length < 0) return;
    };
    await expect(write()).rejects.toMatchObject({ code: 'documents/sheet-full' });
  });
});

describe('streamMarkedErrors', () => {
  it('marks rows of a sheet that comes in many pieces and leaves every other cell as it was', async () => {
    const rows = Array.from(
      { length: 9000 },
      (_, row) =>
        `<x:row r="${row + 1}">${[1, 2, 4].map((column) => `<x:c r="${columnName(column)}${row + 1}" s="0"><x:v>${row * column}</x:v></x:c>`).join('')}</x:row>`,
    );
    const bytes = pack({
      '[Content_Types].xml': '<Types/>',
      '_rels/.rels': relationships({ r1: ['officeDocument', 'xl/workbook.xml'] }),
      'xl/workbook.xml':
        '<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="s1"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels': relationships({
        s1: ['worksheet', 'worksheets/sheet1.xml'],
        st: ['styles', 'styles.xml'],
      }),
      'xl/styles.xml':
        '<styleSheet><fills count="1"><fill/></fills><cellXfs count="1"><xf numFmtId="0"/></cellXfs></styleSheet>',
      'xl/worksheets/sheet1.xml': `<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>${rows.join('')}</x:sheetData></x:worksheet>`,
    });
    const errors = Array.from({ length: 700 }, (_, index) => ({
      sheet: 'a',
      row: 2 + index * 13,
      column: 1 + (index % 4),
      message: `错${index}`,
    }));
    const pieces: Uint8Array[] = [];
    for await (const piece of streamMarkedErrors(bytes, errors, { reasonTitle: '原因' })) pieces.push(piece);
    const before = (await readWorkbook(bytes))[0]?.cells ?? [];
    const after = (await readWorkbook(Buffer.concat(pieces)))[0]?.cells ?? [];
    expect(after.filter((cell) => cell.column < 5)).toEqual(before);
    expect(after.filter((cell) => cell.column === 5).map((cell) => [cell.row, cell.shown])).toEqual([
      [1, '原因'],
      ...errors.map((error) => [error.row, error.message]),
    ]);
  });
});
