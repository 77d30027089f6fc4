import { Problem } from '@sanyi/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { honestFiles } from './fixtures/honest.ts';
import { hostileFiles } from './fixtures/hostile.ts';
import { p, pack, writeDocx, writeXlsx } from './fixtures/package.ts';
import { assemblePdf, writePdf } from './fixtures/pdf.ts';
import { readDocument } from './read-document.ts';
import { writeOfficialDocument } from './write/write-official-document.ts';
import { writeWorkbook } from './write/write-workbook.ts';
import { readWorkbook } from './xlsx/read-xlsx.ts';

describe('hostile files are refused', () => {
  it.each(Object.entries(hostileFiles))('%s', async (name, { make, code }) => {
    await expect(readDocument(make(), `${name}.bin`)).rejects.toMatchObject({
      code: expect.stringMatching(`^documents/(${code})$`),
    });
  });
});

describe('every refusal names the way out', () => {
  const utf16 = (text: string) => Buffer.from(text, 'utf16le');
  const ole = (...streams: string[]) =>
    Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      Buffer.alloc(504),
      ...streams.map(utf16),
    ]);
  it.each([
    ['empty.docx', new Uint8Array(), 'empty-file'],
    ['old.doc', ole('Root Entry', 'WordDocument'), 'old-office'],
    ['old.wps', ole('Root Entry', 'WordDocument'), 'old-office'],
    ['old.xls', ole('Root Entry', 'Workbook'), 'old-office'],
    ['locked.docx', ole('Root Entry', 'EncryptionInfo', 'EncryptedPackage'), 'encrypted'],
    ['scan.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0]), 'other-format'],
    ['a.rar', Buffer.from('Rar!\u001a\u0007\u0000'), 'other-format'],
    ['a.rtf', Buffer.from('{\\rtf1 x}'), 'other-format'],
    ['a.zip', pack({ 'a.txt': 'a' }), 'other-format'],
    ['a.ofd', pack({ 'OFD.xml': '<a/>' }), 'other-format'],
    ['a.pptx', pack({ 'ppt/presentation.xml': '<a/>' }), 'other-format'],
    ['a.bin', Buffer.from([1, 2, 3, 0, 5, 6]), 'unknown-format'],
    ['blank.docx', writeDocx('<w:p/>'), 'no-text'],
    ['broken.pdf', Buffer.from('%PDF-1.7\nnothing'), 'damaged'],
    ['big.txt', new Uint8Array(20 * 1024 * 1024 + 1).fill(0x61), 'too-large'],
  ])('%s', async (name, bytes, code) => {
    const refusal = await readDocument(bytes, name).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Problem);
    expect(refusal).toMatchObject({ code: `documents/${code}` });
    expect((refusal as Problem).detail.zh).toContain(name);
    expect((refusal as Problem).cure.zh).not.toBe('');
  });

  it('an encrypted PDF', async () => {
    const hex = (byte: string) => `<${byte.repeat(32)}>`;
    const bytes = assemblePdf(
      [
        Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
        Buffer.from('<< /Type /Pages /Count 0 /Kids [] >>'),
        Buffer.from(`<< /Filter /Standard /V 1 /R 2 /O ${hex('41')} /U ${hex('42')} /P -4 >>`),
      ],
      `/Encrypt 3 0 R /ID [${hex('43')} ${hex('43')}]`,
    );
    await expect(readDocument(bytes, 'x.pdf')).rejects.toMatchObject({ code: 'documents/encrypted' });
  });
});

describe('large files within the limits are read', () => {
  it('20 MB of brackets as text', async () => {
    const { text } = await readDocument(new Uint8Array(20 * 1024 * 1024).fill(0x5b), 'a.txt');
    expect(text).toHaveLength(20 * 1024 * 1024);
  });

  it('a sheet that claims a million rows and holds few', async () => {
    const rows = Array.from({ length: 200_000 }, (_, row) => `<row r="${row + 1}" ht="15"/>`).join('');
    const { text } = await readDocument(
      writeXlsx({
        a: `<dimension ref="A1:XFD1048576"/><sheetData>${rows}<row r="300000"><c r="A300000"><v>1</v></c></row></sheetData>`,
      }),
      'a.xlsx',
    );
    expect(text).toBe('a\n1\n');
  });
});

