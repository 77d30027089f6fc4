import { type CommandContext, type ExitCode, inLocale, type Locale, Problem } from '@sanyi/kernel';
import { commandBindings } from '../../../systems/commands.ts';
import { commandHost } from './host.ts';
import { serveCommand } from './serve.ts';
import { statusCommand } from './status.ts';
import { version } from './version.ts';

const locale: Locale = /^en/i.test(process.env['LANG'] ?? '') ? 'en' : 'zh-CN';

function say(zh: string, en: string): string {
  return locale === 'en' ? en : zh;
}

function usage(): string {
  const lines = [
    say('用法：sanyi <命令>', 'Usage: sanyi <command>'),
    '',
    `  serve [--demonstration]        ${say('启动服务', 'start the server')}`,
    `  status                         ${say('查看正在运行的服务', 'ask the running server')}`,
    ...commandBindings.flatMap(({ manifest }) =>
      manifest.commands.map((command) => `  ${command.usage.padEnd(30)} ${inLocale(command.title, locale)}`),
    ),
    `  version                        ${say('显示版本', 'print the version')}`,
    '',
    say('各项配置见 docs/reference/config.md。', 'Settings are listed in docs/reference/config.md.'),
  ];
  return lines.join('\n');
}

async function main(words: readonly string[]): Promise<ExitCode> {
  const [noun, verb, ...args] = words;
  const context = (rest: readonly string[]): CommandContext => ({
    args: rest,
    locale,
    print: (line) => console.log(line),
  });
  if (noun === 'version' || noun === '--version') {
    console.log(version);
    return 0;
  }
  if (noun === 'serve') return serveCommand(context(words.slice(1)));
  if (noun === 'status') return statusCommand(context(words.slice(1)));
  const binding = commandBindings.find(({ manifest }) => manifest.id === noun);
  const command = verb ? binding?.commands[verb] : undefined;
  if (command) return command({ ...context(args), host: commandHost() });
  if (noun === undefined || noun === 'help' || noun === '--help') {
    console.log(usage());
    return 0;
  }
  return misused(say(`没有这个命令：${words.join(' ')}`, `No such command: ${words.join(' ')}`));
}

function misused(sentence: string): ExitCode {
  console.error(sentence);
  console.error('');
  console.error(usage());
  return 2;
}

/** Options that a command does not have, as `parseArgs` of Node reports them. */
function isMisuse(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}

function tell(problem: Problem): void {
  console.error(`${inLocale(problem.title, locale)}（${problem.code}）`);
  console.error(inLocale(problem.detail, locale));
  for (const issue of problem.issues) console.error(`  ${issue.path}: ${inLocale(issue.message, locale)}`);
  console.error(inLocale(problem.cure, locale));
}

// Who reads our lines may have had enough, as `head` has; that is no fault.
process.stdout.on('error', (error) => {
  if (!('code' in error && error.code === 'EPIPE')) throw error;
  process.exit(0);
});

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (isMisuse(error)) {
    process.exitCode = misused(error.message);
  } else {
    if (!(error instanceof Problem)) throw error;
    tell(error);
    process.exitCode = 1;
  }
}
