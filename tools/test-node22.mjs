#!/usr/bin/env node
// Proves Node 22: fetches its binary from npm into a temporary folder, installs nothing anywhere else, and runs the
// tests with it. The projects of vitest one after the other, so that each closes with its own line;
// `--journeys` adds the browser journeys with the product served by the same binary.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeScratch } from './scratch.mjs';

const { values } = parseArgs({
  options: {
    project: { type: 'string', multiple: true, default: ['pure', 'ui', 'stores'] },
    journeys: { type: 'boolean', default: false },
  },
});
const root = join(import.meta.dirname, '..');
const scratch = makeScratch('sanyi-node22');
const totals = { passed: 0, failed: 0, skipped: 0 };

function run(title, command, args, options = {}) {
  console.log(`\n── ${title}`);
  return spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options }).status ?? 1;
}

/** Adds what a report counts; a run that failed without saying where counts as one failure. */
function count(file, status, read) {
  let failed = 0;
  try {
    const found = read(JSON.parse(readFileSync(file, 'utf8')));
    totals.passed += found.passed;
    totals.skipped += found.skipped;
    failed = found.failed;
  } catch (error) {
    console.error(`没有测试报告 no report of the tests: ${String(error)}`);
  }
  totals.failed += status !== 0 && failed === 0 ? 1 : failed;
}

try {
  const npm = process.env.npm_execpath;
  const install = [
    'install',
    '--no-save',
    '--no-package-lock',
    '--no-audit',
    '--no-fund',
    '--prefix',
    scratch,
    'node@22',
  ];
  const got = npm
    ? run('下载 Node 22 fetching Node 22', process.execPath, [npm, ...install], { cwd: scratch })
    : run('下载 Node 22 fetching Node 22', 'npm', install, { cwd: scratch });
  const node = join(scratch, 'node_modules/node/bin/node');
  const version = got === 0 ? spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout?.trim() : undefined;
  if (!version?.startsWith('v22.')) throw new Error(`node@22 gave ${version ?? 'no binary'}`);
  // Tests that start processes of their own take the first node on the path.
  const env = {
    ...process.env,
    TMPDIR: scratch,
    PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}`,
  };
  for (const project of values.project) {
    const file = join(scratch, `${project}.json`);
    const status = run(
      `${version} · ${project}`,
      node,
      [
        join(root, 'node_modules/vitest/vitest.mjs'),
        'run',
        `--project=${project}`,
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${file}`,
      ],
      { env },
    );
    count(file, status, (report) => ({
      passed: report.numPassedTests,
      skipped: report.numPendingTests + report.numTodoTests,
      // A file that does not even load has no failed test to count.
      failed:
        report.numFailedTests +
        report.testResults.filter(
          ({ status: of, assertionResults }) => of === 'failed' && assertionResults.length === 0,
        ).length,
    }));
  }
  if (values.journeys) {
    const file = join(scratch, 'journeys.json');
    const built = run(`${version} · 构建 build`, node, [join(root, 'tools/build.mjs')], { env });
    const status =
      built === 0
        ? run(
            `${version} · 浏览器流程 browser journeys`,
            node,
            ['--import', 'tsx', join(root, 'e2e/run.ts'), '--report', file],
            { env },
          )
        : built;
    count(file, status, (report) => report);
  }
  console.log(`\n${version}: ${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
} catch (error) {
  console.error(String(error));
  totals.failed += 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
process.exit(totals.failed > 0 ? 1 : 0);
