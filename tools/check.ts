import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { SystemManifest } from '@sanyi/kernel';
import { checkArchitecture } from './check/architecture.ts';
import { checkBorrowedSentences, checkTraces } from './check/clean-text.ts';
import { type Finding, findingText } from './check/finding.ts';
import { checkLock } from './check/lock.ts';
import { checkNaming } from './check/naming.ts';
import { checkProblems } from './check/problems.ts';
import { checkDeadCode, checkFormat, checkLint, checkTypes } from './check/programs.ts';
import { SourceTree } from './check/source-tree.ts';
import { checkClausesAgainstPapers, checkSources } from './check/sources.ts';
import { checkPages, generatedPages } from './docs/generate.ts';
import { checkTerms } from './docs/glossary.ts';

const root = join(import.meta.dirname, '..');
const tree = new SourceTree(root);
const papers = join(root, '../shared');

/** A manifest that does not load fails the checks that need manifests, and no others. */
async function manifests(): Promise<readonly SystemManifest[]> {
  return (await import('../systems/index.ts')).systemManifests;
}

async function pages(): Promise<ReadonlyMap<string, string>> {
  const { settings } = await import('../apps/server/src/config.ts');
  return generatedPages(tree, { manifests: await manifests(), settings: Object.values(settings) });
}

/** `null`: it could not be done here, and the reason is printed. */
interface Check {
  readonly name: string;
  readonly run: () => Finding[] | null | Promise<Finding[]>;
}

const checks: readonly Check[] = [
  { name: 'types', run: () => checkTypes(root) },
  { name: 'lint', run: () => checkLint(root) },
  { name: 'format', run: () => checkFormat(root) },
  { name: 'boundaries', run: () => checkArchitecture(tree) },
  { name: 'naming', run: () => checkNaming(tree) },
  { name: 'glossary', run: () => checkTerms(tree) },
  { name: 'sources', run: async () => checkSources(tree, await manifests()) },
  { name: 'clauses', run: () => checkClausesAgainstPapers(tree, join(papers, 'plans/gold')) },
  { name: 'problems', run: () => checkProblems(tree) },
  { name: 'docs', run: async () => checkPages(tree, await pages()) },
  { name: 'dead code', run: () => checkDeadCode(root) },
  { name: 'lock', run: () => checkLock(tree.text('package-lock.json')) },
  { name: 'traces', run: () => checkTraces(tree) },
  { name: 'borrowed', run: () => checkBorrowedSentences(tree, join(papers, 'seeds')) },
];

/** A check that breaks is a finding like any other, and the rest still runs. */
async function attempted(name: string, run: Check['run']): Promise<Finding[] | null> {
  try {
    return await run();
  } catch (error) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return [{ file: `check ${name}`, message, cure: 'mend what it says above, then run it again' }];
  }
}

const asked = process.argv.slice(2);
const chosen = checks.filter((check) => asked.length === 0 || asked.includes(check.name));
const results: { readonly name: string; readonly findings: Finding[] | null; readonly seconds: number }[] =
  [];
for (const { name, run } of chosen) {
  const start = performance.now();
  const findings = await attempted(name, run);
  results.push({ name, findings, seconds: (performance.now() - start) / 1000 });
}

for (const { name, findings } of results)
  if (findings !== null && findings.length > 0)
    console.log(`\n${name}: ${findings.length}\n${findings.map(findingText).join('\n')}`);
console.log('');
for (const { name, findings, seconds } of results) {
  const state = findings === null ? 'SKIPPED' : findings.length === 0 ? 'ok' : `${findings.length} to mend`;
  console.log(`${name.padEnd(12)}${state.padEnd(14)}${seconds.toFixed(1).padStart(5)} s`);
}
if (results.some((result) => result.findings === null))
  console.log(
    '\nSKIPPED: the source papers are not beside this checkout (../shared), so clauses and sentences were not compared with them.',
  );
process.exitCode = results.some((result) => (result.findings?.length ?? 0) > 0) ? 1 : 0;
