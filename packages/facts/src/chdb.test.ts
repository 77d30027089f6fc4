import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lockFolder } from './chdb/folder-lock.ts';
import { ENDLESS, problemOf } from './contract/place.ts';
import { rowsShape } from './load/reading.ts';
import { openFacts } from './open.ts';
import { startChild } from './testing/child.ts';
import { testFacts, testFolder, testThreads } from './testing.ts';

describe('one process owns the folder', () => {
  test('gotcha 10: a second process is told who holds it, and may open it afterwards', async () => {
    const folder = testFolder();
    const owner = startChild('./hold-folder.ts', folder);
    const [, pid = ''] = (await owner.line()).split(' ');
    const second = await startChild('./open-and-tell.ts', folder).line();
    expect(second).toContain('facts/folder-in-use');
    expect(second).toContain(`pid ${pid}`);
    owner.process.stdin?.end();
    expect((await owner.ended()).exit).toBe(0);
    expect(readdirSync(folder)).toEqual(['engine']);
    expect(await startChild('./open-and-tell.ts', folder).line()).toBe('opened');
  });

  test('the engine refuses too when our own lock is gone', async () => {
    const folder = testFolder();
    const owner = startChild('./hold-folder.ts', folder);
    await owner.line();
    // As if the lock came from another machine, whose processes cannot be asked.
    const lock = readFileSync(join(folder, 'owner.json'), 'utf8');
    writeFileSync(join(folder, 'owner.json'), lock.replace(/"host":"[^"]*"/, '"host":"elsewhere"'));
    expect(await startChild('./open-and-tell.ts', folder).line()).toContain('facts/folder-in-use');
    owner.process.kill('SIGKILL');
    await owner.ended();
  });

  test('the lock of a dead process is taken over', async () => {
    const folder = testFolder();
    const owner = startChild('./hold-folder.ts', folder);
    await owner.line();
    owner.process.kill('SIGKILL');
    await owner.ended();
    expect(existsSync(join(folder, 'owner.json'))).toBe(true);
    expect(await startChild('./open-and-tell.ts', folder).line()).toBe('opened');
  });

  test('a number given to another process since, or a torn lock, holds nothing; a living owner does', async () => {
    for (const text of [
      `{"pid":${process.pid},"host":"${hostname()}","began":"1","since":"x"}`,
      '{"pid":',
      '',
    ]) {
      const folder = testFolder();
      writeFileSync(join(folder, 'owner.json'), text);
      const lock = lockFolder(folder);
      await expect(problemOf(Promise.resolve().then(() => lockFolder(folder)))).resolves.toMatchObject({
        code: 'facts/folder-in-use',
      });
      lock.release();
      expect(readdirSync(folder)).toEqual([]);
    }
  });

  test('a folder the engine cannot use is told apart from one that is in use', async () => {
    const folder = testFolder();
    writeFileSync(join(folder, 'engine'), 'a file where the engine wants a folder');
    expect(await startChild('./open-and-tell.ts', folder).line()).toContain('facts/folder-unusable');
    expect(readdirSync(folder)).not.toContain('owner.json');
  });

  test('the same process may not open a second folder', async () => {
    await testFacts('chdb_only');
    const problem = await problemOf(openFacts({ kind: 'chdb', directory: testFolder() }));
    expect(problem.code).toBe('facts/folder-in-use');
  });

  test('gotcha 10: a worker thread is refused before anything is loaded', async () => {
    const child = startChild('./open-and-tell.ts', testFolder(), 'worker');
    expect(await child.line()).toContain('facts/wrong-thread');
    expect((await child.ended()).exit).toBe(0);
  });

  test('without chDB the refusal says what to do', async () => {
    const line = await startChild('./open-and-tell.ts', testFolder(), 'missing').line();
    expect(line).toContain('facts/engine-missing');
  });
});

describe('sudden death', () => {
  test('gotcha 11: killed in the middle of a load, nothing of it is ever seen, and the next start cleans up', async () => {
    const folder = testFolder();
    const child = startChild('./load-and-die.ts', folder, 'reading');
    expect(await child.line()).toBe('half');
    child.process.kill('SIGKILL');
    await child.ended();
    writeFileSync(join(folder, 'spool', 'left-over'), 'x');
    const after = await startChild('./look-after.ts', folder).line();
    expect(JSON.parse(after)).toEqual({
      rows: '3',
      tables: ['big', 'facts_load', 'facts_load_wrong'],
      step: 'undone',
      spool: 0,
    });
  });

  test.each([
    ['append', '400003'],
    ['replace-partition', '400001'],
    ['replace-all', '400000'],
  ])(
    'gotcha 11: %s killed after the point of no return is there whole, and once, after the next start',
    async (mode, rows) => {
      for (const delay of ['0', '3', '10']) {
        const folder = testFolder();
        await startChild('./load-and-die.ts', folder, mode, delay).ended();
        const after = JSON.parse(await startChild('./look-after.ts', folder).line());
        const tables = ['big', 'facts_load', 'facts_load_wrong'];
        expect(after, `after ${delay} ms`).toEqual({ rows, tables, step: 'done', spool: 0 });
      }
    },
  );
});

test('closing refuses new work, lets short work finish, stops the rest, and gives the folder free', async () => {
  const folder = testFolder();
  const child = startChild('./close-at-work.ts', folder);
  expect(JSON.parse(await child.line())).toEqual({
    waiting: 'facts/closed',
    late: 'facts/closed',
    finishing: [{ n: '0' }],
    endless: 'facts/cancelled',
    again: 'opened',
  });
  expect((await child.ended()).exit).toBe(0);
  expect(readdirSync(folder)).toEqual(['engine']);
});

describe('threads of the process', () => {
  test('gotcha 7: reading a file does not wait while every heavy seat is busy', async () => {
    expect(testThreads()).toBeGreaterThanOrEqual(8);
    const facts = await testFacts('chdb_only');
    const stop = new AbortController();
    const heavy = Array.from({ length: 8 }, () =>
      problemOf(facts.query(ENDLESS, {}, { signal: stop.signal })),
    );
    try {
      while ((await facts.health()).running < 4) await new Promise((resolve) => setTimeout(resolve, 10));
      const began = performance.now();
      for (let round = 0; round < 20; round += 1) await readFile(import.meta.filename);
      expect(performance.now() - began).toBeLessThan(3000);
    } finally {
      stop.abort();
    }
    await Promise.all(heavy);
  });

  test('gotcha 7: with a small pool of threads fewer heavy seats are opened', async () => {
    const output = await startChild('./seats.ts', testFolder()).line();
    expect(JSON.parse(output)).toEqual({ 4: 1, 6: 3, 16: 4 });
  });

  test('gotcha 8: a parameterised question does not queue behind a parameterised heavy one', async () => {
    const facts = await testFacts('chdb_only');
    const stop = new AbortController();
    const sql = 'SELECT count() AS n FROM numbers(1000000000000) WHERE cityHash64(number) % {k:UInt8} = 9';
    const heavy = problemOf(facts.query(sql, { k: 7 }, { signal: stop.signal }));
    while ((await facts.health()).running < 1) await new Promise((resolve) => setTimeout(resolve, 10));
    const began = performance.now();
    for (let n = 0; n < 20; n += 1)
      expect(await facts.query('SELECT {n:UInt8} AS n', { n })).toEqual([{ n }]);
    expect(performance.now() - began).toBeLessThan(3000);
    stop.abort();
    await heavy;
  });
});

describe('files on their way', () => {
  test('gotcha 3: a load reads a plain temporary file, which is gone afterwards, also after a failure', async () => {
    const facts = await testFacts('chdb_only');
    await facts.command('CREATE TABLE IF NOT EXISTS {db}.t (a UInt8) ENGINE = MergeTree ORDER BY a');
    await facts.load({ table: 't', mode: 'append', token: 'ok', source: { rows: [[1]] } });
    const wrong = facts.load({ table: 't', mode: 'append', token: 'wrong', source: { rows: [['x']] } });
    expect((await problemOf(wrong)).code).toBe('facts/rows-refused');
    async function* broken() {
      yield Buffer.from('1\n');
      throw new Error('the sender hung up');
    }
    const torn = facts.load({
      table: 't',
      mode: 'append',
      token: 'torn',
      source: { bytes: broken(), format: 'CSV', header: false },
    });
    await expect(torn).rejects.toThrow('the sender hung up');
    const [path] = await facts.query<{ path: string }>(
      "SELECT path FROM system.disks WHERE name = 'default'",
    );
    expect(readdirSync(join(path?.path ?? '', '..', 'spool'))).toEqual([]);
  });

  test('gotcha 16: text is read as String, never as LowCardinality', () => {
    const { structure } = rowsShape([
      { name: 'a', type: 'LowCardinality(String)' },
      { name: 'b', type: 'Int64' },
    ]);
    expect(structure).toBe('raw__0 Nullable(String), raw__1 Nullable(String)');
  });

  test('gotcha 18: scripts and other outside sources cannot be named in a query', async () => {
    const facts = await testFacts('chdb_only');
    for (const source of [
      'executable',
      'executablePool',
      'fileCluster',
      'remoteSecure',
      'icebergS3',
      'url',
      's3',
    ])
      expect((await problemOf(facts.query(`SELECT * FROM ${source}('x')`))).code, source).toBe(
        'facts/not-allowed',
      );
  });

  test('gotcha 13: a load that would fill the disk is refused before it writes', async () => {
    const folder = testFolder();
    mkdirSync(join(folder, 'x'));
    const line = await startChild('./small-disk.ts', join(folder, 'x')).line();
    expect(line).toBe('facts/disk-full 0 rows');
  });
});
