import type { FactRow, Facts, Parameters, QueryOptions } from '@sanyi/facts';
import { expandNet } from './net-rows.ts';
import type { RegionSnapshot } from './snapshot.ts';
import type { RegionTable } from './table.ts';
import { type RegionTableName, regionTables } from './tables.ts';

const ROWS = /\{rows:([a-z_]+)\}/g;

/**
 * The region's facts as one snapshot shows them (区域事实). Statements name a canonical table `{rows:fee_line}`; only rows of
 * the snapshot's files and institutions are read, and of tables where the latest file wins, one row for each key.
 * `{net:fee_line}` and `{net:settlement}` are what is left after refunds and reversals (`net-rows.ts`).
 */
export class RegionFacts {
  readonly facts: Facts;
  readonly snapshot: RegionSnapshot;

  constructor(facts: Facts, snapshot: RegionSnapshot) {
    this.facts = facts;
    this.snapshot = snapshot;
  }

  /** Reads rows; as `Facts.query`, with `{rows:table}` besides. @throws Error for a table that does not exist */
  query<Row extends object = FactRow>(
    sql: string,
    parameters: Parameters = {},
    options: QueryOptions = {},
  ): Promise<Row[]> {
    const text = expandRows(sql, this.snapshot);
    return this.facts.query<Row>(text, this.#with(text, parameters), options);
  }

  /** Reads rows in batches; as `Facts.stream`. */
  stream<Row extends object = FactRow>(
    sql: string,
    parameters: Parameters = {},
    options: QueryOptions = {},
  ): AsyncIterable<Row[]> {
    const text = expandRows(sql, this.snapshot);
    return this.facts.stream<Row>(text, this.#with(text, parameters), options);
  }

  /** The snapshot's own parameters, as far as the statement asks for them. */
  #with(text: string, parameters: Parameters): Parameters {
    const { files, institutions } = this.snapshot;
    return {
      ...parameters,
      ...(text.includes('{snapshot_files:') ? { snapshot_files: files } : {}),
      ...(text.includes('{snapshot_institutions:') ? { snapshot_institutions: institutions ?? [] } : {}),
    };
  }
}

/** Writes `{rows:table}` and `{net:table}` out as subqueries over the snapshot's rows (展开标准表). */
export function expandRows(sql: string, snapshot: RegionSnapshot): string {
  return expandNet(sql).replace(ROWS, (_, name: string) => {
    if (!isTable(name)) throw new Error(`no canonical table ${name}`);
    const table = regionTables[name];
    const conditions = ['file_no IN {snapshot_files:Array(UInt32)}'];
    if (snapshot.institutions !== null) conditions.push(ownRows(table));
    const rows = `SELECT * FROM {db}.${name} WHERE ${conditions.join(' AND ')}`;
    if (!table.latestWins) return `(${rows})`;
    return `(${rows} ORDER BY file_no DESC, sheet_no DESC, line DESC LIMIT 1 BY ${table.key.join(', ')})`;
  });
}

/** What of a table an institution may see: its own rows, its own patients, and what is nobody's in particular. */
function ownRows(table: RegionTable): string {
  const has = (name: string) => table.columns.some((column) => column.name === name);
  const own = (name: string) => `${name} IN {snapshot_institutions:Array(String)}`;
  if (has('institution_code')) return own('institution_code');
  if (has('from_institution_code'))
    return `(${own('from_institution_code')} OR ${own('to_institution_code')})`;
  if (has('organisation_code')) return own('organisation_code');
  if (!has('person_key')) return '1';
  return (
    'person_key IN (SELECT person_key FROM {db}.encounter ' +
    `WHERE file_no IN {snapshot_files:Array(UInt32)} AND ${own('institution_code')})`
  );
}

function isTable(name: string): name is RegionTableName {
  return Object.hasOwn(regionTables, name);
}
