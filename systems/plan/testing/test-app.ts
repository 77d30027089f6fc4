import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHttpServer, createSessions, type Platform, type ServerBinding } from '@sanyi/api';
import { fixedClock, type RoleId, type Viewer } from '@sanyi/kernel';
import { createJobQueue, type JobHandler, type Records } from '@sanyi/records';
import { accountIdOf, testVaults } from '@sanyi/testing';
import { SEED_ORGANISATIONS } from '../../../demonstration/organisations.ts';
import { SEED_PEOPLE } from '../../../demonstration/people.ts';
import { server } from '../server.ts';

/** The day on which the tests play: some tasks of 2026 are overdue, some due soon. */
export const TEST_NOW = '2026-08-15T02:00:00.000Z';

export interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
  readonly version: number | null;
  readonly bytes: Buffer;
  readonly headers: Readonly<Record<string, unknown>>;
}

export interface Call {
  readonly body?: unknown;
  readonly version?: number;
  readonly files?: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  readonly fields?: Readonly<Record<string, string>>;
}

export type TestApp = Awaited<ReturnType<typeof startTestApp>>;

/** The real server over a real store, with the demonstration's organisations and people (接口测试环境). */
export async function startTestApp(records: Records, bindings: readonly ServerBinding[] = [server]) {
  const folder = await mkdtemp(join(tmpdir(), 'sanyi-plan-'));
  const clock = fixedClock(TEST_NOW);
  const real = new Map<string, JobHandler>();
  // The queue wants to know every kind from the start; the handlers themselves need the platform the queue is part of.
  const handlers = Object.fromEntries(
    bindings.flatMap(({ manifest, jobs: made }) =>
      Object.keys(made).map((id): [string, JobHandler] => [
        `${manifest.id}.${id}`,
        { maxAttempts: 2, run: async (context) => real.get(`${manifest.id}.${id}`)?.run(context) },
      ]),
    ),
  );
  const ports = new Map<string, unknown>();
  const jobs = createJobQueue(records, { handlers, pollMilliseconds: 20, beatMilliseconds: 100 });
  const platform: Platform = {
    records,
    facts: null,
    ...(await testVaults(folder)),
    jobs,
    clock,
    installation: {
      name: { zh: '测试', en: 'Test' },
      demonstration: true,
      version: '0',
      demonstrationLogins: [],
    },
    manifests: bindings.map(({ manifest }) => manifest),
    port: <Port>(system: string): Port => ports.get(system) as Port,
  };
  for (const binding of bindings) {
    if (binding.port) ports.set(binding.manifest.id, binding.port(platform));
    for (const [id, handler] of Object.entries(binding.jobs))
      real.set(`${binding.manifest.id}.${id}`, handler(platform));
  }
  await jobs.start();
  const viewers = await seedPeople(records);
  const sessions = createSessions(records, clock, { idleMinutes: 60, absoluteHours: 12 });
  const app = await createHttpServer(platform, {
    sessions,
    bindings,
    uploadMegabytes: 20,
    logLevel: 'silent',
  });
  const cookies = new Map<string, string>();

  async function cookieOf(username: string): Promise<string> {
    const known = cookies.get(username);
    if (known) return known;
    const cookie = `__Host-sanyi-session=${await sessions.start(viewers.get(username)?.accountId ?? '', 'test')}`;
    cookies.set(username, cookie);
    return cookie;
  }

  return {
    platform,
    viewer: (username: string): Viewer => {
      const viewer = viewers.get(username);
      if (!viewer) throw new Error(`nobody is called ${username}`);
      return viewer;
    },
    /** Calls a route as somebody, or as nobody. */
    async call<Body>(
      username: string | null,
      method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
      path: string,
      call: Call = {},
    ): Promise<Answer<Body>> {
      const form = call.files ? multipart(call.files, call.fields ?? {}) : null;
      const reply = await app.inject({
        method,
        url: `/api${path}`,
        headers: {
          'x-sanyi-request': '1',
          ...(username === null ? {} : { cookie: await cookieOf(username) }),
          ...(call.version === undefined ? {} : { 'if-match': `"v${call.version}"` }),
          ...(form ? { 'content-type': form.type } : {}),
        },
        ...(form
          ? { payload: form.payload }
          : call.body === undefined
            ? {}
            : { payload: call.body as object }),
      });
      const json = String(reply.headers['content-type']).includes('json');
      return {
        status: reply.statusCode,
        body: (json ? reply.json() : null) as Body,
        version: Number(/v(\d+)/.exec(reply.headers['etag'] ?? '')?.[1] ?? Number.NaN) || null,
        bytes: reply.rawPayload,
        headers: reply.headers,
      };
    },
    async close() {
      await app.close();
      await jobs.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function seedPeople(records: Records): Promise<ReadonlyMap<string, Viewer>> {
  const paths = new Map<string, string>();
  for (const { id, parentId } of SEED_ORGANISATIONS)
    paths.set(id, `${paths.get(parentId ?? '') ?? '/'}${id}/`);
  const regionOf = (organisationId: string) =>
    SEED_ORGANISATIONS.filter(
      ({ id, kind }) => kind === 'region' && paths.get(organisationId)?.startsWith(paths.get(id) ?? '#'),
    )
      .map(({ id }) => paths.get(id) ?? '')
      .sort((a, b) => b.length - a.length)[0] ?? '/';
  // A second inspector, because who reports may not verify.
  const people = [
    ...SEED_PEOPLE.map(({ username, organisationId, role, name }) => ({
      username,
      organisationId,
      role,
      name: name.zh,
    })),
    { username: 'inspector2', organisationId: 'qh-zfb', role: 'inspector' as RoleId, name: '第二督查' },
  ];
  await records.asSystem('test people', async (tx) => {
    await tx
      .insertInto('platform.organisation')
      .values(
        SEED_ORGANISATIONS.map((item) => ({
          id: item.id,
          parent_id: item.parentId,
          kind: item.kind,
          name_zh: item.name.zh,
          name_en: item.name.en,
          department_body: item.departmentBody,
          level: item.level,
          path: paths.get(item.id) ?? '',
          active_from: null,
          active_until: null,
        })),
      )
      .execute();
    await tx
      .insertInto('platform.account')
      .values(
        people.map((person) => ({
          id: accountIdOf(person.username),
          username: person.username,
          display_zh: person.name,
          password_hash: '!',
          role: person.role,
          organisation_id: person.organisationId,
          locked_until: null,
          disabled_at: null,
        })),
      )
      .execute();
  });
  return new Map(
    people.map((person) => [
      person.username,
      {
        accountId: accountIdOf(person.username),
        username: person.username,
        displayName: person.name,
        role: person.role,
        organisationId: person.organisationId,
        scopePath: regionOf(person.organisationId),
        mustChangePassword: false,
      },
    ]),
  );
}

function multipart(files: NonNullable<Call['files']>, fields: Readonly<Record<string, string>>) {
  const boundary = '----sanyi-test';
  const parts: Buffer[] = [];
  for (const [name, value] of Object.entries(fields))
    parts.push(
      Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
    );
  for (const { name, bytes } of files)
    parts.push(
      Buffer.from(
        `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`,
      ),
      Buffer.from(bytes),
      Buffer.from('\r\n'),
    );
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    payload: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]),
  };
}
