import { streamWorkbook } from '@sanyi/documents';
import type { SealedReader } from '@sanyi/records';
import type { Recognition, Sample } from '../engine/contract.ts';
import { recognise } from '../engine/index.ts';
import { dataProblems } from '../problems.ts';
import { isParquet } from './parquet/footer.ts';
import { firstRows } from './parquet/parquet-pieces.ts';
import { cellsOf } from './pieces.ts';

/** So much of a file's beginning is looked at to recognise it. */
const HEAD_BYTES = 1024 * 1024;
const SHEETS = 12;
const SHEET_ROWS = 60;

/** Bytes that tell whether a file is text. */
const LOOKED_AT = 4_096;
/** Text has no NUL; a few come from faulty exports and are told row by row. One byte in so many is no fault of an export. */
const TEXT_PER_NUL = 16;
/** Mark of workbooks and documents before 2007. */
const OLD_OFFICE = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/**
 * The beginning of a sealed file, enough to recognise it (文件开头).
 *
 * @throws Problem `data/utf-16`, `data/old-workbook`, `data/not-text`, and those of the readers of workbooks and of Parquet
 */
export async function sampleOf(reader: SealedReader, name: string): Promise<Sample> {
  const head = await reader.read(0, HEAD_BYTES);
  if (head.subarray(0, 2).toString('latin1') === 'PK')
    return { carrier: 'workbook', name, sheets: await sheetsOf(await reader.read(0, reader.bytes), name) };
  if (isParquet(head)) {
    const rows = await firstRows(reader, name, SHEET_ROWS);
    return { carrier: 'parquet', name, sheets: [{ name: '', hidden: false, rows }] };
  }
  refuseOtherBytes(head, name);
  return { carrier: textCarrier(head), name, bytes: head };
}

/** Refuses what no reader of ours would understand, before it is taken for a table in a strange encoding. */
function refuseOtherBytes(head: Buffer, name: string): void {
  if (head.subarray(0, OLD_OFFICE.length).equals(OLD_OFFICE))
    throw dataProblems.problem('old-workbook', { name });
  const start = head.subarray(0, LOOKED_AT);
  const mark = start.subarray(0, 2).toString('hex');
  const nuls = [0, 0];
  start.forEach((byte, at) => {
    if (byte === 0) nuls[at % 2] = (nuls[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = nuls;
  // Letters of UTF-16 have a NUL on one side, always the same.
  const oneSided = Math.max(even, odd) * 8 > start.length && Math.min(even, odd) * 8 < Math.max(even, odd);
  if (mark === 'fffe' || mark === 'feff' || oneSided) throw dataProblems.problem('utf-16', { name });
  if ((even + odd) * TEXT_PER_NUL > start.length) throw dataProblems.problem('not-text', { name });
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
  return recognise(sample).slice(0, 8).map(withoutNul);
}

/** Headings are kept in the records, where text holds no NUL; what stood there is shown as a character that was lost. */
function withoutNul(recognition: Recognition): Recognition {
  const plain = (text: string) => text.replaceAll('\0', '\uFFFD');
  return {
    ...recognition,
    columns: recognition.columns.map((column) => ({ ...column, heading: plain(column.heading) })),
    repeated: recognition.repeated.map(plain),
    reasons: recognition.reasons.map(({ zh, en }) => ({ zh: plain(zh), en: plain(en) })),
  };
}
