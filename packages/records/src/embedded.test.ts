import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChild, viewerFixture } from '@sanyi/testing';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { openRecords, type Records, recordAudit, verifyAudit } from './index.ts';

const CHILD = 'packages/records/src/test-children/hold-folder.ts';

let folder = '';
const opened: Records[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sanyi-嵌入 库-'));
});
afterEach(async () => {
  for (const records of opened.splice(0)) await records.close();
  rmSync(folder, { recursive: true, force: true });
});

const template = () => new Blob([readFileSync(join(inject('testStores').folder, 'pglite.tar'))]);

async function open(
  directory = folder,
  from: { template?: Blob } = { template: template() },
): Promise<Records> {
  const records = await openRecords({ kind: 'embedded', directory }, from);
  opened.push(records);
  return records;
}

const lockFile = () => join(folder, 'records.lock');

const present = inject('testStores').engines.includes('pglite');

describe.runIf(present)('embedded database', () => {
  it('starts a new folder from the template and opens it again, with blanks and Chinese in its path', async () => {
    const directory = join(folder, '数据 文件夹', 'a b');
    const first = await open(directory);
    await first.migrate([]);
    await first.asSystem('test', (tx) =>
      tx.insertInto('platform.installation').values({ key: 'kept', value: '{}' }).execute(),
    );
    await first.close();
    expect(readdirSync(directory)).toEqual(['pglite']);
    const second = await open(directory);
    const { rows } = await second.asSystem('test', (tx) =>
      sql`select key from platform.installation`.execute(tx),
    );
    expect(rows).toEqual([{ key: 'kept' }]);
  });

  it('starts a new folder without a template', async () => {
    const records = await open(folder, {});
    expect((await records.migrate([])).map((item) => item.fresh)).toEqual([true]);
  });

  it('starts anew where an earlier first start was killed half way', async () => {
    mkdirSync(join(folder, 'pglite.unfinished'));
    writeFileSync(join(folder, 'pglite.unfinished', 'PG_VERSION'), '18');
    const records = await open();
    await records.migrate([]);
    expect(existsSync(join(folder, 'pglite.unfinished'))).toBe(false);
  });

  it('says when its files are damaged, and gives the lock back', async () => {
    mkdirSync(join(folder, 'pglite'));
    writeFileSync(join(folder, 'pglite', 'PG_VERSION'), '18');
    await expect(open()).rejects.toMatchObject({ code: 'records/embedded-damaged', kind: 'unavailable' });
    expect(existsSync(lockFile())).toBe(false);
  });

  it('says when the folder cannot be made', async () => {
    writeFileSync(join(folder, 'file'), '');
    await expect(open(join(folder, 'file', 'data'))).rejects.toMatchObject({
      code: 'records/directory-unusable',
    });
  });

  it('loses nothing that was committed when its process is killed', async () => {
    const child = startChild(CHILD, [folder]);
    await child.line('open');
    child.process.kill('SIGKILL');
    await child.ended;
    const records = await open();
    expect((await records.migrate([])).map((item) => item.fresh)).toEqual([false]);
    const viewer = viewerFixture();
    await records.asSystem('test', (tx) =>
      recordAudit(tx, { actor: viewer, action: 'a.b', subjectKind: 'k', subjectId: '1', scopePath: '/' }),
    );
    expect(await records.asSystem('test', (tx) => verifyAudit(tx))).toMatchObject({
      entries: 1n,
      break: null,
    });
  });

  const asNobody = process.getuid?.() === 0 && existsSync('/usr/bin/setpriv');
  it.runIf(asNobody)('starts for an account that is not root as well', () => {
    const directory = join(folder, 'of nobody');
    mkdirSync(directory);
    execFileSync('chown', ['-R', 'nobody', folder]);
    // The checkout itself may lie where only root can read: the engine is handed over as a copy.
    execFileSync('cp', ['-r', 'node_modules/@electric-sql/pglite/dist', join(folder, 'dist')]);
    writeFileSync(
      join(folder, 'start.mjs'),
      `import { PGlite } from './dist/index.js';
       const database = new PGlite({ dataDir: process.argv[2] });
       console.log((await database.query('select 1 as n')).rows[0].n);
       await database.close();`,
    );
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
    const output = execFileSync(
      '/usr/bin/setpriv',
      [
        '--reuid=nobody',
        '--clear-groups',
        process.execPath,
        join(folder, 'start.mjs'),
        join(directory, 'pg'),
      ],
      { encoding: 'utf8', cwd: '/', env: { PATH: process.env['PATH'] ?? '' } },
    );
    expect(output.trim()).toBe('1');
  });
});

