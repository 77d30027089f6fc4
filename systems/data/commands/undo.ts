import { parseArgs } from 'node:util';
import { type CommandContext, type ExitCode, inLocale, type LocalText } from '@sanyi/kernel';
import { openInstallation } from './installation.ts';

const USAGE: LocalText = { zh: '用法：sanyi data undo FILE-NO', en: 'Usage: sanyi data undo FILE-NO' };

/** `sanyi data undo FILE-NO` (撤销数据文件): its rows no longer count; what it had superseded counts again. */
export async function undoCommand(context: CommandContext): Promise<ExitCode> {
  const { args, locale, print } = context;
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true });
  const [number = ''] = positionals;
  if (positionals.length !== 1 || !/^\d{1,9}$/.test(number)) {
    print(inLocale(USAGE, locale));
    return 2;
  }
  const installation = await openInstallation(context);
  try {
    const file = await installation.undo(Number(number));
    print(
      inLocale(
        { zh: `${number} 号文件（${file.name}）已撤销`, en: `File ${number} (${file.name}) undone` },
        locale,
      ),
    );
  } finally {
    await installation.close();
  }
  return 0;
}
