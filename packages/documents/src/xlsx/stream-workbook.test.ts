import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { honestFiles } from '../fixtures/honest.ts';
import { hostileFiles } from '../fixtures/hostile.ts';
import { pack, writeDocx, writeXlsx } from '../fixtures/package.ts';
import { writeWorkbook } from '../write/write-workbook.ts';
import { readWorkbook } from './read-xlsx.ts';
import { exactDecimal, type SheetRow, shownText } from './row-cells.ts';
import { type StreamOptions, streamWorkbook } from './stream-workbook.ts';

const styles = `<numFmts><numFmt numFmtId="165" formatCode="0.0%"/></numFmts><cellXfs>${[0, 14, 22, 165, 20].map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs>`;

async function rowsOf(source: string | Uint8Array, options: StreamOptions = {}): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const event of streamWorkbook(source, options))
    if (event.kind === 'rows') rows.push(...event.rows);
  return rows;
}

describe('streamWorkbook', () => {
  it('gives typed cells as text, with row and column, and passes over empty rows', async () => {
    const bytes = writeXlsx(
      {
        明细: `<sheetData><row r="1"><c r="A1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><r><t>甲&amp;</t></r><r><t>乙</t></r><rPh><t>x</t></rPh></is></c></row>
          <row r="2"><c r="A2" s="1"/></row>
          <row r="3"><c r="A3" s="1"><v>45078</v></c><c r="B3" s="2"><v>45078.503541666665</v></c><c r="C3" s="1"><v>45078.5</v></c><c r="D3" s="4"><v>0.75</v></c></row>
          <row r="9"><c><v>0.87549999999999994</v></c><c s="3"><v>0.875</v></c><c><v>330102199001011234</v></c><c><v>1.5E-7</v></c><c><v>-0.50</v></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c t="str"><f>A1</f><v>_x0041_</v></c><c t="d"><v>2023-06-01T08:30:00</v></c></row></sheetData>`,
      },
      { styles, strings: ['<t>未用</t>', '<t>序号</t>'] },
    );
    const rows = await rowsOf(bytes);
    expect(
      rows.map(({ row, cells }) => [row, ...cells.map((cell) => `${cell.column} ${cell.kind} ${cell.text}`)]),
    ).toEqual([
      [1, '1 text 序号', '3 text 甲&乙'],
      [3, '1 date 2023-06-01', '2 date 2023-06-01 12:05:06', '3 date 2023-06-01 12:00:00', '4 time 18:00:00'],
      [
        9,
        '1 number 0.8755',
        '2 number 0.875',
        '3 number 330102199001011234',
        '4 number 0.00000015',
        '5 number -0.5',
        '6 boolean TRUE',
        '7 error #N/A',
        '8 text A',
        '9 date 2023-06-01 08:30:00',
      ],
    ]);
    expect(rows[2]?.cells.slice(0, 2).map(shownText)).toEqual(['0.8755', '87.5%']);
  });

  it('counts days from 1904 where the workbook says so, and leaves a serial that is no day a number', async () => {
    const sheet = '<sheetData><row r="1"><c s="1"><v>1</v></c><c s="1"><v>-3</v></c></row></sheetData>';
    const texts = async (more: { workbook?: string }) =>
      (await rowsOf(writeXlsx({ a: sheet }, { styles, ...more })))[0]?.cells.map((cell) => cell.text);
    expect(await texts({ workbook: '<workbookPr date1904="1"/>' })).toEqual(['1904-01-02', '-3']);
    expect(await texts({})).toEqual(['1900-01-01', '-3']);
  });

  it('announces every sheet, hidden ones as such, and reads only those that are wanted', async () => {
    const sheet = (word: string) =>
      `<sheetData><row r="1"><c t="inlineStr"><is><t>${word}</t></is></c></row></sheetData>`;
    const bytes = writeXlsx({ 一: sheet('甲'), _藏: sheet('乙'), 三: '<broken' });
    const told: string[] = [];
    for await (const event of streamWorkbook(bytes, { wanted: (one) => one.hidden })) {
      if (event.kind === 'sheet') told.push(`${event.sheet.index} ${event.sheet.name} ${event.sheet.hidden}`);
      else told.push(event.rows.map((row) => row.cells[0]?.text).join());
    }
    expect(told).toEqual(['0 一 false', '1 _藏 true', '乙', '2 三 false']);
  });

  it('reads no more than a preview needs, of the sheet and of the strings', async () => {
    const names = Array.from({ length: 40_000 }, (_, index) => `名称${(index * 7919) % 1_000_003}`);
    const whole = writeXlsx(
      {
        a: `<sheetData>${names.map((_, index) => `<row><c t="s"><v>${index}</v></c></row>`).join('')}</sheetData>`,
      },
      { strings: names.map((name) => `<t>${name}</t>`) },
    );
    // The end of the sheet and of the string table are gone: whoever reads that far is told so.
    const cut = Buffer.from(whole);
    for (const name of ['xl/worksheets/sheet1.xml', 'xl/sharedStrings.xml']) {
      const header = cut.indexOf(name);
      const size = cut.readUInt32LE(header - 12);
      const end = header + name.length + size;
      cut.fill(0, end - Math.floor(size / 4), end);
    }
    let seen = 0;
    for await (const event of streamWorkbook(cut, { batchRows: 20 })) {
      if (event.kind !== 'rows') continue;
      seen += event.rows.length;
      break;
    }
    expect(seen).toBe(20);
    await expect(rowsOf(cut)).rejects.toMatchObject({ code: 'documents/damaged' });
  });

  it('lets other work run meanwhile', async () => {
    const bytes = honestFiles['xlsx of figures']?.(200_000) ?? new Uint8Array();
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 1);
    await rowsOf(bytes);
    clearInterval(timer);
    expect(turns).toBeGreaterThan(3);
  });

  it('reads the same from a path and from bytes, in batches of any size, as the whole reader does', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sanyi-documents-'));
    const cell = fc.oneof(
      fc.integer().map((value) => value),
      fc
        .string({ unit: 'grapheme', maxLength: 6 })
        .map((words) => words.replace(/[\u0000-\u001F\uFFFE\uFFFF]/g, '')),
      fc.constant(null),
    );
    try {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.array(cell, { maxLength: 4 }), { maxLength: 30 }),
          fc.integer({ min: 1, max: 9 }),
          async (rows, batchRows) => {
            const columns = (['text', 'integer', 'decimal', 'text'] as const).map((kind) => ({
              title: '列',
              kind,
            }));
            const bytes = await writeWorkbook({ sheets: [{ name: 's', columns, rows }] });
            const path = join(folder, 'file.xlsx');
            writeFileSync(path, bytes);
            const streamed = await rowsOf(path, { batchRows });
            expect(await rowsOf(bytes)).toEqual(streamed);
            const [sheet] = await readWorkbook(bytes);
            expect(
              streamed.flatMap(({ row, cells }) => cells.map((one) => [row, one.column, one.kind, one.text])),
            ).toEqual(
              (sheet?.cells ?? []).map((one) => [one.row, one.column, one.kind, one.decimal ?? one.shown]),
            );
          },
        ),
        { numRuns: 60 },
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it.each([
    ['rows', { rows: 2 }, 'too-much-content'],
    ['columns', { columns: 2 }, 'too-much-content'],
    ['cells', { limits: { cells: 5 } }, 'too-much-content'],
    ['strings', { limits: { stringBytes: 3 } }, 'too-much-content'],
    ['one part', { limits: { partBytes: 100 } }, 'inflates-too-much'],
    ['all parts', { limits: { totalBytes: 100 } }, 'inflates-too-much'],
    ['parts', { limits: { entries: 3 } }, 'too-many-parts'],
    ['the file', { limits: { fileBytes: 100 } }, 'too-large'],
    ['ratio', { limits: { ratioFloor: 10, ratio: 1 } }, 'inflates-too-much'],
  ] as const)('keeps to its limit of %s', async (_, options, code) => {
    const bytes = writeXlsx(
      {
        a: `<sheetData>${'<row><c t="s"><v>0</v></c><c><v>1</v></c><c><v>2</v></c></row>'.repeat(9)}</sheetData>`,
      },
      { strings: ['<t>甲乙丙</t>'] },
    );
    await expect(rowsOf(bytes, options)).rejects.toMatchObject({ code: `documents/${code}` });
  });

  it('refuses what is no workbook and what was made to do harm', async () => {
    const code = async (bytes: Uint8Array) =>
      rowsOf(bytes).then(
        () => 'read',
        (error: unknown) => (error as { code?: unknown }).code,
      );
    expect(await code(Buffer.from('文字'))).toBe('documents/not-a-workbook');
    expect(await code(writeDocx('<w:p/>'))).toBe('documents/not-a-workbook');
    expect(await code(new Uint8Array())).toBe('documents/empty-file');
    expect(await code(pack({ 'a.txt': 'a' }))).toBe('documents/other-format');
    const string9 = writeXlsx({ a: '<sheetData><row><c t="s"><v>9</v></c></row></sheetData>' });
    expect(await code(string9)).toBe('documents/damaged');
    const laughs = writeXlsx({ a: '<sheetData><row><c t="str"><v>&lol;</v></c></row></sheetData>' });
    expect(await code(laughs)).toBe('documents/damaged');
    for (const name of [
      'zip bomb that declares a small size',
      'zip bomb of overlapping entries',
      'sheet of empty cells without end',
    ])
      expect(await code(hostileFiles[name]?.make() ?? new Uint8Array())).toMatch(
        /^documents\/(inflates-too-much|not-a-workbook)$/,
      );
  });
});

describe('exactDecimal', () => {
  it.each([
    ['007', '7'],
    ['1.50', '1.5'],
    ['-0', '0'],
    ['12345678901234567890', '12345678901234567890'],
    ['1.2345678901234568E+17', '123456789012346000'],
    ['0.1', '0.1'],
    ['0.30000000000000004', '0.3'],
  ])('%s is %s', (text, exact) => expect(exactDecimal(text, Number(text))).toBe(exact));
});
