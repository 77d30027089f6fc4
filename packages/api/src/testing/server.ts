import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Facts } from '@sanyi/facts';
import { type Clock, type SystemManifest, shanghaiDay, type Viewer } from '@sanyi/kernel';
import {
  createJobQueue,
  type JobHandler,
  keyRing,
  openFileVault,
  openSealedVault,
  type Records,
} from '@sanyi/records';
import { createHttpServer, type HttpOptions } from '../http-server.ts';
import type { Platform } from '../platform.ts';
import type { ServerBinding } from '../route.ts';
import { createSessions, SESSION_COOKIE, type Sessions } from '../session.ts';

export { stubSystem } from './stub-system.ts';

/** A clock that tests set by hand (可调时钟). */
export function settableClock(instant: string): Clock & { set(instant: string): void } {
  let now = instant;
  return {
    now: () => now,
    today: () => shanghaiDay(now),
    set: (next) => {
      now = next;
    },
  };
}

export interface TestAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
  readonly bytes: Buffer;
  /** The JSON body. */
  json<Body = Record<string, unknown>>(): Body;
}

export interface TestCall {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookie?: string;
  /** Leaves out the header that marks a call of the application. */
  readonly bare?: boolean;
  readonly from?: string;
}

export interface TestServer {
  readonly platform: Platform;
  readonly sessions: Sessions;
  call(method: string, url: string, call?: TestCall): Promise<TestAnswer>;
  /** Calls with a session of the viewer's account, which must exist. */
  as(viewer: Pick<Viewer, 'accountId'>): Promise<TestServer['call']>;
  close(): Promise<void>;
}

export interface TestServerOptions extends Partial<Omit<HttpOptions, 'bindings' | 'sessions'>> {
  readonly manifests?: readonly SystemManifest[];
  readonly demonstration?: boolean;
  readonly idleMinutes?: number;
  readonly absoluteHours?: number;
  /** The facts store; none without it. */
  readonly facts?: Facts;
}

/**
 * The real HTTP server over real records without a socket (接口测试服务); the records stay open when it closes. Jobs wait
 * until a test starts `platform.jobs`.
 */
export async function testServer(
  records: Records,
  bindings: readonly ServerBinding[],
  options: TestServerOptions = {},
): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'sanyi-api-'));
  const ports = new Map<string, unknown>();
  const handlers: Record<string, JobHandler> = {};
  const keys = keyRing(new Map([['00000000', Buffer.alloc(32, 1)]]));
  const platform: Platform = {
    records,
    facts: options.facts ?? null,
    files: await openFileVault(join(folder, 'files')),
    sealed: await openSealedVault(join(folder, 'sealed'), keys, 'files'),
    keys,
    jobs: createJobQueue(records, { handlers }),
    clock: records.clock,
    installation: {
      name: { zh: '测试', en: 'Test' },
      demonstration: options.demonstration ?? false,
      version: '0.0.0',
      demonstrationLogins: [],
    },
    manifests: options.manifests ?? bindings.map((binding) => binding.manifest),
    port: <Port>(system: string): Port => {
      if (!ports.has(system)) throw new Error(`no port ${system}`);
      return ports.get(system) as Port;
    },
  };
  for (const binding of bindings) {
    if (binding.port) ports.set(binding.manifest.id, binding.port(platform));
    for (const [id, handler] of Object.entries(binding.jobs))
      handlers[`${binding.manifest.id}.${id}`] = handler(platform);
  }
  const sessions = createSessions(records, records.clock, {
    idleMinutes: options.idleMinutes ?? 30,
    absoluteHours: options.absoluteHours ?? 12,
  });
  const app = await createHttpServer(platform, {
    uploadMegabytes: 1,
    logLevel: 'silent',
    ...options,
    sessions,
    bindings,
  });
  const call: TestServer['call'] = async (method, url, given = {}) => {
    const answer = await app.inject({
      method: method as 'GET',
      url,
      ...(given.body === undefined ? {} : { payload: given.body as object }),
      ...(given.from ? { remoteAddress: given.from } : {}),
      headers: {
        ...(given.bare ? {} : { 'x-sanyi-request': '1' }),
        ...(given.cookie ? { cookie: `${SESSION_COOKIE}=${given.cookie}` } : {}),
        ...given.headers,
      },
    });
    return {
      status: answer.statusCode,
      headers: answer.headers,
      text: answer.body,
      bytes: answer.rawPayload,
      json: <Body>() => answer.json<Body>(),
    };
  };
  return {
    platform,
    sessions,
    call,
    async as(viewer) {
      const cookie = await sessions.start(viewer.accountId, 'test');
      return (method, url, given = {}) => call(method, url, { ...given, cookie });
    },
    async close() {
      await app.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
