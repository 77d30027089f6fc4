import { mkdirSync, rmSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { isMainThread } from 'node:worker_threads';
import type { Session } from 'chdb';
import type { Engine, EngineFacts, FileReading, RawRows, Statement } from '../engine.ts';
import { type Lane, Lanes, type Seat } from '../lanes.ts';
import { settingsClause } from '../limits.ts';
import { type Parameters, parameterPrefix } from '../parameters.ts';
import { factsProblems } from '../problems.ts';
import { killed, parseRows } from '../raw-rows.ts';
import { identifier, literal } from '../sql.ts';
import { stopOnAbort } from '../stop-on-abort.ts';
import { cannotOpen, lockFolder } from './folder-lock.ts';
import { sweep } from './sweep.ts';

export interface ChdbOptions {
  readonly directory: string;
  readonly database: string;
  /** Seats for heavy queries before the pool of threads is taken into account. */
  readonly heavy: number;
  /** Size of the process's pool of threads (UV_THREADPOOL_SIZE); file reading in Node waits when all are taken. */
  readonly threads: number;
  readonly longestQueue: number;
  /** Server configuration of the engine (XML), for rehearsing a cluster inside one process. */
  readonly configFile?: string;
}

const ROWS = 'JSONCompactEachRowWithNamesAndTypes';

/** chDB holds one folder per process, whatever the caller believes. */
const opened = new Set<string>();

/**
 * Opens chDB in this process (内嵌事实库) on its native `Session`: one session per seat, one more that only stops
 * others, so that a stop never waits behind a query.
 *
 * @throws facts/wrong-thread, facts/engine-missing, facts/folder-in-use
 */
export async function openChdb(options: ChdbOptions): Promise<Engine> {
  if (!isMainThread) throw factsProblems.problem('wrong-thread');
  const { directory } = options;
  const chdb = await loadChdb();
  const [other] = opened;
  if (other !== undefined)
    throw factsProblems.problem('folder-in-use', { directory, owner: `pid ${process.pid} (${other})` });
  const lock = lockFolder(directory);
  opened.add(directory);
  const giveUp = (error: unknown): never => {
    opened.delete(directory);
    lock.release();
    throw error;
  };
  try {
    const spool = join(directory, 'spool');
    rmSync(spool, { recursive: true, force: true });
    mkdirSync(spool, { recursive: true });
    const sessions = openSessions(chdb.Session, options);
    return new ChdbEngine(options, spool, sessions, chdb.drainPending, () => {
      opened.delete(directory);
      lock.release();
    });
  } catch (error) {
    return giveUp(isConnecting(error) ? cannotOpen(directory, error) : error);
  }
}

function isConnecting(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'CHDB_CONNECTION';
}

/** Only here is chDB loaded, so that an installation on a ClickHouse server need not have it. */
async function loadChdb(): Promise<typeof import('chdb')> {
  try {
    return await import('chdb');
  } catch (cause) {
    throw factsProblems.problem('engine-missing', {}, { cause });
  }
}

/** A connection that can be exchanged for a fresh one while its seat stays. */
interface Line {
  session: Session;
}

interface Sessions {
  readonly heavy: readonly Line[];
  readonly short: Line;
  readonly stopper: Line;
  readonly version: string;
  /** A further session like the others. */
  readonly fresh: () => Session;
}

function openSessions(SessionClass: typeof Session, options: ChdbOptions): Sessions {
  const path = join(options.directory, 'engine');
  const connectionArgs = options.configFile === undefined ? [] : [`--config-file=${options.configFile}`];
  const database = identifier(options.database);
  const all: Session[] = [];
  const fresh = () => {
    const session = new SessionClass(path, { connectionArgs });
    all.push(session);
    // Unqualified names must never fall into `default`, which also reads files by their name.
    session.query(`CREATE DATABASE IF NOT EXISTS ${database} ENGINE = Atomic`);
    session.query(`USE ${database}`);
    return session;
  };
  try {
    const line = (): Line => ({ session: fresh() });
    // One thread must stay free for Node's own files, one for the short seat, one for stopping.
    const seats = Math.max(1, Math.min(options.heavy, options.threads - 3));
    const heavy = Array.from({ length: seats }, line);
    const [short, stopper] = [line(), line()];
    const version = stopper.session.query('SELECT version()', 'TSV').trim();
    return { heavy, short, stopper, version, fresh };
  } catch (error) {
    for (const session of all) session.close();
    throw error;
  }
}

class ChdbEngine implements Engine {
  readonly facts: EngineFacts;
  readonly database: string;
  readonly spool: string;
  readonly alone = true;
  readonly #lanes: Lanes<Line>;
  readonly #sessions: Sessions;
  readonly #directory: string;
  readonly #drain: () => Promise<void>;
  readonly #release: () => void;
  readonly #running = new Set<string>();

  constructor(
    options: ChdbOptions,
    spool: string,
    sessions: Sessions,
    drain: () => Promise<void>,
    release: () => void,
  ) {
    this.database = options.database;
    this.spool = spool;
    this.#directory = options.directory;
    this.#sessions = sessions;
    this.#drain = drain;
    this.#release = release;
    const seat = (lane: Lane) => (connection: Line) => ({ lane, connection });
    const seats: Seat<Line>[] = [...sessions.heavy.map(seat('heavy')), seat('short')(sessions.short)];
    this.#lanes = new Lanes(seats, options.longestQueue);
    this.facts = { kind: 'chdb', name: 'chDB', version: sessions.version, cluster: '', promise: PROMISE };
  }

  get load() {
    return this.#lanes.load;
  }

  rows(statement: Statement): Promise<RawRows> {
    const sql = `${statement.sql}\nFORMAT ${ROWS}\n${this.#settings(statement)}`;
    return this.#lanes.use(statement.lane, statement.marker, statement.signal, async (line) =>
      parseRows(await this.#run(line, sql, statement.parameters, statement.marker, statement.signal)),
    );
  }

  async *stream(statement: Statement): AsyncIterable<RawRows> {
    const { marker, signal } = statement;
    const seat = await this.#lanes.take(statement.lane, marker, signal);
    this.#running.add(marker);
    const stop = this.#stopOnAbort(marker, signal);
    const { session } = seat.connection;
    let complete = false;
    try {
      // A stream takes one statement only, so the parameters are set on the held session just before it.
      const prefix = parameterPrefix(statement.parameters);
      if (prefix) await session.queryAsync(prefix);
      const sql = `${statement.sql}\nFORMAT ${ROWS}\n${this.#settings(statement)}`;
      for await (const chunk of session.queryStream(sql, { format: ROWS }))
        yield parseRows(Buffer.from(chunk.raw()).toString('utf8'));
      complete = true;
    } finally {
      stop();
      if (!complete) await this.#clean(seat.connection);
      this.#running.delete(marker);
      this.#lanes.release(seat);
    }
  }

  async command(sql: string, parameters: Parameters, marker: string, signal?: AbortSignal): Promise<void> {
    await this.#lanes.use('heavy', marker, signal, (line) =>
      this.#run(line, sql, parameters, marker, signal),
    );
  }

  async readFile(reading: FileReading): Promise<void> {
    const { path, format, structure } = reading;
    const from = `file(${literal(path)}, ${literal(format)}, ${literal(structure)})`;
    const line = reading.numbered === false ? [] : ['_row_number + 1 AS line'];
    const where = reading.where === undefined ? '' : `\nWHERE ${reading.where}`;
    const settings = settingsClause({ ...reading.settings, log_comment: reading.marker });
    const sql = `${reading.insert}\nSELECT ${[...line, ...reading.columns].join(', ')} FROM ${from}${where}\n${settings}`;
    await this.#lanes.use('heavy', reading.marker, reading.signal, (line) =>
      this.#run(line, sql, {}, reading.marker, reading.signal),
    );
  }

  /** The leading comment of a statement does not reach the list of running ones; a setting's value does. */
  #settings(statement: Statement): string {
    return settingsClause({ ...statement.settings, log_comment: statement.marker, readonly: 1 });
  }

  async #run(
    line: Line,
    sql: string,
    parameters: Parameters,
    marker: string,
    signal: AbortSignal | undefined,
  ): Promise<string> {
    const prefix = parameterPrefix(parameters);
    this.#running.add(marker);
    const stop = this.#stopOnAbort(marker, signal);
    try {
      // chDB's own AbortSignal would give up waiting while the engine works on; ours waits until it has stopped.
      const result = await line.session.queryAsync(prefix ? `${prefix};\n${sql}` : sql, { format: 'TSV' });
      return Buffer.from(result.bytes()).toString('utf8');
    } catch (error) {
      await this.#clean(line);
      throw error;
    } finally {
      stop();
      this.#running.delete(marker);
    }
  }

  /** Before a seat is given on after a failure, nothing of the failed query may be left on it. */
  async #clean(line: Line): Promise<void> {
    if (await sweep(line.session)) return;
    line.session.close();
    line.session = this.#sessions.fresh();
  }

  /** Stops the statement when the signal comes, again and again until it is gone: it may not have begun yet. */
  #stopOnAbort(marker: string, signal: AbortSignal | undefined): () => void {
    return stopOnAbort({
      marker,
      signal,
      running: () => this.#running.has(marker),
      kill: (one) => this.kill(one),
      everyMilliseconds: 100,
    });
  }

  async kill(marker: string): Promise<number> {
    // SYNC never returns on this engine; ASYNC only asks, and the query itself then ends with its own error.
    const pattern = literal(`%${marker.replace(/[%_\\]/g, '\\$&')}%`);
    const sql = `KILL QUERY WHERE query LIKE ${pattern} ASYNC FORMAT TSV`;
    const result = await this.#sessions.stopper.session.queryAsync(sql, { format: 'TSV' });
    return killed(result.text());
  }

  async freeBytes(): Promise<number> {
    const disk = await statfs(this.#directory);
    return disk.bavail * disk.bsize;
  }

  async close(graceMilliseconds: number): Promise<void> {
    this.#lanes.close();
    const deadline = Date.now() + graceMilliseconds;
    while (this.load.running > 0) {
      if (Date.now() >= deadline) for (const marker of this.#running) await this.kill(marker);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    for (const line of [...this.#sessions.heavy, this.#sessions.short, this.#sessions.stopper])
      line.session.close();
    await this.#drain();
    rmSync(this.spool, { recursive: true, force: true });
    this.#release();
  }
}

const PROMISE = {
  zh: '内嵌引擎：装载要么全部生效要么全不生效；进程崩溃不丢失已确认的数据；断电时只有声明为“落盘”的表有保证，其余可由原始文件重新装载。',
  en: 'Embedded engine: a load takes effect whole or not at all; a crash of the process loses nothing that was confirmed; in a power cut only tables declared durable are safe, the others can be loaded again from their files.',
};
