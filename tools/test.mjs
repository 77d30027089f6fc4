#!/usr/bin/env node
// Runs every test and closes with one plain line. The browser journeys need a built product and a Chromium;
// where there is none they are reported as skipped, loudly, never as passed.
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { makeScratch } from './scratch.mjs';

const root = join(import.meta.dirname, '..');
const scratch = makeScratch('sanyi-run');
const report = join(scratch, 'vitest.json');
const totals = { passed: 0, failed: 0, skipped: 0 };

function run(title, command, args, env = {}) {
  console.log(`\n── ${title}`);
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, TMPDIR: scratch, ...env },
  });
  return status ?? 1;
}

const node = process.execPath;
const journeyRunner = [
  '--import',
  'tsx',
  join(root, 'e2e/run.ts'),
  '--master',
  join(scratch, 'demonstration'),
];

/** The journeys' demonstration is laid down beside the tests, which leave half a core idle; they come first. */
function prepareJourneys() {
  const laying = spawn(node, [...journeyRunner, '--prepare'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, TMPDIR: scratch },
  });
  if (laying.pid !== undefined) setPriority(laying.pid, 10);
  return new Promise((resolve) => laying.once('close', resolve));
}

const isWhole = process.argv.length === 2;
const isBuilt = isWhole && run('构建 build', node, [join(root, 'tools/build.mjs')]) === 0;
if (isWhole && !isBuilt) totals.failed += 1;
const prepared = isBuilt ? prepareJourneys() : undefined;
const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const status = run(
  '单元、性质、存储与接口测试 unit, property, store and API tests',
  node,
  [
    vitest,
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...process.argv.slice(2),
  ],
  isBuilt ? { SANYI_TEST_BUILT: '1' } : {},
);
try {
  const result = JSON.parse(readFileSync(report, 'utf8'));
  totals.passed += result.numPassedTests;
  totals.failed += result.numFailedTests;
  totals.skipped += result.numPendingTests + result.numTodoTests;
  // A file that does not even load has no failed test to count.
  totals.failed += result.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
} catch (error) {
  console.error(`测试报告无法读取 the report could not be read: ${String(error)}`);
  totals.failed += 1;
}
if (status !== 0 && totals.failed === 0) totals.failed = 1;

if (isBuilt) {
  const journeys = join(scratch, 'journeys.json');
  await prepared;
  const ended = run('浏览器流程 browser journeys', node, [...journeyRunner, '--report', journeys]);
  try {
    const result = JSON.parse(readFileSync(journeys, 'utf8'));
    for (const key of Object.keys(totals)) totals[key] += result[key];
    if (ended !== 0 && result.failed === 0) totals.failed += 1;
  } catch (error) {
    console.error(`浏览器流程没有结果 no result of the journeys: ${String(error)}`);
    totals.failed += 1;
  }
}
rmSync(scratch, { recursive: true, force: true });
console.log(`\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
process.exit(totals.failed > 0 ? 1 : 0);
