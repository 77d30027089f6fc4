import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

export interface TestServer {
  /** Account `sanyi_test`: no superuser, may create databases and roles, as a cautious installation grants it. */
  readonly url: string;
  /** Superuser, for tests of what a database administrator does. */
  readonly adminUrl: string;
  readonly version: string;
  stop(): Promise<void>;
}

/** Folder with `initdb` and `postgres` (测试用 PostgreSQL): PATH first, then the usual places; `null` when there is none. */
export function findPostgres(): string | null {
  const versions = (root: string, tail: string) =>
    existsSync(root)
      ? readdirSync(root)
          .toSorted((a, b) => Number.parseFloat(b) - Number.parseFloat(a))
          .map((name) => join(root, name, tail))
      : [];
  const places = [
    ...(process.env['PATH'] ?? '').split(delimiter),
    ...versions('/usr/lib/postgresql', 'bin'),
    ...versions('/usr/local/opt', 'bin').filter((place) => place.includes('postgresql')),
    ...versions('/opt/homebrew/opt', 'bin').filter((place) => place.includes('postgresql')),
  ].filter((place) => place !== '');
  return (
    places.find((place) => existsSync(join(place, 'initdb')) && existsSync(join(place, 'postgres'))) ?? null
  );
}

/**
 * Starts a throwaway PostgreSQL (临时 PostgreSQL): own temporary folder, no durability, gone at `stop` and also when
 * this process is killed, because a small shell waits for the end of its input.
 */
export async function startPostgres(binaries: string): Promise<TestServer> {
  const owner = serverOwner();
  const folder = mkdtempSync(join(tmpdir(), 'sanyi-pg-'));
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const asOwner = owner ? { uid: owner.uid, gid: owner.gid } : {};
  const data = join(folder, 'data');
  const environment = { PATH: process.env['PATH'] ?? '', HOME: folder, LC_ALL: 'C', TZ: 'UTC' };
  execFileSync(
    join(binaries, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync'],
    { ...asOwner, cwd: folder, env: environment, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  // A socket path may have about 100 characters.
  const overSocket = folder.length < 80 && process.platform !== 'win32';
  const port = overSocket ? 5432 : await freePort();
  const settings = [
    overSocket ? 'listen_addresses=' : 'listen_addresses=127.0.0.1',
    `unix_socket_directories=${overSocket ? folder : ''}`,
    `port=${port}`,
    'fsync=off',
    'synchronous_commit=off',
    'full_page_writes=off',
    'max_connections=200',
    'shared_buffers=64MB',
    'autovacuum_naptime=1h',
  ];
  const guard = spawn(
    '/bin/sh',
    [
      '-c',
      'server=$1; folder=$2; shift 2; "$server" "$@" >"$folder/log" 2>&1 </dev/null & pid=$!; read -r _; kill -QUIT $pid; wait $pid; rm -rf "$folder"',
      'sh',
      join(binaries, 'postgres'),
      folder,
      '-D',
      data,
      ...settings.flatMap((setting) => ['-c', setting]),
    ],
    { ...asOwner, cwd: '/', env: environment, stdio: ['pipe', 'ignore', 'ignore'] },
  );
  const ended = new Promise<void>((resolve) => guard.once('exit', () => resolve()));
  const url = (user: string, database: string) =>
    overSocket
      ? `postgresql://${user}@/${database}?host=${encodeURIComponent(folder)}`
      : `postgresql://${user}@127.0.0.1:${port}/${database}`;
  const version = await untilReady(url('postgres', 'postgres'), join(folder, 'log'));
  return {
    url: url('sanyi_test', 'postgres'),
    adminUrl: url('postgres', 'postgres'),
    version,
    async stop() {
      guard.stdin.end();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function untilReady(url: string, log: string): Promise<string> {
  const { default: pg } = await import('pg');
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.query('create role sanyi_test login createdb createrole');
      const { rows } = await client.query<{ server_version: string }>('show server_version');
      await client.end();
      return rows[0]?.server_version ?? '';
    } catch (error) {
      await client.end();
      if (attempt === 199) throw new Error(`PostgreSQL did not start: ${tail(log)}`, { cause: error });
      await delay(50);
    }
  }
  throw new Error('unreachable');
}

function tail(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8').slice(-2_000) : '(no log)';
}

/** PostgreSQL refuses to run as root: then another account of this machine owns the server. */
function serverOwner(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error('running as root and no account postgres or nobody to run the test server');
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
