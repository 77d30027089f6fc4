import type { Facts } from '@sanyi/facts';
import { type RegionTable, type RegionTableName, regionTables } from '@sanyi/region';

/** Rows of one table under some numbers (一组行). */
export interface RowSet {
  readonly table: RegionTableName;
  readonly numbers: readonly number[];
}

/** Rows of an own set that are there already under another number. */
export interface SharedRows {
  readonly rowsNo: number;
  readonly identical: number;
  readonly different: number;
}

/** Whether rows of a table may say the same key only once (是否查重); of the others the latest counts. */
export function isChecked(table: RegionTableName): boolean {
  const { key, latestWins } = regionTables[table];
  return !latestWins && key.length > 0;
}

/** Hash of the key of a row. Equal keys of two rows are found by it; 64 bits do not collide at this size. */
function keyHash(table: RegionTable): string {
  return `cityHash64(${table.key.join(', ')})`;
}

const PROVENANCE = ['file_no', 'sheet_no', 'line'];

/** Hash of everything a row says, apart from where it came from. */
function rowHash(table: RegionTable): string {
  const said = table.columns.filter((column) => !PROVENANCE.includes(column.name));
  return `cityHash64(${said.map((column) => (column.nullable ? `ifNull(toString(${column.name}), ''), isNull(${column.name})` : column.name)).join(', ')})`;
}

/** Rows whose key stands in an earlier row of the same set: their lines are these (文件内重复). */
export function repeatedLines(set: RowSet, own: string): string {
  const table = regionTables[set.table];
  const from = `{db}.${set.table} WHERE file_no IN ${own}`;
  const hash = keyHash(table);
  return (
    'SELECT sheet_no, line FROM (SELECT sheet_no, line, row_number() OVER (PARTITION BY key_hash ORDER BY file_no, sheet_no, line) AS place ' +
    `FROM (SELECT file_no, sheet_no, line, ${hash} AS key_hash FROM ${from} ` +
    `AND ${hash} IN (SELECT ${hash} AS repeated FROM ${from} GROUP BY repeated HAVING count() > 1))) WHERE place > 1`
  );
}

/** Lines of a set whose key stands under other numbers (已有的行). */
export function sharedLines(set: RowSet, own: string, others: string): string {
  const table = regionTables[set.table];
  const hash = keyHash(table);
  const mine = `{db}.${set.table} WHERE file_no IN ${own}`;
  return (
    `SELECT sheet_no, line FROM ${mine} AND ${hash} IN ` +
    `(SELECT ${hash} FROM {db}.${set.table} WHERE file_no IN ${others} AND ${hash} IN (SELECT ${hash} FROM ${mine}))`
  );
}

export interface SetCounts {
  readonly rows: number;
  readonly keys: number;
}

/** Rows and different keys of a set, to see whether anything is lost or said twice. */
export async function countRows(facts: Facts, set: RowSet, signal: AbortSignal): Promise<SetCounts> {
  const table = regionTables[set.table];
  const keys = isChecked(set.table) ? `uniqExact(${keyHash(table)})` : 'count()';
  const [row] = await facts.query<{ rows: bigint; keys: bigint }>(
    `SELECT count() AS rows, ${keys} AS keys FROM {db}.${set.table} WHERE file_no IN {own:Array(UInt32)}`,
    { own: set.numbers },
    { signal },
  );
  return { rows: Number(row?.rows ?? 0n), keys: Number(row?.keys ?? 0n) };
}

/** Which other numbers hold keys of this set, and whether what they say of them is the same (重叠). */
export async function findShared(
  facts: Facts,
  set: RowSet,
  others: readonly number[],
  signal: AbortSignal,
): Promise<SharedRows[]> {
  if (others.length === 0) return [];
  const table = regionTables[set.table];
  const key = keyHash(table);
  const row = rowHash(table);
  const mine = `{db}.${set.table} WHERE file_no IN {own:Array(UInt32)}`;
  const theirs = `{db}.${set.table} WHERE file_no IN {others:Array(UInt32)} AND ${key} IN (SELECT ${key} FROM ${mine})`;
  const parameters = { own: set.numbers, others };
  const [first] = await facts.query<{ n: bigint }>(
    `SELECT count() AS n FROM (SELECT 1 FROM ${theirs} LIMIT 1)`,
    parameters,
    { signal },
  );
  if ((first?.n ?? 0n) === 0n) return [];
  const rows = await facts.query<{ file_no: number; identical: bigint; both: bigint }>(
    `SELECT t.file_no AS file_no, countIf(t.row_hash = m.row_hash) AS identical, count() AS both
     FROM (SELECT file_no, ${key} AS key_hash, ${row} AS row_hash FROM ${theirs}) AS t
     INNER JOIN (SELECT ${key} AS key_hash, any(${row}) AS row_hash FROM ${mine} GROUP BY key_hash) AS m
       ON m.key_hash = t.key_hash
     GROUP BY file_no ORDER BY file_no`,
    parameters,
    { signal },
  );
  return rows.map((item) => ({
    rowsNo: item.file_no,
    identical: Number(item.identical),
    different: Number(item.both - item.identical),
  }));
}
