import { catalogue } from '../catalogue/index.ts';
import { mergeTotals, planRegion } from '../engine/generate.ts';
import type { ShardTotals } from '../engine/rows.ts';
import { writeFaulty } from './faulty/write-faulty.ts';
import { FileSet, writeWhole } from './file-set.ts';
import { growingFiles } from './growing-files.ts';
import { writeInOrder } from './pool.ts';
import { arrangeSenders } from './senders.ts';
import { engineOptions, shardsOfBlock, type WriteSettings } from './settings.ts';
import { Summary } from './summary.ts';
import { TRUTH_README } from './truth-readme.ts';
import { writeIndicators } from './write-indicators.ts';
import { writePersonWorkbooks, writeRegionWorkbooks } from './write-workbooks.ts';

/** How far the region is (生成进度). */
export interface WriteProgress {
  readonly percent: number;
  /** Residents whose rows are written. */
  readonly residents: number;
}

/**
 * Generates a region and writes all its files below a folder (生成演练区域). The same settings give the same bytes on every
 * machine and with any number of threads.
 */
export async function generateRegion(
  settings: WriteSettings,
  directory: string,
  threads: number,
  onProgress: (progress: WriteProgress) => void,
  signal?: AbortSignal,
): Promise<void> {
  const plan = planRegion(catalogue, engineOptions(settings));
  const senders = arrangeSenders(plan.institutionRows, settings.years);
  const files = new FileSet(directory, growingFiles(settings, senders));
  const blocks = Math.ceil(plan.shards / shardsOfBlock(settings));
  const summary = new Summary();
  const totals: ShardTotals[] = [];
  const sheets = new Map<string, (readonly string[])[]>();
  try {
    await writeInOrder(
      settings,
      blocks,
      threads,
      async (written) => {
        for (const { path, bytes } of written.pieces) await files.append(path, bytes);
        for (const { path, rows } of written.sheets) {
          const sheet = sheets.get(path) ?? [];
          for (const row of rows) sheet.push(row);
          sheets.set(path, sheet);
        }
        summary.merge(written.summary);
        totals.push(...written.totals);
        const done = written.block + 1;
        onProgress({
          // What follows the blocks takes a moment too.
          percent: Math.floor((done * 98) / blocks),
          residents: Math.min(settings.residents, Math.floor((settings.residents * done) / blocks)),
        });
      },
      signal,
    );
    await files.finish();
  } finally {
    await files.close();
  }
  await writePersonWorkbooks(directory, sheets);
  await writeRegionWorkbooks(directory, plan.institutionRows, mergeTotals(plan, totals), summary);
  const entries = summary.entries();
  for (const year of settings.years) await writeIndicators(directory, year, entries);
  await writeFaulty(directory);
  await writeWhole(directory, 'truth/README.md', TRUTH_README);
  await writeWhole(
    directory,
    'truth/summary.json',
    `{"settings":${JSON.stringify(settings)},"entries":[\n${entries.map((entry) => JSON.stringify(entry)).join(',\n')}\n]}\n`,
  );
  onProgress({ percent: 100, residents: settings.residents });
}
