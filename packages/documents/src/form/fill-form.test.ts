import ExcelJS from 'exceljs';
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { excelForm, wordForm } from '../fixtures/forms.ts';
import { hostileFiles } from '../fixtures/hostile.ts';
import { writeXlsx } from '../fixtures/package.ts';
import { readDocument } from '../read-document.ts';
import { fillForm } from './fill-form.ts';
import type { FormFill, FormGrid } from './form.ts';
import { readForm } from './read-form.ts';

const at = (grid: FormGrid | undefined, row: number, column: number) =>
  grid?.cells.find((cell) => cell.row === row && cell.column === column);

const number = (grid: number, row: number, column: number, text: string): FormFill => ({
  grid,
  row,
  column,
  value: { kind: 'number', text },
});
const text = (grid: number, row: number, column: number, words: string): FormFill => ({
  grid,
  row,
  column,
  value: { kind: 'text', text: words },
});

/** Every part as text, those that a fill may change apart. */
function parts(bytes: Uint8Array, but: readonly string[]) {
  return Object.fromEntries(
    Object.entries(unzipSync(bytes))
      .filter(([name]) => !but.includes(name) && !name.endsWith('/'))
      .map(([name, part]) => [name, strFromU8(part)]),
  );
}

function part(bytes: Uint8Array, name: string): string {
  const found = unzipSync(bytes)[name];
  if (!found) throw new Error(`no part ${name}`);
  return strFromU8(found);
}

/** A sheet without the cells named, whose places stay visible. */
function without(xml: string, cells: readonly string[]): string {
  return cells.reduce(
    (rest, cell) => rest.replace(new RegExp(`<c r="${cell}"[^>]*?(/>|>.*?</c>)`, 's'), `[${cell}]`),
    xml,
  );
}

