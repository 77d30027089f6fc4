import { parentPort, workerData } from 'node:worker_threads';
import { compileScheme, Explainer, Grouper } from '@sanyi/grouping';
import { type Material, many } from './material.ts';

// Explains so many cases each time it is asked (评测用解释线程) and tells how much reasoning it made, so that none is left out.
const { scheme, cases } = workerData as Material;
const explainer = new Explainer(new Grouper(compileScheme(scheme)));
parentPort?.on('message', (count: number) => {
  let parts = 0;
  for (const given of many(cases, count)) {
    const { tried, nearMisses, neighbours } = explainer.explain(given);
    parts += tried.length + nearMisses.length + neighbours.length;
  }
  parentPort?.postMessage(parts, []);
});
