import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { settings } from '../../apps/server/src/config.ts';
import { systemManifests } from '../../systems/index.ts';
import { SourceTree } from '../check/source-tree.ts';
import { checkPages, generatedPages } from './generate.ts';

const root = join(import.meta.dirname, '../..');
const tree = new SourceTree(root);
const pages = generatedPages(tree, { manifests: systemManifests, settings: Object.values(settings) });
const stale = checkPages(tree, pages);
for (const { file } of stale) {
  const text = pages.get(file);
  if (text === undefined) rmSync(join(root, file));
  else {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
}
process.stdout.write(`${pages.size} pages, ${stale.length} changed\n`);
