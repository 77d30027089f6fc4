import { localName } from '../macros.ts';
import { identifier, literal } from '../sql.ts';
import { typedOrReason } from './typed-or-reason.ts';
import type { Load, TargetColumn } from './types.ts';

/** Where the statements of one load run. */
export interface StagingPlace {
  readonly database: string;
  readonly cluster: string;
  readonly table: string;
  /** Name of the staging table and beginning of the names of its helpers. */
  readonly staging: string;
}

/** The name of column number `index` while it is still text. */
export function rawName(index: number): string {
  return `raw__${index}`;
}

function name(place: StagingPlace, table: string): string {
  return `${identifier(place.database)}.${identifier(table)}`;
}

function onCluster(place: StagingPlace): string {
  return place.cluster ? ` ON CLUSTER ${identifier(place.cluster)}` : '';
}

/** The table that holds the rows on each node, for `table` or for its staging table. */
function local(place: StagingPlace, table: string): string {
  return name(place, localName(table, place));
}

/**
 * The staging table (暂存表), empty and of the same structure as its target.
 *
 * @param spreadEngine on a cluster, the engine text of the target's distributed table
 */
export function createStaging(place: StagingPlace, spreadEngine: string): string[] {
  const first = `CREATE TABLE ${local(place, place.staging)}${onCluster(place)} AS ${local(place, place.table)}`;
  if (!place.cluster) return [first];
  const engine = spreadEngine.replace(
    literal(localName(place.table, place)),
    literal(localName(place.staging, place)),
  );
  const spread = `CREATE TABLE ${name(place, place.staging)}${onCluster(place)} AS ${local(place, place.staging)} ENGINE = ${engine}`;
  return [first, spread];
}

/**
 * The text entrance of a load (文本入口): a table that keeps nothing, and three views that look at each row as it
 * passes. One writes what is exactly typed into the staging table, one writes the others with their reasons, one
 * counts. So the text is read once and never stored.
 */
export function createEntrance(place: StagingPlace, columns: readonly TargetColumn[], load: Load): string[] {
  const checks = columns.map((column, index) => typedOrReason(rawName(index), column.type));
  const raw = name(place, `${place.staging}_raw`);
  const structure = columns.map((_, index) => `${rawName(index)} Nullable(String)`).join(', ');
  const right = checks.map((check) => `(${check.reason}) = ''`).join(' AND ');
  const typed = columns.map((column, index) => `${checks[index]?.typed ?? ''} AS ${quoted(column.name)}`);
  const issues = columns.map((column, index) => `(${literal(column.name)}, ${checks[index]?.reason ?? ''})`);
  const record = columns.map((_, index) => rawName(index)).join(', ');
  const names = columns.map((column) => literal(column.name)).join(', ');
  const view = (part: string, to: string, select: string) =>
    `CREATE MATERIALIZED VIEW ${name(place, `${place.staging}_${part}`)} TO ${to} AS ${select}`;
  return [
    // Whether a row is wrong is worked out once, as the value of a column that nobody gives.
    `CREATE TABLE ${raw} (line UInt64, ${structure}, is_wrong__ UInt8 DEFAULT NOT (${right})) ENGINE = Null`,
    `CREATE TABLE ${name(place, `${place.staging}_seen`)} (seen UInt64, wrong UInt64) ENGINE = Memory`,
    view(
      'count',
      name(place, `${place.staging}_seen`),
      `SELECT count() AS seen, countIf(is_wrong__ = 1) AS wrong FROM ${raw}`,
    ),
    view('right', name(place, place.staging), `SELECT ${typed.join(', ')} FROM ${raw} WHERE is_wrong__ = 0`),
    view(
      'wrong',
      name(place, 'facts_load_wrong'),
      `SELECT ${literal(load.token)} AS token, ${literal(place.staging)} AS attempt, line, ` +
        `arrayFilter(why__ -> why__.2 != '', [${issues.join(', ')}]) AS issues, ` +
        `[${record}] AS record, [${names}] AS names FROM ${raw} WHERE is_wrong__ = 1`,
    ),
  ];
}

/** Removes the views before the tables they look at. */
export function dropEntrance(place: StagingPlace): string[] {
  return ['count', 'right', 'wrong', 'raw', 'seen'].map(
    (part) => `DROP TABLE IF EXISTS ${name(place, `${place.staging}_${part}`)} SYNC`,
  );
}

/** Statements that drop the staging table (暂存表), on every node of a cluster. */
export function dropStaging(place: StagingPlace): string[] {
  const drop = (table: string) => `DROP TABLE IF EXISTS ${table}${onCluster(place)} SYNC`;
  if (!place.cluster) return [drop(name(place, place.staging))];
  return [drop(name(place, place.staging)), drop(local(place, place.staging))];
}

/**
 * For rows to be added (追加): the rows a partition already holds join the staged ones, by links to the same files.
 * The partition is then replaced by both together. Moving the staged parts instead would be shorter, but a process
 * killed during the move leaves parts in both tables, and the rows would be there twice.
 */
export function joinPresent(place: StagingPlace, partitions: readonly string[]): string[] {
  const [target, staging] = [local(place, place.table), local(place, place.staging)];
  return partitions.map(
    (id) => `ALTER TABLE ${staging}${onCluster(place)} ATTACH PARTITION ID ${literal(id)} FROM ${target}`,
  );
}

/**
 * The statements by which the staged rows take effect (生效语句), one for each partition. Each may be repeated after a
 * crash: replaced once or twice, a partition holds the same rows. Only the exchange of whole tables must not be
 * repeated; the loader asks first whether it has happened.
 */
export function takeEffect(
  place: StagingPlace,
  mode: Load['mode'],
  partitions: readonly string[],
  empty: boolean,
): string[] {
  const target = local(place, place.table);
  const staging = local(place, place.staging);
  const where = onCluster(place);
  if (mode === 'replace-all') return [`EXCHANGE TABLES ${target} AND ${staging}${where}`];
  // The engine refuses to replace a partition by nothing; here nothing is what was asked for.
  const how = (id: string) =>
    empty ? `DROP PARTITION ID ${id}` : `REPLACE PARTITION ID ${id} FROM ${staging}`;
  return partitions.map((id) => `ALTER TABLE ${target}${where} ${how(literal(id))}`);
}

/** Column names come from the engine's own list and may be any text. */
function quoted(column: string): string {
  return `\`${column.replace(/[\\`]/g, '\\$&')}\``;
}
