import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FolderLock, lockFolder } from './folder-lock.ts';
import { processLife } from './process-start.ts';

let folder = '';
let file = '';
const held: FolderLock[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sanyi-锁 lock-'));
  file = join(folder, 'records.lock');
});
afterEach(() => {
  for (const lock of held.splice(0)) lock.release();
  rmSync(folder, { recursive: true, force: true });
});

async function take(): Promise<FolderLock> {
  const lock = await lockFolder(file, folder, '2026-11-22T08:00:00.000Z');
  held.push(lock);
  return lock;
}

const content = () => JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;

/** A lock as this process writes it, changed. */
async function leaveLock(changes: Record<string, unknown>): Promise<void> {
  const lock = await take();
  const facts = content();
  lock.release();
  writeFileSync(file, JSON.stringify({ ...facts, token: 'other', ...changes }));
}

/** Makes the file look untouched for so long. */
function age(milliseconds: number): void {
  const then = new Date(Date.now() - milliseconds);
  utimesSync(file, then, then);
}

const refusal = { code: 'records/locked', kind: 'unavailable' };

describe('folder lock', () => {
  it('is one file while held and none afterwards', async () => {
    const lock = await take();
    expect(content()).toMatchObject({ pid: process.pid, since: '2026-11-22T08:00:00.000Z' });
    await expect(take()).rejects.toMatchObject(refusal);
    lock.release();
    lock.release();
    expect(readdirSync(folder)).toEqual([]);
    await take();
  });

  it('goes to exactly one of many that ask at the same moment', async () => {
    const answers = await Promise.allSettled(Array.from({ length: 20 }, take));
    expect(answers.filter((answer) => answer.status === 'fulfilled')).toHaveLength(1);
    expect(readdirSync(folder)).toEqual(['records.lock']);
  });

  it('goes to exactly one of many that take over a dead one at the same moment', async () => {
    await leaveLock({ pid: 1_999_999_999 });
    const answers = await Promise.allSettled(Array.from({ length: 20 }, take));
    expect(answers.filter((answer) => answer.status === 'fulfilled')).toHaveLength(1);
    expect(readdirSync(folder)).toEqual(['records.lock']);
  });

  it.runIf(process.platform === 'linux')(
    'takes over when the number now belongs to another program',
    async () => {
      await leaveLock({ pid: process.ppid, start: 'some other boot:1' });
      await take();
      expect(content()['pid']).toBe(process.pid);
    },
  );

  it('does not take over from a running process of the same start, nor where the start is unknown', async () => {
    const life = processLife(process.ppid);
    for (const start of [life.alive ? life.start : '', null]) {
      await leaveLock({ pid: process.ppid, start });
      age(3_600_000);
      await expect(take()).rejects.toMatchObject({
        ...refusal,
        detail: { zh: expect.stringContaining(`进程 ${process.ppid}`) },
        cure: { en: expect.stringContaining(file) },
      });
      rmSync(file);
    }
  });

  it('judges another host or container by its heartbeat', async () => {
    await leaveLock({ host: 'elsewhere', pid: 1 });
    await expect(take()).rejects.toMatchObject({
      ...refusal,
      detail: { en: expect.stringContaining('elsewhere') },
    });
    age(60_000);
    await take();
    expect(content()['pid']).toBe(process.pid);
  });

  it.each(['', '{', '[]', '{"pid":1}', 'null'])('takes over a file without sense: %j', async (text) => {
    writeFileSync(file, text);
    age(10_000);
    await take();
    expect(content()['pid']).toBe(process.pid);
  });

  it('waits for a file that is just being written', async () => {
    await leaveLock({ pid: process.ppid, start: null });
    const facts = readFileSync(file, 'utf8');
    writeFileSync(file, facts.slice(0, 20));
    const asking = take();
    await new Promise((resolve) => setTimeout(resolve, 150));
    writeFileSync(file, facts);
    await expect(asking).rejects.toMatchObject(refusal);
  });

  it('gets past a takeover that was killed half way', async () => {
    await leaveLock({ pid: 1_999_999_999 });
    writeFileSync(`${file}.takeover`, 'dead');
    const then = new Date(Date.now() - 10_000);
    utimesSync(`${file}.takeover`, then, then);
    await take();
    expect(readdirSync(folder)).toEqual(['records.lock']);
  });

  it('does not remove a lock that has become somebody else’s', async () => {
    const lock = await take();
    writeFileSync(file, JSON.stringify({ ...content(), token: 'other' }));
    lock.release();
    expect(existsSync(file)).toBe(true);
  });
});

describe('process start', () => {
  it('tells the living from the dead', () => {
    expect(processLife(process.pid)).toMatchObject({ alive: true });
    expect(processLife(1_999_999_999)).toEqual({ alive: false });
    expect(processLife(process.pid)).toEqual(processLife(process.pid));
  });
});
