import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { type CommandContext, type ExitCode, inLocale, type LocalText } from '@sanyi/kernel';
import type { Outcome } from '../api/import-file.ts';
import { orderFields } from '../api/schemas.ts';
import { dictionaryProblems } from '../problems.ts';
import { openDictionaries } from './installation.ts';

const USAGE: LocalText = {
  zh: '用法：sanyi dictionaries import FILE --edition NAME [--as icd-10|icd-10-map|icd-9-cm-3|icd-9-cm-3-map|drug|consumable|service|institution|area] [--from 2026-01-01] [--partial] [--skip-wrong] [--confirm-retire] [--dry-run] [--json]',
  en: 'Usage: sanyi dictionaries import FILE --edition NAME [--as icd-10|icd-10-map|icd-9-cm-3|icd-9-cm-3-map|drug|consumable|service|institution|area] [--from 2026-01-01] [--partial] [--skip-wrong] [--confirm-retire] [--dry-run] [--json]',
};
const FAULTS = 20;

interface Call {
  readonly file: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly dryRun: boolean;
  readonly json: boolean;
}

function callOf(args: readonly string[]): Call | null {
  const flag = { type: 'boolean', default: false } as const;
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      as: { type: 'string' },
      edition: { type: 'string' },
      from: { type: 'string' },
      partial: flag,
      'skip-wrong': flag,
      'confirm-retire': flag,
      'dry-run': flag,
      json: flag,
    },
  });
  const [file] = positionals;
  if (!file || positionals.length > 1 || !values.edition) return null;
  const fields = {
    edition: values.edition,
    partial: String(values.partial),
    skipWrong: String(values['skip-wrong']),
    confirmRetire: String(values['confirm-retire']),
    ...(values.from ? { validFrom: values.from } : {}),
    ...(values.as
      ? { system: values.as.replace(/-map$/, ''), content: values.as.endsWith('-map') ? 'map' : 'codes' }
      : {}),
  };
  if (!orderFields.safeParse(fields).success) return null;
  return { file, fields, dryRun: values['dry-run'], json: values.json };
}

/**
 * `sanyi dictionaries import FILE` (导入编码字典): through the running server where it owns the data folder.
 *
 * 0: imported, or nothing to do. 1: refused. 2: called wrongly.
 */
export async function importCommand(context: CommandContext): Promise<ExitCode> {
  const { args, locale, print } = context;
  const call = callOf(args);
  if (!call) {
    print(inLocale(USAGE, locale));
    return 2;
  }
  const bytes = await readFile(call.file).catch((cause: unknown) => {
    throw dictionaryProblems.problem('no-such-file', { file: call.file }, { cause });
  });
  const dictionaries = await openDictionaries(context);
  try {
    const outcome = await dictionaries.import(
      { bytes, name: basename(call.file) },
      call.fields,
      !call.dryRun,
    );
    if (call.json) print(JSON.stringify(outcome, null, 1));
    else for (const line of report(outcome, call.dryRun)) print(inLocale(line, locale));
    return outcome.counts.wrong > 0 && call.dryRun ? 1 : 0;
  } finally {
    await dictionaries.close();
  }
}

function report(outcome: Outcome, dryRun: boolean): LocalText[] {
  const { counts } = outcome;
  const head = dryRun
    ? { zh: '试算', en: 'dry run' }
    : outcome.changes
      ? { zh: '已导入', en: 'imported' }
      : { zh: '内容相同，没有变化', en: 'the same content, nothing changed' };
  return [
    {
      zh: `${outcome.fileName} → ${outcome.target.system} ${outcome.edition}（${head.zh}）：${counts.rows} 行，新增 ${counts.added}，变更 ${counts.changed}，停用 ${counts.retired}，不变 ${counts.unchanged}，重复 ${counts.repeated}，错误 ${counts.wrong}`,
      en: `${outcome.fileName} → ${outcome.target.system} ${outcome.edition} (${head.en}): ${counts.rows} rows, ${counts.added} new, ${counts.changed} changed, ${counts.retired} retired, ${counts.unchanged} unchanged, ${counts.repeated} repeated, ${counts.wrong} wrong`,
    },
    ...outcome.faults.slice(0, FAULTS).map((fault) => ({
      zh: `  第 ${fault.row} 行 ${fault.heading}“${fault.value}”：${fault.cause.zh}；${fault.cure.zh}`,
      en: `  row ${fault.row} ${fault.heading} "${fault.value}": ${fault.cause.en}; ${fault.cure.en}`,
    })),
    ...(outcome.faultCount > FAULTS
      ? [
          {
            zh: `  另有 ${outcome.faultCount - FAULTS} 处，见 --json`,
            en: `  ${outcome.faultCount - FAULTS} more, see --json`,
          },
        ]
      : []),
    ...(outcome.unused.length > 0
      ? [
          {
            zh: `  未使用的列：${outcome.unused.join('、')}`,
            en: `  columns not used: ${outcome.unused.join(', ')}`,
          },
        ]
      : []),
  ];
}
