import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import {
  dipNeighbourText,
  explainMatch,
  Matcher,
  notGroupedText,
  SingleReader,
  scoreText,
  wayText,
} from '@sanyi/dip';
import { type CommandContext, type ExitCode, inLocale, type LocalText } from '@sanyi/kernel';
import { casesOf } from './case-lines.ts';
import { catalogueNamed } from './catalogue-file.ts';

const USAGE: LocalText = {
  zh: '用法：sanyi dip group --catalogue FILE --in cases.csv --out groups.csv [--explain] [--rules rules.json]\nFILE：catalogue build 写出的 .json，或公布的目录（.xlsx、.csv）',
  en: 'Usage: sanyi dip group --catalogue FILE --in cases.csv --out groups.csv [--explain] [--rules rules.json]\nFILE: a .json that catalogue build wrote, or a published catalogue (.xlsx, .csv)',
};
const HEADING = 'case_id,group,kind,way,score,reason';

/**
 * `sanyi dip group` (病例文件入组): answers of a file of cases, a line for each, in their order. With `--explain` the reasoning in words goes beside
 * it, into `<out>.explain.txt`.
 */
export async function groupCommand({ args, locale, print }: CommandContext): Promise<ExitCode> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      catalogue: { type: 'string' },
      in: { type: 'string' },
      out: { type: 'string' },
      rules: { type: 'string' },
      explain: { type: 'boolean', default: false },
    },
  });
  const { catalogue: file, in: source, out, explain, rules: rulesFile } = values;
  if (!file || !source || !out) {
    print(inLocale(USAGE, locale));
    return 2;
  }
  const started = performance.now();
  const { catalogue, rules } = await catalogueNamed(file, rulesFile);
  const reader = new SingleReader(rules);
  const matcher = new Matcher(catalogue);
  const target = createWriteStream(out);
  const words = explain ? createWriteStream(`${out}.explain.txt`) : null;
  const write = async (stream: NodeJS.WritableStream, text: string) => {
    if (!stream.write(text)) await once(stream, 'drain');
  };
  await write(target, `${HEADING}\n`);
  let cases = 0;
  let matched = 0;
  for await (const { id, given } of casesOf(source, false)) {
    cases += 1;
    const cell = reader.cellOf(given);
    const match =
      typeof cell === 'string'
        ? { group: null, way: null, reason: cell }
        : matcher.match(cell, given.totalFen);
    if (match.group) matched += 1;
    const score = match.group ? scoreText(match.group.score, catalogue.scorePlaces) : '';
    const cells = [
      id,
      match.group?.key ?? '',
      match.group?.kind ?? '',
      match.way ?? '',
      score,
      match.reason ?? '',
    ];
    await write(target, `${cells.map(quoted).join(',')}\n`);
    if (!words) continue;
    const explanation = explainMatch(reader, matcher, given, given.totalFen);
    const lines = [
      match.way ? wayText(match.way) : notGroupedText(match.reason ?? 'not-in-catalogue'),
      ...explanation.neighbours.map(dipNeighbourText),
    ];
    await write(
      words,
      `${id} ${match.group?.key ?? '—'}\n${lines.map((line) => `  ${inLocale(line, locale)}`).join('\n')}\n`,
    );
  }
  target.end();
  words?.end();
  await Promise.all([finished(target), ...(words ? [finished(words)] : [])]);
  const seconds = ((performance.now() - started) / 1_000).toFixed(1);
  print(
    inLocale(
      {
        zh: `${cases} 例，入组 ${matched} 例，${seconds} 秒`,
        en: `${cases} cases, ${matched} in groups, ${seconds} s`,
      },
      locale,
    ),
  );
  return 0;
}

/** Keys of groups hold no comma; identifiers may. */
function quoted(cell: string): string {
  return /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
