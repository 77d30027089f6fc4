import pg from 'pg';
import { type ColumnParser, columnParsers } from './columns.ts';
import { type DriverQuery, RecordsConnection } from './connection.ts';
import { enginePromises, type OpenedEngine } from './engine.ts';
import { recordsProblems } from './problems.ts';
import type { RecordsLogger } from './records.ts';

const SESSION = '-c timezone=UTC -c datestyle=ISO -c intervalstyle=iso_8601';
const asText: ColumnParser = (text) => text;

/**
 * Connects to a PostgreSQL server (15 or later).
 *
 * @throws Problem `records/unreachable`, `records/version-too-old`.
 */
export async function openPostgres(
  url: string,
  poolSize: number,
  logger: RecordsLogger | undefined,
): Promise<OpenedEngine> {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    options: SESSION,
    connectionTimeoutMillis: 15_000,
    idleTimeoutMillis: 60_000,
    application_name: 'sanyi',
    allowExitOnIdle: false,
    types: { getTypeParser: (oid: number) => columnParsers.get(oid) ?? asText },
  });
  // An idle connection that the server ends is replaced by the pool; unheard, the event would end the process.
  pool.on('error', (error) => logger?.warn({ system: 'records', error }, 'an idle connection was ended'));
  const connections = new WeakMap<pg.PoolClient, DriverQuery>();

  async function connect(): Promise<RecordsConnection> {
    const client = await pool.connect();
    let query = connections.get(client);
    if (!query) {
      query = async (sql, parameters) => {
        const answer: pg.QueryResult | pg.QueryResult[] = await client.query(
          sql,
          parameters.map(bytesAsBuffer),
        );
        return Array.isArray(answer) ? (answer.at(-1) ?? { rows: [] }) : answer;
      };
      connections.set(client, query);
    }
    return new RecordsConnection(query, () => client.release());
  }

  let version = '';
  let user = '';
  try {
    const { rows } = await pool.query<{ version: string; number: number; user: string }>(
      "select current_setting('server_version') as version, current_setting('server_version_num')::int4 as number, current_user::text as user",
    );
    version = rows[0]?.version ?? '';
    user = rows[0]?.user ?? '';
    if ((rows[0]?.number ?? 0) < 150_000) throw recordsProblems.problem('version-too-old', { version });
  } catch (error) {
    await pool.end();
    if (error instanceof Error && error.name === 'Problem') throw error;
    throw recordsProblems.problem(
      'unreachable',
      { server: withoutPassword(url), reason: reasonOf(error) },
      { cause: error },
    );
  }

  let closing: Promise<void> | null = null;
  const close = () => {
    closing ??= pool.end();
    return closing;
  };
  return {
    facts: { kind: 'postgres', version, promise: enginePromises.postgres },
    user,
    pool: { connect, end: close },
    memory: null,
    poolStatus: () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    close,
  };
}

function bytesAsBuffer(value: string | Uint8Array | null): string | Buffer | null {
  return value instanceof Uint8Array ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : value;
}

/** The address without its password, for messages. */
export function withoutPassword(url: string): string {
  return url.replace(/(\/\/[^:@/]*):[^@]*@/, '$1@').replace(/([?&]password=)[^&]*/gi, '$1…');
}

/** What an error of a connection says (连接失败原因), all attempts of one try together. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') return error.errors.map(reasonOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}
