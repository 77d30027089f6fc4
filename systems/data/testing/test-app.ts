import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHttpServer, createSessions, type Platform, type ServerBinding } from '@sanyi/api';
import type { Facts } from '@sanyi/facts';
import { testFacts } from '@sanyi/facts/testing';
import { fixedClock, type Viewer } from '@sanyi/kernel';
import { createJobQueue, type JobHandler, type JobView, type Records } from '@sanyi/records';
import { regionMigrations } from '@sanyi/region/migrations';
import { accountIdOf, seedOrganisations, testVaults, viewerFixture } from '@sanyi/testing';
import { server } from '../server.ts';
import { stubIdentities } from './stub-identities.ts';

/** Late enough that the months of the tests' files are over. */
export const TEST_NOW = '2026-11-28T02:00:00.000Z';

const people = {
  office: viewerFixture({ username: 'office' }),
  insurance: viewerFixture({ username: 'insurance', role: 'department', organisationId: 'east-insurance' }),
  hospital: viewerFixture({ username: 'hospital', role: 'department', organisationId: 'east-hospital' }),
  inspector: viewerFixture({ username: 'inspector', role: 'inspector', organisationId: 'east-reform' }),
  sibling: viewerFixture({
    username: 'sibling',
    organisationId: 'west-reform',
    scopePath: '/city/west/',
  }),
  city: viewerFixture({ username: 'city', organisationId: 'city', scopePath: '/city/' }),
} satisfies Record<string, Viewer>;

export type Person = keyof typeof people;

export interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
  readonly bytes: Buffer;
}

export interface Call {
  readonly body?: unknown;
  readonly files?: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  readonly fields?: Readonly<Record<string, string>>;
}

export type TestApp = Awaited<ReturnType<typeof startTestApp>>;

/**
 * The real server over real stores (接口测试环境): the sample tree of organisations, one person of each kind, the data system
 * and whatever it needs.
 *
 * @param database a name for this test file's facts
 */
export async function startTestApp(
  records: Records,
  database: string,
  options: {
    /** Jobs are looked for as often as the product does, not as often as a test wants. */
    readonly unhurried?: boolean;
    readonly facts?: Facts;
    readonly folder?: string;
    readonly bindings?: readonly ServerBinding[];
  } = {},
) {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'sanyi-data-')));
  const bindings = options.bindings ?? [stubIdentities, server];
  const facts = options.facts ?? (await testFacts(database));
  await facts.migrate(regionMigrations);
  const clock = fixedClock(TEST_NOW);
  const handlers: Record<string, JobHandler> = {};
  const ports = new Map<string, unknown>();
  const pace = options.unhurried ? {} : { pollMilliseconds: 20, beatMilliseconds: 100 };
  const jobs = createJobQueue(records, { handlers, ...pace });
  const platform: Platform = {
    records,
    facts,
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
      handlers[`${binding.manifest.id}.${id}`] = handler(platform);
  }
  const known = await records.asSystem('test', (tx) =>
    tx.selectFrom('platform.organisation').select('id').limit(1).execute(),
  );
  if (known.length === 0) await seedOrganisations(records, Object.values(people));
  await jobs.start();
  const sessions = createSessions(records, clock, { idleMinutes: 60, absoluteHours: 12 });
  const app = await createHttpServer(platform, {
    sessions,
    bindings,
    uploadMegabytes: 20,
    logLevel: 'silent',
  });
  const cookies = new Map<string, string>();

  async function cookieOf(person: Person): Promise<string> {
    const kept = cookies.get(person);
    if (kept) return kept;
    const cookie = `__Host-sanyi-session=${await sessions.start(accountIdOf(people[person].username), 'test')}`;
    cookies.set(person, cookie);
    return cookie;
  }

  async function call<Body>(
    person: Person,
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    given: Call = {},
  ): Promise<Answer<Body>> {
    const form = given.files ? multipart(given.files, given.fields ?? {}) : null;
    const reply = await app.inject({
      method,
      url: `/api${path}`,
      headers: {
        'x-sanyi-request': '1',
        cookie: await cookieOf(person),
        ...(form ? { 'content-type': form.type } : {}),
      },
      ...(form
        ? { payload: form.payload }
        : given.body === undefined
          ? {}
          : { payload: given.body as object }),
    });
    const isJson = String(reply.headers['content-type']).includes('json');
    return {
      status: reply.statusCode,
      body: (isJson ? reply.json() : null) as Body,
      bytes: reply.rawPayload,
    };
  }

  /** Waits until a job has ended, and returns it. */
  async function ended(person: Person, jobId: string): Promise<JobView> {
    for (let wait = 20; ; wait = Math.min(250, wait * 1.2)) {
      const job = await jobs.get(people[person], jobId);
      if (['done', 'failed', 'cancelled'].includes(job.state)) return job;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }

  return {
    platform,
    viewer: (person: Person): Viewer => people[person],
    call,
    ended,
    async send(person: Person, name: string, bytes: Uint8Array, sender?: string) {
      const answer = await call<{ files: SentFile[] }>(person, 'POST', '/data/files', {
        files: [{ name, bytes }],
        ...(sender === undefined ? {} : { fields: { sender } }),
      });
      const file = answer.body.files?.[0];
      if (!file) throw new Error(`${name} was not received: ${answer.status} ${JSON.stringify(answer.body)}`);
      return file;
    },
    /** Starts an import with the usual choices and waits for its end. */
    async take(
      person: Person,
      fileNo: number,
      format: string,
      choice: Readonly<Record<string, unknown>> = {},
    ) {
      const { status, body } = await call<{ jobId: string }>(person, 'POST', `/data/files/${fileNo}/import`, {
        body: { format, ...choice },
      });
      if (status !== 200) throw new Error(`import of ${fileNo}: ${status} ${JSON.stringify(body)}`);
      return await ended(person, body.jobId);
    },
    async close() {
      await app.close();
      await jobs.stop();
      if (!options.folder) await rm(folder, { recursive: true, force: true });
    },
  };
}

export interface SentFile {
  readonly fileNo: number;
  readonly state: string;
  readonly format: string | null;
  readonly known: boolean;
  readonly version: number;
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
