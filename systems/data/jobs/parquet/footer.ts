import type { SealedReader } from '@sanyi/records';
import { type ColumnMetaData, type FileMetaData, parquetMetadata, type SchemaElement } from 'hyparquet';
import { dataProblems } from '../../problems.ts';
import { type TextOf, textOf } from './cell-text.ts';

/** Marks at both ends of the file: open, and with an encrypted footer. */
const MARK = 'PAR1';
const SEALED_MARK = 'PARE';
/** What is said about columns and row groups; more than any table of ours needs, little enough to hold. */
const FOOTER_BYTES = 8 * 1024 * 1024;
const MOST_COLUMNS = 2_000;

/** One column as the file declares it (Parquet 列). */
export interface ParquetColumn {
  readonly name: string;
  readonly element: SchemaElement;
  /** False where every row has a value. */
  readonly mayLack: boolean;
  readonly text: TextOf;
}

/** Rows that lie together, column by column (行组). */
export interface ParquetGroup {
  readonly rows: number;
  readonly chunks: readonly ColumnMetaData[];
}

/** What a file says about itself at its end (Parquet 文件尾). */
export interface ParquetFooter {
  readonly columns: readonly ParquetColumn[];
  readonly groups: readonly ParquetGroup[];
  readonly rows: number;
}

/** Whether a file begins as Parquet does. */
export function isParquet(head: Buffer): boolean {
  const mark = head.subarray(0, 4).toString('latin1');
  return mark === MARK || mark === SEALED_MARK;
}

/**
 * Reads what stands at the end of a sealed file (读文件尾) and refuses what cannot be read before a row is touched.
 *
 * @throws Problem `data/parquet-damaged`, `data/parquet-encrypted`, `data/parquet-nested`, `data/parquet-type`,
 * `data/parquet-too-large`
 */
export async function readFooter(reader: SealedReader, name: string): Promise<ParquetFooter> {
  const tail = await reader.read(Math.max(0, reader.bytes - 8), 8);
  const mark = tail.subarray(4).toString('latin1');
  if (mark === SEALED_MARK) throw dataProblems.problem('parquet-encrypted', { name });
  if (mark !== MARK) throw damaged(name, 'PAR1');
  const bytes = tail.readUInt32LE(0);
  if (bytes > FOOTER_BYTES) throw dataProblems.problem('parquet-too-large', { name, limit: FOOTER_BYTES });
  if (bytes + 12 > reader.bytes) throw damaged(name, 'footer');
  const metadata = parsed(await reader.read(reader.bytes - bytes - 8, bytes + 8), name);
  const columns = columnsOf(metadata, name);
  const groups = metadata.row_groups.map((group) => groupOf(group, columns, reader.bytes, name));
  const rows = groups.reduce((sum, group) => sum + group.rows, 0);
  if (rows !== Number(metadata.num_rows)) throw damaged(name, `${rows} ≠ ${metadata.num_rows}`);
  return { columns, groups, rows };
}

/** A file that breaks off or contradicts itself (文件损坏). */
export function damaged(name: string, reason: string, cause?: unknown) {
  return dataProblems.problem('parquet-damaged', { name, reason }, cause === undefined ? {} : { cause });
}

function parsed(bytes: Uint8Array, name: string): FileMetaData {
  try {
    return parquetMetadata(bytes, { geoparquet: false });
  } catch (error) {
    throw damaged(name, 'footer', error);
  }
}

function columnsOf({ schema }: FileMetaData, name: string): ParquetColumn[] {
  const [root, ...elements] = schema;
  if (!root || elements.length === 0) throw damaged(name, 'schema');
  if (elements.length > MOST_COLUMNS)
    throw dataProblems.problem('parquet-too-large', { name, limit: MOST_COLUMNS });
  return elements.map((element) => {
    const column = element.name;
    if (element.num_children !== undefined || element.repetition_type === 'REPEATED')
      throw dataProblems.problem('parquet-nested', { name, column });
    const text = element.type === undefined ? null : textOf(element);
    if (!text) {
      const type = element.logical_type?.type ?? element.converted_type ?? element.type ?? '?';
      throw dataProblems.problem('parquet-type', { name, column, type });
    }
    return { name: column, element, mayLack: element.repetition_type !== 'REQUIRED', text };
  });
}

function groupOf(
  group: FileMetaData['row_groups'][number],
  columns: readonly ParquetColumn[],
  fileBytes: number,
  name: string,
): ParquetGroup {
  const rows = Number(group.num_rows);
  if (!Number.isSafeInteger(rows) || rows < 0 || group.columns.length !== columns.length)
    throw damaged(name, 'row group');
  const chunks = group.columns.map((chunk, place) => {
    const { meta_data: own } = chunk;
    const column = columns[place] as ParquetColumn;
    if (chunk.crypto_metadata !== undefined || chunk.encrypted_column_metadata !== undefined)
      throw dataProblems.problem('parquet-encrypted', { name });
    if (!own || chunk.file_path !== undefined || own.type !== column.element.type)
      throw damaged(name, column.name);
    const { from, until } = placeOf(own);
    if (!(from >= 4 && from <= until && until <= fileBytes)) throw damaged(name, column.name);
    return own;
  });
  return { rows, chunks };
}

/** First byte of a column's rows and the one after their last. */
export function placeOf(chunk: ColumnMetaData): { readonly from: number; readonly until: number } {
  const pages = Number(chunk.data_page_offset);
  const dictionary = Number(chunk.dictionary_page_offset ?? 0);
  // Some writers say 0 where there is no dictionary.
  const from = dictionary > 0 && dictionary < pages ? dictionary : pages;
  return { from, until: from + Number(chunk.total_compressed_size) };
}
