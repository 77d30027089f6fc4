import { createHash } from 'node:crypto';
import { shownText, streamWorkbook } from '@sanyi/documents';
import { parseDelimited, type TableRow } from '../engine/delimited-text.ts';
import { findHeadings, type MatchedColumn } from '../engine/headings.ts';
import { dictionaryProblems } from '../problems.ts';

/** A file as a table (读出的表): its headings, and the rows below them. */
export interface ReadTable {
  readonly fileName: string;
  readonly sha256: string;
  readonly sheet: string | null;
  readonly encoding: 'utf-8' | 'gb18030' | 'xlsx';
  readonly columns: readonly MatchedColumn[];
  readonly rows: readonly TableRow[];
}

export const MOST_ROWS = 600_000;

/**
 * Reads a workbook or a delimited text in UTF-8 or GB18030 (读取导入文件); what it is, its bytes say and never its name. Of several
 * sheets the one whose headings are known best is taken.
 *
 * @throws Problem dictionaries/not-a-table, dictionaries/unknown-encoding, dictionaries/open-quote,
 *   dictionaries/too-many-rows, and the refusals of `streamWorkbook`
 */
export async function readTable(bytes: Uint8Array, fileName: string): Promise<ReadTable> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const isWorkbook = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const isOld = bytes[0] === 0xd0 && bytes[1] === 0xcf;
  if (isOld)
    throw dictionaryProblems.problem('not-a-table', { name: fileName, reason: '.xls (Excel 97–2003)' });
  const { sheets, encoding } = isWorkbook
    ? { sheets: await sheetsOf(bytes, fileName), encoding: 'xlsx' as const }
    : textOf(bytes, fileName);
  let best: Omit<ReadTable, 'fileName' | 'sha256' | 'encoding'> | null = null;
  let known = 0;
  for (const { name, rows } of sheets) {
    const headings = findHeadings(rows);
    const count = headings?.columns.filter(({ field }) => field !== null).length ?? 0;
    if (!headings || count <= known) continue;
    known = count;
    best = { sheet: name, columns: headings.columns, rows: rows.slice(headings.at + 1) };
  }
  if (!best) {
    const first = sheets[0]?.rows[0]?.cells.slice(0, 8).join('、').slice(0, 120) ?? '';
    throw dictionaryProblems.problem('not-a-table', { name: fileName, reason: first || '—' });
  }
  if (best.rows.length > MOST_ROWS)
    throw dictionaryProblems.problem('too-many-rows', {
      name: fileName,
      count: best.rows.length,
      limit: MOST_ROWS,
    });
  return { fileName, sha256, encoding, ...best };
}

interface NamedRows {
  readonly name: string | null;
  readonly rows: TableRow[];
}

async function sheetsOf(bytes: Uint8Array, fileName: string): Promise<NamedRows[]> {
  const sheets: NamedRows[] = [];
  for await (const event of streamWorkbook(bytes, {
    fileName,
    wanted: ({ hidden }) => !hidden,
    rows: MOST_ROWS + 20,
    columns: 300,
  })) {
    if (event.kind === 'sheet') sheets.push({ name: event.sheet.name, rows: [] });
    else
      for (const { row, cells } of event.rows) {
        const texts: string[] = [];
        for (const cell of cells) {
          while (texts.length < cell.column - 1) texts.push('');
          texts.push(shownText(cell).trim());
        }
        if (texts.some((text) => text !== '')) sheets.at(-1)?.rows.push({ row, cells: texts });
      }
  }
  return sheets;
}

function textOf(bytes: Uint8Array, fileName: string): { sheets: NamedRows[]; encoding: 'utf-8' | 'gb18030' } {
  const { text, encoding } = decode(bytes, fileName);
  const rows = parseDelimited(text);
  if (!Array.isArray(rows)) throw dictionaryProblems.problem('open-quote', { name: fileName, row: rows.row });
  return { sheets: [{ name: null, rows }], encoding };
}

function decode(bytes: Uint8Array, fileName: string): { text: string; encoding: 'utf-8' | 'gb18030' } {
  for (const encoding of ['utf-8', 'gb18030'] as const) {
    try {
      // The byte order mark is taken off by the decoder.
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      if (!text.includes('\0')) return { text, encoding };
    } catch (error) {
      // Not this encoding: the next one is tried.
      if (!(error instanceof TypeError)) throw error;
    }
  }
  throw dictionaryProblems.problem('unknown-encoding', { name: fileName });
}
