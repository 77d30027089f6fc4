import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { commands } from '../commands.ts';
import { examplePaper } from '../testing/example-papers.ts';

let folder: string;
const lines: string[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sanyi-read-'));
  lines.length = 0;
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const read = (...args: string[]) =>
  commands.commands['read']?.({ args, locale: 'zh-CN', print: (line) => lines.push(line) });

it('writes one plan-gold file for each paper', async () => {
  const file = join(folder, '清河区2026.txt');
  await writeFile(file, examplePaper('clearwater-2026'));
  expect(await read(file, '--json', join(folder, 'out'))).toBe(0);
  const gold = JSON.parse(await readFile(join(folder, 'out', '清河区2026.json'), 'utf8')) as {
    format: string;
    id: string;
    tasks: unknown[];
  };
  expect(gold).toMatchObject({ format: 'plan-gold/1', id: '清河区2026' });
  expect(gold.tasks.length).toBeGreaterThanOrEqual(25);
  expect(lines[0]).toContain('项任务');
});

it('writes the others when one is refused or absent, and says which', async () => {
  const good = join(folder, 'good.txt');
  const old = join(folder, 'old.doc');
  await writeFile(good, examplePaper('yunzhou-2026'));
  await writeFile(old, Buffer.from('d0cf11e0a1b11ae1', 'hex'));
  expect(await read(old, join(folder, 'none.txt'), good, '--json', folder)).toBe(1);
  expect(lines[0]).toContain('documents/old-office');
  expect(lines[1]).toContain('ENOENT');
  expect(JSON.parse(await readFile(join(folder, 'good.json'), 'utf8'))).toMatchObject({
    format: 'plan-gold/1',
  });
});

it('shows the usage when called wrongly', async () => {
  expect(await read('a.txt')).toBe(2);
  expect(await read('--what')).toBe(2);
  expect(lines[0]).toContain('sanyi plan read');
});
