import { parseArgs } from 'node:util';
import { type CommandContext, type ExitCode, inLocale } from '@sanyi/kernel';
import { systemNames } from '../text/system-words.ts';
import { openDictionaries } from './installation.ts';

/** `sanyi dictionaries search TEXT` (检索编码): by code, name or pinyin initials. 1 where nothing is found. */
export async function searchCommand(context: CommandContext): Promise<ExitCode> {
  const { args, locale, print } = context;
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false }, limit: { type: 'string', default: '20' } },
  });
  const limit = Number(values.limit);
  if (positionals.length === 0 || !Number.isInteger(limit) || limit < 1 || limit > 200) {
    print(
      inLocale(
        {
          zh: '用法：sanyi dictionaries search TEXT [--limit 20] [--json]',
          en: 'Usage: sanyi dictionaries search TEXT [--limit 20] [--json]',
        },
        locale,
      ),
    );
    return 2;
  }
  const dictionaries = await openDictionaries(context);
  try {
    const found = await dictionaries.search(positionals.join(' '), limit);
    if (values.json) print(JSON.stringify({ codes: found }, null, 1));
    else
      for (const code of found) {
        const retired =
          code.retiredOn === null
            ? ''
            : inLocale(
                {
                  zh: `（${code.retiredOn} 停用${code.replacement ? `，改用 ${code.replacement}` : ''}）`,
                  en: ` (retired ${code.retiredOn}${code.replacement ? `, use ${code.replacement}` : ''})`,
                },
                locale,
              );
        const maps = code.mapsTo.length > 0 ? ` → ${code.mapsTo.join(' ')}` : '';
        print(
          `${code.code.padEnd(16)} ${code.name}  ${inLocale(systemNames[code.system], locale)} ${code.edition}${maps}${retired}`,
        );
      }
    return found.length > 0 ? 0 : 1;
  } finally {
    await dictionaries.close();
  }
}
