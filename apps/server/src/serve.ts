import { createHttpServer, createLog, createSessions, type ServerBinding } from '@sanyi/api';
import { type Config, configProblems } from './config.ts';
import { startDaily } from './daily.ts';
import { type OpenPlatform, openPlatform, type PlatformOptions } from './open-platform.ts';

export interface RunningServer extends Pick<OpenPlatform, 'platform' | 'setUpLogin'> {
  readonly address: string;
  close(): Promise<void>;
}

/** Opens the platform and listens (启动服务). Closing answers what is under way, then closes the stores. */
export async function serve(
  config: Config,
  bindings: readonly ServerBinding[],
  options: PlatformOptions & { readonly webDirectory?: string },
): Promise<RunningServer> {
  const log = createLog(config.logLevel);
  const opened = await openPlatform(config, bindings, { ...options, log });
  try {
    const app = await createHttpServer(opened.platform, {
      sessions: createSessions(opened.platform.records, opened.platform.clock, {
        idleMinutes: config.sessionIdleMinutes,
        absoluteHours: config.sessionHours,
      }),
      bindings,
      uploadMegabytes: config.uploadMegabytes,
      dataMegabytes: config.dataMegabytes,
      logLevel: config.logLevel,
      log,
      ...(options.webDirectory ? { webDirectory: options.webDirectory } : {}),
    });
    const address = await listen(app, config);
    const stopDaily = await startDaily(opened.platform, bindings, log);
    return {
      platform: opened.platform,
      setUpLogin: opened.setUpLogin,
      address,
      close: async () => {
        await app.close();
        await stopDaily();
        await opened.close();
      },
    };
  } catch (error) {
    await opened.close();
    throw error;
  }
}

async function listen(
  app: Awaited<ReturnType<typeof createHttpServer>>,
  { host, port }: Config,
): Promise<string> {
  try {
    return await app.listen({ host, port });
  } catch (error) {
    await app.close();
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw configProblems.problem('cannot-listen', { host, port, reason }, { cause: error });
  }
}
