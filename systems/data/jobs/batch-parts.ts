import type { Facts } from '@sanyi/facts';
import type { Records } from '@sanyi/records';
import type { RegionTableName } from '@sanyi/region';
import type { FormatId, Issue } from '../engine/contract.ts';
import { type Chunk, nextNumber, replaceChunks } from '../store/batches.ts';
import { countRows } from '../store/overlaps.ts';
import type { FileRow } from '../store/tables.ts';

/** So many set-aside lines are told one by one; of more, only the number. */
export const TOLD = 2_000;

export interface CheckPlace {
  readonly facts: Facts;
  readonly records: Records;
  readonly file: FileRow;
  readonly batchNo: number;
  readonly signal: AbortSignal;
}

/** Chunks of a batch by their table. */
export function tablesOf(chunks: readonly Chunk[]): Map<RegionTableName, Chunk[]> {
  const tables = new Map<RegionTableName, Chunk[]>();
  for (const chunk of chunks) tables.set(chunk.table, [...(tables.get(chunk.table) ?? []), chunk]);
  return tables;
}

export function numbersOf(chunks: readonly Chunk[]): number[] {
  return chunks.map((chunk) => chunk.rowsNo);
}

/** An issue of a whole line that only the store could see. */
export function lineIssue(
  row: { readonly sheet_no: number; readonly line: number },
  code: string,
  aspect: Issue['aspect'],
  format: FormatId,
): Issue {
  return {
    sheet: row.sheet_no,
    line: row.line,
    field: '',
    code,
    aspect,
    severity: 'reject',
    value: '',
    facts: { format },
    institution: '',
    month: '',
    encounterId: '',
    coderKey: null,
  };
}

/** Writes selected rows under a new number and names it in the place of the table's chunks (派生行集). */
export async function derive(
  { facts, records, file, batchNo, signal }: CheckPlace,
  table: RegionTableName,
  select: string,
  parameters: Readonly<Record<string, readonly number[]>>,
): Promise<void> {
  const rowsNo = await records.asSystem('number of derived rows', nextNumber, { quiet: true });
  await facts.append({ table, source: { select, parameters }, set: { file_no: rowsNo }, signal });
  const { rows } = await countRows(facts, { table, numbers: [rowsNo] }, signal);
  await records.asSystem(
    'derived rows',
    (tx) =>
      replaceChunks(
        tx,
        { scopePath: file.scope_path, batchNo },
        table,
        rows === 0 ? null : { rowsNo, table, rows },
      ),
    { quiet: true },
  );
}
