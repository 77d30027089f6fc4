import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface DemonstrationServer {
  readonly address: string;
  stop(): Promise<void>;
}

/**
 * Starts the built product as a demonstration in a new folder (演示服务), as `npm start` does.
 *
 * @param day the day on which it plays; today without one
 */
export async function startDemonstration(day?: string): Promise<DemonstrationServer> {
  const data = mkdtempSync(join(tmpdir(), 'sanyi-journey-'));
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, '../apps/cli/bin/sanyi.mjs'), 'serve', '--demonstration'],
    {
      env: {
        ...process.env,
        SANYI_DATA: data,
        SANYI_PORT: '0',
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
  const address = await addressOf(child);
  return {
    address,
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      rmSync(data, { recursive: true, force: true });
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
