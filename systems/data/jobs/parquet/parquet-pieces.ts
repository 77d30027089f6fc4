import { Problem } from '@sanyi/kernel';
import type { SealedReader } from '@sanyi/records';
import type { RowBatch } from '../../engine/contract.ts';
import { dataProblems } from '../../problems.ts';
import type { Piece } from '../pieces.ts';
import { ColumnPages } from './column-pages.ts';
import { damaged, type ParquetFooter, type ParquetGroup, readFooter } from './footer.ts';

/** Rows that are handed on at once: little enough to be mapped within a turn. */
const BATCH_ROWS = 256;
/** Unpacked pages of all columns that are held at once. */
const HELD_BYTES = 512 * 1024 * 1024;

type Row = RowBatch['rows'][number];

/**
 * A sealed Parquet file in pieces (分段读取 Parquet): the names of its columns as line 1, then its rows as a CSV of the same
 * would have them. Row group after row group, and of each column only the page at hand, so a file of any size is read in
 * the same space.
 *
 * @throws Problem `data/parquet-damaged` and the other refusals of Parquet files
 */
export async function* parquetPieces(
  reader: SealedReader,
  name: string,
): AsyncGenerator<Piece, void, undefined> {
  const footer = await readFooter(reader, name);
  yield piece([{ line: 1, cells: footer.columns.map((column) => column.name) }], 0);
  let line = 1;
  for (const group of footer.groups)
    for await (const rows of rowsOf(reader, name, footer, group)) {
      const from = line;
      line += rows.length;
      // How far it is in bytes is told by the share of rows; columns lie apart in the file.
      const done = Math.floor((reader.bytes * (line - 1)) / footer.rows);
      yield piece(
        rows.map((cells, index) => ({ line: from + index + 1, cells })),
        done,
      );
    }
}

/** The names of the columns and the first rows, enough to recognise a file (Parquet 文件开头). */
export async function firstRows(reader: SealedReader, name: string, count: number): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for await (const { batch } of parquetPieces(reader, name)) {
    rows.push(...(batch?.rows ?? []));
    if (rows.length >= count) break;
  }
  return rows.slice(0, count);
}

async function* rowsOf(
  reader: SealedReader,
  name: string,
  footer: ParquetFooter,
  group: ParquetGroup,
): AsyncGenerator<(string | null)[][], void, undefined> {
  const columns = footer.columns.map(
    (column, place) =>
      new ColumnPages(reader, name, column, group.chunks[place] as ParquetGroup['chunks'][number]),
  );
  for (let left = group.rows; left > 0; ) {
    let rows: (string | null)[][];
    try {
      let held = 0;
      let count = Math.min(left, BATCH_ROWS);
      for (const column of columns) {
        await column.load();
        held += column.held;
        if (held > HELD_BYTES) throw dataProblems.problem('parquet-too-large', { name, limit: HELD_BYTES });
        count = Math.min(count, column.left);
      }
      rows = Array.from({ length: count }, () => columns.map((column) => column.take()));
    } catch (error) {
      if (error instanceof Problem) throw error;
      // Whatever a decoder stumbles over is the file's fault: what it was stays with the refusal as its cause.
      throw damaged(name, error instanceof Error ? error.message : String(error), error);
    }
    left -= rows.length;
    yield rows;
  }
}

function piece(rows: RowBatch['rows'], done: number): Piece {
  return { text: '', batch: { sheet: 1, rows }, done };
}
