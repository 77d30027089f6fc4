import type { PGlite } from '@electric-sql/pglite';
import type { PostgresPool } from 'kysely';
import { columnParsers } from './columns.ts';
import { RecordsConnection } from './connection.ts';
import { enginePromises, type OpenedEngine } from './engine.ts';
import { ReadMemory } from './read-memory.ts';

export interface PgliteEngine extends OpenedEngine {
  /** The whole data directory as tar, between two transactions. */
  dump(): Promise<Blob>;
}

/** Opens PGlite (内置数据库) in memory or on a directory that the caller has locked; `template` is a data directory as tar. */
export async function openPglite(
  where: 'memory' | { readonly directory: string },
  template?: Blob,
): Promise<PgliteEngine> {
  const database = await startPglite(where, template);
  const { rows } = await database.query<{ version: string }>(
    "select current_setting('server_version') as version",
  );
  const mutex = promiseChain();
  const memory = new ReadMemory();
  let closing: Promise<void> | null = null;

  const run = async (sql: string, parameters: readonly (string | Uint8Array | null)[]) => {
    if (parameters.length > 0) return database.query(sql, [...parameters]);
    // Without parameters a text may hold several statements, as with `pg`; the last result counts.
    return (await database.exec(sql)).at(-1) ?? { rows: [] };
  };
  const pool: PostgresPool = {
    async connect() {
      if (closing) throw new Error('records: already closed');
      const release = await mutex.enter();
      return new RecordsConnection(run, release, () => memory.changed());
    },
    end: () => close(),
  };
  async function close(): Promise<void> {
    closing ??= closeInTurn();
    return closing;
  }
  async function closeInTurn(): Promise<void> {
    const release = await mutex.enter();
    await database.close();
    release();
  }
  return {
    facts: {
      kind: 'pglite',
      version: rows[0]?.version ?? '',
      promise: where === 'memory' ? enginePromises.memory : enginePromises.embedded,
    },
    user: 'postgres',
    pool,
    memory,
    poolStatus: () => ({
      total: 1,
      idle: mutex.length === 0 ? 1 : 0,
      waiting: Math.max(0, mutex.length - 1),
    }),
    close,
    async dump() {
      const release = await mutex.enter();
      try {
        return await database.dumpDataDir('none');
      } finally {
        release();
      }
    },
  };
}

/** Starts the bare engine with our parsers and a session in UTC. */
export async function startPglite(
  where: 'memory' | { readonly directory: string },
  template?: Blob,
): Promise<PGlite> {
  // Loaded here, so that an installation on a server never loads the embedded engine.
  const { PGlite: Engine } = await import('@electric-sql/pglite');
  const database = new Engine({
    ...(where === 'memory' ? {} : { dataDir: where.directory }),
    ...(template ? { loadDataDir: template } : {}),
    parsers: Object.fromEntries(columnParsers),
  });
  await database.waitReady;
  await database.exec("set timezone = 'UTC'; set datestyle = 'ISO'; set intervalstyle = 'iso_8601'");
  return database;
}

/** First come, first served: PGlite has one connection, so a whole transaction holds it. */
function promiseChain() {
  let tail: Promise<void> = Promise.resolve();
  const chain = {
    length: 0,
    async enter(): Promise<() => void> {
      const before = tail;
      let leave: () => void = () => undefined;
      tail = new Promise((resolve) => {
        leave = resolve;
      });
      chain.length += 1;
      await before;
      return () => {
        chain.length -= 1;
        leave();
      };
    },
  };
  return chain;
}
