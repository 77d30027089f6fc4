import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRecords } from '@sanyi/records';
import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import {
  accountIdOf,
  databaseUrl,
  describeRecords,
  enginesPresent,
  organisationTree,
  seedOrganisations,
  startChild,
  viewerFixture,
} from './index.ts';
import { findPostgres, startPostgres } from './postgres-server.ts';

describe('engines of the run', () => {
  it('are those asked for, and a server is there when PostgreSQL is', () => {
    const asked = (process.env['ENGINES'] ?? '').split(',').filter((name) => name !== '');
    if (asked.length > 0)
      expect(enginesPresent()).toEqual(['pglite', 'postgres'].filter((name) => asked.includes(name)));
    expect(enginesPresent().length).toBeGreaterThan(0);
    expect(inject('testStores').postgres !== null).toBe(enginesPresent().includes('postgres'));
  });

  it.runIf(findPostgres() !== null)(
    'stop without leaving a folder, also when their keeper is killed',
    async () => {
      const server = await startPostgres(findPostgres()!);
      const folder = decodeURIComponent(/host=([^&]*)/.exec(server.url)?.[1] ?? '');
      expect(existsSync(folder)).toBe(true);
      const records = await openRecords({ kind: 'postgres', url: server.url });
      const { rows } = await records.asSystem('test', (tx) =>
        sql`select rolsuper from pg_roles where rolname = current_user`.execute(tx),
      );
      expect(rows).toEqual([{ rolsuper: false }]);
      await records.close();
      await server.stop();
      expect(existsSync(folder)).toBe(false);

      const child = startChild('packages/testing/src/test-children/keep-server.ts', []);
      const orphan = await child.line('folder');
      expect(existsSync(join(orphan, 'data', 'postmaster.pid'))).toBe(true);
      child.process.kill('SIGKILL');
      await child.ended;
      for (let turn = 0; turn < 100 && existsSync(orphan); turn += 1)
        await new Promise((resolve) => setTimeout(resolve, 50));
      expect(existsSync(orphan)).toBe(false);
    },
  );
});

describeRecords('a fresh database each', (open) => {
  const mark = async (name: string) => {
    const records = await open();
    await records.asSystem('test', (tx) =>
      tx.insertInto('platform.installation').values({ key: name, value: '1' }).execute(),
    );
    return records;
  };
  let ofSuite = '';
  beforeAll(async () => {
    const records = await mark('suite');
    const { rows } = await records.asSystem('test', (tx) =>
      sql<{ key: string }>`select key from platform.installation`.execute(tx),
    );
    ofSuite = rows.map((row) => row.key).join();
  });
  let ofTest: Awaited<ReturnType<typeof open>>;
  beforeEach(async () => {
    ofTest = await mark('each');
  });

  it.each(['one', 'two'])('holds only its own rows: %s', async (name) => {
    const records = await mark(name);
    const { rows } = await records.asSystem('test', (tx) =>
      sql`select key from platform.installation`.execute(tx),
    );
    expect(rows).toEqual([{ key: name }]);
    const { rows: each } = await ofTest.asSystem('test', (tx) =>
      sql`select key from platform.installation`.execute(tx),
    );
    expect(each).toEqual([{ key: 'each' }]);
  });

  it('was there for the suite as well', () => expect(ofSuite).toBe('suite'));

  it('takes the organisation tree and viewers', async () => {
    const records = await open();
    const viewer = viewerFixture();
    await seedOrganisations(records, [viewer]);
    const account = await records.asViewer(viewer, (tx) =>
      tx
        .selectFrom('platform.account')
        .select(['id', 'username', 'role', 'organisation_id'])
        .executeTakeFirstOrThrow(),
    );
    expect(account).toEqual({
      id: accountIdOf(viewer.username),
      username: 'reform-office-east-reform',
      role: 'reform-office',
      organisation_id: 'east-reform',
    });
  });
});

describe('fixtures', () => {
  it('name parents before children, each path below its parent', () => {
    const seen = new Map<string | null, string>([[null, '/']]);
    for (const row of organisationTree()) {
      expect(row.path).toBe(`${seen.get(row.parent_id ?? null)}${row.id}/`);
      seen.set(row.id, row.path);
    }
  });

  it('change the database of an address and nothing else', () => {
    expect(databaseUrl('postgresql://u@/postgres?host=%2Ftmp%2Fx', 'other')).toBe(
      'postgresql://u@/other?host=%2Ftmp%2Fx',
    );
    expect(databaseUrl('postgresql://u@127.0.0.1:5/postgres', 'other')).toBe(
      'postgresql://u@127.0.0.1:5/other',
    );
  });
});

describe('children', () => {
  it('run TypeScript with .sql?raw outside Vite, and say why a word never came', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sanyi-child-'));
    try {
      writeFileSync(join(folder, 'text.sql'), "select '一';");
      writeFileSync(
        join(folder, 'child.mts'),
        "import text from './text.sql?raw'; console.log('text', text as string);",
      );
      const child = startChild(join(folder, 'child.mts'), []);
      expect(await child.line('text')).toBe("select '一';");
      await expect(child.line('nothing')).rejects.toThrow('ended with 0 before "nothing"');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
