import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  type CommandContext,
  type ExitCode,
  inLocale,
  type LocalText,
  Problem,
  shanghaiDay,
} from '@sanyi/kernel';
import { toPlanGold } from '../engine/plan-gold.ts';
import { readFileAsPlan } from '../jobs/read-paper.ts';

const USAGE: LocalText = {
  zh: '用法：sanyi plan read FILE… --json DIR',
  en: 'Usage: sanyi plan read FILE… --json DIR',
};

interface Call {
  readonly files: readonly string[];
  readonly directory: string;
}

function callOf(args: readonly string[]): Call | null {
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      options: { json: { type: 'string' } },
      allowPositionals: true,
    });
    return positionals.length > 0 && values.json ? { files: positionals, directory: values.json } : null;
  } catch (error) {
    // An option nobody knows: the call is answered with the usage.
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/**
 * `sanyi plan read FILE… --json DIR` (读取方案文件): writes `<name>.json` in the form `plan-gold/1` for each file.
 *
 * 0: every file was read. 1: at least one was refused; the others are written. 2: called wrongly.
 */
export async function readCommand({ args, locale, print }: CommandContext): Promise<ExitCode> {
  const call = callOf(args);
  if (!call) {
    print(inLocale(USAGE, locale));
    return 2;
  }
  await mkdir(call.directory, { recursive: true });
  let refused = 0;
  for (const file of call.files) {
    const name = basename(file);
    const id = basename(file, extname(file));
    try {
      const { reading } = await readFileAsPlan(await readFile(file), name, {
        asOf: shanghaiDay(new Date().toISOString()),
      });
      await writeFile(
        join(call.directory, `${id}.json`),
        `${JSON.stringify(toPlanGold(reading, id), null, 2)}\n`,
      );
      const counts = {
        zh: `${name}：${reading.tasks.length} 项任务，${reading.tasks.flatMap((task) => task.targets).length + reading.docTargets.length} 个目标，${reading.reviewQueue.length} 处待复核`,
        en: `${name}: ${reading.tasks.length} tasks, ${reading.tasks.flatMap((task) => task.targets).length + reading.docTargets.length} targets, ${reading.reviewQueue.length} to review`,
      };
      print(inLocale(counts, locale));
    } catch (error) {
      refused += 1;
      print(`${name}：${refusalOf(error, locale)}`);
    }
  }
  return refused > 0 ? 1 : 0;
}

/** A refusal in words; anything else than a refusal or a file that is not there is a defect and goes on. */
function refusalOf(error: unknown, locale: CommandContext['locale']): string {
  if (error instanceof Problem)
    return `${inLocale(error.detail, locale)} ${inLocale(error.cure, locale)} (${error.code})`;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'EISDIR' || code === 'EACCES')
    return inLocale({ zh: `打不开文件（${code}）。`, en: `The file cannot be opened (${code}).` }, locale);
  throw error;
}
