import { types as nodeTypes } from 'node:util';
import type { PostgresCursor, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import { parameterOf } from './columns.ts';
import { onlyReads } from './read-memory.ts';

/** What a driver answers, as far as Kysely and the commit check need it. */
export interface DriverResult {
  readonly command?: string | undefined;
  readonly rowCount?: number | null | undefined;
  readonly rows: readonly unknown[];
}

/** Without parameters a text may hold several statements; the answer is then that of the last. */
export type DriverQuery = (
  sql: string,
  parameters: readonly (string | Uint8Array | null)[],
) => Promise<DriverResult>;

const NOTHING: DriverResult = { rows: [] };

/**
 * One connection as Kysely's PostgresDialect wants it, the same for both engines.
 *
 * A BEGIN waits for the first statement and, where that has no parameters, travels with it: each way to the database costs more than the
 * statement does. A COMMIT that the engine answers with ROLLBACK (a statement had failed and the failure was swallowed) throws:
 * otherwise the work would be dropped in silence.
 */
export class RecordsConnection implements PostgresPoolClient {
  readonly #query: DriverQuery;
  readonly #release: () => void;
  readonly #changed: () => void;
  /** A transaction was asked for and nothing was sent in it yet. */
  #beginning = false;
  /** Inside a transaction, and something was written in it. */
  #inside = false;
  #wrote = false;

  /** @param changed is called when something may have been written for others to see */
  constructor(query: DriverQuery, release: () => void, changed: () => void = () => undefined) {
    this.#query = query;
    this.#release = release;
    this.#changed = changed;
  }

  query<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  query<R>(
    sql: string | PostgresCursor<R>,
    parameters: readonly unknown[] = [],
  ): Promise<PostgresQueryResult<R>> | PostgresCursor<R> {
    if (typeof sql !== 'string') throw new Error('records: cursors are not offered; read in pages');
    return this.#run<R>(sql, parameters);
  }

  release(): void {
    this.#release();
  }

  async #run<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>> {
    const result = await this.#send(sql, parameters.map(parameterOf));
    if (sql === 'commit' && result.command === 'ROLLBACK') {
      throw new Error(
        'records: the transaction was rolled back at commit, because an earlier failure in it was swallowed',
      );
    }
    return {
      // Kysely's type names five commands; it only compares them, so any other one passes through.
      command: (result.command ?? 'SELECT') as PostgresQueryResult<R>['command'],
      rowCount: result.rowCount ?? 0,
      rows: result.rows as R[],
    };
  }

  async #send(sql: string, parameters: readonly (string | Uint8Array | null)[]): Promise<DriverResult> {
    const ends = sql === 'commit' || sql === 'rollback';
    if (!ends && !onlyReads(sql)) this.#wrote = true;
    if (sql === 'begin') this.#inside = true;
    if (ends) this.#inside = false;
    try {
      return await this.#sendNow(sql, parameters);
    } finally {
      // Also where it failed: what a broken commit left behind nobody here can know.
      if (this.#wrote && !this.#inside) {
        this.#wrote = false;
        this.#changed();
      }
    }
  }

  async #sendNow(sql: string, parameters: readonly (string | Uint8Array | null)[]): Promise<DriverResult> {
    if (sql === 'begin') {
      this.#beginning = true;
      return NOTHING;
    }
    if (!this.#beginning) return await this.#query(sql, parameters);
    this.#beginning = false;
    // A transaction in which nothing was asked never was.
    if (sql === 'commit' || sql === 'rollback') return NOTHING;
    if (parameters.length === 0) return await this.#query(`begin; ${sql}`, parameters);
    await this.#query('begin', []);
    return await this.#query(sql, parameters);
  }
}

/** SQLSTATE of an error of either engine, such as `23505`; `null` when it is none. */
export function sqlState(error: unknown): string | null {
  if (!nodeTypes.isNativeError(error)) return null;
  const code = 'code' in error ? error.code : null;
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : null;
}

/** Name of the constraint an error of either engine speaks of. */
export function constraintOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('constraint' in error)) return null;
  return typeof error.constraint === 'string' ? error.constraint : null;
}

/** Whether a row was refused because its key exists (唯一约束冲突), optionally by this very constraint. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  return sqlState(error) === '23505' && (constraint === undefined || constraintOf(error) === constraint);
}

/**
 * Whether a policy refused a row that was to be written (超出机构范围). Told by the place in the server that raised it:
 * its text may be in the server's language.
 */
export function isScopeViolation(error: unknown): boolean {
  if (sqlState(error) !== '42501' || typeof error !== 'object' || error === null) return false;
  return 'routine' in error && error.routine === 'ExecWithCheckOptions';
}
