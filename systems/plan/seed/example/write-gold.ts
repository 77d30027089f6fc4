/**
 * Writes `*.gold.json` (标注答案, format plan-gold/1) from the hand-written `*.labels` beside each paper.
 *
 * Run from the root of the repository:
 * `node --import tsx systems/plan/seed/example/write-gold.ts [FOLDER…]`
 *
 * It prints the counts per paper and stops with the reason when a label does not fit its text.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { goldOf } from './gold.ts';
import { readLabels } from './labels.ts';

function main(given: string[]): void {
  const folders = given.length > 0 ? given : ['systems/plan/seed/example', 'systems/plan/seed/papers'];
  for (const folder of folders) {
    for (const name of readdirSync(folder).sort()) {
      if (!name.endsWith('.labels')) continue;
      const stem = name.slice(0, -'.labels'.length);
      const labels = readLabels(readFileSync(join(folder, name), 'utf8'));
      const gold = goldOf(`${stem}.txt`, readFileSync(join(folder, `${stem}.txt`), 'utf8'), labels);
      if (gold.id !== stem) throw new Error(`${name}: its id says ${labels.id}`);
      writeFileSync(join(folder, `${stem}.gold.json`), `${JSON.stringify(gold, null, 1)}\n`);
      process.stdout.write(`${stem} ${JSON.stringify(gold.counts)}\n`);
    }
  }
}

main(process.argv.slice(2));
