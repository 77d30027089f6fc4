import { parseArgs } from 'node:util';
import { gapText, type LintFinding } from '@sanyi/grouping';
import { type CommandContext, type ExitCode, inLocale, type LocalText } from '@sanyi/kernel';
import { schemeNamed } from './scheme-file.ts';

const SEVERITY: Readonly<Record<LintFinding['severity'], LocalText>> = {
  error: { zh: '错误', en: 'error' },
  warning: { zh: '警告', en: 'warning' },
  note: { zh: '提示', en: 'note' },
};
const ITEMS = 5;

/** `sanyi drg lint SCHEME` (检查方案): 0 where nothing is worse than a warning, 1 where there are errors or gaps. */
export async function lintCommand({ args, locale, print }: CommandContext): Promise<ExitCode> {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
  });
  const [name] = positionals;
  if (name === undefined || positionals.length > 1) {
    print(
      inLocale(
        { zh: '用法：sanyi drg lint SCHEME [--json]', en: 'Usage: sanyi drg lint SCHEME [--json]' },
        locale,
      ),
    );
    return 2;
  }
  const { gaps, findings } = await schemeNamed(name);
  if (values.json) print(JSON.stringify({ gaps, findings }, null, 1));
  else {
    for (const gap of gaps) print(inLocale(gapText(gap), locale));
    for (const { severity, place, text, items, code } of findings)
      print(
        `${inLocale(SEVERITY[severity], locale)} ${place} ${inLocale(text, locale)}${items.length > 0 ? `：${items.slice(0, ITEMS).join(' ')}${items.length > ITEMS ? ` … (${items.length})` : ''}` : ''} [${code}]`,
      );
    const of = (severity: LintFinding['severity']) =>
      findings.filter((item) => item.severity === severity).length;
    const [errors, warnings, notes] = [of('error'), of('warning'), of('note')];
    print(
      inLocale(
        {
          zh: `未能导入 ${gaps.length}，错误 ${errors}，警告 ${warnings}，提示 ${notes}`,
          en: `not imported ${gaps.length}, errors ${errors}, warnings ${warnings}, notes ${notes}`,
        },
        locale,
      ),
    );
  }
  return gaps.length > 0 || findings.some((item) => item.severity === 'error') ? 1 : 0;
}
