import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Finding } from './finding.ts';

interface Ran {
  readonly code: number;
  readonly output: string;
  readonly root: string;
}

/** Runs a program of `node_modules/.bin` and answers what it wrote. */
async function run(root: string, name: string, args: readonly string[]): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(join(root, 'node_modules/.bin', name), args, {
      cwd: root,
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
    });
    const parts: string[] = [];
    child.stdout.on('data', (data: Buffer) => parts.push(data.toString('utf8')));
    child.stderr.on('data', (data: Buffer) => parts.push(data.toString('utf8')));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output: parts.join(''), root }));
  });
}

/** Every line of an output that names a place, as findings; a failure without one is a finding itself. */
export function placesIn(ran: Ran, pattern: RegExp, tool: string, cure: string): Finding[] {
  const findings = ran.output.split('\n').flatMap((line): Finding[] => {
    const match = pattern.exec(line);
    const { file, line: at, message } = match?.groups ?? {};
    if (!file || !message) return [];
    return [{ file: file.replace(`${ran.root}/`, ''), ...(at ? { line: Number(at) } : {}), message, cure }];
  });
  if (ran.code === 0 || findings.length > 0) return findings;
  return [{ file: tool, message: ran.output.trim().slice(-2000), cure }];
}

/** The types of server and browser code. */
export async function checkTypes(root: string): Promise<Finding[]> {
  const pattern = /^(?<file>[^\s(]+)\((?<line>\d+),\d+\): error (?<message>.+)$/;
  const configs = ['tsconfig.json', 'tsconfig.web.json'];
  const all = await Promise.all(
    configs.map(async (config) =>
      placesIn(
        await run(root, 'tsc', ['--noEmit', '-p', config]),
        pattern,
        config,
        'make the types true; no casts, no any',
      ),
    ),
  );
  return all.flat();
}

/** The rules of `.oxlintrc.json`, with types. */
export async function checkLint(root: string): Promise<Finding[]> {
  const pattern = /^(?<file>[^\s:]+):(?<line>\d+):\d+: (?<message>.+)$/;
  const ran = await run(root, 'oxlint', ['--type-aware', '--format', 'unix']);
  return placesIn(ran, pattern, 'oxlint', 'follow the rule; npx oxlint --type-aware --fix mends some');
}

/** Layout and import order. */
export async function checkFormat(root: string): Promise<Finding[]> {
  const pattern = /^::error title=(?<message>[^,]+),file=(?<file>[^,]+),line=(?<line>\d+)/;
  const ran = await run(root, 'biome', [
    'check',
    '--linter-enabled=false',
    '--reporter=github',
    '--max-diagnostics=none',
  ]);
  return placesIn(ran, pattern, 'biome', 'npm run format');
}

/** Files, exports and dependencies that nothing uses. */
export async function checkDeadCode(root: string): Promise<Finding[]> {
  const ran = await run(root, 'knip', ['--no-progress', '--reporter', 'json']);
  const start = ran.output.indexOf('{"');
  if (start === -1) return placesIn(ran, /^$/, 'knip', 'run npx knip and look at what it says');
  return deadCodeIn(ran.output.slice(start).split('\n')[0] ?? '');
}

interface KnipIssue {
  readonly file: string;
  readonly [kind: string]: unknown;
}

/** Findings in the JSON report of knip. */
export function deadCodeIn(json: string): Finding[] {
  const { issues } = JSON.parse(json) as { readonly issues: readonly KnipIssue[] };
  return issues.flatMap((issue) =>
    Object.entries(issue).flatMap(([kind, list]) => {
      if (!Array.isArray(list)) return [];
      return list.flat().map((entry: { readonly name?: string; readonly line?: number }) => ({
        file: issue.file,
        ...(entry.line ? { line: entry.line } : {}),
        message: kind === 'files' ? 'is used by nothing' : `${KINDS[kind] ?? kind}: ${entry.name ?? ''}`,
        cure: CURES[kind] ?? 'remove it, or use it',
      }));
    }),
  );
}

const KINDS: Readonly<Record<string, string>> = {
  dependencies: 'unused dependency',
  devDependencies: 'unused dependency',
  unlisted: 'dependency not named in package.json',
  exports: 'unused export',
  types: 'unused exported type',
  duplicates: 'exported twice',
};

const CURES: Readonly<Record<string, string>> = {
  exports: 'drop the word export, or the code',
  types: 'drop the word export, or the type',
  dependencies: 'remove it from package.json',
  devDependencies: 'remove it from package.json',
  unlisted: 'add it to the package.json of this workspace',
};
