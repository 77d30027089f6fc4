import { parseArgs } from 'node:util';
import { hostOf } from '@sanyi/api';
import { type CommandContext, type ExitCode, inLocale, type LocalText, Problem } from '@sanyi/kernel';
import { regionTables } from '@sanyi/region';
import { type SweptRows, sweep } from '../jobs/sweep.ts';
import { dataProblems } from '../problems.ts';
import { OWNED } from './installation.ts';

const REASONS: Readonly<Record<SweptRows['leftover'], LocalText>> = {
  unnamed: { zh: '无登记（导入被中断）', en: 'named by no record (an import was cut off)' },
  'never-counted': {
    zh: '从未生效（被退回、失败或取消的导入）',
    en: 'never counted (refused, failed or cancelled)',
  },
  undone: { zh: '已撤销的文件', en: 'of undone files' },
};

/**
 * `sanyi data sweep [--delete] [--undone] [--json]` (清理无主数据行): counts rows that count for nobody; `--delete` removes them,
 * with `--undone` those of undone files too.
 */
export async function sweepCommand(context: CommandContext): Promise<ExitCode> {
  const { args, locale, print } = context;
  const { values } = parseArgs({
    args: [...args],
    options: {
      delete: { type: 'boolean', default: false },
      undone: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const { platform, close } = await opened(context);
  try {
    const report = await sweep(platform, { remove: values.delete, undone: values.undone });
    if (values.json) {
      print(JSON.stringify(report, null, 1));
      return 0;
    }
    const say = (zh: string, en: string) => print(inLocale({ zh, en }, locale));
    for (const { table, leftover, numbers, rows } of report.found) {
      const title = inLocale(regionTables[table].title, locale);
      const why = inLocale(REASONS[leftover], locale);
      say(
        `${title}（${table}）：${rows} 行，${numbers} 个编号，${why}`,
        `${title} (${table}): ${rows} rows under ${numbers} numbers, ${why}`,
      );
    }
    if (report.found.length === 0) say('没有可清理的数据行。', 'There is nothing to sweep.');
    else if (values.delete) say(`已清理 ${report.removed} 行。`, `${report.removed} rows removed.`);
    else
      say(
        '只是统计，没有清理；加 --delete 清理，再加 --undone 连同已撤销文件的行。',
        'Only counted, nothing removed: --delete removes them, with --undone those of undone files too.',
      );
    if (report.importing > 0)
      say(
        `${report.importing} 个导入正在进行，其数据行未动。`,
        `${report.importing} import(s) under way; their rows were left alone.`,
      );
    return 0;
  } finally {
    await close();
  }
}

/** @throws Problem `data/sweep-while-served` */
async function opened(context: CommandContext) {
  const host = hostOf(context);
  try {
    return await host.open();
  } catch (error) {
    if (!(error instanceof Problem) || !OWNED.includes(error.code)) throw error;
    throw dataProblems.problem('sweep-while-served', { address: host.address }, { cause: error });
  }
}