describe('readForm', () => {
  it('gives sheets with their merged heads, empty cells and what formats expect', async () => {
    const { format, grids } = await readForm(await excelForm(), 'form.xlsx');
    expect([format, grids.map(({ name }) => name)]).toEqual(['xlsx', ['季报', '封面']]);
    const [report, cover] = grids;
    expect(at(report, 1, 1)).toMatchObject({ columnSpan: 7, text: '2026年一季度医改指标进展情况表' });
    expect(at(report, 2, 3)).toMatchObject({ columnSpan: 3, rowSpan: 1, text: '完成情况' });
    expect(at(report, 2, 2)).toMatchObject({ columnSpan: 1, rowSpan: 2 });
    expect(at(report, 3, 2)).toBeUndefined();
    expect(at(report, 4, 3)).toMatchObject({ text: '', formula: false, format: 'general' });
    expect([at(report, 5, 5)?.format, at(report, 5, 3)?.format]).toEqual(['percent', 'text']);
    expect(at(report, 7, 3)).toMatchObject({ formula: true });
    expect(at(cover, 1, 2)).toMatchObject({ text: '' });
  });

  it('gives tables of Word with merges in both directions', async () => {
    const { format, grids } = await readForm(wordForm(), 'form.docx');
    expect([format, grids.length]).toEqual(['docx', 1]);
    const [grid] = grids;
    expect(at(grid, 1, 1)).toMatchObject({ rowSpan: 2, text: '任务' });
    expect(at(grid, 1, 2)).toMatchObject({ columnSpan: 2, text: '进展情况' });
    expect(at(grid, 2, 1)).toBeUndefined();
    expect(at(grid, 3, 2)?.text).toBe('');
    expect(at(grid, 4, 2)).toMatchObject({ text: '', columnSpan: 2 });
    expect(at(grid, 5, 1)?.text).toBe('内表');
  });

  it('refuses what is no form, and every hostile file, in words', async () => {
    await expect(readForm(new TextEncoder().encode('一段文字'), 'a.txt')).rejects.toMatchObject({
      code: 'documents/not-a-form',
    });
    for (const [name, { make }] of Object.entries(hostileFiles)) {
      const read = readForm(make(), name).then(
        () => 'read',
        (problem: { code?: string }) => problem.code ?? 'fault',
      );
      expect([name, await read]).toEqual([name, expect.stringMatching(/^documents\//)]);
    }
  });

  it('refuses a sheet that is data and no form', async () => {
    const rows = Array.from(
      { length: 300 },
      (_, row) => `<row r="${row * 4 + 1}"><c r="IV${row * 4 + 1}"><v>1</v></c></row>`,
    );
    await expect(
      readForm(writeXlsx({ 表: `<sheetData>${rows.join('')}</sheetData>` }), 'data.xlsx'),
    ).rejects.toMatchObject({
      code: 'documents/too-much-content',
    });
  });
});

describe('fillForm', () => {
  const SHEET = 'xl/worksheets/sheet1.xml';
  const fills = [
    number(0, 4, 3, '65000'),
    number(0, 5, 5, '0.7426'),
    number(0, 5, 3, '0123'),
    text(0, 6, 7, '资金已全部下达。\n<绩效> & "评价"'),
    text(0, 4, 6, '●绿灯'),
  ];

  it('changes only the filled cells and asks Excel to compute its formulas', async () => {
    const blank = await excelForm();
    const filled = await fillForm(blank, 'form.xlsx', fills);
    expect(parts(filled, [SHEET, 'xl/workbook.xml'])).toEqual(parts(blank, [SHEET, 'xl/workbook.xml']));
    const cells = ['C4', 'E5', 'C5', 'G6', 'F4'];
    expect(without(part(filled, SHEET), cells)).toBe(without(part(blank, SHEET), cells));
    expect(part(filled, 'xl/workbook.xml').replace(' fullCalcOnLoad="1"', '')).toBe(
      part(blank, 'xl/workbook.xml').replace(' fullCalcOnLoad="1"', ''),
    );
    expect(part(filled, 'xl/workbook.xml')).toContain('fullCalcOnLoad="1"');
    expect(Buffer.from(filled).equals(Buffer.from(await fillForm(blank, 'form.xlsx', fills)))).toBe(true);
  });

  it('is read by others: numbers are numbers, text stays text, looks stay', async () => {
    const blank = await excelForm();
    const filled = await fillForm(blank, 'form.xlsx', fills);
    const [before, after] = await Promise.all(
      [blank, filled].map(async (bytes) => {
        const book = new ExcelJS.Workbook();
        await book.xlsx.load(Buffer.from(bytes) as never);
        return book.getWorksheet('季报');
      }),
    );
    if (!before || !after) throw new Error('no sheet');
    expect(after.getCell('C4').value).toBe(65_000);
    expect(after.getCell('E5').value).toBe(0.7426);
    expect(after.getCell('C5').value).toBe('0123');
    expect(after.getCell('G6').value).toBe('资金已全部下达。\n<绩效> & "评价"');
    for (const cell of ['C4', 'E5', 'C5', 'G6', 'F4', 'A1']) {
      expect(after.getCell(cell).style).toEqual(before.getCell(cell).style);
    }
    expect(after.getCell('C7').formula).toBe('SUM(C4:C6)');
    expect(after.pageSetup).toEqual(before.pageSetup);
    expect(after.getColumn(2).width).toBe(28);
    expect((await readDocument(filled, 'f.xlsx')).text).toContain('74.26%');
  });

  it('puts in cells and rows that the sheet leaves out', async () => {
    const sheet = writeXlsx({
      表: '<sheetData><row r="1" spans="1:1"><c r="A1" t="inlineStr"><is><t>指标</t></is></c></row><row r="4"><c r="D4" t="inlineStr"><is><t>末</t></is></c></row></sheetData>',
    });
    const filled = await fillForm(sheet, 'a.xlsx', [
      number(0, 1, 3, '3'),
      number(0, 1, 2, '2'),
      number(0, 2, 2, '4'),
      number(0, 4, 1, '5'),
    ]);
    const xml = part(filled, 'xl/worksheets/sheet1.xml');
    expect(() => new SaxesParser({ xmlns: true }).write(xml).close()).not.toThrow();
    expect(xml.replace(/<is>.*?<\/is>/g, '')).toContain(
      '<row r="1"><c r="A1" t="inlineStr"></c><c r="B1"><v>2</v></c><c r="C1"><v>3</v></c></row><row r="2"><c r="B2"><v>4</v></c></row><row r="4"><c r="A4"><v>5</v></c><c r="D4" t="inlineStr"></c></row>',
    );
  });

  it('writes into Word cells in the look of their paragraph, and on the line that waits', async () => {
    const blank = wordForm();
    const filled = await fillForm(blank, 'form.docx', [
      text(0, 3, 2, '资金已下达\n<完成>'),
      text(0, 3, 3, '无'),
      text(0, 4, 2, '张岚'),
    ]);
    const name = 'word/document.xml';
    expect(parts(filled, [name])).toEqual(parts(blank, [name]));
    const xml = part(filled, name);
    const look = '<w:rPr><w:rFonts w:eastAsia="仿宋"/><w:sz w:val="24"/></w:rPr>';
    const first = `<w:r>${look}<w:t xml:space="preserve">资金已下达</w:t><w:br/><w:t xml:space="preserve">&lt;完成&gt;</w:t></w:r>`;
    const plain = (words: string) => `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`;
    expect(xml).toContain(`${look}</w:pPr>${first}</w:p>`);
    // What was put in taken out again, and the line put back, is the blank.
    const undone = xml
      .replace(first, '')
      .replace(`<w:p>${plain('无')}</w:p>`, '<w:p/>')
      .replace(plain('张岚'), plain('________'));
    expect(undone).toBe(part(blank, name));
    expect((await readDocument(filled, 'f.docx')).text).toContain('填报人\t张岚');
  });

  it('writes over no words and no formula', async () => {
    const blank = await excelForm();
    for (const fill of [number(0, 7, 3, '1'), text(0, 2, 2, 'x'), text(0, 90, 1, 'x')])
      await expect(fillForm(blank, 'form.xlsx', [fill])).rejects.toMatchObject({
        code: 'documents/cell-taken',
      });
  });
});
