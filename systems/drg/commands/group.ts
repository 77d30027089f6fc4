import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { availableParallelism } from 'node:os';
import { finished } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { CaseHeaderError, gapText } from '@sanyi/grouping';
import { GroupingPool, groupFile } from '@sanyi/grouping/parallel';
import { type CommandContext, type ExitCode, inLocale, type LocalText } from '@sanyi/kernel';
import { drgProblems } from '../problems.ts';
import { explainFile } from './explain-file.ts';
import { piecesOf, refuseFile } from './pieces.ts';
import { schemeNamed } from './scheme-file.ts';

const USAGE: LocalText = {
  zh: '用法：sanyi drg group --scheme SCHEME --in cases.csv --out groups.csv [--explain]\nSCHEME：teaching、方案文件（.json、.xlsx）或 OpenDRG 方案文件夹',
  en: 'Usage: sanyi drg group --scheme SCHEME --in cases.csv --out groups.csv [--explain]\nSCHEME: teaching, a file (.json, .xlsx), or a folder in the OpenDRG layout',
};
/** Two more threads than cores would only wait for each other. */
const MOST_THREADS = 8;

/**
 * `sanyi drg group` (病例文件分组): answers of a file of cases, a line for each, in their order. With `--explain` the reasoning in words goes
 * beside it, into `<out>.explain.txt`.
 */
export async function groupCommand({ args, locale, print }: CommandContext): Promise<ExitCode> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      scheme: { type: 'string' },
      in: { type: 'string' },
      out: { type: 'string' },
      explain: { type: 'boolean', default: false },
    },
  });
  const { scheme: name, in: source, out, explain } = values;
  if (!name || !source || !out) {
    print(inLocale(USAGE, locale));
    return 2;
  }
  const { scheme, gaps } = await schemeNamed(name);
  for (const gap of gaps) print(inLocale(gapText(gap), locale));
  const started = performance.now();
  const pool = new GroupingPool(scheme, Math.min(MOST_THREADS, availableParallelism()));
  let lines = 0;
  try {
    const target = createWriteStream(out);
    await once(target, 'open').catch((cause: unknown) => refuseFile(out, cause));
    await groupFile(pool, piecesOf(source), async (answers) => {
      for (const byte of answers) if (byte === 10) lines += 1;
      if (!target.write(answers)) await once(target, 'drain');
    });
    target.end();
    await finished(target);
    if (explain) await explainFile(scheme, source, `${out}.explain.txt`, locale);
  } catch (error) {
    if (error instanceof CaseHeaderError)
      throw drgProblems.problem(
        'case-file',
        {
          file: source,
          missing: error.missing.join(', ') || '—',
          repeated: error.repeated.join(', ') || '—',
        },
        { cause: error },
      );
    throw error;
  } finally {
    await pool.close();
  }
  const cases = Math.max(0, lines - 1);
  const seconds = (performance.now() - started) / 1000;
  print(
    inLocale(
      {
        zh: `${cases} 例，${seconds.toFixed(1)} 秒`,
        en: `${cases} cases in ${seconds.toFixed(1)} s`,
      },
      locale,
    ),
  );
  return 0;
}