describe('honest files beyond the old limits are read', () => {
  it.each([
    ['txt of short lines', 1_100_000],
    ['html of a table', 320_000],
    ['xlsx of figures', 620_000],
  ] as const)('%s: %d', async (name, count) => {
    const { blocks } = await readDocument(honestFiles[name]?.(count) ?? new Uint8Array(), name);
    expect(blocks.length).toBeGreaterThanOrEqual(count);
  });

  it('a workbook of more cells than fit memory as objects, with a formula and unsorted rows', async () => {
    const rows = Array.from(
      { length: 31_000 },
      (_, index) => `<row r="${index + 2}">${'<c><v>7</v></c>'.repeat(20)}</row>`,
    );
    const bytes = writeXlsx({
      a: `<sheetData>${rows.join('')}<row r="1"><c r="B1"><f>A2+1</f><v>8</v></c></row></sheetData>`,
    });
    const [sheet] = await readWorkbook(bytes);
    expect(sheet?.cells).toHaveLength(620_001);
    expect(sheet?.cells[0]).toEqual({
      row: 1,
      column: 2,
      kind: 'number',
      shown: '8',
      decimal: '8',
      formula: 'A2+1',
    });
    expect(sheet?.cells.at(-1)).toMatchObject({ row: 31_001, column: 20 });
  });

  it('a pdf of 2,050 pages, in order', async () => {
    const pages = Array.from({ length: 2050 }, (_, index) => ({
      prints: [{ text: `第${index + 1}页推进医联体建设`, x: 90, y: 700 }],
    }));
    const { text } = await readDocument(writePdf(pages), 'a.pdf');
    expect(text.match(/\d+/g)?.map(Number)).toEqual(pages.map((_, index) => index + 1));
  });
});

describe('mutated files give text or a Problem, never anything else', () => {
  const seeds: readonly (readonly [string, () => Promise<Uint8Array>, number])[] = [
    [
      'txt',
      async () =>
        new TextEncoder().encode('一、推进医联体建设（牵头单位：市卫健委）\n二、到2022年底达到75%。'),
      400,
    ],
    [
      'html',
      async () =>
        new TextEncoder().encode(
          '<html><meta charset=gbk><table><tr><td rowspan=2>甲<td>乙<tr><td>丙</table><p>丁&amp;戊',
        ),
      400,
    ],
    [
      'docx',
      async () =>
        writeOfficialDocument({
          blocks: [
            { kind: 'paragraph', runs: ['甲', { kind: 'figure', text: '1', note: '乙' }] },
            { kind: 'table', columns: [{ title: 'a', width: 1 }], rows: [[['b']]] },
          ],
        }),
      300,
    ],
    [
      'xlsx',
      async () =>
        writeWorkbook({
          sheets: [{ name: 's', columns: [{ title: 'a', kind: 'date' }], rows: [['2022-01-01'], ['x']] }],
        }),
      300,
    ],
    [
      'pdf',
      async () =>
        writePdf([
          { prints: [{ text: '推进医联体建设与分级诊疗制度', x: 90, y: 700 }], rules: [[0, 0, 100, 0]] },
        ]),
      40,
    ],
  ];
  it.each(seeds)('%s', async (name, make, runs) => {
    const original = await make();
    const edit = fc.record({
      at: fc.nat(original.length - 1),
      byte: fc.nat(255),
      kind: fc.constantFrom('set', 'cut', 'repeat'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 6 }), async (edits) => {
        let bytes = Buffer.from(original);
        for (const { at, byte, kind } of edits) {
          if (kind === 'set') bytes[Math.min(at, bytes.length - 1)] = byte;
          else if (kind === 'cut')
            bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + (byte % 16))]);
          else bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(Math.max(0, at - byte))]);
        }
        const result = await readDocument(bytes, `a.${name}`).catch((error: unknown) => error);
        if (result instanceof Error) expect(result).toBeInstanceOf(Problem);
        else
          for (const block of (result as Awaited<ReturnType<typeof readDocument>>).blocks)
            expect(block.start <= block.end).toBe(true);
      }),
      { numRuns: runs },
    );
  });

  it('mutated XML inside a sound package', async () => {
    const body = `${p('甲')}<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>${p('乙')}</w:tc></w:tr></w:tbl>`;
    const tags = fc.constantFrom(
      '<w:p>',
      '</w:p>',
      '<w:tbl>',
      '</w:tbl>',
      '<w:tr>',
      '</w:tr>',
      '<w:tc>',
      '</w:tc>',
      '<w:r>',
      '</w:r>',
      '<w:t>x</w:t>',
      '<w:txbxContent>',
      '</w:txbxContent>',
      '<w:pPr>',
      '</w:pPr>',
      '<w:vMerge/>',
      '<w:footnote>',
      '</w:footnote>',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(tags, { maxLength: 12 }), fc.nat(body.length), async (extra, at) => {
        const result = await readDocument(
          writeDocx(body.slice(0, at) + extra.join('') + body.slice(at)),
          'a.docx',
        ).catch((error: unknown) => error);
        expect(!(result instanceof Error) || result instanceof Problem).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('any bytes at all', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom('', 'PK\u0003\u0004', '<html>'),
        async (tail, head) => {
          const result = await readWorkbook(Buffer.concat([Buffer.from(head, 'latin1'), tail])).catch(
            (error: unknown) => error,
          );
          expect(result).toBeInstanceOf(Problem);
          const read = await readDocument(Buffer.concat([Buffer.from(head, 'latin1'), tail]), 'a').catch(
            (error: unknown) => error,
          );
          expect(!(read instanceof Error) || read instanceof Problem).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });
});
