import { type SheetRow, streamWorkbook } from '@sanyi/documents';
import type { SealedReader } from '@sanyi/records';
import type { Recognition, RowBatch } from '../engine/contract.ts';
import { BadPlaces, breaks } from './bad-places.ts';
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

/**
 * A sealed file in pieces (分段读取), always cut the same way, so that a resumed import cuts its chunks as the first attempt
 * did. What is no text of the encoding comes as U+FFFD, and too many such places refuse the file.
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
  const bad = new BadPlaces(name, encoding);
  let done = 0;
  let line = 1;
  for await (const block of reader.stream()) {
    const text = decoder.decode(block, { stream: true });
    bad.note(text, done, line);
    done += block.length;
    line += breaks(text);
    yield { text, batch: null, done };
  }
  const rest = decoder.decode();
  if (rest !== '') yield { text: rest, batch: null, done };
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
