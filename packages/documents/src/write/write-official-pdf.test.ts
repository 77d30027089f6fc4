import { readFileSync } from 'node:fs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { officialPaper } from '../fixtures/official-paper.ts';
import { readDocument } from '../read-document.ts';
import { printedWords } from '../testing/printed-words.ts';
import type { OfficialSpec } from './official-spec.ts';
import { writeOfficialDocument } from './write-official-document.ts';
import { writeOfficialPdf } from './write-official-pdf.ts';

async function opened(bytes: Uint8Array) {
  return await getDocument({ data: Uint8Array.from(bytes), verbosity: 0, disableFontFace: true }).promise;
}

describe('writeOfficialPdf', () => {
  it('says word for word what the DOCX of the same paper says', async () => {
    const pdf = await readDocument(await writeOfficialPdf(officialPaper), 'x.pdf');
    const docx = await readDocument(await writeOfficialDocument(officialPaper), 'x.docx');
    expect(printedWords(pdf)).toBe(printedWords(docx));
    expect(pdf.text).toContain('1\t甲 & <乙>\t35家[2]');
    expect(
      pdf.blocks
        .filter((block) => block.kind === 'chrome')
        .map(({ start, end }) => pdf.text.slice(start, end)),
    ).toEqual(['— 1 —', '— 2 —']);
  });

  it('sets 22 lines of 28 characters on a page, and nothing that may not begin or end a line there', async () => {
    const pdf = await readDocument(
      await writeOfficialPdf({ blocks: [{ kind: 'paragraph', runs: ['改革'.repeat(28 * 22)] }] }),
      'x.pdf',
    );
    const lines = pdf.text.trim().split('\n');
    const page = lines.indexOf('— 1 —');
    expect(page).toBe(22);
    expect(lines.slice(0, page).map((line) => line.length)).toEqual([
      26,
      ...Array.from({ length: 21 }, () => 28),
    ]);
    const marks = await readDocument(
      await writeOfficialPdf({
        blocks: [{ kind: 'paragraph', runs: ['“医保、（医疗）、医药”；'.repeat(200)] }],
      }),
      'x.pdf',
    );
    for (const line of marks.text.split('\n').filter((text) => text !== '' && !text.startsWith('—'))) {
      expect(line).not.toMatch(/^[、；）”]/);
      expect(line).not.toMatch(/[（“]$/);
    }
  });

  it('opens its figures and notes, and lists its headings', async () => {
    const bytes = await writeOfficialPdf(officialPaper);
    const pdf = await opened(bytes);
    const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, at) => pdf.getPage(at + 1)));
    const links = (await Promise.all(pages.map((page) => page.getAnnotations()))).flat() as {
      url?: string;
      dest?: string;
    }[];
    expect(links.flatMap((link) => link.url ?? [])).toEqual([
      'https://example.org/f/1?a=1&b=2',
      'https://example.org/f/1?a=1&b=2',
    ]);
    const places = links.flatMap((link) => link.dest ?? []);
    expect(places).toEqual(['note-1', 'note-2']);
    for (const place of places) expect((await pdf.getDestination(place))?.[1]).toEqual({ name: 'XYZ' });
    const outline = await pdf.getOutline();
    expect(outline[0]).toMatchObject({
      title: '一、总体进展',
      items: [{ title: '（一）医联体', items: [{ title: '1. 覆盖', items: [{ title: '（1）细项' }] }] }],
    });
    const [, , width, height] = pages[0]?.view ?? [];
    expect([width, height].map((side) => Math.round(((side ?? 0) / 72) * 25.4))).toEqual([210, 297]);
  });

  it('repeats the head of a table, parts no row, and goes on with one that is higher than a page', async () => {
    const long = '推进公立医院高质量发展。'.repeat(200);
    const spec: OfficialSpec = {
      blocks: [
        {
          kind: 'table',
          columns: [
            { title: '序号', width: 1 },
            { title: '任务', width: 5 },
            { title: '灯', width: 1 },
          ],
          rows: [
            ...Array.from({ length: 60 }, (_, row) => [
              [`甲${row}`],
              ['任务名称较长，要占两行才放得下'.repeat(3)],
              ['绿'],
            ]),
            [[], [long]],
          ],
        },
      ],
    };
    const pdf = await readDocument(await writeOfficialPdf(spec), 'x.pdf');
    const pages = pdf.text.split(/— \d+ —\n/).filter((page) => page.trim() !== '');
    expect(pages.length).toBeGreaterThan(4);
    for (const page of pages) expect(page).toMatch(/^序号\s+任务\s+灯\n/);
    const rows = pages.flatMap((page) => page.trim().split('\n').slice(1));
    expect(rows.filter((row) => row.startsWith('甲')).map((row) => row.split('\t')[1])).toEqual(
      Array.from({ length: 60 }, () => '任务名称较长，要占两行才放得下'.repeat(3)),
    );
    // A page that one row fills is no table to the reader, so its words come line by line.
    const rest = rows.slice(60).join('').replace(/\s/g, '');
    expect(rest).toBe(long);
  });

  it('is the same twice, holds only the signs it prints, and lets nothing run', async () => {
    const hostile: OfficialSpec = {
      ...officialPaper,
      recipients: 'a"<&>\u0000b（\u202E',
      blocks: [
        {
          kind: 'paragraph',
          runs: [
            { kind: 'link', text: '坏', address: 'javascript:alert(1)' },
            { kind: 'text', text: '红', colour: '"><x' },
            '\t尾，生僻字𬭎，没有的字😀。',
          ],
        },
      ],
    };
    for (const spec of [officialPaper, hostile, { blocks: [] }]) {
      const bytes = await writeOfficialPdf(spec);
      expect(Buffer.from(bytes).equals(Buffer.from(await writeOfficialPdf(spec)))).toBe(true);
      // One face of 14 MB would show.
      expect(bytes.length).toBeLessThan(200_000);
      expect(Buffer.from(bytes).toString('latin1')).not.toContain('javascript:');
    }
    const { text } = await readDocument(await writeOfficialPdf(hostile), 'x.pdf');
    expect(text).toContain('坏红尾，生僻字𬭎，没有的字〓。');
    expect(text).toContain('a"<&>b（：');
  });

  it('embeds faces that may be embedded', () => {
    for (const home of ['noto-serif-sc', 'noto-sans-sc']) {
      const licence = readFileSync(
        new URL(import.meta.resolve(`@expo-google-fonts/${home}/LICENSE_FONT`)),
        'utf8',
      );
      expect(licence).toContain('SIL OPEN FONT LICENSE Version 1.1');
    }
  });
});
