import { parseArgs } from 'node:util';
import { type CommandContext, type ExitCode, inLocale } from '@sanyi/kernel';
import { type FileView, openInstallation } from './installation.ts';

/** `sanyi data files [--json]` (列出数据文件): all files in the scope, newest first. */
export async function filesCommand(context: CommandContext): Promise<ExitCode> {
  const { args, locale, print } = context;
  const { values } = parseArgs({ args: [...args], options: { json: { type: 'boolean', default: false } } });
  const installation = await openInstallation(context);
  const all: FileView[] = [];
  try {
    for (let page = 1; ; page += 1) {
      const { files, total } = await installation.files(page);
      all.push(...files);
      if (files.length === 0 || all.length >= total) break;
    }
  } finally {
    await installation.close();
  }
  if (values.json) print(JSON.stringify({ files: all }, null, 1));
  else
    for (const file of all)
      print(
        `${String(file.fileNo).padStart(6)}  ${file.state.padEnd(10)}  ${file.receivedAt.slice(0, 10)}  ${String(file.accepted).padStart(9)}  ${inLocale(file.sender.name, locale)}  ${file.name}`,
      );
  return 0;
}
