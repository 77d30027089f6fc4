import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeXlsx } from '../fixtures/package.ts';
import { readDocument } from '../read-document.ts';
import { formatNumber, plainDecimal, roundDecimal } from './number-format.ts';
import { readWorkbook } from './read-xlsx.ts';
import { fromSerial, toSerial } from './serial-date.ts';
import { columnName, parseAddress } from './sheet.ts';

const styles = `<numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="165" formatCode="0.0%"/><numFmt numFmtId="166" formatCode="#,##0.00&quot;万元&quot;;[Red]\\-#,##0.00&quot;万元&quot;"/></numFmts>
<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>
<cellXfs>${[0, 14, 164, 165, 166, 22].map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs>`;

describe('readXlsx', () => {
  it('shows numbers, dates and formulas as the screen does, with addresses', async () => {
    const rows = `<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>时限</t></is></c><c r="D1" t="s"><v>1</v></c></row>
      <row r="3"><c r="A3"><v>1</v></c><c r="B3" s="1"><v>44926</v></c><c r="D3" s="3"><v>0.87549999999999994</v></c></row>
      <row r="4"><c r="A4"><f>A3+1</f><v>2</v></c><c r="B4" s="2"><v>45078</v></c><c r="D4" s="4"><v>-1234.5</v></c></row>
      <row r="5"><c r="A5" t="b"><v>1</v></c><c r="B5" s="5"><v>45078.5</v></c><c r="C5" s="3"/><c r="D5" t="e"><v>#N/A</v></c></row></sheetData>`;
    const bytes = writeXlsx(
      { 台账: rows },
      { styles, strings: ['<t>序号</t>', '<r><t>目</t></r><r><t>标</t></r><rPh><t>mubiao</t></rPh>'] },
    );
    const { text, blocks, format } = await readDocument(bytes, 'x.xlsx');
    expect(format).toBe('xlsx');
    expect(text).toBe(
      '台账\n序号\t时限\t目标\n1\t2022-12-31\t87.6%\n2\t2023年6月\t-1,234.50万元\nTRUE\t2023-06-01 12:00\t#N/A\n',
    );
    expect(blocks.find((block) => block.kind === 'cell' && block.address === 'D4')).toMatchObject({
      sheet: '台账',
      row: 4,
      column: 4,
    });
    const [sheet] = await readWorkbook(bytes);
    expect(sheet?.cells.find((cell) => cell.row === 3 && cell.column === 4)).toMatchObject({
      decimal: '0.8755',
      shown: '87.6%',
    });
    expect(sheet?.cells.find((cell) => cell.row === 4 && cell.column === 1)).toMatchObject({
      formula: 'A3+1',
      decimal: '2',
    });
    expect(sheet?.cells.find((cell) => cell.row === 4 && cell.column === 2)).toMatchObject({
      day: '2023-06-01',
    });
  });

  it('gives merged rows the words of the cell above and keeps row and column numbers of a sparse sheet', async () => {
    const t = (address: string, words: string) =>
      `<c r="${address}" t="inlineStr"><is><t>${words}</t></is></c>`;
    const rows = `<dimension ref="A1:XFD1048576"/><sheetData><row r="1">${t('A1', '市卫健委')}${t('B1', '甲\n一')}</row><row r="2">${t('B2', '乙')}</row><row r="1048576">${t('XFD1048576', '尾')}</row></sheetData><mergeCells><mergeCell ref="A1:A2"/></mergeCells>`;
    const { text, blocks } = await readDocument(writeXlsx({ 表: rows, _藏: '<sheetData/>' }), 'x.xlsx');
    expect(text).toBe('表\n市卫健委\t甲 一\n\t乙\n\t\t尾\n');
    const second = blocks.filter((block) => block.kind === 'cell' && block.row === 2);
    expect(second.map((block) => text.slice(block.start, block.end)).sort()).toEqual(['乙', '市卫健委']);
    expect(blocks.at(-1)).toMatchObject({ address: 'XFD1048576' });
  });

  it('counts from 1904 where the workbook says so, and takes UTF-16 parts', async () => {
    const rows = '<sheetData><row r="1"><c r="A1" s="1"><v>1</v></c></row></sheetData>';
    const bytes = writeXlsx({ a: rows }, { styles, workbook: '<workbookPr date1904="1"/>' });
    expect((await readDocument(bytes, 'x.xlsx')).text).toBe('a\n1904-01-02\n');
  });

  it('refuses a Word file as a workbook', async () => {
    await expect(readWorkbook(new TextEncoder().encode('文字'))).rejects.toMatchObject({
      code: 'documents/not-a-workbook',
    });
  });
});

describe('numbers as shown', () => {
  it.each([
    [1.005, '0.00', '1.01'],
    [0.285, '0.0%', '28.5%'],
    [0.5, '0%', '50%'],
    [1234567.891, '#,##0', '1,234,568'],
    [0, '0.00;-0.00;"—"', '—'],
    [-0.001, '0.0', '0.0'],
    [5, '"第"0"名"', '第5名'],
    [1e-7, '0.00', '0.00'],
    [12, '000', '012'],
    [1234.5, '[$¥-804]#,##0.00', '¥1,234.50'],
    [12_345_678, '0.0,,', '12.3'],
    [0.5, '# ?/?', '0.5'],
    [2.71849, '0.0##', '2.718'],
    [3, '0.0##', '3.0'],
    [75, 'General"%"', '75%'],
  ])('%d in %s is %s', (value, code, shown) => expect(formatNumber(value, code)).toBe(shown));

  it('writes any double without an exponent where it can be read, and back to the same 15 figures', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }), (value) => {
        expect(Number(plainDecimal(value))).toBe(Number(value.toPrecision(15)));
      }),
    );
  });

  it('rounds by at most half a unit of the last place', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 4 }), (mantissa, places) => {
        const text = plainDecimal(mantissa / 1e5);
        const exact = BigInt(Math.round(Number(text) * 1e5));
        const rounded = BigInt(Math.round(Number(roundDecimal(text, places)) * 1e5));
        const unit = 10n ** BigInt(5 - places);
        const off = exact - rounded;
        expect((off < 0n ? -off : off) * 2n <= unit).toBe(true);
      }),
    );
  });
});

describe('dates and addresses', () => {
  it('takes a day to its serial and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 2_958_465 }), (serial) => {
        const day = fromSerial(serial, false)?.day ?? '';
        expect(toSerial(day)).toBe(serial);
      }),
    );
    expect(toSerial('2022-12-31')).toBe(44926);
    expect(toSerial('2023-02-29')).toBeUndefined();
    expect(fromSerial(1, false)?.day).toBe('1900-01-01');
  });

  it('takes a column to its name and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 16_384 }), (column) => {
        expect(parseAddress(`${columnName(column)}9`)).toEqual({ column, row: 9 });
      }),
    );
  });
});
