import { type SheetRow, streamWorkbook } from '@sanyi/documents';
import type { SealedReader } from '@sanyi/records';
import type { Recognition, RowBatch } from '../engine/contract.ts';
import { dataProblems } from '../problems.ts';
import { parquetPieces } from './parquet/parquet-pieces.ts';

/** A piece of a sender's file on its way into a mapping (片段): text, or rows of a sheet. */
export interface Piece {
  readonly text: string;
  readonly batch: RowBatch | null;
  /** Bytes of the file read so far. */
  readonly done: number;
}

/** What a file is read as (读法). */
export type Reading = Pick<Recognition, 'carrier' | 'encoding' | 'sheet'>;

/** So many places that are no text of the encoding, and it is taken for the wrong one. */
const BAD_PLACES = 100;

/**
 * A sealed file in pieces (分段读取), always cut the same way, so that a resumed import cuts its chunks as the first attempt
 * did. What is no text of the encoding comes as U+FFFD, on which the mapping remarks.
 *
 * @throws Problem `data/wrong-encoding`, and those of the readers of workbooks and of Parquet
 */
export async function* piecesOf(
  reader: SealedReader,
  name: string,
  reading: Reading,
): AsyncGenerator<Piece, void, undefined> {
  if (reading.carrier === 'workbook') yield* workbookPieces(reader, name, reading.sheet);
  else if (reading.carrier === 'parquet') yield* parquetPieces(reader, name);
  else yield* textPieces(reader, name, reading.encoding);
}

async function* textPieces(
  reader: SealedReader,
  name: string,
  encoding: Reading['encoding'],
): AsyncGenerator<Piece, void, undefined> {
  const decoder = new TextDecoder(encoding);
  let done = 0;
  let line = 1;
  let bad = 0;
  let first: { position: number; line: number } | null = null;
  for await (const block of reader.stream()) {
    const text = decoder.decode(block, { stream: true });
    let at = text.indexOf('\uFFFD');
    while (at >= 0) {
      first ??= { position: done + bytesBefore(text, at, encoding), line: line + breaks(text.slice(0, at)) };
      bad += 1;
      if (bad > BAD_PLACES)
        throw dataProblems.problem('wrong-encoding', {
          name,
          encoding: encoding.toUpperCase(),
          position: first.position,
          line: first.line,
        });
      at = text.indexOf('\uFFFD', at + 1);
    }
    done += block.length;
    line += breaks(text);
    yield { text, batch: null, done };
  }
  const rest = decoder.decode();
  if (rest !== '') yield { text: rest, batch: null, done };
}

function breaks(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

/** Exact for UTF-8; for GB18030 every character beyond ASCII is counted as two bytes, which nearly all are. */
function bytesBefore(text: string, at: number, encoding: Reading['encoding']): number {
  const before = text.slice(0, at);
  if (encoding === 'utf-8') return Buffer.byteLength(before);
  let bytes = 0;
  for (let index = 0; index < before.length; index += 1) bytes += before.charCodeAt(index) < 128 ? 1 : 2;
  return bytes;
}

async function* workbookPieces(
  reader: SealedReader,
  name: string,
  sheet: number,
): AsyncGenerator<Piece, void, undefined> {
  // A workbook is compressed; its bytes are small beside its rows.
  const bytes = await reader.read(0, reader.bytes);
  let rows = 0;
  for await (const event of streamWorkbook(bytes, {
    fileName: name,
    wanted: ({ index }) => sheet === 0 || index + 1 === sheet,
  })) {
    if (event.kind !== 'rows') continue;
    rows += event.rows.length;
    yield {
      text: '',
      batch: { sheet: event.sheet.index + 1, rows: event.rows.map(cellsOf) },
      // How far a compressed sheet has been read is not known; the share of rows is told by the caller.
      done: Math.min(reader.bytes, rows * 100),
    };
  }
}

/** Cells by place, `null` where there is nothing. */
export function cellsOf(row: SheetRow): {
  readonly line: number;
  readonly cells: readonly (string | null)[];
} {
  const cells: (string | null)[] = [];
  for (const { column, text } of row.cells) {
    while (cells.length < column - 1) cells.push(null);
    cells[column - 1] = text;
  }
  return { line: row.row, cells };
}
