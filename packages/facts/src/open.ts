import { openChdb } from './chdb/engine.ts';
import { openClickhouse } from './clickhouse/engine.ts';
import type { Engine } from './engine.ts';
import type { Facts } from './facts.ts';
import type { Limits } from './limits.ts';
import { FactsStore } from './store.ts';

interface CommonOptions {
  /** Own database; created when missing. Default `sanyi`. */
  readonly database?: string;
  readonly limits?: Partial<Limits>;
  /** Heavy queries at the same time. Default 4. */
  readonly heavy?: number;
  /** Queries that may wait before new ones are refused. Default 200. */
  readonly longestQueue?: number;
}

/** Facts in a folder of this machine, held by this process alone. */
export interface ChdbFactsOptions extends CommonOptions {
  readonly kind: 'chdb';
  readonly directory: string;
  /**
   * The value of UV_THREADPOOL_SIZE this process was started with; default 4, as Node's. Heavy queries stay three
   * below it, otherwise reading a file waits for a query to end.
   */
  readonly threads?: number;
  /** Server configuration of the engine (XML file), for rehearsing shards inside one process. */
  readonly configFile?: string;
}

/** Facts on a ClickHouse server, or on a cluster reached through one of its nodes. */
export interface ClickhouseFactsOptions extends CommonOptions {
  readonly kind: 'clickhouse';
  readonly url: string;
  readonly user?: string;
  readonly password?: string;
  /** Name of the cluster in the server's configuration. */
  readonly cluster?: string;
}

export type FactsOptions = ChdbFactsOptions | ClickhouseFactsOptions;

/**
 * Opens the facts store (打开事实库).
 *
 * @throws facts/engine-missing, facts/wrong-thread, facts/folder-in-use, facts/unreachable
 */
export async function openFacts(options: FactsOptions): Promise<Facts> {
  const engine = await openEngine(options);
  const store = new FactsStore(engine, engine.database, options.limits ?? {});
  if (engine.alone) await store.recover();
  return store;
}

function openEngine(options: FactsOptions): Promise<Engine> {
  const { database = 'sanyi', heavy = 4, longestQueue = 200 } = options;
  if (options.kind === 'clickhouse') return openClickhouse({ ...options, database, heavy, longestQueue });
  return openChdb({ ...options, database, heavy, longestQueue, threads: options.threads ?? 4 });
}
