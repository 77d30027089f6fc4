import { randomUUID } from 'node:crypto';
import type { Engine, RawRows, Statement } from './engine.ts';
import type { FactRow, Facts, FactsHealth, QueryOptions } from './facts.ts';
import {
  chosenSettings,
  DEFAULT_LIMITS,
  type Limits,
  limitSettings,
  rowSettings,
  SHORT_SECONDS,
  VALUE_SETTINGS,
} from './limits.ts';
import type { Append } from './load/append.ts';
import { Loader } from './load/loader.ts';
import { type Removal, removeRows } from './load/remove.ts';
import type { Load } from './load/types.ts';
import { expandMacros } from './macros.ts';
import { type Migration, runMigrations } from './migrate.ts';
import { checkParameters, type Parameters } from './parameters.ts';
import { asProblem, factsProblems } from './problems.ts';
import { checkReading, identifier, maskSql, singleStatement } from './sql.ts';
import { type FactValue, readerFor } from './values.ts';

type LedgerValue = string | number | bigint | readonly string[];

function isList(value: LedgerValue): value is readonly string[] {
  return Array.isArray(value);
}

interface Prepared extends Statement {
  readonly limits: Limits;
}

/** The store over either engine (事实库实现): checks, limits, exact values, loads and migrations are made here once. */
export class FactsStore implements Facts {
  readonly database: string;
  readonly #engine: Engine;
  readonly #limits: Limits;
  readonly #loader: Loader;
  readonly #views: Map<string, Promise<Facts>>;
  readonly #first: boolean;

  /** @param views the stores of other databases over the same engine; without it this one has opened the engine */
  constructor(
    engine: Engine,
    database: string,
    limits: Partial<Limits>,
    views?: Map<string, Promise<Facts>>,
  ) {
    this.#first = views === undefined;
    this.#views = views ?? new Map([[database, Promise.resolve<Facts>(this)]]);
    this.#engine = engine;
    this.database = database;
    this.#limits = { ...DEFAULT_LIMITS, ...limits };
    this.#loader = new Loader(engine, this);
  }

  get engine() {
    return this.#engine.facts;
  }

  table(name: string): string {
    return `${identifier(this.database)}.${identifier(name)}`;
  }

