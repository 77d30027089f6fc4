import { randomUUID } from 'node:crypto';
import {
  readFileSync,
  readlinkSync,
  renameSync,
  statSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { recordsProblems } from './problems.ts';
import { errorCode, type ProcessStart, processLife } from './process-start.ts';

interface LockFacts {
  readonly token: string;
  readonly pid: number;
  readonly start: ProcessStart;
  readonly host: string;
  readonly since: string;
}

export interface FolderLock {
  /** Removes the lock file; idempotent. */
  release(): void;
}

/** The holder touches its file this often; a holder we cannot look at (another host) is gone after `SILENT`. */
const BEAT_MILLISECONDS = 5_000;
const SILENT_MILLISECONDS = 30_000;
/** A lock file or takeover mark without content is being written; older than this, its writer died. */
const WRITING_MILLISECONDS = 3_000;
const ATTEMPTS = 40;

/**
 * Takes the lock of a data folder (数据文件夹锁) by creating `file` exclusively, because PGlite itself lets two
 * processes open one directory and lose rows.
 *
 * A lock whose process has died is taken over, also when its number was given to another program since; processes in
 * another container or on another host are judged by their heartbeat.
 *
 * @throws Problem `records/locked`.
 */
export async function lockFolder(file: string, directory: string, since: string): Promise<FolderLock> {
  const own = processLife(process.pid);
  const mine: LockFacts = {
    token: randomUUID(),
    pid: process.pid,
    start: own.alive ? own.start : null,
    host: machineName(),
    since,
  };
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (createExclusively(file, JSON.stringify(mine))) return held(file, mine);
    const found = readLock(file);
    if (found === 'absent') continue;
    if (found === 'writing') {
      await delay(100);
      continue;
    }
    if (found !== 'broken' && isAlive(found, file)) {
      throw recordsProblems.problem('locked', {
        directory,
        pid: found.pid,
        host: found.host,
        since: found.since,
        file,
      });
    }
    if (takeOver(file, found, mine)) {
      // Two that took over at the same moment: the later writer's content stands, the other reads it and yields.
      await delay(30);
      const standing = readLock(file);
      if (typeof standing === 'object' && standing.token === mine.token) return held(file, mine);
    }
    await delay(50);
  }
  throw recordsProblems.problem('locked', { directory, pid: '?', host: '?', since: '?', file });
}

function held(file: string, mine: LockFacts): FolderLock {
  const beat = setInterval(() => {
    if (stillMine(file, mine)) utimesSync(file, new Date(), new Date());
    else clearInterval(beat);
  }, BEAT_MILLISECONDS);
  beat.unref();
  let released = false;
  return {
    release() {
      if (released) return;
      released = true;
      clearInterval(beat);
      if (stillMine(file, mine)) unlinkSync(file);
    },
  };
}

function stillMine(file: string, mine: LockFacts): boolean {
  const found = readLock(file);
  return typeof found === 'object' && found.token === mine.token;
}

function isAlive(found: LockFacts, file: string): boolean {
  if (found.host !== machineName()) return ageOf(file) < SILENT_MILLISECONDS;
  const life = processLife(found.pid);
  if (!life.alive) return false;
  // Same number, other start: the number was reused. Where starts cannot be read, the number must do.
  return life.start === null || found.start === null || life.start === found.start;
}

/** Replaces a dead lock under a second exclusive mark, after looking once more that it is still the dead one. */
function takeOver(file: string, dead: LockFacts | 'broken', mine: LockFacts): boolean {
  const mark = `${file}.takeover`;
  if (!createExclusively(mark, mine.token)) {
    if (ageOf(mark) > WRITING_MILLISECONDS) remove(mark);
    return false;
  }
  try {
    const found = readLock(file);
    const same =
      dead === 'broken' ? found === 'broken' : typeof found === 'object' && found.token === dead.token;
    if (!same) return false;
    const fresh = `${file}.${mine.token}`;
    writeFileSync(fresh, JSON.stringify(mine), { mode: 0o600 });
    renameSync(fresh, file);
    return true;
  } finally {
    remove(mark);
  }
}

function createExclusively(file: string, content: string): boolean {
  try {
    writeFileSync(file, content, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

function readLock(file: string): LockFacts | 'absent' | 'writing' | 'broken' {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (isLockFacts(value)) return value;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return 'absent';
    if (!(error instanceof SyntaxError)) throw error;
  }
  return ageOf(file) < WRITING_MILLISECONDS ? 'writing' : 'broken';
}

function isLockFacts(value: unknown): value is LockFacts {
  if (typeof value !== 'object' || value === null) return false;
  const facts: Partial<Record<keyof LockFacts, unknown>> = value;
  return (
    typeof facts.token === 'string' &&
    typeof facts.pid === 'number' &&
    typeof facts.host === 'string' &&
    typeof facts.since === 'string' &&
    (facts.start === null || typeof facts.start === 'string')
  );
}

function ageOf(file: string): number {
  try {
    return Date.now() - statSync(file).mtimeMs;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return 0;
    throw error;
  }
}

function remove(file: string): void {
  try {
    unlinkSync(file);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
}

/** Host and, on Linux, process-number namespace: two containers may share a name, but not their process numbers. */
function machineName(): string {
  if (process.platform !== 'linux') return hostname();
  try {
    return `${hostname()} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch (error) {
    if (errorCode(error) === null) throw error;
    return hostname();
  }
}
