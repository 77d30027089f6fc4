/**
 * Speed and agreement of the grouper (分组器评测): `npm run bench:grouping`.
 * Records of the golden files go round through two threads: from columns, from CSV text to CSV text, and with the whole reasoning; the
 * ratio is to a plain scan of lists in the same run. 100,000 random cases are answered by both. The exit status is 1 when a required
 * speed is missed or an answer differs. Figures are medians of five passes by the clock; beside them stands what the processor time of the
 * same passes gives on two free cores, and the load of the machine.
 */
import { loadavg } from 'node:os';
import { performance } from 'node:perf_hooks';
import { Worker } from 'node:worker_threads';
import {
  CASE_HEADING,
  caseLine,
  columnsOf,
  compileScheme,
  Grouper,
  type Scheme,
  teachingScheme,
} from '@sanyi/grouping';
import { GroupingPool, groupFile, sharedColumns } from '@sanyi/grouping/parallel';
import { ListScan, RandomCases } from '@sanyi/grouping/testing';
import { type Material, many, materials } from './grouping/material.ts';

const THREADS = 2;
const PASSES = 5;
const RECORDS = 2_000_000;
const LINES = 1_000_000;
const EXPLAINED = 100_000;
const SCANNED = 2_000;
const RANDOM = 100_000;
const REQUIRED = { columns: 2_000_000, csv: 500_000, explained: 100_000 };
const PIECE = 1 << 20;

/** A thread has no reader for TypeScript of its own. */
const EXPLAIN_PROGRAM = `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(new URL('./grouping/explain-worker.ts', import.meta.url).href)}); })`;

/** Median seconds of a pass: by the clock, and of processor time spread over the threads. */
interface Pass {
  readonly clock: number;
  readonly processor: number;
}

let missed = false;

async function medianOf(work: () => Promise<void> | void): Promise<Pass> {
  const passes: Pass[] = [];
  await work();
  for (let pass = 0; pass < PASSES; pass += 1) {
    const started = performance.now();
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    passes.push({ clock: (performance.now() - started) / 1_000, processor: (user + system) / 1e6 / THREADS });
  }
  const median = (of: keyof Pass) =>
    passes.map((pass) => pass[of]).sort((one, other) => one - other)[Math.floor(PASSES / 2)] ?? 0;
  return { clock: median('clock'), processor: median('processor') };
}

function tell(what: string, records: number, pass: Pass, plain: number, required: number | null): void {
  const rate = records / pass.clock;
  const verdict = required === null ? '' : rate >= required ? '  达到 reached' : '  未达到 missed';
  if (required !== null && rate < required) missed = true;
  const shown = (value: number) => Math.round(value).toLocaleString('en').padStart(10);
  const own = required === null ? '' : `  [处理器 processor ${shown(records / pass.processor)} /s]`;
  console.log(`  ${what} ${shown(rate)} /s  ×${(rate / plain).toFixed(0)}${verdict}${own}`);
}

async function* piecesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
}

async function measure(material: Material): Promise<void> {
  const { name, scheme, cases } = material;
  const compiled = compileScheme(scheme);
  console.log(`${name}  (load ${loadavg()[0]?.toFixed(1)})`);
  const scan = new ListScan(scheme);
  const sample = many(cases, SCANNED);
  const scanned = await medianOf(() => {
    for (const given of sample) scan.group(given);
  });
  const plain = SCANNED / scanned.clock;
  tell('逐表查找，单线程 plain scan of lists, one thread', SCANNED, scanned, plain, null);

  const pool = new GroupingPool(scheme, THREADS);
  const columns = sharedColumns(columnsOf(compiled, many(cases, RECORDS)));
  const fromColumns = await medianOf(async () => void (await pool.columns(columns)));
  tell('列 from interned columns', RECORDS, fromColumns, plain, REQUIRED.columns);

  const text = new TextEncoder().encode(
    CASE_HEADING +
      many(cases, LINES)
        .map((given, place) => caseLine(`c${place}`, given))
        .join(''),
  );
  let written = 0;
  const fromText = await medianOf(() =>
    groupFile(pool, piecesOf(text), (answers) => {
      written += answers.length;
    }),
  );
  tell(`CSV→CSV (${(written / (PASSES + 1) / 1e6).toFixed(0)} MB)`, LINES, fromText, plain, REQUIRED.csv);
  await pool.close();

  const workers = Array.from(
    { length: THREADS },
    () => new Worker(EXPLAIN_PROGRAM, { eval: true, execArgv: [], workerData: material }),
  );
  const explained = await medianOf(async () => {
    await Promise.all(
      workers.map(
        (worker) =>
          new Promise((resolve, reject) => {
            worker.once('message', resolve);
            worker.once('error', reject);
            worker.postMessage(EXPLAINED / THREADS, []);
          }),
      ),
    );
  });
  tell('含完整解释 with the whole reasoning', EXPLAINED, explained, plain, REQUIRED.explained);
  await Promise.all(workers.map((worker) => worker.terminate()));
}

/** Random cases that the grouper and the plain scan answer differently. */
function differing(scheme: Scheme, count: number): number {
  const grouper = new Grouper(compileScheme(scheme));
  const scan = new ListScan(scheme);
  const random = new RandomCases(scheme, 2_026);
  let wrong = 0;
  for (let place = 0; place < count; place += 1) {
    const given = random.next();
    if (JSON.stringify(grouper.group(given)) !== JSON.stringify(scan.group(given))) wrong += 1;
  }
  return wrong;
}

const all = materials();
for (const material of all) await measure(material);
const schemes = [teachingScheme, ...all.map((material) => material.scheme)];
let wrong = 0;
for (const scheme of schemes) wrong += differing(scheme, Math.ceil(RANDOM / schemes.length));
console.log(`随机病例 random cases: ${RANDOM.toLocaleString('en')}, 不一致 differing: ${wrong}`);
process.exitCode = missed || wrong > 0 ? 1 : 0;
