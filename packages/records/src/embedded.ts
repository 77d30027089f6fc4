import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { systemClock } from '@sanyi/kernel';
import type { OpenedEngine } from './engine.ts';
import { lockFolder } from './folder-lock.ts';
import type { OpenExtras } from './open.ts';
import { openPglite, startPglite } from './pglite-engine.ts';
import { reasonOf } from './postgres-engine.ts';
import { recordsProblems } from './problems.ts';

/**
 * Opens the embedded database of a data folder (内置数据库): `<directory>/records.lock` and `<directory>/pglite/`.
 *
 * A new database is made beside its place and renamed when complete, so that a start that is killed leaves nothing
 * that looks like a database.
 */
export async function openEmbedded(
  given: string,
  extras: OpenExtras,
): Promise<{ engine: OpenedEngine; unlock: () => void }> {
  const directory = resolve(given);
  const file = join(directory, 'records.lock');
  const lock = await usable(directory, async () => {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    return lockFolder(file, directory, systemClock().now());
  });
  try {
    const place = join(directory, 'pglite');
    if (!existsSync(join(place, 'PG_VERSION'))) await usable(directory, () => create(place, extras.template));
    return { engine: await openExisting(directory, place), unlock: () => lock.release() };
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function create(place: string, template: Blob | undefined): Promise<void> {
  const unfinished = `${place}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  const database = await startPglite({ directory: unfinished }, template);
  await database.close();
  renameSync(unfinished, place);
}

async function openExisting(directory: string, place: string): Promise<OpenedEngine> {
  try {
    return await openPglite({ directory: place });
  } catch (error) {
    throw recordsProblems.problem(
      'embedded-damaged',
      { directory, reason: reasonOf(error) },
      { cause: error },
    );
  }
}

async function usable<T>(directory: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Error && error.name === 'Problem') throw error;
    throw recordsProblems.problem(
      'directory-unusable',
      { directory, reason: reasonOf(error) },
      { cause: error },
    );
  }
}
