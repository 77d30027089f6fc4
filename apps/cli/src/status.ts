import { readConfig } from '@sanyi/app-server';
import {
  type CommandContext,
  type ExitCode,
  inLocale,
  type LocalText,
  problemCatalogue,
} from '@sanyi/kernel';

export const statusProblems = problemCatalogue('status', {
  'not-running': {
    kind: 'unavailable',
    title: { zh: '服务没有运行', en: 'The server is not running' },
    detail: { zh: '{address} 没有应答。', en: '{address} does not answer.' },
    cure: {
      zh: '请先运行 sanyi serve；地址不同时用 SANYI_HOST 和 SANYI_PORT 指明。',
      en: 'Run sanyi serve first; name another address with SANYI_HOST and SANYI_PORT.',
    },
  },
});

interface Engine {
  readonly kind: string;
  readonly version: string;
  readonly promise: LocalText;
}

interface Session {
  readonly installation: {
    readonly name: LocalText;
    readonly version: string;
    readonly demonstration: boolean;
    readonly recordsEngine: Engine;
    readonly factsEngine: Engine | null;
  };
}

/**
 * `sanyi status`: asks the running server what it runs on (运行状态). The data folder belongs to that process alone, so
 * the command line never opens it beside the server.
 *
 * @throws Problem `status/not-running`
 */
export async function statusCommand({ locale, print }: CommandContext): Promise<ExitCode> {
  const { host, port } = readConfig(process.env);
  const address = `http://${host}:${port}`;
  const { installation } = await ask(address);
  const words = (zh: string, en: string) => (locale === 'en' ? en : zh);
  print(`${inLocale(installation.name, locale)}  ${address}  ${installation.version}`);
  for (const [title, engine] of [
    [words('业务库', 'Records'), installation.recordsEngine],
    [words('分析库', 'Facts'), installation.factsEngine],
  ] as const) {
    print(
      `${title}: ${engine ? `${engine.kind} ${engine.version} — ${inLocale(engine.promise, locale)}` : words('未启用', 'off')}`,
    );
  }
  return 0;
}

async function ask(address: string): Promise<Session> {
  try {
    const answer = await fetch(`${address}/api/administration/session`, {
      signal: AbortSignal.timeout(5_000),
    });
    return (await answer.json()) as Session;
  } catch (error) {
    throw statusProblems.problem('not-running', { address }, { cause: error });
  }
}