  async query<Row extends object = FactRow>(
    sql: string,
    parameters: Parameters = {},
    options: QueryOptions = {},
  ): Promise<Row[]> {
    const statement = this.#prepare(sql, parameters, options, true);
    try {
      return toRows<Row>(await this.#engine.rows(statement), options.columns);
    } catch (error) {
      throw problemOf(error, statement);
    }
  }

  async *stream<Row extends object = FactRow>(
    sql: string,
    parameters: Parameters = {},
    options: QueryOptions = {},
  ): AsyncIterable<Row[]> {
    const statement = this.#prepare(sql, parameters, options, false);
    try {
      for await (const batch of this.#engine.stream(statement)) yield toRows<Row>(batch, options.columns);
    } catch (error) {
      throw problemOf(error, statement);
    }
  }

  #prepare(sql: string, parameters: Parameters, options: QueryOptions, counted: boolean): Prepared {
    const text = checkReading(this.expand(sql));
    checkParameters(text, parameters);
    const lane = options.lane ?? 'heavy';
    const wanted = { ...this.#limits, ...options.limits };
    const limits =
      lane === 'short' ? { ...wanted, seconds: Math.min(wanted.seconds, SHORT_SECONDS) } : wanted;
    const settings = {
      ...VALUE_SETTINGS,
      ...limitSettings(limits),
      ...(counted ? rowSettings(limits) : {}),
      ...chosenSettings(options.settings ?? {}),
    };
    return {
      sql: text,
      parameters,
      settings,
      lane,
      limits,
      marker: newMarker(options.marker),
      signal: options.signal,
    };
  }

  /** A question of our own about the engine itself, without the fence around our tables. */
  async ask<Row extends object>(sql: string, parameters: Parameters): Promise<Row[]> {
    const limits = this.#limits;
    const marker = this.newMarker('ask');
    const settings = { ...VALUE_SETTINGS, ...limitSettings(limits) };
    const statement: Prepared = {
      sql,
      parameters,
      settings,
      lane: 'heavy',
      limits,
      marker,
      signal: undefined,
    };
    try {
      return toRows<Row>(await this.#engine.rows(statement), undefined);
    } catch (error) {
      throw problemOf(error, statement);
    }
  }

  /** Adds one row to a ledger of ours; the values travel as parameters. */
  async insertRow(table: string, row: Readonly<Record<string, LedgerValue>>): Promise<void> {
    const entries = Object.entries(row);
    const names = entries.map(([name]) => identifier(name)).join(', ');
    const places = entries.map(
      ([, value], index) => `{p${index}:${isList(value) ? 'Array(String)' : 'String'}}`,
    );
    const parameters = Object.fromEntries(
      entries.map(([, value], index) => [
        `p${index}`,
        typeof value === 'string' || isList(value) ? value : String(value),
      ]),
    );
    const marker = this.newMarker('ledger');
    try {
      await this.#engine.command(
        `INSERT INTO ${this.table(table)} (${names}) SELECT ${places.join(', ')}`,
        parameters,
        marker,
      );
    } catch (error) {
      throw problemOf(error, { marker, limits: this.#limits });
    }
  }

  newMarker(name: string | undefined): string {
    return newMarker(name);
  }

  /** A statement with its macros written out. */
  expand(sql: string): string {
    return expandMacros(sql, { database: this.database, cluster: this.engine.cluster });
  }

  async command(sql: string, parameters: Parameters = {}): Promise<void> {
    const expanded = this.expand(sql);
    if (!maskSql(expanded).replaceAll(';', '').trim()) return;
    const statement = checkCommand(singleStatement(expanded));
    checkParameters(statement, parameters);
    const marker = newMarker(undefined);
    try {
      await this.#engine.command(statement, parameters, marker);
    } catch (error) {
      throw problemOf(error, { marker, limits: this.#limits });
    }
  }

  load(load: Load) {
    return this.#loader.load(load);
  }

  append(append: Append) {
    return this.#loader.append(append);
  }

  remove(removal: Removal): Promise<bigint> {
    return removeRows(removal, { engine: this.#engine, store: this });
  }

  recover() {
    return this.#loader.recover();
  }

  migrate(migrations: readonly Migration[]) {
    return runMigrations(this, migrations);
  }

  async cancel(marker: string): Promise<number> {
    return await this.#engine.kill(`sanyi:${checkMarker(marker)}:`);
  }

  /** One store for each database: two would not know of each other's loads. */
  inDatabase(database: string): Promise<Facts> {
    const known = this.#views.get(database) ?? this.#openView(database);
    this.#views.set(database, known);
    return known;
  }

  async #openView(database: string): Promise<Facts> {
    const onCluster = this.engine.cluster ? ` ON CLUSTER ${identifier(this.engine.cluster)}` : '';
    const create = `CREATE DATABASE IF NOT EXISTS ${identifier(database)}${onCluster}`;
    await this.#engine.command(create, {}, newMarker(undefined));
    const store = new FactsStore(this.#engine, database, this.#limits, this.#views);
    if (this.#engine.alone) await store.recover();
    return store;
  }

  async health(): Promise<FactsHealth> {
    const began = performance.now();
    const rows = await this.query<{ one: number }>('SELECT 1 AS one', {}, { lane: 'short' });
    const milliseconds = Math.round(performance.now() - began);
    const freeBytes = await this.#engine.freeBytes();
    const ok = rows[0]?.one === 1;
    return { ok, engine: this.engine, ...this.#engine.load, freeBytes, milliseconds };
  }

  async close(graceMilliseconds = 10_000): Promise<void> {
    if (this.#first) await this.#engine.close(graceMilliseconds);
  }
}

/** A marker no other query has; the caller's part comes first so that it can be found. */
function newMarker(name: string | undefined): string {
  return `sanyi:${name === undefined ? 'q' : checkMarker(name)}:${randomUUID()}`;
}

function checkMarker(name: string): string {
  if (!/^[\w.:-]{1,100}$/.test(name))
    throw factsProblems.problem('bad-parameter', { name: 'marker', reason: JSON.stringify(name) });
  return name;
}

function problemOf(error: unknown, at: { readonly marker: string; readonly limits: Limits }) {
  const { seconds, bytes, rows } = at.limits;
  return asProblem(error, { marker: at.marker, seconds, bytes, rows });
}

/** The statements `command` takes: tables, never data, and never the two forms that go wrong on a full disk. */
function checkCommand(statement: string): string {
  const mask = maskSql(statement);
  const refuse = (reason: string): never => {
    throw factsProblems.problem('not-allowed', { reason });
  };
  const first = /^\s*(\w+)/.exec(mask)?.[1]?.toLowerCase() ?? '';
  if (!['create', 'drop', 'alter', 'truncate', 'rename', 'exchange', 'optimize'].includes(first))
    refuse(`${first}: only statements on tables; data comes in by a load`);
  if (first === 'alter' && /\b(delete|update)\b\s/i.test(mask))
    refuse(
      'ALTER … DELETE/UPDATE rewrites parts and hangs on a full disk; replace or drop a partition instead',
    );
  if (/\bdefault\s*\.\s*\S/i.test(mask)) refuse('database default');
  // Without SYNC the files stay for minutes, and a short-lived process never removes them.
  const drops = first === 'drop' && !/\bsync\s*$/i.test(mask);
  return drops ? `${statement} SYNC` : statement;
}

function toRows<Row extends object>(raw: RawRows, columns: readonly string[] | undefined): Row[] {
  if (columns && columns.join() !== raw.names.join())
    throw factsProblems.problem('unexpected-shape', { expected: columns.join(), actual: raw.names.join() });
  const readers = raw.types.map(readerFor);
  return raw.rows.map((values) => {
    const row: Record<string, FactValue> = {};
    for (const [index, name] of raw.names.entries())
      row[name] = readers[index]?.(values[index] ?? null) ?? null;
    return asRow<Row>(row);
  });
}

/** The shape of a row is the caller's promise about its own SQL, the one place where it is taken on trust. */
function asRow<Row extends object>(row: object): Row {
  return row as Row;
}