describe.runIf(present)('folder lock of the embedded database', () => {
  it('refuses a second opening by the same process', async () => {
    await open();
    await expect(open()).rejects.toMatchObject({ code: 'records/locked', kind: 'unavailable' });
  });

  it('refuses a second process, naming the first and since when, and lets it in once the first has closed', async () => {
    const first = startChild(CHILD, [folder]);
    const pid = await first.line('open');
    await expect(open()).rejects.toMatchObject({
      code: 'records/locked',
      detail: {
        zh: expect.stringMatching(new RegExp(`进程 ${pid}.*\\d{4}-\\d\\d-\\d\\dT`)),
        en: expect.stringContaining(`process ${pid}`),
      },
    });
    first.process.stdin?.end();
    await first.line('closed');
    expect(await first.ended).toBe(0);
    expect(existsSync(lockFile())).toBe(false);
    const records = await open();
    expect(await records.health()).toMatchObject({ ok: true });
  });

  it('lets exactly one of several processes in that take over from a killed one at the same moment', async () => {
    const killed = startChild(CHILD, [folder]);
    await killed.line('open');
    killed.process.kill('SIGKILL');
    await killed.ended;
    expect(existsSync(lockFile())).toBe(true);
    const children = Array.from({ length: 4 }, () => startChild(CHILD, [folder]));
    const words = await Promise.all(
      children.map((child) =>
        Promise.race([
          child.line('open', 60_000).then(() => 'open'),
          child.line('refused', 60_000).then(() => 'refused'),
        ]),
      ),
    );
    expect(words.toSorted()).toEqual(['open', 'refused', 'refused', 'refused']);
    for (const child of children) child.process.stdin?.end();
    await Promise.all(children.map((child) => child.ended));
  });
});

describe.runIf(present)('PGlite’s own traps', () => {
  it('a closed database lets its process end', async () => {
    const child = startChild(CHILD, [folder]);
    await child.line('open');
    child.process.stdin?.end();
    expect(await child.ended).toBe(0);
  });

  it('int8 is bigint also where it would fit a number', async () => {
    const records = await open();
    const { rows } = await records.asSystem('test', (tx) =>
      sql`select 1::int8 as small, 9007199254740993::int8 as large`.execute(tx),
    );
    expect(rows).toEqual([{ small: 1n, large: 9_007_199_254_740_993n }]);
  });

  it('a date stays the day it is, whatever the time zone of the process', async () => {
    const records = await open();
    const { rows } = await records.asSystem('test', (tx) => sql`select date '2026-03-01' as day`.execute(tx));
    expect(rows).toEqual([{ day: '2026-03-01' }]);
  });

  it('other work waits for an open transaction instead of running inside it', async () => {
    const records = await open();
    const order: string[] = [];
    await Promise.all([
      records
        .asSystem('first', async (tx) => {
          await tx.insertInto('platform.installation').values({ key: 'a', value: '1' }).execute();
          await new Promise((resolve) => setTimeout(resolve, 100));
          order.push('first');
          throw new Error('undone');
        })
        .catch((error: unknown) => expect(String(error)).toContain('undone')),
      records.asSystem('second', async (tx) => {
        await tx.insertInto('platform.installation').values({ key: 'b', value: '1' }).execute();
        order.push('second');
      }),
    ]);
    expect(order).toEqual(['first', 'second']);
    const { rows } = await records.asSystem('test', (tx) =>
      sql`select key from platform.installation`.execute(tx),
    );
    expect(rows).toEqual([{ key: 'b' }]);
  });

  it('collation is byte order, so Chinese names are sorted in TypeScript', async () => {
    const records = await open();
    const { rows } = await records.asSystem('test', (tx) =>
      sql<{
        name: string;
      }>`select name from (values ('东'), ('白'), ('a'), ('B')) v (name) order by name`.execute(tx),
    );
    expect(rows.map((row) => row.name)).toEqual(['B', 'a', '东', '白']);
    expect(['东', '白'].toSorted(new Intl.Collator('zh-CN').compare)).toEqual(['白', '东']);
  });

  it('keeps no connection setting of a transaction', async () => {
    const records = await open();
    await records.asViewer(viewerFixture(), (tx) => sql`set local statement_timeout = 1234`.execute(tx));
    const { rows } = await records.asSystem('test', (tx) => sql`show statement_timeout`.execute(tx));
    expect(rows).toEqual([{ statement_timeout: '0' }]);
  });
});
