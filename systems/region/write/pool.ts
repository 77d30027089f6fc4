import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { WriteSettings } from './settings.ts';
import type { WrittenBlock } from './write-block.ts';

/** Blocks that may be ready before their turn, for each thread (每线程可提前完成的批次数). */
const AHEAD = 2;
/** Rows live for one shard; a wide young generation lets them die there. */
const LIMITS = { maxYoungGenerationSizeMb: 96, maxOldGenerationSizeMb: 1024 };

/**
 * Has blocks written by threads and hands them over in their order (分线程书写，按序交付), so that the files do not depend on
 * the number of threads. No thread runs far ahead of what was handed over, so memory stays bounded.
 *
 * @throws what a thread throws, and the signal's reason when it is stopped
 */
export async function writeInOrder(
  settings: WriteSettings,
  blocks: number,
  threads: number,
  take: (written: WrittenBlock) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  signal?.throwIfAborted();
  const workers = Array.from({ length: Math.min(threads, blocks) }, () => startWorker(settings));
  const ready = new Map<number, WrittenBlock>();
  let given = 0;
  let taken = 0;
  try {
    await new Promise<void>((resolve, reject) => {
      const idle = new Set<Worker>();
      let taking = false;
      const give = (worker: Worker) => {
        if (given >= blocks || given >= taken + workers.length * AHEAD) {
          idle.add(worker);
          return;
        }
        idle.delete(worker);
        worker.postMessage(given, []);
        given += 1;
      };
      const takeReady = async () => {
        if (taking) return;
        taking = true;
        for (let next = ready.get(taken); next; next = ready.get(taken)) {
          ready.delete(taken);
          await take(next);
          taken += 1;
          for (const worker of idle) give(worker);
        }
        taking = false;
        if (taken === blocks) resolve();
      };
      signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
      for (const worker of workers) {
        worker.on('message', (written: WrittenBlock) => {
          ready.set(written.block, written);
          give(worker);
          takeReady().catch(reject);
        });
        worker.on('error', reject);
        give(worker);
      }
    });
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

/** In the bundle the thread is a file beside the command line; from source it is TypeScript and first needs a reader for it. */
function startWorker(settings: WriteSettings): Worker {
  if (!import.meta.url.endsWith('.ts'))
    return new Worker(new URL('./region-worker.js', import.meta.url), {
      workerData: settings,
      resourceLimits: LIMITS,
    });
  const reader = new URL(
    'dist/esm/api/index.mjs',
    pathToFileURL(createRequire(import.meta.url).resolve('tsx/package.json')),
  ).href;
  const source = new URL('./worker.ts', import.meta.url).href;
  const program = `import(${JSON.stringify(reader)}).then(({ register }) => { register(); return import(${JSON.stringify(source)}); })`;
  return new Worker(program, { eval: true, execArgv: [], workerData: settings, resourceLimits: LIMITS });
}
