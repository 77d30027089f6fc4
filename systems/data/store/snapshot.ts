import type { Tx } from '@sanyi/records';
import type { RegionSnapshot } from '@sanyi/region';
import { sql } from 'kysely';
import { readReportedValues } from '../engine/index.ts';
import type { DataPort, RowSource, SnapshotChoice } from '../port.ts';
import { issueWords } from './issue-words.ts';
import { reachOf } from './reach.ts';
import { dataTables } from './tables.ts';

/** Row numbers that counted at an instant, ascending; uses the index of each batch's chunks. */
export async function countedNumbers(tx: Tx, choice: SnapshotChoice = {}): Promise<number[]> {
  let query = dataTables(tx)
    .selectFrom('data.counted as c')
    .innerJoin('data.chunk as k', 'k.batch_no', 'c.batch_no')
    .select('k.rows_no')
    .orderBy('k.rows_no');
  if (choice.scopePath !== undefined)
    query = query.where(sql<boolean>`starts_with(c.scope_path, ${choice.scopePath})`);
  const { asOf } = choice;
  if (asOf === undefined) query = query.where('c.counted_until', 'is', null);
  else
    query = query
      .where('c.counted_from', '<=', asOf)
      .where((eb) => eb.or([eb('c.counted_until', 'is', null), eb('c.counted_until', '>', asOf)]));
  return (await query.execute()).map((row) => row.rows_no);
}

/** The rows that count, as far as the transaction's viewer sees them (数据快照). */
export async function snapshotOf(tx: Tx, choice: SnapshotChoice = {}): Promise<RegionSnapshot> {
  const { institutions } = await reachOf(tx);
  return { files: await countedNumbers(tx, choice), institutions };
}

/** The file, its sender and its page for numbers of rows (行的来源). */
export async function sourcesOf(
  tx: Tx,
  rowNumbers: readonly number[],
): Promise<ReadonlyMap<number, RowSource>> {
  if (rowNumbers.length === 0) return new Map();
  const rows = await dataTables(tx)
    .selectFrom('data.chunk as k')
    .innerJoin('data.batch as b', 'b.batch_no', 'k.batch_no')
    .innerJoin('data.file as f', 'f.file_no', 'b.file_no')
    .leftJoin('platform.organisation as o', 'o.id', 'f.sender_id')
    .select(['k.rows_no', 'f.file_no', 'f.name', 'f.received_at', 'o.name_zh', 'o.name_en'])
    .where('k.rows_no', '=', sql<number>`any(${[...new Set(rowNumbers)]}::integer[])`)
    .execute();
  return new Map(
    rows.map((row) => [
      row.rows_no,
      {
        rowsNo: row.rows_no,
        fileNo: row.file_no,
        name: row.name,
        sender: { zh: row.name_zh ?? '', en: row.name_en ?? '' },
        receivedAt: row.received_at,
        href: `/data/files/${row.file_no}`,
      },
    ]),
  );
}

/** The port of the data system over the records (区域数据端口). */
export function createDataPort(): DataPort {
  return {
    snapshot: snapshotOf,
    sources: sourcesOf,
    reportedValues(bytes, name, receivedOn) {
      const file = readReportedValues(bytes, name, receivedOn);
      if (file === null) return null;
      const issues = file.issues.map(({ line, field, value, severity, code, facts }) => ({
        line,
        field,
        value,
        severity,
        code,
        ...issueWords(code, facts),
      }));
      return { ...file, issues };
    },
    async institutions(tx) {
      const rows = await dataTables(tx)
        .selectFrom('data.institution as i')
        .innerJoin('platform.organisation as o', 'o.id', 'i.organisation_id')
        .select(['i.institution_code', 'i.organisation_id', 'o.name_zh', 'o.name_en'])
        .orderBy('i.institution_code')
        .execute();
      return rows.map((row) => ({
        code: row.institution_code,
        organisationId: row.organisation_id,
        name: { zh: row.name_zh, en: row.name_en },
      }));
    },
  };
}

/** Row numbers of one file that count now; none where it does not count. */
export async function countedNumbersOf(tx: Tx, fileNo: number): Promise<number[]> {
  const rows = await dataTables(tx)
    .selectFrom('data.counted as c')
    .innerJoin('data.chunk as k', 'k.batch_no', 'c.batch_no')
    .select('k.rows_no')
    .where('c.counted_until', 'is', null)
    .where('c.file_no', '=', fileNo)
    .orderBy('k.rows_no')
    .execute();
  return rows.map((row) => row.rows_no);
}
