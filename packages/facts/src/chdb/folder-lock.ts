import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { factsProblems } from '../problems.ts';

interface Owner {
  readonly pid: number;
  readonly host: string;
  /** When the process began, in the kernel's ticks: a pid alone may have been given to another process since. */
  readonly began: string;
  readonly since: string;
}

/** A folder held by this process (目录锁). */
export interface FolderLock {
  release(): void;
}

/**
 * Takes a folder for this process alone (独占目录). The engine has a lock of its own; this one is taken first so that
 * the second process is told who holds the folder. A lock left by a dead process is taken over.
 *
 * @throws facts/folder-in-use
 */
export function lockFolder(directory: string): FolderLock {
  mkdirSync(directory, { recursive: true });
  const path = join(directory, 'owner.json');
  const mine = JSON.stringify(thisProcess());
  const draft = join(directory, `owner.${process.pid}.draft`);
  writeFileSync(draft, mine);
  try {
    // A link either appears whole or not at all, unlike a file that is opened first and written later.
    for (let attempt = 0; !linked(draft, path); attempt += 1) {
      const text = readText(path);
      if (text === undefined) continue;
      const owner = parseOwner(text);
      if (attempt > 20 || (owner && isAlive(owner))) throw inUse(directory, owner);
      takeAway(path, text);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  return {
    release() {
      if (readText(path) === mine) rmSync(path, { force: true });
    },
  };
}

/** Removes a stale lock, and only that one: another process may have replaced it in between. */
function takeAway(path: string, stale: string): void {
  const aside = `${path}.${process.pid}.stale`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (isCode(error, 'ENOENT')) return;
    throw error;
  }
  if (readText(aside) !== stale) linked(aside, path);
  rmSync(aside, { force: true });
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

function parseOwner(text: string): Owner | undefined {
  const match = /^\{"pid":(\d+),"host":"([^"]*)","began":"(\d*)","since":"([^"]*)"\}$/.exec(text);
  if (!match) return undefined;
  return { pid: Number(match[1]), host: match[2] ?? '', began: match[3] ?? '', since: match[4] ?? '' };
}

function thisProcess(): Owner {
  const host = hostname().replaceAll('"', '');
  return { pid: process.pid, host, began: beganAt(process.pid), since: new Date().toISOString() };
}

/** A process of another machine cannot be asked; there the engine's own lock has the last word. */
function isAlive(owner: Owner): boolean {
  if (owner.host !== thisProcess().host) return false;
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    return isCode(error, 'EPERM');
  }
  return owner.began === '' || owner.began === beganAt(owner.pid);
}

/** Field 22 of `/proc/<pid>/stat`; '' where there is no such file (macOS). */
function beganAt(pid: number): string {
  const stat = readText(`/proc/${pid}/stat`);
  if (stat === undefined) return '';
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

function inUse(directory: string, owner: Owner | undefined) {
  const text = owner ? `pid ${owner.pid} @ ${owner.host} (${owner.since})` : '?';
  return factsProblems.problem('folder-in-use', { directory, owner: text });
}

/**
 * Why the engine could not open its folder (打不开的原因). It says so only on its error output; who holds its lock
 * stands in the kernel's list, where there is one.
 */
export function cannotOpen(directory: string, cause: unknown) {
  const inode = inodeOf(join(directory, 'engine', 'status'));
  const holder = new RegExp(`FLOCK\\s+ADVISORY\\s+WRITE\\s+(\\d+)\\s+\\w+:\\w+:${inode}\\s`);
  const pid = holder.exec(readText('/proc/locks') ?? '')?.[1];
  if (pid) return factsProblems.problem('folder-in-use', { directory, owner: `pid ${pid}` }, { cause });
  const reason = cause instanceof Error ? cause.message : String(cause);
  return factsProblems.problem('folder-unusable', { directory, reason }, { cause });
}

function inodeOf(path: string): string {
  try {
    return String(statSync(path).ino);
  } catch (error) {
    if (isCode(error, 'ENOENT') || isCode(error, 'ENOTDIR')) return 'none';
    throw error;
  }
}
