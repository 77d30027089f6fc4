import { createReadStream, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { type ClickHouseClient, ClickHouseError, ClickHouseLogLevel, createClient } from '@clickhouse/client';
import type { Engine, EngineFacts, FileReading, RawRows, Statement } from '../engine.ts';
import { Lanes, type Seat } from '../lanes.ts';
import { settingsClause } from '../limits.ts';
import type { Parameters } from '../parameters.ts';
import { factsProblems } from '../problems.ts';
import { killed, parseRows } from '../raw-rows.ts';
import { identifier, literal } from '../sql.ts';
import { stopOnAbort } from '../stop-on-abort.ts';
import { batches, wholeText } from './body.ts';

export interface ClickhouseOptions {
  readonly url: string;
  readonly database: string;
  readonly user?: string;
  readonly password?: string;
  /** Name of the cluster in the server's configuration; without it the server is one node. */
  readonly cluster?: string;
  readonly heavy: number;
  readonly longestQueue: number;
}

const ROWS = 'JSONCompactEachRowWithNamesAndTypes';
const LEFTOVER = /^sanyi-facts-(\d+)-/;

/**
 * Opens a ClickHouse server or cluster (事实库服务器) through the official client.
 *
 * @throws facts/unreachable
 */
export async function openClickhouse(options: ClickhouseOptions): Promise<Engine> {
  const client = createClient({
    url: options.url,
    ...(options.user === undefined ? {} : { username: options.user }),
    ...(options.password === undefined ? {} : { password: options.password }),
    application: 'sanyi',
    // The limit of a query is its own `max_execution_time`; the transport only must not give up before it.
    request_timeout: 3_600_000,
    max_open_connections: options.heavy + 4,
    // Every error reaches the caller as a refusal; the client's own report of it would only repeat the statement.
    log: { level: ClickHouseLogLevel.OFF },
    compression: { request: false, response: false },
  });
  try {
    const version = await readVersion(client);
    const onCluster = options.cluster === undefined ? '' : ` ON CLUSTER ${identifier(options.cluster)}`;
    await client.command({
      query: `CREATE DATABASE IF NOT EXISTS ${identifier(options.database)}${onCluster}`,
    });
    return new ClickhouseEngine(options, client, version);
  } catch (error) {
    await client.close();
    if (error instanceof ClickHouseError) throw error;
    const reason = error instanceof Error ? error.message || error.name : String(error);
    throw factsProblems.problem('unreachable', { reason }, { cause: error });
  }
}

async function readVersion(client: ClickHouseClient): Promise<string> {
  const { stream } = await client.exec({ query: 'SELECT version() FORMAT TSV' });
  return (await wholeText(stream)).trim();
}

class ClickhouseEngine implements Engine {
  readonly facts: EngineFacts;
  readonly database: string;
  readonly spool: string;
  readonly alone = false;
  readonly #lanes: Lanes<null>;
  readonly #client: ClickHouseClient;
  readonly #running = new Set<string>();

  constructor(options: ClickhouseOptions, client: ClickHouseClient, version: string) {
    this.database = options.database;
    this.#client = client;
    this.spool = openSpool();
    const heavy = Array.from(
      { length: options.heavy },
      (): Seat<null> => ({ lane: 'heavy', connection: null }),
    );
    this.#lanes = new Lanes<null>([...heavy, { lane: 'short', connection: null }], options.longestQueue);
    const cluster = options.cluster ?? '';
    this.facts = {
      kind: 'clickhouse',
      name: 'ClickHouse',
      version,
      cluster,
      promise: cluster ? CLUSTER_PROMISE : SERVER_PROMISE,
    };
  }

  get load() {
    return this.#lanes.load;
  }

  rows(statement: Statement): Promise<RawRows> {
    return this.#at(statement, async () => {
      // The server holds the answer back until it is complete, so that a failure is a failure and not half a result.
      const stream = await this.#send(statement, true);
      return parseRows(await wholeText(stream));
    });
  }

  async *stream(statement: Statement): AsyncIterable<RawRows> {
    const { marker, signal } = statement;
    const seat = await this.#lanes.take(statement.lane, marker, signal);
    const stop = this.#stopOnAbort(marker, signal);
    this.#running.add(marker);
    const leave = new AbortController();
    let complete = false;
    try {
      yield* batches(await this.#send(statement, false, leave.signal));
      complete = true;
    } finally {
      stop();
      this.#running.delete(marker);
      if (!complete) {
        // A server that waits for us to read on does not look whether it should stop; closing the line wakes it.
        leave.abort();
        await this.kill(marker);
      }
      this.#lanes.release(seat);
    }
  }

  async #send(statement: Statement, wait: boolean, leave?: AbortSignal): Promise<Readable> {
    const settings = settingsClause({ ...statement.settings, log_comment: statement.marker, readonly: 1 });
    const { stream } = await this.#client.exec({
      query: `${statement.sql}\nFORMAT ${ROWS}\n${settings}`,
      query_params: { ...statement.parameters },
      query_id: statement.marker,
      ...(leave ? { abort_signal: leave } : {}),
      ...(wait ? { clickhouse_settings: { wait_end_of_query: 1 } } : {}),
    });
    return stream;
  }

  async command(sql: string, parameters: Parameters, marker: string, signal?: AbortSignal): Promise<void> {
    await this.#at({ lane: 'heavy', marker, signal }, async () => {
      await this.#client.command({
        query: sql,
        query_params: { ...parameters },
        query_id: marker,
        clickhouse_settings: { wait_end_of_query: 1 },
      });
    });
  }

  async readFile(reading: FileReading): Promise<void> {
    const numbered = reading.numbered !== false;
    // Where records are numbered as they arrive, one thread must read them.
    const oneThread = numbered ? { max_threads: 1, input_format_parallel_parsing: 0 } : {};
    const settings = { ...reading.settings, ...oneThread };
    const line = numbered ? ['rowNumberInAllBlocks() + 1 AS line'] : [];
    const columns = [...line, ...reading.columns].join(', ');
    const where = reading.where === undefined ? '' : `\nWHERE ${reading.where}`;
    const from = `input(${literal(reading.structure)})`;
    const clause = settingsClause({ ...settings, log_comment: reading.marker });
    await this.#at({ lane: 'heavy', marker: reading.marker, signal: reading.signal }, async () => {
      const { stream } = await this.#client.exec({
        query: `${reading.insert}\n${clause}\nSELECT ${columns} FROM ${from}${where}\nFORMAT ${reading.format}`,
        values: createReadStream(reading.path),
        query_id: reading.marker,
        clickhouse_settings: { wait_end_of_query: 1 },
      });
      await wholeText(stream);
    });
  }

  #at<Result>(
    at: Pick<Statement, 'lane' | 'marker' | 'signal'>,
    work: () => Promise<Result>,
  ): Promise<Result> {
    return this.#lanes.use(at.lane, at.marker, at.signal, async () => {
      this.#running.add(at.marker);
      const stop = this.#stopOnAbort(at.marker, at.signal);
      try {
        return await work();
      } finally {
        stop();
        this.#running.delete(at.marker);
      }
    });
  }

  /** Asks the server to stop, again and again until the statement is gone: it may not have begun yet. */
  #stopOnAbort(marker: string, signal: AbortSignal | undefined): () => void {
    return stopOnAbort({
      marker,
      signal,
      running: () => this.#running.has(marker),
      kill: (one) => this.kill(one),
      everyMilliseconds: 200,
    });
  }

  async kill(marker: string): Promise<number> {
    const { cluster } = this.facts;
    const onCluster = cluster ? `ON CLUSTER ${identifier(cluster)} ` : '';
    // On a cluster the parts of a query carry the id of the one that began it.
    const which = cluster ? 'initial_query_id' : 'query_id';
    const { stream } = await this.#client.exec({
      query: `KILL QUERY ${onCluster}WHERE startsWith(${which}, {marker:String}) ASYNC FORMAT TSV`,
      query_params: { marker },
    });
    return killed(await wholeText(stream));
  }

  async freeBytes(): Promise<number> {
    const { stream } = await this.#client.exec({
      query: 'SELECT min(free_space) FROM system.disks FORMAT TSV',
    });
    return Number((await wholeText(stream)).trim());
  }

  async close(graceMilliseconds: number): Promise<void> {
    this.#lanes.close();
    const deadline = Date.now() + graceMilliseconds;
    while (this.load.running > 0) {
      if (Date.now() >= deadline) for (const marker of this.#running) await this.kill(marker);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await this.#client.close();
    rmSync(this.spool, { recursive: true, force: true });
  }
}

/** A folder of our own for files on their way; those of processes that no longer live are removed. */
function openSpool(): string {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(LEFTOVER.exec(name)?.[1] ?? 0);
    if (pid > 0 && !lives(pid)) rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
  return mkdtempSync(join(tmpdir(), `sanyi-facts-${process.pid}-`));
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

const SERVER_PROMISE = {
  zh: 'ClickHouse 单机服务器：每次装载在分区替换时一次生效；断电保证以服务器的落盘设置为准，声明为“落盘”的表逐次落盘。',
  en: 'One ClickHouse server: a load takes effect at once when its partition is replaced; power-cut safety follows the server, and tables declared durable are flushed at every write.',
};

const CLUSTER_PROMISE = {
  zh: 'ClickHouse 集群：装载在每个分片上一次生效，各分片之间有短暂先后；副本保证以集群配置为准。',
  en: 'A ClickHouse cluster: a load takes effect at once on each shard, the shards one shortly after another; copies are as the cluster is configured.',
};
