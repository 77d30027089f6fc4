import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { comparableTasks } from './comparable-tasks.ts';
import { comparePlans } from './compare-plans.ts';

const folder = join(process.cwd(), '../shared/seeds');
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.txt')) : [];
if (files.length === 0)
  process.stderr.write('!!! ../shared/seeds is absent: plans are NOT compared on the source papers !!!\n');

it.skipIf(files.length === 0)('compares the source papers with one another, every task exactly once', () => {
  const papers = files.map((name) => comparableTasks(readFileSync(join(folder, name), 'utf8')));
  for (const left of papers)
    for (const right of papers) {
      const { pairs } = comparePlans(left, right, { mode: 'parent', yearsApart: 0 });
      expect(pairs.flatMap((pair) => pair.left?.id ?? [])).toHaveLength(left.length);
      expect(pairs.flatMap((pair) => pair.right?.id ?? [])).toHaveLength(right.length);
      if (left === right) expect(pairs.every((pair) => pair.left && pair.right)).toBe(true);
    }
});
