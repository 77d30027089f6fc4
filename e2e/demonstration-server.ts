import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface DemonstrationServer {
  readonly address: string;
  /** Kills the process in the middle of whatever it does and starts it again on the same folder and port (断电重启). */
  crash(): Promise<void>;
  stop(): Promise<void>;
}

/** A demonstration that was laid down once and is copied for every journey (示例母版). */
export interface DemonstrationMaster {
  /** Lays the master down. */
  prepare(): Promise<void>;
  /** Starts a fresh copy. */
  start(): Promise<DemonstrationServer>;
  remove(): void;
}

/** Says that a demonstration lies there whole. */
const WHOLE = 'whole';

/**
 * Lays a demonstration down once, on a day or today, and hands out copies: as good as new, in seconds. In a folder of the
 * caller's it outlives the process, and is not laid down again.
 */
export function demonstrationMaster(day?: string, kept?: string): DemonstrationMaster {
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'sanyi-journeys-'));
  const master = join(folder, 'master');
  let copies = 0;
  return {
    async prepare() {
      if (existsSync(join(folder, WHOLE))) return;
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder);
      await (await serve(master, day)).stop();
      writeFileSync(join(folder, WHOLE), '');
    },
    async start() {
      copies += 1;
      const copy = join(folder, `copy-${copies}`);
      // Never in one go: other journeys wait for their pages meanwhile, and their patience would run out unheard.
      await cp(master, copy, { recursive: true });
      // Its keys lie outside of the folder.
      await cp(`${master}.keys`, `${copy}.keys`);
      const server = await serve(copy, day);
      return {
        ...server,
        async stop() {
          await server.stop();
          await rm(copy, { recursive: true });
          await rm(`${copy}.keys`);
        },
      };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Runs the built product as a demonstration in a folder (演示服务), as `npm start` does. */
async function serve(data: string, day: string | undefined): Promise<DemonstrationServer> {
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
    stop: () => end('SIGTERM'),
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
