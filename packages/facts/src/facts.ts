import type { EngineFacts } from './engine.ts';
import type { Lane } from './lanes.ts';
import type { Limits, QuerySettings } from './limits.ts';
import type { Append } from './load/append.ts';
import type { Removal } from './load/remove.ts';
import type { Load, LoadReport, RecoveryReport } from './load/types.ts';
import type { Migration, MigrationReport } from './migrate.ts';
import type { Parameters } from './parameters.ts';
import type { FactValue } from './values.ts';

export interface QueryOptions {
  readonly limits?: Partial<Limits>;
  /** Stops the engine's work when aborted; the query then ends with facts/cancelled. */
  readonly signal?: AbortSignal;
  /** A name by which `cancel` finds the query. Letters, digits, `-`, `_`, `:` and `.`. */
  readonly marker?: string;
  /** `short` for questions of a person who waits; at most 5 s. */
  readonly lane?: Lane;
  readonly settings?: QuerySettings;
  /** The columns the result must have, in this order. */
  readonly columns?: readonly string[];
}

export interface FactsHealth {
  readonly ok: boolean;
  readonly engine: EngineFacts;
  readonly running: number;
  readonly waiting: number;
  readonly freeBytes: number;
  /** Round trip of a short question in milliseconds. */
  readonly milliseconds: number;
}

/** A row of a result (结果行): column name to value. */
export type FactRow = Readonly<Record<string, FactValue>>;

/**
 * The facts store (事实库): ClickHouse SQL, embedded or on a server, the same for both. Statements name their tables
 * `{db}.visit` and their values `{name:Type}`.
 */
export interface Facts {
  readonly engine: EngineFacts;
  readonly database: string;
  /** The full, quoted name of a table, for statements that are put together from parts. */
  table(name: string): string;
  /**
   * Reads rows (查询). 64-bit whole numbers are bigint; decimals, days and instants are text in Asia/Shanghai.
   *
   * A SETTINGS or FORMAT clause in the text is refused; what may be chosen is in `options.settings`.
   *
   * @throws facts/too-slow, facts/too-much-memory, facts/too-many-rows, facts/cancelled, facts/not-allowed,
   *   facts/several-statements, facts/bad-parameter, facts/busy, facts/closed
   */
  query<Row extends object = FactRow>(
    sql: string,
    parameters?: Parameters,
    options?: QueryOptions,
  ): Promise<Row[]>;
  /** Reads rows in batches (流式读取), without a limit on their number; leaving the loop stops the engine. */
  stream<Row extends object = FactRow>(
    sql: string,
    parameters?: Parameters,
    options?: QueryOptions,
  ): AsyncIterable<Row[]>;
  /** Runs one statement that changes tables (结构命令); only for text of our own code, never a user's. */
  command(sql: string, parameters?: Parameters): Promise<void>;
  /** Loads rows, whole or not at all (装载). A token that was loaded before loads nothing and reports the same. */
  load(load: Load): Promise<LoadReport>;
  /**
   * Adds rows without a ledger (追加): several times faster than `load`, and cut short it may leave a part of them. Only for
   * rows that nobody counts until something else says so, and never twice under the same name.
   *
   * @throws facts/inexact-text
   */
  append(append: Append): Promise<void>;
  /**
   * Removes rows by number (按编号移除) and says how many; only rows that nobody counts. They are gone at once for readers and
   * leave the disk as the engine joins its parts.
   *
   * @throws facts/bad-parameter, facts/not-allowed, facts/disk-full
   */
  remove(removal: Removal): Promise<bigint>;
  /** Finishes or undoes the loads a crash has left behind (恢复); chDB does it by itself when it opens. */
  recover(): Promise<RecoveryReport>;
  /** Brings the tables up to date (迁移); each script runs once, in order, and may not change afterwards. */
  migrate(migrations: readonly Migration[]): Promise<MigrationReport>;
  /** Stops every query that was given this marker (取消); returns how many were found. */
  cancel(marker: string): Promise<number>;
  /** The same engine on another database, created when missing (另一个库); closing it is left to the first. */
  inDatabase(database: string): Promise<Facts>;
  health(): Promise<FactsHealth>;
  /** Takes no new requests, lets those at work finish, stops them after the grace time, and gives the folder free. */
  close(graceMilliseconds?: number): Promise<void>;
}
