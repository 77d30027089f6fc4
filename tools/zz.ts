import { checkNaming } from './check/naming.ts';
import { checkSources, checkClausesAgainstPapers } from './check/sources.ts';
import { systemManifests } from '../systems/index.ts';
import { SourceTree } from './check/source-tree.ts';
const t = performance.now();
const tree = new SourceTree(process.cwd());
const f = [
  ...checkNaming(tree),
  ...checkSources(tree, systemManifests),
  ...(checkClausesAgainstPapers(tree, '../shared/plans/gold') ?? []),
];
for (const x of f) console.log(`${x.file}:${x.line} ${x.message} → ${x.cure}`);
console.log(f.length, performance.now() - t);
