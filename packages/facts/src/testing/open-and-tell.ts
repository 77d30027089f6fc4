/**
 * Child of the tests: tries to open a facts folder and prints the outcome as one line.
 * Second argument: `worker` opens it in a worker thread, `missing` pretends that chDB is not installed.
 */
import { register } from 'node:module';
import { isMainThread, Worker } from 'node:worker_threads';
import { Problem } from '@sanyi/kernel';
import { openFacts } from '../open.ts';

const [directory = '', mode = ''] = process.argv.slice(2);

async function tell(): Promise<string> {
  try {
    const facts = await openFacts({ kind: 'chdb', directory, threads: 16 });
    await facts.close();
    return 'opened';
  } catch (error) {
    if (error instanceof Problem) return `${error.code} ${error.detail.en}`;
    throw error;
  }
}

if (mode === 'missing') {
  const hook = `export async function resolve(name, context, next) {
    if (name === 'chdb') throw Object.assign(new Error('not found'), { code: 'ERR_MODULE_NOT_FOUND' });
    return next(name, context);
  }`;
  register(`data:text/javascript,${encodeURIComponent(hook)}`);
}
// The loader for TypeScript does not reach into worker threads by itself.
const inWorker = `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(import.meta.url)}); })`;
if (mode === 'worker' && isMainThread) {
  const worker = new Worker(inWorker, { eval: true, argv: process.argv.slice(2) });
  worker.once('error', (error) => process.stderr.write(`${String(error)}\n`));
} else process.stdout.write(`${await tell()}\n`);
