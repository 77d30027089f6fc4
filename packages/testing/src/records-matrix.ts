import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '@sanyi/kernel';
import {
  createTemplate,
  migrationChecksum,
  openRecords,
  type Records,
  type RecordsLogger,
  type RecordsMigration,
} from '@sanyi/records';
import pg from 'pg';
import { afterAll, afterEach, beforeEach, describe, inject } from 'vitest';
import type { TestStores } from './global-setup.ts';

export type TestEngine = TestStores['engines'][number];

export interface MatrixOptions {
  /** Migrations of the slices under test, in order; the platform's own come first by themselves. */
  readonly migrations?: readonly RecordsMigration[];
  readonly clock?: Clock;
  readonly logger?: RecordsLogger;
}

/** Engines of this run: every one that is present, or those named in `ENGINES`. */
export function enginesPresent(): readonly TestEngine[] {
  return inject('testStores').engines;
}

export type RecordsSuite = (open: () => Promise<Records>, engine: TestEngine) => void;

/**
 * Runs a suite on every engine present (多引擎测试): `describeRecords('tasks', { migrations }, (open) => { … })`.
 *
 * `open()` gives a fresh, migrated database of its own; what a test or its `beforeEach` opened is closed after the
 * test, what a `beforeAll` opened after the suite.
 */
export function describeRecords(name: string, suite: RecordsSuite): void;
export function describeRecords(name: string, options: MatrixOptions, suite: RecordsSuite): void;
export function describeRecords(
  name: string,
  first: MatrixOptions | RecordsSuite,
  second?: RecordsSuite,
): void {
  describeOn(enginesPresent(), name, first, second);
}

/**
 * Runs a suite of an interface on the production engine, where it is present (接口测试): that every store works on both
 * engines is proved by its own suite, and the journeys of the browser go over the embedded one. `ENGINES` that are named
 * run all of them.
 */
export function describeApi(name: string, suite: RecordsSuite): void;
export function describeApi(name: string, options: MatrixOptions, suite: RecordsSuite): void;
export function describeApi(name: string, first: MatrixOptions | RecordsSuite, second?: RecordsSuite): void {
  const present = enginesPresent();
  describeOn(process.env['ENGINES'] ? present : present.slice(-1), name, first, second);
}

function describeOn(
  engines: readonly TestEngine[],
  name: string,
  first: MatrixOptions | RecordsSuite,
  second: RecordsSuite | undefined,
): void {
  const options = typeof first === 'function' ? {} : first;
  const suite = typeof first === 'function' ? first : second;
  if (!suite) throw new Error('a suite is missing');
  for (const engine of engines) {
    describe(`${name} [${engine}]`, () => {
      let inTest = false;
      const ofTest: Records[] = [];
      const ofSuite: Records[] = [];
      beforeEach(() => {
        inTest = true;
      });
      afterEach(async () => {
        inTest = false;
        for (const records of ofTest.splice(0)) await records.close();
      });
      afterAll(async () => {
        for (const records of ofSuite.splice(0)) await records.close();
      });
      const open = async () => {
        const records = await openTestRecords(engine, options.migrations ?? [], options);
        (inTest ? ofTest : ofSuite).push(records);
        return records;
      };
      suite(open, engine);
    });
  }
}

/** A fresh database with the platform's and the given migrations; the caller closes it. */
export async function openTestRecords(
  engine: TestEngine,
  migrations: readonly RecordsMigration[] = [],
  options: Omit<MatrixOptions, 'migrations'> = {},
): Promise<Records> {
  const extras = {
    ...(options.clock ? { clock: options.clock } : {}),
    ...(options.logger ? { logger: options.logger } : {}),
  };
  const records =
    engine === 'pglite'
      ? await openRecords({ kind: 'memory' }, { ...extras, template: await pgliteTemplate(migrations) })
      : await openRecords({ kind: 'postgres', url: await freshDatabase(migrations), poolSize: 10 }, extras);
  // Applies nothing; it proves that the template holds exactly this list.
  await records.migrate(migrations);
  return records;
}

/** Address of a fresh database on the test server, migrated; for tests that start processes of their own. */
export async function freshDatabase(migrations: readonly RecordsMigration[] = []): Promise<string> {
  const server = inject('testStores').postgres;
  if (!server) throw new Error('no PostgreSQL in this run');
  const template = `template_${listKey(migrations)}`;
  const name = `test_${randomBytes(8).toString('hex')}`;
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  try {
    // Two workers must not build the same template, and CREATE DATABASE wants its template unused.
    await client.query('select pg_advisory_lock(7305411, 9)');
    const { rowCount } = await client.query('select from pg_database where datname = $1', [template]);
    if (rowCount === 0) {
      await client.query(`create database ${template}_unfinished`);
      const records = await openRecords({
        kind: 'postgres',
        url: databaseUrl(server.url, `${template}_unfinished`),
        poolSize: 1,
      });
      try {
        await records.migrate(migrations);
      } finally {
        await records.close();
      }
      await client.query(`alter database ${template}_unfinished rename to ${template}`);
    }
    await client.query(`create database ${name} template ${template}`);
    return databaseUrl(server.url, name);
  } finally {
    await client.end();
  }
}

/** The same server, another database. */
export function databaseUrl(url: string, database: string): string {
  return url.replace(/\/[^/?]*(\?|$)/, `/${database}$1`);
}

const templates = new Map<string, Promise<Blob>>();

function pgliteTemplate(migrations: readonly RecordsMigration[]): Promise<Blob> {
  const key = listKey(migrations);
  const known = templates.get(key);
  if (known) return known;
  const made = loadTemplate(migrations, key);
  templates.set(key, made);
  return made;
}

/** Workers share templates through the run's folder; two that build the same one write the same bytes. */
async function loadTemplate(migrations: readonly RecordsMigration[], key: string): Promise<Blob> {
  const { folder } = inject('testStores');
  const file = join(folder, `pglite-${key}.tar`);
  if (existsSync(file)) return new Blob([readFileSync(file)]);
  const base = new Blob([readFileSync(join(folder, 'pglite.tar'))]);
  if (migrations.length === 0) return base;
  const template = await createTemplate(migrations, base);
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, Buffer.from(await template.arrayBuffer()));
  renameSync(unfinished, file);
  return template;
}

function listKey(migrations: readonly RecordsMigration[]): string {
  const text = migrations
    .map(({ system, id, sql }) => `${system}/${id}/${migrationChecksum(sql)}`)
    .join('\n');
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
