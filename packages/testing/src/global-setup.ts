import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTemplate } from '@sanyi/records';
import type { TestProject } from 'vitest/node';
import { findPostgres, startPostgres } from './postgres-server.ts';

/** What the store tests find (测试环境): a folder for templates and, where there is one, a PostgreSQL server. */
export interface TestStores {
  /** Engines of the matrix in this run. */
  readonly engines: readonly ('pglite' | 'postgres')[];
  /** Temporary folder with `pglite.tar`, the database with the platform's migrations. */
  readonly folder: string;
  readonly postgres: { readonly url: string; readonly adminUrl: string; readonly version: string } | null;
}

declare module 'vitest' {
  export interface ProvidedContext {
    readonly testStores: TestStores;
  }
}

/**
 * Prepares the `stores` project: one migrated PGlite template and one real PostgreSQL for the whole run.
 * `ENGINES=pglite,postgres` chooses; asking for `postgres` where there is none is an error.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const asked = (process.env['ENGINES'] ?? '').split(',').filter((name) => name !== '');
  const wants = (engine: string) => asked.length === 0 || asked.includes(engine);
  const folder = mkdtempSync(join(tmpdir(), 'sanyi-test-'));
  const binaries = wants('postgres') ? findPostgres() : null;
  if (wants('postgres') && binaries === null) {
    if (asked.includes('postgres'))
      throw new Error('ENGINES names postgres, but initdb and postgres were not found in PATH');
    announce(
      'PostgreSQL was not found: the store tests run on PGlite ONLY, the production engine is NOT tested.',
    );
  }
  const [server, template] = await Promise.all([
    binaries === null ? null : startPostgres(binaries),
    wants('pglite') ? createTemplate([]) : null,
  ]);
  if (template) writeFileSync(join(folder, 'pglite.tar'), Buffer.from(await template.arrayBuffer()));
  project.provide('testStores', {
    engines: [...(template ? (['pglite'] as const) : []), ...(server ? (['postgres'] as const) : [])],
    folder,
    postgres: server ? { url: server.url, adminUrl: server.adminUrl, version: server.version } : null,
  });
  return async () => {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

function announce(message: string): void {
  const line = '!'.repeat(message.length + 8);
  process.stderr.write(`\n${line}\n!!! ${message} !!!\n${line}\n\n`);
}
