import { types as nodeTypes } from 'node:util';
import type { PostgresCursor, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import { parameterOf } from './columns.ts';

/** What a driver answers, as far as Kysely and the commit check need it. */
export interface DriverResult {
  readonly command?: string | undefined;
  readonly rowCount?: number | null | undefined;
  readonly rows: readonly unknown[];
}

export type DriverQuery = (
  sql: string,
  parameters: readonly (string | Uint8Array | null)[],
) => Promise<DriverResult>;

/**
 * One connection as Kysely's PostgresDialect wants it, the same for both engines.
 *
 * A COMMIT that the engine answers with ROLLBACK (a statement had failed and the failure was swallowed) throws:
 * otherwise the work would be dropped in silence.
 */
export class RecordsConnection implements PostgresPoolClient {
  readonly #query: DriverQuery;
  readonly #release: () => void;

  constructor(query: DriverQuery, release: () => void) {
    this.#query = query;
    this.#release = release;
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
    const result = await this.#query(sql, parameters.map(parameterOf));
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
