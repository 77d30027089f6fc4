import { parentPort, workerData } from 'node:worker_threads';
import type { WriteSettings } from './settings.ts';
import { BlockWriter } from './write-block.ts';

// The program of a writing thread (书写线程): a number comes in, the written block goes back.
const writer = new BlockWriter(workerData as WriteSettings);
parentPort?.on('message', (block: number) => {
  const written = writer.write(block);
  const buffers = written.pieces.map(({ bytes }) => bytes.buffer as ArrayBuffer);
  parentPort?.postMessage(written, buffers);
});
