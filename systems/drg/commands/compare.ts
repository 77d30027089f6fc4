import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { CaseHeaderError, compileScheme, Grouper, SchemeComparison } from '@sanyi/grouping';
import { type CommandContext, type ExitCode, inLocale } from '@sanyi/kernel';
import { drgProblems } from '../problems.ts';
import { casesOf } from './case-lines.ts';
import { schemeNamed } from './scheme-file.ts';

const SHOWN = 20;

/** `sanyi drg compare` (对比方案): the same cases under two schemes; who moves goes into `--out`. */
export async function compareCommand({ args, locale, print }: CommandContext): Promise<ExitCode> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      before: { type: 'string' },
      after: { type: 'string' },
      in: { type: 'string' },
      out: { type: 'string' },
    },
  });
  const { before, after, in: source, out } = values;
  const say = (zh: string, en: string) => print(inLocale({ zh, en }, locale));
  if (!before || !after || !source) {
    say(
      '用法：sanyi drg compare --before SCHEME --after SCHEME --in cases.csv [--out moved.csv]',
      'Usage: sanyi drg compare --before SCHEME --after SCHEME --in cases.csv [--out moved.csv]',
    );
    return 2;
  }
  const one = new Grouper(compileScheme((await schemeNamed(before)).scheme));
  const other = new Grouper(compileScheme((await schemeNamed(after)).scheme));
  const comparison = new SchemeComparison();
  const moved: string[] = ['case_id,before,after,status_before,status_after'];
  try {
    for await (const { id, given, hospital } of casesOf(source)) {
      const [first, second] = [one.group(given), other.group(given)];
      if (comparison.add(first, second, hospital))
        moved.push(`${id.replace(/[,"]/g, ' ')},${first.drg},${second.drg},${first.status},${second.status}`);
    }
  } catch (error) {
    if (!(error instanceof CaseHeaderError)) throw error;
    const [missing, repeated] = [error.missing.join(', ') || '—', error.repeated.join(', ') || '—'];
    throw drgProblems.problem('case-file', { file: source, missing, repeated }, { cause: error });
  }
  if (out) await writeFile(out, `${moved.join('\n')}\n`);
  const total = comparison.total();
  say(
    `${total.cases} 例，换组 ${total.moved}，失去分组 ${total.lost}，新入组 ${total.gained}`,
    `${total.cases} cases, ${total.moved} moved, ${total.lost} lost their group, ${total.gained} gained one`,
  );
  const flows = comparison.flows().filter((flow) => flow.before !== flow.after);
  for (const flow of flows.slice(0, SHOWN)) print(`  ${flow.before} → ${flow.after}  ${flow.cases}`);
  if (flows.length > SHOWN) print(`  … (${flows.length})`);
  return 0;
}
