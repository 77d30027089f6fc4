import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Facts } from './facts.ts';
import { openFacts } from './open.ts';

const PREFIX = 'sanyi-test-facts-';
declare global {
  var sanyiTestFacts: Promise<Facts> | undefined;
}

/**
 * Facts for a test (测试事实库): one chDB for the whole process, because a process can hold one folder only; each test
 * file asks for a database of its own. The folder lies in the temporary directory and goes when the process ends.
 *
 * The process must have been started with UV_THREADPOOL_SIZE=16 (the Vitest project `stores` does), else there is
 * one seat for heavy queries only.
 *
 * @param database lower-case name, one for each test file
 */
export async function testFacts(database: string): Promise<Facts> {
  // Kept on the global object: with several copies of this module there must still be one engine.
  globalThis.sanyiTestFacts ??= openShared();
  const facts = await globalThis.sanyiTestFacts;
  return await facts.inDatabase(database);
}

async function openShared(): Promise<Facts> {
  const directory = testFolder();
  return await openFacts({ kind: 'chdb', directory, database: 'shared', threads: testThreads() });
}

/** A temporary folder that goes when the process ends; folders of processes that were killed go now. */
export function testFolder(): string {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(name.startsWith(PREFIX) ? name.slice(PREFIX.length).split('-')[0] : 0);
    if (pid > 0 && !isAlive(pid)) rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
  const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  if (folders.push(folder) === 1) {
    process.once('exit', removeFolders);
    // A test runner ends its processes by signal, which by itself would skip `exit`.
    process.once('SIGTERM', () => process.exit(143));
  }
  return folder;
}

const folders: string[] = [];

function removeFolders(): void {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}

/** The size of the pool of threads this test process was started with. */
export function testThreads(): number {
  return Number(process.env.UV_THREADPOOL_SIZE ?? 4);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
