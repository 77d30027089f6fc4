import { parentPort, workerData } from 'node:worker_threads';
import { compileScheme } from '../compile.ts';
import { CsvGrouper } from '../csv/csv-grouper.ts';
import { Grouper } from '../group.ts';
import type { Scheme } from '../scheme.ts';
import type { Task, TaskResult } from './task.ts';

// The program of a grouping thread (分组线程): a task comes in, its result goes back.
const grouper = new Grouper(compileScheme(workerData as Scheme));
let lines: { readonly fields: string; readonly csv: CsvGrouper } | null = null;

function done(task: Task): TaskResult {
  if (task.kind === 'columns') {
    grouper.groupColumns(task.columns, task.answers, task.from, task.to);
    return null;
  }
  const fields = JSON.stringify(task.fields);
  if (lines?.fields !== fields) lines = { fields, csv: new CsvGrouper(grouper, task.fields) };
  return lines.csv.push(task.text);
}

parentPort?.on('message', (task: Task) => {
  const result = done(task);
  parentPort?.postMessage(result, result ? [result.buffer as ArrayBuffer] : []);
});
