import type { FactValue } from '@sanyi/facts';
import { type RegionFacts, type RegionTable, type RegionTableName, regionTables } from '@sanyi/region';
import { dataProblems } from '../problems.ts';
import type { Page } from './page.ts';

export interface RowChoice extends Page {
  readonly institution?: string | undefined;
  readonly month?: string | undefined;
  /** Numbers of one file's rows. */
  readonly numbers?: readonly number[] | undefined;
  readonly key?: string | undefined;
  /** Issue and field of the sender, where the table has them. */
  readonly code?: string | undefined;
  readonly field?: string | undefined;
}

export interface FoundRow {
  readonly cells: readonly (string | null)[];
  readonly rowsNo: number;
  readonly sheet: number;
  readonly line: number;
}

const PROVENANCE = ['file_no', 'sheet_no', 'line'];

/** A canonical table by its name (标准表). @throws Problem `data/no-such-table` */
export function tableOf(name: string): RegionTable<RegionTableName> {
  if (!Object.hasOwn(regionTables, name)) throw dataProblems.problem('no-such-table', { table: name });
  return regionTables[name as RegionTableName];
}

/** Columns that are shown; where a row came from is told beside it. */
export function shownColumns(table: RegionTable) {
  return table.columns.filter((column) => !PROVENANCE.includes(column.name));
}

/** One page of a table's rows that count, in the order of the table (数据行). There is no name in them to mask. */
export async function findRows(
  region: RegionFacts,
  table: RegionTable<RegionTableName>,
  choice: RowChoice,
): Promise<{ readonly rows: FoundRow[]; readonly total: bigint }> {
  const { sql, parameters } = conditionsOf(table, choice);
  const from = `FROM (SELECT * FROM {rows:${table.name}}) WHERE ${sql}`;
  const [count] = await region.query<{ total: bigint }>(`SELECT count() AS total ${from}`, parameters);
  const columns = shownColumns(table);
  const order = [...new Set([...table.orderBy, 'file_no', 'sheet_no', 'line'])].join(', ');
  const rows = await region.query<Record<string, FactValue>>(
    `SELECT ${columns.map((column) => column.name).join(', ')}, file_no, sheet_no, line ${from}
     ORDER BY ${order} LIMIT ${choice.size} OFFSET ${(choice.page - 1) * choice.size}`,
    parameters,
  );
  return {
    total: count?.total ?? 0n,
    rows: rows.map((row) => ({
      cells: columns.map((column) => textOf(row[column.name])),
      rowsNo: Number(row['file_no']),
      sheet: Number(row['sheet_no']),
      line: Number(row['line']),
    })),
  };
}

/** A value of the facts as text. */
export function textOf(value: FactValue | undefined): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function conditionsOf(table: RegionTable, choice: RowChoice) {
  const has = (name: string) => table.columns.some((column) => column.name === name);
  const parts: string[] = ['1'];
  const parameters: Record<string, string | readonly number[]> = {};
  const { institution, month, numbers, key } = choice;
  if (institution) {
    const columns = [
      'institution_code',
      'from_institution_code',
      'to_institution_code',
      'organisation_code',
    ].filter(has);
    parts.push(
      columns.length > 0 ? `(${columns.map((name) => `${name} = {institution:String}`).join(' OR ')})` : '0',
    );
    if (columns.length > 0) parameters['institution'] = institution;
  }
  const day = table.partitionBy ?? (has('month') ? 'month' : null);
  if (month && /^\d{4}-\d{2}/.test(month) && day !== null) {
    parts.push(`toYYYYMM(${day}) = {month:UInt32}`);
    parameters['month'] = month.slice(0, 7).replace('-', '');
  }
  if (numbers) {
    parts.push('file_no IN {numbers:Array(UInt32)}');
    parameters['numbers'] = numbers;
  }
  if (key) {
    const wanted = new Set([...table.key, 'encounter_id', 'settlement_id', 'prescription_id', 'person_key']);
    const columns = table.columns.filter((column) => wanted.has(column.name));
    parts.push(`(${columns.map((column) => `toString(${column.name}) = {key:String}`).join(' OR ') || '0'})`);
    if (columns.length > 0) parameters['key'] = key;
  }
  const { code, field } = choice;
  if (code && has('issue_code')) {
    parts.push('issue_code = {issue:String}');
    parameters['issue'] = code;
  }
  if (field && has('field')) {
    parts.push('field = {field:String}');
    parameters['field'] = field;
  }
  return { sql: parts.join(' AND '), parameters };
}
