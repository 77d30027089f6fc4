import type { Tx } from '@sanyi/records';
import type { RegionTableName } from '@sanyi/region';
import { sql } from 'kysely';
import type { FormatId } from '../engine/contract.ts';
import type { Overlap } from './file-report.ts';
import { dataTables, type FileRow } from './tables.ts';

/** A number nobody has ever used (取号). */
export async function nextNumber(tx: Tx): Promise<number> {
  const { rows } = await sql<{ n: bigint | number }>`select nextval('data.number') as n`.execute(tx);
  return Number(rows[0]?.n);
}

/** Begins an attempt to take a file in; returns its number. */
export async function beginBatch(tx: Tx, file: FileRow, format: FormatId): Promise<number> {
  const row = await dataTables(tx)
    .insertInto('data.batch')
    .values({ scope_path: file.scope_path, file_no: file.file_no, format })
    .returning('batch_no')
    .executeTakeFirstOrThrow();
  return row.batch_no;
}

export interface Chunk {
  readonly rowsNo: number;
  readonly table: RegionTableName;
  readonly rows: number;
}

/** Names rows that stand complete in the facts as belonging to the batch. */
export async function addChunk(
  tx: Tx,
  batch: { readonly scopePath: string; readonly batchNo: number },
  chunk: Chunk,
): Promise<void> {
  await dataTables(tx)
    .insertInto('data.chunk')
    .values({
      rows_no: chunk.rowsNo,
      scope_path: batch.scopePath,
      batch_no: batch.batchNo,
      table_name: chunk.table,
      rows: chunk.rows,
    })
    .execute();
}

/** Chunks of a batch in the order of their numbers. */
export async function chunksOf(tx: Tx, batchNo: number): Promise<Chunk[]> {
  const rows = await dataTables(tx)
    .selectFrom('data.chunk')
    .selectAll()
    .where('batch_no', '=', batchNo)
    .orderBy('rows_no')
    .execute();
  return rows.map((row) => ({ rowsNo: row.rows_no, table: row.table_name, rows: row.rows }));
}

/** Puts derived rows in the place of all chunks of a table. */
export async function replaceChunks(
  tx: Tx,
  batch: { readonly scopePath: string; readonly batchNo: number },
  table: RegionTableName,
  chunk: Chunk | null,
): Promise<void> {
  await dataTables(tx)
    .deleteFrom('data.chunk')
    .where('batch_no', '=', batch.batchNo)
    .where('table_name', '=', table)
    .execute();
  if (chunk) await addChunk(tx, batch, chunk);
}

/** A number under which rows of a table count, and the file they came from. */
export interface CountedChunk extends Chunk {
  readonly fileNo: number;
}

/**
 * Chunks of some tables that count now and could hold the same keys (可能重叠的行): of the same region and months, of other
 * files.
 */
export async function rivals(
  tx: Tx,
  file: FileRow,
  tables: readonly RegionTableName[],
  months: readonly string[],
): Promise<CountedChunk[]> {
  const rows = await dataTables(tx)
    .selectFrom('data.counted as c')
    .innerJoin('data.chunk as k', 'k.batch_no', 'c.batch_no')
    .innerJoin('data.file as f', 'f.file_no', 'c.file_no')
    .select(['k.rows_no', 'k.table_name', 'k.rows', 'c.file_no'])
    .where('c.counted_until', 'is', null)
    .where('c.scope_path', '=', file.scope_path)
    .where('c.file_no', '<>', file.file_no)
    .where('k.table_name', '=', sql<RegionTableName>`any(${[...tables]}::text[])`)
    .where(
      sql<boolean>`(f.months && ${[...months]}::text[] or cardinality(f.months) = 0 or ${months.length === 0})`,
    )
    .orderBy('k.rows_no')
    .execute();
  return rows.map((row) => ({
    rowsNo: row.rows_no,
    table: row.table_name,
    rows: row.rows,
    fileNo: row.file_no,
  }));
}

/** Files that a file has superseded and that would count again without it, with their rows (可恢复的文件). */
export async function supersededBy(
  tx: Tx,
  fileNo: number,
): Promise<{ readonly file: FileRow; readonly chunks: readonly Chunk[] }[]> {
  const files = await dataTables(tx)
    .selectFrom('data.file')
    .selectAll()
    .where('superseded_by', '=', fileNo)
    .where('state', '=', 'superseded')
    .execute();
  const found = [];
  for (const file of files) {
    const last = await dataTables(tx)
      .selectFrom('data.counted')
      .select('batch_no')
      .where('file_no', '=', file.file_no)
      .orderBy('id', 'desc')
      .executeTakeFirst();
    if (last) found.push({ file, chunks: await chunksOf(tx, last.batch_no) });
  }
  return found;
}

/** An earlier file that counts and holds the same records in whatever order (内容相同的文件). */
export async function sameContent(
  tx: Tx,
  file: FileRow,
  format: FormatId,
  contentHash: string,
): Promise<FileRow | null> {
  const row = await dataTables(tx)
    .selectFrom('data.file as f')
    .innerJoin('data.counted as c', (join) =>
      join.onRef('c.file_no', '=', 'f.file_no').on('c.counted_until', 'is', null),
    )
    .selectAll('f')
    .where('f.scope_path', '=', file.scope_path)
    .where('f.file_no', '<>', file.file_no)
    .where('f.format', '=', format)
    .where('f.content_hash', '=', contentHash)
    .orderBy('f.file_no')
    .executeTakeFirst();
  return row ?? null;
}

/** Names of files by number, and how many rows of each table of theirs count. */
export async function describeOverlaps(
  tx: Tx,
  found: ReadonlyMap<number, { readonly identical: number; readonly different: number; readonly of: number }>,
): Promise<Overlap[]> {
  if (found.size === 0) return [];
  const rows = await dataTables(tx)
    .selectFrom('data.file')
    .select(['file_no', 'name'])
    .where('file_no', '=', sql<number>`any(${[...found.keys()]}::integer[])`)
    .orderBy('file_no')
    .execute();
  return rows.map((row) => {
    const { identical, different, of } = found.get(row.file_no) ?? { identical: 0, different: 0, of: 0 };
    return {
      fileNo: row.file_no,
      name: row.name,
      identical,
      different,
      covers: of === 0 ? 0 : Math.floor(((identical + different) * 100) / of),
    };
  });
}
