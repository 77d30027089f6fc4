/**
 * Score and speed of the plan reader (方案读取评测): `npm run bench:plan`.
 * Scores need the shared source papers beside the checkout; without them the reason is printed and only speed on a
 * constructed paper is measured. The exit status is 1 when a required score is missed.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { toPlanGold } from '../systems/plan/engine/plan-gold.ts';
import { readPlan } from '../systems/plan/engine/read-plan.ts';

interface Cell {
  f1: number | null;
}
interface Rate {
  n: number;
  ok: number;
}
type Report = { micro: { all: Record<string, Cell | Rate | undefined> } };

const REQUIRED_F1: Readonly<Record<string, number>> = {
  tasks: 99,
  lead_departments: 98,
  coop_departments: 98,
  deadlines: 95,
  targets: 95,
  indicator_rows: 100,
  cited_documents: 95,
};
const REQUIRED_RATE: Readonly<Record<string, number>> = {
  quote_fidelity: 100,
  indicator_values: 100,
  metadata: 95,
  reporting: 95,
  target_indicator_name: 95,
  target_due_accuracy: 95,
  target_change_accuracy: 95,
  target_strict_comparator: 95,
  target_task_accuracy: 95,
  deadline_task_accuracy: 95,
};

function seedTexts(seeds: string): { id: string; text: string }[] {
  return fs
    .readdirSync(seeds)
    .filter((f) => f.endsWith('.txt'))
    .sort()
    .map((f) => ({ id: path.basename(f, '.txt'), text: fs.readFileSync(path.join(seeds, f), 'utf8') }));
}

/** Writes predictions, runs the scorer, prints its table; returns the requirements that were missed. */
function score(shared: string, papers: readonly { id: string; text: string }[]): string[] {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'plan-reading-'));
  try {
    for (const p of papers)
      fs.writeFileSync(path.join(folder, `${p.id}.json`), JSON.stringify(toPlanGold(readPlan(p.text), p.id)));
    const scorer = path.join(shared, 'plans/score.mjs');
    const gold = path.join(shared, 'plans/gold');
    const table = spawnSync(process.execPath, [scorer, folder, '--gold', gold, '--errors'], {
      encoding: 'utf8',
    });
    console.log(table.stdout);
    const json = spawnSync(process.execPath, [scorer, folder, '--gold', gold, '--json'], {
      encoding: 'utf8',
      maxBuffer: 64 << 20,
    });
    if (json.status !== 0) return [`scorer failed: ${json.stderr}`];
    return missed((JSON.parse(json.stdout) as Report).micro.all);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function missed(all: Record<string, Cell | Rate | undefined>): string[] {
  const out: string[] = [];
  for (const [name, wanted] of Object.entries(REQUIRED_F1)) {
    const cell = all[name];
    const got = cell !== undefined && 'f1' in cell && cell.f1 !== null ? cell.f1 * 100 : 0;
    if (got < wanted) out.push(`${name}: F1 ${got.toFixed(1)} < ${wanted}`);
  }
  for (const [name, wanted] of Object.entries(REQUIRED_RATE)) {
    const rate = all[name];
    const got = rate !== undefined && 'n' in rate && rate.n > 0 ? (rate.ok / rate.n) * 100 : 0;
    if (got < wanted) out.push(`${name}: ${got.toFixed(1)} % < ${wanted} %`);
  }
  return out;
}

function seconds(run: () => void): number {
  const start = process.hrtime.bigint();
  run();
  return Number(process.hrtime.bigint() - start) / 1e9;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** The plain pass to compare with: one regular expression for numbers over the whole text. */
function plainPass(text: string): number {
  let n = 0;
  for (const m of text.matchAll(/\d+(?:\.\d+)?/g)) n += m[0].length;
  return n;
}

function speed(papers: readonly { id: string; text: string }[]): void {
  const bytes = papers.reduce((n, p) => n + Buffer.byteLength(p.text), 0);
  const all = (): void => papers.forEach((p) => readPlan(p.text));
  for (let i = 0; i < 12; i++) all();
  const warm = median(Array.from({ length: 11 }, () => seconds(all)));
  console.log(
    `papers: ${papers.length}, ${(bytes / 1e6).toFixed(2)} MB; warm median ${(warm * 1000).toFixed(1)} ms`,
  );
  const one = papers.map((p) => p.text).join('\n\n');
  const big = one.repeat(Math.ceil(1e7 / Buffer.byteLength(one)));
  const mb = Buffer.byteLength(big) / 1e6;
  const plain = median(Array.from({ length: 3 }, () => seconds(() => plainPass(big))));
  const read = median(Array.from({ length: 3 }, () => seconds(() => readPlan(big))));
  console.log(
    `concatenation: ${mb.toFixed(1)} MB in ${read.toFixed(2)} s = ${(mb / read).toFixed(2)} MB/s; plain number pass ${(mb / plain).toFixed(1)} MB/s; ratio ${(read / plain).toFixed(1)}`,
  );
  console.log(
    `linearity: ${(read / mb / (warm / (bytes / 1e6))).toFixed(2)} of the time per MB of the single papers`,
  );
  const hostile = seconds(() => readPlan('('.repeat(1e7)));
  console.log(`10 MB of opening brackets: ${hostile.toFixed(2)} s`);
}

function main(): void {
  const root = path.resolve(path.dirname(process.argv[1] ?? '.'), '..');
  const shared = path.join(root, '..', 'shared');
  if (!fs.existsSync(path.join(shared, 'plans/score.mjs'))) {
    console.log(
      'SKIPPED score table: ../shared/plans/score.mjs is absent, so there are no source papers to score on.',
    );
    speed([
      {
        id: 'constructed',
        text: '云溪县2026年医改要点\n一、重点任务\n1.提升能力。到2026年底，县域就诊率达到90%以上。（牵头单位：县卫生健康局）\n'.repeat(
          200,
        ),
      },
    ]);
    return;
  }
  const papers = seedTexts(path.join(shared, 'seeds'));
  const failures = score(shared, papers);
  speed(papers);
  if (failures.length === 0) console.log('all required scores reached');
  else {
    console.log(`MISSED:\n  ${failures.join('\n  ')}`);
    process.exitCode = 1;
  }
}

main();
