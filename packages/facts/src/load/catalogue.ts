import type { Engine } from '../engine.ts';
import type { Parameters } from '../parameters.ts';
import { factsProblems } from '../problems.ts';
import { identifier } from '../sql.ts';
import type { FactsStore } from '../store.ts';
import type { StagingPlace } from './staging.ts';
import type { Load, TargetColumn } from './types.ts';

/** What a load must know about tables (表目录): columns, partitions, identity and rows. */
export class Catalogue {
  readonly #engine: Engine;
  readonly #store: FactsStore;

  constructor(engine: Engine, store: FactsStore) {
    this.#engine = engine;
    this.#store = store;
  }

  async columns(load: Pick<Load, 'table' | 'columns'>): Promise<TargetColumn[]> {
    const rows = await this.#store.query<{ name: string; type: string; computed: boolean }>(
      `SELECT name, type, default_kind IN ('MATERIALIZED', 'ALIAS', 'EPHEMERAL') AS computed FROM system.columns
       WHERE database = {db_name:String} AND table = {table:String} ORDER BY position`,
      { db_name: this.#store.database, table: load.table },
    );
    if (rows.length === 0) throw factsProblems.problem('unknown-table', { table: load.table });
    const given = rows.filter((row) => !row.computed).map(({ name, type }) => ({ name, type }));
    if (!load.columns) return given;
    return load.columns.map((name) => {
      const column = given.find((candidate) => candidate.name === name);
      if (!column)
        throw factsProblems.problem('not-loadable', { column: name, reason: `not in ${load.table}` });
      return column;
    });
  }

  /** The engine would squeeze a wider type into a narrower one without a word. */
  async checkSelectedTypes(
    select: string,
    parameters: Parameters,
    columns: readonly TargetColumn[],
  ): Promise<void> {
    const described = await this.#store.query<{ name: string; type: string }>(
      `DESCRIBE (\n${select}\n)`,
      parameters,
    );
    const shape = (list: readonly { name: string; type: string }[]) =>
      list
        .map(
          ({ name, type }) => `${name} ${type.replace(/LowCardinality\(((?:[^()]|\([^()]*\))*)\)/g, '$1')}`,
        )
        .join(', ');
    const [expected, actual] = [shape(columns), shape(described)];
    if (expected !== actual) throw factsProblems.problem('unexpected-shape', { expected, actual });
  }

  async stagedRows(place: StagingPlace): Promise<bigint> {
    const rows = await this.#store.query<{ rows: bigint }>(
      `SELECT count() AS rows FROM ${this.#store.table(place.staging)}`,
    );
    return rows[0]?.rows ?? 0n;
  }

  /** The partitions of a table that hold rows, on all nodes together. */
  async partsOf(table: string): Promise<{ id: string; text: string; rows: bigint }[]> {
    const { cluster } = this.#engine.facts;
    const parts = cluster ? `clusterAllReplicas(${identifier(cluster)}, system.parts)` : 'system.parts';
    return await this.#store.ask<{ id: string; text: string; rows: bigint }>(
      `SELECT partition_id AS id, partition AS text, sum(p.rows) AS rows FROM ${parts} AS p
       WHERE database = {db_name:String} AND table = {table:String} AND active AND p.rows > 0
       GROUP BY id, text ORDER BY id`,
      { db_name: this.#store.database, table },
    );
  }

  /** Whether the table's engine keeps every row it is given; some put rows of one key together while merging. */
  async keepsEveryRow(table: string): Promise<boolean> {
    const rows = await this.#store.query<{ engine: string }>(
      'SELECT engine FROM system.tables WHERE database = {db_name:String} AND name = {table:String}',
      { db_name: this.#store.database, table },
    );
    return /^(Replicated)?MergeTree$/.test(rows[0]?.engine ?? '');
  }

  async uuidOf(table: string): Promise<string> {
    const rows = await this.#store.query<{ id: string }>(
      'SELECT toString(uuid) AS id FROM system.tables WHERE database = {db_name:String} AND name = {table:String}',
      { db_name: this.#store.database, table },
    );
    return rows[0]?.id ?? '';
  }

  async spreadEngine(table: string): Promise<string> {
    const rows = await this.#store.query<{ engine: string }>(
      'SELECT engine_full AS engine FROM system.tables WHERE database = {db_name:String} AND name = {table:String}',
      { db_name: this.#store.database, table },
    );
    return rows[0]?.engine ?? '';
  }

  /** Drops for tables of loads that are over: the process died after the load took effect, before it tidied up. */
  async dropOrphans(): Promise<string[]> {
    const rows = await this.#store.query<{ name: string }>(
      `SELECT name FROM system.tables WHERE database = {db_name:String} AND startsWith(name, 'facts_staging_') ORDER BY name`,
      { db_name: this.#store.database },
    );
    return rows.map((row) => `DROP TABLE IF EXISTS ${this.#store.table(row.name)} SYNC`);
  }
}
