import type { FactsStore } from '../store.ts';
import type { Load, WrongRow } from './types.ts';

/** How far a load has come: until `committing` it is undone after a crash, from then on it is finished. */
export type LoadStep = 'begun' | 'committing' | 'done' | 'undone';

/** One line of the load ledger (装载台账); the last line of a token is its state. */
export interface LedgerLine {
  readonly token: string;
  readonly seq: bigint;
  readonly step: LoadStep;
  readonly table: string;
  readonly mode: Load['mode'];
  readonly staging: string;
  readonly staging_uuid: string;
  readonly partitions: readonly string[];
  readonly digest: string;
  readonly seen: bigint;
  readonly accepted: bigint;
  readonly rejected: bigint;
  readonly bytes: bigint;
}

const COLUMNS =
  'token, seq, step, table, mode, staging, staging_uuid, partitions, digest, seen, accepted, rejected, bytes';

const TABLES = [
  `CREATE TABLE IF NOT EXISTS {db}.facts_load (
    token String, seq UInt64, step LowCardinality(String), table LowCardinality(String), mode LowCardinality(String),
    staging String, staging_uuid String, partitions Array(String), digest String,
    seen UInt64, accepted UInt64, rejected UInt64, bytes UInt64, at DateTime64(3, 'Asia/Shanghai') DEFAULT now64(3)
  ) ENGINE = MergeTree ORDER BY (token, seq) SETTINGS {durable}`,
  `CREATE TABLE IF NOT EXISTS {db}.facts_load_wrong (
    token String, attempt String, line UInt64, issues Array(Tuple(column String, reason String)),
    record Array(Nullable(String)), names Array(String), at DateTime64(3, 'Asia/Shanghai') DEFAULT now64(3)
  ) ENGINE = MergeTree PARTITION BY toYYYYMM(at) ORDER BY (token, attempt, line)`,
];

/** The ledger of loads of one database (装载台账), kept in the database itself so that both survive together. */
export class LoadLedger {
  readonly #store: FactsStore;
  #ready: Promise<void> | undefined;

  constructor(store: FactsStore) {
    this.#store = store;
  }

  /** Creates the ledger's tables once; a failed attempt is repeated by the next load. */
  ready(): Promise<void> {
    this.#ready ??= this.#create().catch((error: unknown) => {
      this.#ready = undefined;
      throw error;
    });
    return this.#ready;
  }

  async #create(): Promise<void> {
    for (const table of TABLES) await this.#store.command(table);
  }

  /** The state of a token, or undefined when it was never used. */
  async last(token: string): Promise<LedgerLine | undefined> {
    const rows = await this.#store.query<LedgerLine>(
      `SELECT ${COLUMNS} FROM {db}.facts_load WHERE token = {token:String} ORDER BY seq DESC LIMIT 1`,
      { token },
    );
    return rows[0];
  }

  /** The states of all loads that neither finished nor were undone; none when there is no ledger yet. */
  async halfDone(): Promise<LedgerLine[]> {
    const exists = await this.#store.query(
      'SELECT 1 FROM system.tables WHERE database = {db_name:String} AND name = {table:String}',
      { db_name: this.#store.database, table: 'facts_load' },
    );
    if (exists.length === 0) return [];
    return await this.#store.query<LedgerLine>(
      `SELECT ${COLUMNS} FROM (SELECT * FROM {db}.facts_load ORDER BY seq DESC LIMIT 1 BY token)
       WHERE step IN ('begun', 'committing') ORDER BY token`,
    );
  }

  async write(line: LedgerLine): Promise<void> {
    await this.#store.insertRow('facts_load', { ...line });
  }

  /** The rows a load did not take, in their order, at most 1000. */
  async wrongRows(token: string, attempt: string): Promise<WrongRow[]> {
    const rows = await this.#store.query<{
      line: bigint;
      issues: { column: string; reason: string }[];
      record: (string | null)[];
      names: string[];
    }>(
      `SELECT line, issues, record, names FROM {db}.facts_load_wrong
       WHERE token = {token:String} AND attempt = {attempt:String} ORDER BY line LIMIT 1000`,
      { token, attempt },
    );
    return rows.map(({ line, issues, record, names }) => ({
      line,
      record,
      issues: issues.map((issue) => ({ ...issue, value: record[names.indexOf(issue.column)] ?? null })),
    }));
  }

  async wrongCount(token: string, attempt: string): Promise<bigint> {
    const rows = await this.#store.query<{ wrong: bigint }>(
      'SELECT count() AS wrong FROM {db}.facts_load_wrong WHERE token = {token:String} AND attempt = {attempt:String}',
      { token, attempt },
    );
    return rows[0]?.wrong ?? 0n;
  }
}
