import { factsProblems } from './problems.ts';
import { identifier } from './sql.ts';

/** Where a statement will run: the own database and, on a cluster, its name (宏的环境). */
export interface MacroPlace {
  readonly database: string;
  /** '' on one node. */
  readonly cluster: string;
}

/** Words a parameter may not be called, because they are macros. */
const MACRO = /\{(db|on_cluster|durable|engine:[^{}]*|local:[^{}]*|shards:[^{}]*)\}/g;

/**
 * Expands the few words by which one source serves one node and a cluster (宏展开):
 *
 * - `{db}` the own database; tables are always written `{db}.visit`
 * - `{on_cluster}` nothing, or `ON CLUSTER name`
 * - `{local:visit}` the table that holds the rows: `db.visit`, or `db.visit_local` on a cluster
 * - `{engine:MergeTree}` the engine as written, or its replicated form on a cluster
 * - `{shards:visit by cityHash64(person)}` a whole statement: nothing, or the table that spreads over the shards
 * - `{durable}` settings by which every write reaches the disk before it is confirmed
 */
export function expandMacros(sql: string, place: MacroPlace): string {
  return sql.replace(MACRO, (_, word: string) => {
    const [name = '', ...more] = word.split(':');
    const argument = more.join(':').trim();
    switch (name) {
      case 'db':
        return identifier(place.database);
      case 'on_cluster':
        return place.cluster ? `ON CLUSTER ${identifier(place.cluster)}` : '';
      case 'local':
        return `${identifier(place.database)}.${identifier(localName(argument, place))}`;
      case 'engine':
        return place.cluster ? `Replicated${argument}` : argument;
      case 'shards':
        return spread(argument, place);
      default:
        return 'fsync_after_insert = 1, fsync_part_directory = 1';
    }
  });
}

/** The table that holds the rows of `table` on one node or shard (本地表). */
export function localName(table: string, place: MacroPlace): string {
  return place.cluster ? `${table}_local` : table;
}

function spread(argument: string, place: MacroPlace): string {
  const match = /^([a-z][a-z0-9_]*) by (.+)$/s.exec(argument);
  if (!match)
    throw factsProblems.problem('not-allowed', {
      reason: `{shards:${argument}} is not "table by expression"`,
    });
  if (!place.cluster) return '';
  const [, table = '', key = ''] = match;
  const name = `${identifier(place.database)}.${identifier(table)}`;
  const local = identifier(localName(table, place));
  const cluster = identifier(place.cluster);
  return (
    `CREATE TABLE IF NOT EXISTS ${name} ON CLUSTER ${cluster} AS ${identifier(place.database)}.${local} ` +
    `ENGINE = Distributed(${cluster}, ${identifier(place.database)}, ${local}, ${key})`
  );
}
