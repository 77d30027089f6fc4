import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface DemonstrationServer {
  readonly address: string;
  /** Kills the process in the middle of whatever it does and starts it again on the same folder and port (断电重启). */
  crash(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts the built product as a demonstration in a new folder (演示服务), as `npm start` does.
 *
 * @param day the day on which it plays; today without one
 */
export async function startDemonstration(day?: string): Promise<DemonstrationServer> {
  const data = mkdtempSync(join(tmpdir(), 'sanyi-journey-'));
  const start = (port: string) =>
    spawn(
      process.execPath,
      [join(import.meta.dirname, '../apps/cli/bin/sanyi.mjs'), 'serve', '--demonstration'],
      {
        env: {
          ...process.env,
          SANYI_DATA: data,
          SANYI_PORT: port,
          LANG: 'zh_CN.UTF-8',
          ...(day === undefined
            ? {}
            : {
                SANYI_JOURNEY_DAY: day,
                NODE_OPTIONS: `${process.env['NODE_OPTIONS'] ?? ''} --import=${join(import.meta.dirname, 'own-day.mjs')}`,
              }),
        },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
  let child = start('0');
  const address = await addressOf(child);
  const end = async (signal: NodeJS.Signals) => {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await ended;
  };
  return {
    address,
    crash: async () => {
      await end('SIGKILL');
      child = start(new URL(address).port);
      await addressOf(child);
    },
    stop: async () => {
      await end('SIGTERM');
      rmSync(data, { recursive: true, force: true });
      // Its keys lie outside of the folder.
      rmSync(`${data}.keys`, { force: true });
    },
  };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const address = /http:\/\/[\d.:]+/.exec(output)?.[0];
      if (address && output.includes('Ctrl+C')) resolve(address);
    });
    child.once('exit', (code) =>
      reject(new Error(`the server ended with ${code} before it was ready:\n${output}`)),
    );
  });
}
