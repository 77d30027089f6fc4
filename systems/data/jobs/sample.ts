import { streamWorkbook } from '@sanyi/documents';
import type { SealedReader } from '@sanyi/records';
import type { Recognition, Sample } from '../engine/contract.ts';
import { recognise } from '../engine/index.ts';
import { isParquet } from './parquet/footer.ts';
import { firstRows } from './parquet/parquet-pieces.ts';
import { cellsOf } from './pieces.ts';

/** So much of a file's beginning is looked at to recognise it. */
const HEAD_BYTES = 1024 * 1024;
const SHEETS = 12;
const SHEET_ROWS = 60;

/** The beginning of a sealed file, enough to recognise it (文件开头). */
export async function sampleOf(reader: SealedReader, name: string): Promise<Sample> {
  const head = await reader.read(0, HEAD_BYTES);
  if (head.subarray(0, 2).toString('latin1') === 'PK')
    return { carrier: 'workbook', name, sheets: await sheetsOf(await reader.read(0, reader.bytes), name) };
  if (isParquet(head)) {
    const rows = await firstRows(reader, name, SHEET_ROWS);
    return { carrier: 'parquet', name, sheets: [{ name: '', hidden: false, rows }] };
  }
  return { carrier: textCarrier(head), name, bytes: head };
}

function textCarrier(head: Buffer): 'delimited' | 'json' | 'ndjson' | 'xml' {
  const start = head
    .subarray(0, 4_096)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (start.startsWith('<')) return 'xml';
  if (!start.startsWith('{') && !start.startsWith('[')) return 'delimited';
  const [first = '', second = ''] = head.toString('utf8').split('\n', 2);
  return /\}\s*$/.test(first) && second.trimStart().startsWith('{') ? 'ndjson' : 'json';
}

type Sheets = Extract<Sample, { carrier: 'workbook' | 'parquet' }>['sheets'];

async function sheetsOf(bytes: Uint8Array, name: string): Promise<Sheets> {
  const heads: { name: string; index: number; hidden: boolean }[] = [];
  for await (const event of streamWorkbook(bytes, { fileName: name, wanted: () => false }))
    if (event.kind === 'sheet') heads.push(event.sheet);
  const sheets: Sheets[number][] = [];
  for (const head of heads.slice(0, SHEETS)) {
    const rows: Sheets[number]['rows'][number][] = [];
    const events = streamWorkbook(bytes, {
      fileName: name,
      wanted: ({ index }) => index === head.index,
      batchRows: SHEET_ROWS,
    });
    for await (const event of events) {
      if (event.kind !== 'rows') continue;
      rows.push(...event.rows.map(cellsOf));
      break;
    }
    sheets.push({ name: head.name, hidden: head.hidden, rows });
  }
  return sheets;
}

/** What a sealed file could be, most certain first (识别). */
export async function recogniseFile(reader: SealedReader, name: string): Promise<readonly Recognition[]> {
  const sample = await sampleOf(reader, name);
  if ('sheets' in sample && sample.sheets.length === 0) return [];
  return recognise(sample).slice(0, 8);
}
