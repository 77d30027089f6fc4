import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A process of its own for what cannot be tried inside this one: locks, sudden death, another configuration. */
export interface Child {
  readonly process: ChildProcess;
  /** The next line the child writes; the text of its errors when it ends before. */
  line(): Promise<string>;
  /** Waits for the end; exit code and everything it wrote. */
  ended(): Promise<{ readonly exit: number | null; readonly output: string; readonly errors: string }>;
}

/** Starts a TypeScript file of this folder (子进程). */
export function startChild(file: string, ...args: string[]): Child {
  const path = fileURLToPath(new URL(file, import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', path, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, UV_THREADPOOL_SIZE: '16' },
  });
  let output = '';
  let errors = '';
  let read = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
    child.emit('more');
  });
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const end = once(child, 'close');
  end.then(
    () => child.emit('more'),
    () => child.emit('more'),
  );
  return {
    process: child,
    async line() {
      for (;;) {
        const at = output.indexOf('\n', read);
        if (at >= 0) {
          const text = output.slice(read, at);
          read = at + 1;
          return text;
        }
        if (child.exitCode !== null || child.signalCode !== null) return `ended: ${errors}`;
        await once(child, 'more');
      }
    },
    async ended() {
      await end;
      return { exit: child.exitCode, output, errors };
    },
  };
}
