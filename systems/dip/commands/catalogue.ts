import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { bootstrap, buildCatalogue, DipCollector, diffCatalogues, scoreText } from '@sanyi/dip';
import { type ColumnSpec, writeCsv, writeWorkbook } from '@sanyi/documents';
import { type CommandContext, type ExitCode, inLocale, type LocalText } from '@sanyi/kernel';
import { reasonName } from '../api/names.ts';
import { gapView } from '../api/views.ts';
import { catalogueWorkbook } from '../engine/catalogue-workbook.ts';
import { rulesOf } from '../jobs/form.ts';
import { casesOf } from './case-lines.ts';
import { catalogueFileText, catalogueNamed, listsNamed, numbersToday } from './catalogue-file.ts';

const USAGE: LocalText = {
  zh: `用法：
  sanyi dip catalogue build --in cases.csv --year 2025 --out catalogue.json [--rules rules.json] [--coverage] [--yearly] [--draws 200]
  sanyi dip catalogue diff --before FILE --after FILE [--out changes.csv] [--rules rules.json]
  sanyi dip catalogue export --catalogue FILE --out catalogue.xlsx [--rules rules.json]
FILE：build 写出的 .json，或公布的目录（.xlsx、.csv）`,
  en: `Usage:
  sanyi dip catalogue build --in cases.csv --year 2025 --out catalogue.json [--rules rules.json] [--coverage] [--yearly] [--draws 200]
  sanyi dip catalogue diff --before FILE --after FILE [--out changes.csv] [--rules rules.json]
  sanyi dip catalogue export --catalogue FILE --out catalogue.xlsx [--rules rules.json]
FILE: a .json that build wrote, or a published catalogue (.xlsx, .csv)`,
};
const SEED = 20_260_101;
const CHANGE_COLUMNS: readonly ColumnSpec[] = [
  { title: 'group', kind: 'text' },
  { title: 'change', kind: 'text' },
  { title: 'before', kind: 'decimal' },
  { title: 'after', kind: 'decimal' },
  { title: 'difference', kind: 'decimal' },
];

/** `sanyi dip catalogue build|diff|export` (病种目录命令). */
export async function catalogueCommand(context: CommandContext): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args: [...context.args],
    allowPositionals: true,
    options: {
      in: { type: 'string' },
      year: { type: 'string' },
      out: { type: 'string' },
      rules: { type: 'string' },
      coverage: { type: 'boolean', default: false },
      yearly: { type: 'boolean', default: false },
      draws: { type: 'string' },
      before: { type: 'string' },
      after: { type: 'string' },
      catalogue: { type: 'string' },
    },
  });
  const [verb] = positionals;
  if (verb === 'build') return await build(context, values);
  if (verb === 'diff') return await diff(context, values);
  if (verb === 'export') return await exportIt(context, values);
  return usage(context);
}

type Values = Readonly<Record<string, string | boolean | undefined>>;

function usage({ print, locale }: CommandContext): ExitCode {
  print(inLocale(USAGE, locale));
  return 2;
}

async function build(context: CommandContext, values: Values): Promise<ExitCode> {
  const { in: source, out, year, draws, rules: rulesFile } = values;
  if (typeof source !== 'string' || typeof out !== 'string' || !/^\d{4}$/.test(String(year)))
    return usage(context);
  if (draws !== undefined && !/^\d{1,4}$/.test(String(draws))) return usage(context);
  const started = performance.now();
  const say = (text: LocalText) => context.print(inLocale(text, context.locale));
  const lists = await listsNamed(rulesFile as string | undefined);
  const numbers = numbersToday();
  const rules = rulesOf(lists, numbers, {
    core: values['coverage'] ? 'coverage' : 'cases',
    yearMeans: values['yearly'] ? 'yearly' : 'pooled',
    meanOf: 'all',
    steady: true,
  });
  const collector = new DipCollector();
  for await (const { given } of casesOf(source, true)) collector.add(given);
  const built = buildCatalogue(collector.columns(), rules, {
    id: `formed-${String(year)}`,
    name: `${String(year)} 年病种目录`,
    year: Number(year),
  });
  const certainty = bootstrap(built, {
    draws: draws === undefined ? numbers.draws : Number(draws),
    seed: SEED,
    confidence: Number(numbers.confidence.mantissa) / 100 / 10 ** numbers.confidence.scale,
  });
  await writeFile(out, catalogueFileText({ catalogue: built.catalogue, rules, certainty }));
  const count = (kind: string) => built.catalogue.groups.filter((group) => group.kind === kind).length;
  say({
    zh: `${built.cases} 例：入组 ${built.grouped} 例，核心病种 ${count('core')} 个，综合病种 ${count('composite')} 个，先期病种 ${count('pre')} 个`,
    en: `${built.cases} cases: ${built.grouped} in groups, ${count('core')} core, ${count('composite')} composite, ${count('pre')} pre-groups`,
  });
  for (const [reason, cases] of built.left) {
    const name = reasonName(reason);
    say({ zh: `未入组 ${cases} 例：${name.zh}`, en: `${cases} not grouped: ${name.en}` });
  }
  const seconds = ((performance.now() - started) / 1_000).toFixed(1);
  say({ zh: `${seconds} 秒`, en: `${seconds} s` });
  return 0;
}

async function diff(context: CommandContext, values: Values): Promise<ExitCode> {
  const { before, after, out, rules } = values;
  if (typeof before !== 'string' || typeof after !== 'string') return usage(context);
  const one = await catalogueNamed(before, rules as string | undefined);
  const other = await catalogueNamed(after, rules as string | undefined);
  const changes = diffCatalogues(one.catalogue, other.catalogue);
  const count = (change: string) => changes.filter((row) => row.change === change).length;
  context.print(
    inLocale(
      {
        zh: `新增 ${count('new')}，取消 ${count('gone')}，分值变动 ${count('moved')}，未变 ${count('same')}`,
        en: `new ${count('new')}, gone ${count('gone')}, moved ${count('moved')}, same ${count('same')}`,
      },
      context.locale,
    ),
  );
  if (typeof out === 'string')
    await writeFile(
      out,
      writeCsv(
        CHANGE_COLUMNS,
        changes
          .filter(({ change }) => change !== 'same')
          .map((row) => [
            row.key,
            row.change,
            row.before ? scoreText(row.before.score, one.catalogue.scorePlaces) : '',
            row.after ? scoreText(row.after.score, other.catalogue.scorePlaces) : '',
            row.difference === null ? '' : scoreText(row.difference, other.catalogue.scorePlaces),
          ]),
      ),
    );
  return 0;
}

async function exportIt(context: CommandContext, values: Values): Promise<ExitCode> {
  const { catalogue: file, out, rules } = values;
  if (typeof file !== 'string' || typeof out !== 'string') return usage(context);
  const { catalogue, certainty, gaps } = await catalogueNamed(file, rules as string | undefined);
  for (const gap of gaps) {
    const { row, text } = gapView(gap);
    context.print(inLocale({ zh: `第 ${row} 行：${text.zh}`, en: `Row ${row}: ${text.en}` }, context.locale));
  }
  await writeFile(out, await writeWorkbook(catalogueWorkbook(catalogue, certainty)));
  context.print(
    inLocale(
      { zh: `${catalogue.groups.length} 个病种`, en: `${catalogue.groups.length} groups` },
      context.locale,
    ),
  );
  return 0;
}
