import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

export interface TestChild {
  readonly process: ChildProcess;
  /** Waits for a line on its output that begins with the given word and returns the rest of the line. */
  line(word: string, milliseconds?: number): Promise<string>;
  /** Exit code, or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals>;
  readonly output: () => string;
}

/**
 * Runs a TypeScript file in a process of its own (测试子进程), for what only separate processes can show: locks, kills,
 * takeovers. Paths are relative to the root of the repository, where Vitest runs.
 */
export function startChild(script: string, args: readonly string[]): TestChild {
  const hook = join(process.cwd(), 'packages/testing/src/raw-text-hook.mjs');
  const child = spawn(process.execPath, ['--import', 'tsx', '--import', hook, script, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let output = '';
  const listeners = new Set<() => void>();
  const hear = (chunk: Buffer) => {
    output += chunk.toString('utf8');
    for (const listener of listeners) listener();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const ended = new Promise<number | NodeJS.Signals>((resolve) => {
    child.once('exit', (code, signal) => resolve(code ?? signal ?? -1));
  });
  return {
    process: child,
    ended,
    output: () => output,
    line(word, milliseconds = 30_000) {
      return new Promise((resolve, reject) => {
        const look = () => {
          const found = output
            .split('\n')
            .slice(0, -1)
            .find((line) => line.startsWith(`${word} `) || line === word);
          if (found === undefined) return false;
          finish();
          resolve(found.slice(word.length + 1));
          return true;
        };
        const fail = (why: string) => {
          finish();
          reject(new Error(`${script}: ${why} before "${word}":\n${output}`));
        };
        const timer = setTimeout(() => fail('too slow'), milliseconds);
        const finish = () => {
          clearTimeout(timer);
          listeners.delete(look);
        };
        listeners.add(look);
        if (!look()) void ended.then((code) => setTimeout(() => look() || fail(`ended with ${code}`), 50));
      });
    },
  };
}
