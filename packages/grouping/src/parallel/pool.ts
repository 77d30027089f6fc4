import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { CaseColumns } from '../columns.ts';
import type { CaseField } from '../csv/headings.ts';
import type { Scheme } from '../scheme.ts';
import type { Task, TaskResult } from './task.ts';

/** Cases a thread takes at a time: enough that handing over costs nothing, few enough that no thread waits long for the last. */
const RUN = 65_536;

interface Waiting {
  readonly task: Task;
  readonly resolve: (result: TaskResult) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Threads that group by one scheme (分组线程池). The answer of a case does not depend on the thread that gives it, nor on their number. Close
 * it when done.
 */
export class GroupingPool {
  readonly #workers: readonly Worker[];
  readonly #idle: Worker[];
  readonly #waiting: Waiting[] = [];
  readonly #busy = new Map<Worker, Waiting>();

  /** @param threads how many; 2 on a machine with two cores */
  constructor(scheme: Scheme, threads: number) {
    this.#workers = Array.from({ length: threads }, () => startWorker(scheme));
    this.#idle = [...this.#workers];
    for (const worker of this.#workers) {
      worker.on('message', (result: TaskResult) => this.#finished(worker, result));
      worker.on('error', (error) => this.#failed(error));
    }
  }

  /**
   * Groups cases in columns that lie in shared memory (共享列批量分组), as `sharedColumns` makes them, for the scheme compiled from the same data.
   *
   * @returns indices into the compiled scheme's answers, in shared memory
   */
  async columns(columns: CaseColumns): Promise<Uint16Array> {
    const answers = new Uint16Array(new SharedArrayBuffer(columns.count * 2));
    const runs: Promise<TaskResult>[] = [];
    for (let from = 0; from < columns.count; from += RUN)
      runs.push(
        this.#give({ kind: 'columns', columns, answers, from, to: Math.min(from + RUN, columns.count) }),
      );
    await Promise.all(runs);
    return answers;
  }

  /** Groups whole lines of a file of cases (整行分组); the header was read before. The text is handed over and gone. */
  async lines(fields: readonly CaseField[], text: Uint8Array): Promise<Uint8Array> {
    const result = await this.#give({ kind: 'lines', fields, text });
    if (!result) throw new Error('no lines came back');
    return result;
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }

  #give(task: Task): Promise<TaskResult> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ task, resolve, reject });
      this.#next();
    });
  }

  #next(): void {
    while (this.#idle.length > 0 && this.#waiting.length > 0) {
      const worker = this.#idle.pop();
      const waiting = this.#waiting.shift();
      if (!worker || !waiting) return;
      this.#busy.set(worker, waiting);
      const { task } = waiting;
      worker.postMessage(task, task.kind === 'lines' ? [task.text.buffer as ArrayBuffer] : []);
    }
  }

  #finished(worker: Worker, result: TaskResult): void {
    this.#busy.get(worker)?.resolve(result);
    this.#busy.delete(worker);
    this.#idle.push(worker);
    this.#next();
  }

  #failed(error: unknown): void {
    for (const { reject } of [...this.#busy.values(), ...this.#waiting]) reject(error);
    this.#busy.clear();
    this.#waiting.length = 0;
  }
}

/** In the bundle the thread is a file beside the command line; from source it is TypeScript and first needs a reader for it. */
function startWorker(scheme: Scheme): Worker {
  if (!import.meta.url.endsWith('.ts'))
    return new Worker(new URL('./grouping-worker.js', import.meta.url), { workerData: scheme });
  const reader = new URL(
    'dist/esm/api/index.mjs',
    pathToFileURL(createRequire(import.meta.url).resolve('tsx/package.json')),
  ).href;
  const source = new URL('./worker.ts', import.meta.url).href;
  const program = `import(${JSON.stringify(reader)}).then(({ register }) => { register(); return import(${JSON.stringify(source)}); })`;
  return new Worker(program, { eval: true, execArgv: [], workerData: scheme });
}
