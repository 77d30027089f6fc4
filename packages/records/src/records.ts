import { AsyncLocalStorage } from 'node:async_hooks';
import { type Clock, systemClock, type Viewer } from '@sanyi/kernel';
import { type Compilable, Kysely, PostgresDialect, sql } from 'kysely';
import { isScopeViolation, sqlState } from './connection.ts';
import type { EngineFacts, OpenedEngine } from './engine.ts';
import { type AppliedMigration, type RecordsMigration, runMigrations } from './migrate.ts';
import { reasonOf } from './postgres-engine.ts';
import { recordsProblems } from './problems.ts';
import { settingsText, viewerSettings } from './settings.ts';
import type { PlatformTables, Tx } from './tables.ts';

/** The part of a pino logger this package writes to. */
export interface RecordsLogger {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

export interface RecordsExtras {
  readonly logger?: RecordsLogger;
  readonly clock?: Clock;
}

export interface RecordsHealth {
  readonly ok: boolean;
  readonly engine: EngineFacts['kind'];
  readonly version: string;
  readonly milliseconds: number;
  readonly pool: { readonly total: number; readonly idle: number; readonly waiting: number };
  readonly reason?: string;
}

/** The store of workflow records (业务库): every access is a transaction, either as a viewer or as the system. */
export interface Records {
  readonly engine: EngineFacts;
  readonly clock: Clock;
  /** Runs work that sees and changes only what lies in the viewer's organisation scope. */
  asViewer<T>(viewer: Viewer, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Runs work beyond any scope: login, jobs, migrations, seeding. The reason goes to the log, unless `quiet` polling. */
  asSystem<T>(
    reason: string,
    work: (tx: Tx) => Promise<T>,
    options?: { readonly quiet?: boolean },
  ): Promise<T>;
  /**
   * One reading statement of the platform's own tables, beyond any scope and without a transaction around it (单句读取): for what every request
   * asks. Tables of systems show it nothing.
   */
  readOnce<T>(work: (tables: Pick<Tx, 'selectFrom'>) => Promise<T>): Promise<T>;
  /**
   * One reading statement inside the viewer's scope, in one way to the database (单句查看); the statement must have no parameters, because only
   * then may it travel together with the scope.
   */
  viewOnce<Row>(viewer: Viewer, work: (tables: Kysely<PlatformTables>) => Compilable<Row>): Promise<Row[]>;
  /**
   * Reads, or remembers what was read since the last change of anything (读到改动为止), where nobody else writes to the database; reads each time on a
   * server. @param key says what is read and for whom
   */
  remembered<T>(key: string, read: () => Promise<T>): Promise<T>;
  migrate(list: readonly RecordsMigration[]): Promise<AppliedMigration[]>;
  /** Never throws; `ok: false` carries the reason. */
  health(): Promise<RecordsHealth>;
  /** Idempotent; waits for running transactions. */
  close(): Promise<void>;
}

/** A transaction that takes longer is written to the log: on the embedded engine it holds up everybody. */
const SLOW_MILLISECONDS = 5_000;

interface Running {
  open: boolean;
}

/** Puts scope, clock and log around an opened engine. */
export function createRecords(
  engine: OpenedEngine,
  extras: RecordsExtras,
  afterClose: () => Promise<void> | void = () => undefined,
): Records {
  const database = new Kysely<PlatformTables>({ dialect: new PostgresDialect({ pool: engine.pool }) });
  const clock = extras.clock ?? systemClock();
  const running = new AsyncLocalStorage<Running>();
  const waiting = new Set<Promise<unknown>>();
  let closing: Promise<void> | null = null;

  /** `settings` become transaction-local; nothing of them outlives the transaction. */
  async function run<T>(
    settings: Readonly<Record<string, string>>,
    facts: object,
    work: (tx: Tx) => Promise<T>,
  ): Promise<T> {
    if (closing) throw new Error('records: already closed');
    if (running.getStore()?.open)
      throw new Error(
        'records: a transaction is open here already; hand its tx on instead of opening another',
      );
    const state: Running = { open: true };
    const started = performance.now();
    const promise = running.run(state, () =>
      database.transaction().execute(async (tx) => {
        await applySettings(tx, settings, engine.user);
        return work(tx);
      }),
    );
    waiting.add(promise);
    try {
      return await promise;
    } finally {
      state.open = false;
      waiting.delete(promise);
      const milliseconds = Math.round(performance.now() - started);
      if (milliseconds > SLOW_MILLISECONDS)
        extras.logger?.warn({ system: 'records', ...facts, milliseconds }, 'slow transaction');
    }
  }

  return {
    engine: engine.facts,
    clock,

    async asViewer(viewer, work) {
      try {
        return await run(viewerSettings(viewer, clock.now()), { accountId: viewer.accountId }, work);
      } catch (error) {
        if (isScopeViolation(error))
          throw recordsProblems.problem('out-of-scope', { scopePath: viewer.scopePath }, { cause: error });
        throw error;
      }
    },

    async asSystem(reason, work, options = {}) {
      if (reason.trim() === '') throw new Error('records: asSystem needs a reason');
      if (!options.quiet) extras.logger?.info({ system: 'records', reason }, 'beyond scope');
      return run(
        {
          'sanyi.system': 'on',
          'sanyi.scope_path': '',
          'sanyi.role': '',
          'sanyi.account_id': '',
          'sanyi.now': clock.now(),
        },
        { reason },
        work,
      );
    },

    async readOnce(work) {
      if (closing) throw new Error('records: already closed');
      if (running.getStore()?.open)
        throw new Error('records: a transaction is open here already; read within it');
      return await work(database);
    },

    async viewOnce<Row>(viewer: Viewer, work: (tables: Kysely<PlatformTables>) => Compilable<Row>) {
      if (closing) throw new Error('records: already closed');
      if (running.getStore()?.open)
        throw new Error('records: a transaction is open here already; read within it');
      const query = work(database).compile();
      if (query.parameters.length > 0) throw new Error('records: a single view takes no parameters');
      // In this process a way to the database costs nothing, and several statements in one text would count as a change of what is remembered.
      if (engine.memory)
        return await run(
          viewerSettings(viewer, clock.now()),
          { accountId: viewer.accountId },
          async (tx) => (await tx.executeQuery<Row>(query)).rows,
        );
      const connection = await engine.pool.connect();
      try {
        // Several statements in one text are one transaction, and what is set for it ends with it.
        const text = `${settingsText(viewerSettings(viewer, clock.now()))}; ${query.sql}`;
        return (await connection.query<Row>(text, [])).rows;
      } finally {
        connection.release();
      }
    },

    remembered: (key, read) => (engine.memory ? engine.memory.of(key, read) : read()),

    async migrate(list) {
      const applied = await runMigrations(database, list, engine.user);
      const fresh = applied.filter((item) => item.fresh).map((item) => `${item.system}/${item.id}`);
      if (fresh.length > 0) extras.logger?.info({ system: 'records', fresh }, 'migrations applied');
      return applied;
    },

    async health() {
      const started = performance.now();
      const facts = { engine: engine.facts.kind, version: engine.facts.version };
      try {
        await sql`select 1`.execute(database);
        const milliseconds = Math.round(performance.now() - started);
        return { ok: true, ...facts, milliseconds, pool: engine.poolStatus() };
      } catch (error) {
        const milliseconds = Math.round(performance.now() - started);
        return { ok: false, ...facts, milliseconds, pool: engine.poolStatus(), reason: reasonOf(error) };
      }
    },

    close() {
      closing ??= Promise.allSettled(waiting)
        .then(() => database.destroy())
        .then(() => engine.close())
        .then(() => afterClose());
      return closing;
    },
  };
}

async function applySettings(
  tx: Tx,
  settings: Readonly<Record<string, string>>,
  user: string,
): Promise<void> {
  try {
    await sql.raw(settingsText(settings)).execute(tx);
  } catch (error) {
    // Not allowed to assume the role, or there is none; nothing else in this statement can be refused so.
    if (sqlState(error) !== '42501' && sqlState(error) !== '22023') throw error;
    throw recordsProblems.problem('viewer-role-missing', { user, reason: reasonOf(error) }, { cause: error });
  }
}
