import { checkProblems } from './check/problems.ts';
import { checkBorrowedSentences, checkTraces } from './check/clean-text.ts';
import { checkLock, mendedLock } from './check/lock.ts';
import { SourceTree } from './check/source-tree.ts';
import fs from 'node:fs';
let t = performance.now();
const tree = new SourceTree(process.cwd());
const lock = tree.text('package-lock.json');
for (const [n, g] of Object.entries({
  problems: () => checkProblems(tree),
  borrowed: () => checkBorrowedSentences(tree, '../shared/seeds') ?? [],
  traces: () => checkTraces(tree),
  lock: () => checkLock(lock),
})) {
  t = performance.now();
  const f = g();
  for (const x of f) console.log(`${x.file}:${x.line} ${x.message} → ${x.cure}`);
  console.log(n, f.length, performance.now() - t);
}
fs.writeFileSync('/tmp/gen/lock.json', JSON.stringify(mendedLock(JSON.parse(lock)), null, 2) + '\n');
console.log(checkLock(fs.readFileSync('/tmp/gen/lock.json', 'utf8')));
