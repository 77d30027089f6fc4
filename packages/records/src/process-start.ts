import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** When a process began, as text that only has to be equal to itself; `null` when this platform cannot tell. */
export type ProcessStart = string | null;

export type ProcessLife = { readonly alive: false } | { readonly alive: true; readonly start: ProcessStart };

const GONE: ProcessLife = { alive: false };

/**
 * Start of a process (进程启动时刻), which tells a process from a later one that got the same number.
 *
 * A zombie counts as gone.
 */
export function processLife(pid: number): ProcessLife {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs, but belongs to somebody else.
    if (errorCode(error) === 'ESRCH') return GONE;
    if (errorCode(error) !== 'EPERM') throw error;
  }
  if (process.platform === 'linux') return linuxLife(pid);
  return { alive: true, start: process.platform === 'win32' ? null : unixStart(pid) };
}

function linuxLife(pid: number): ProcessLife {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may itself hold blanks and brackets; the state follows the last one.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return GONE;
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return { alive: true, start: `${boot}:${fields[19]}` };
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ESRCH') return GONE;
    if (errorCode(error) === 'EACCES') return { alive: true, start: null };
    throw error;
  }
}

function unixStart(pid: number): ProcessStart {
  try {
    const text = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C' },
    });
    return text.trim() || null;
  } catch (error) {
    // No `ps`, or it lists no such process: the number alone must do.
    if (error instanceof Error) return null;
    throw error;
  }
}

/** The code of a system error (错误码), such as `ENOENT`; null for any other error. */
export function errorCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}
