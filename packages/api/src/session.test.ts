import type { Viewer } from '@sanyi/kernel';
import { describeApi, seedOrganisations, viewerFixture } from '@sanyi/testing';
import { beforeEach, expect, it } from 'vitest';
import { hashPassword, passwordMatches } from './password.ts';
import { SESSION_COOKIE } from './session.ts';
import { sampleServer } from './testing/sample-system.ts';
import { settableClock, type TestServer, testServer } from './testing/server.ts';

const START = '2026-04-10T01:00:00.000Z';
const clock = settableClock(START);
const office = viewerFixture();
const health = viewerFixture({ role: 'department', organisationId: 'east-health', username: 'health' });
const fresh = viewerFixture({ username: 'fresh', mustChangePassword: true });
const city = viewerFixture({ username: 'city', organisationId: 'city', scopePath: '/city/' });

function after(minutes: number): string {
  return new Date(Date.parse(START) + minutes * 60_000).toISOString();
}

describeApi('sessions', { clock }, (open) => {
  let server: TestServer;

  beforeEach(async () => {
    clock.set(START);
    const records = await open();
    await seedOrganisations(records, [office, health, fresh, city]);
    server = await testServer(records, [sampleServer], { idleMinutes: 30, absoluteHours: 2 });
    return () => server.close();
  });

  const change = (
    viewer: Viewer,
    columns: { disabled_at?: string; role?: string; organisation_id?: string },
  ) =>
    server.platform.records.asSystem('test', (tx) =>
      tx.updateTable('platform.account').set(columns).where('id', '=', viewer.accountId).execute(),
    );

  it('know who asks, from where and in which language', async () => {
    const call = await server.as(health);
    const answer = await call('GET', '/api/sample/who', {
      headers: { 'accept-language': 'en', host: 'sanyi.example' },
    });
    expect(answer.json()).toEqual({
      name: 'health',
      scope: '/city/east/',
      locale: 'en',
      origin: 'http://sanyi.example',
    });
    expect((await (await server.as(city))('GET', '/api/sample/who')).json()).toMatchObject({
      scope: '/city/',
    });
  });

  it('take forwarded addresses from this machine alone', async () => {
    const call = await server.as(office);
    const headers = {
      host: 'inside:8720',
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'sanyi.example',
    };
    expect((await call('GET', '/api/sample/who', { headers })).json()).toMatchObject({
      origin: 'https://sanyi.example',
    });
    expect((await call('GET', '/api/sample/who', { headers, from: '203.0.113.7' })).json()).toMatchObject({
      origin: 'http://inside:8720',
    });
  });

  it('end after the idle time, and each request puts it off', async () => {
    const call = await server.as(office);
    clock.set(after(29));
    expect((await call('GET', '/api/sample/who')).status).toBe(200);
    clock.set(after(58));
    expect((await call('GET', '/api/sample/who')).status).toBe(200);
    clock.set(after(58 + 30));
    const answer = await call('GET', '/api/sample/who');
    expect([answer.status, answer.json()['code']]).toEqual([401, 'api/not-signed-in']);
  });

  it('end after the absolute time however busy', async () => {
    const call = await server.as(office);
    for (let minutes = 20; minutes < 120; minutes += 20) {
      clock.set(after(minutes));
      expect((await call('GET', '/api/sample/who')).status).toBe(200);
    }
    clock.set(after(120));
    expect((await call('GET', '/api/sample/who')).status).toBe(401);
  });

  it('end with the account, and follow its role and organisation at once', async () => {
    const call = await server.as(office);
    expect((await call('POST', '/api/sample/write')).status).toBe(204);
    await change(office, { role: 'inspector' });
    expect((await call('POST', '/api/sample/write')).status).toBe(403);
    await change(office, { organisation_id: 'west-health' });
    expect((await call('GET', '/api/sample/who')).json()).toMatchObject({ scope: '/city/west/' });
    await change(office, { disabled_at: START });
    expect((await call('GET', '/api/sample/who')).status).toBe(401);
  });

  it('of unknown, broken and foreign tokens are none', async () => {
    await server.sessions.start(office.accountId, 'x');
    for (const cookie of ['', 'x', '%', '%00', "' or 1=1 --", 'a'.repeat(4000), '😀']) {
      expect(
        (await server.call('GET', '/api/sample/who', { cookie: encodeURIComponent(cookie) })).status,
      ).toBe(401);
    }
  });

  it('keep only the hash of the token', async () => {
    const token = await server.sessions.start(office.accountId, 'agent'.repeat(100));
    const rows = await server.platform.records.asSystem('test', (tx) =>
      tx.selectFrom('platform.session').selectAll().execute(),
    );
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(rows[0]?.user_agent).toHaveLength(200);
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });

  it('sweep away what has expired when the next one starts', async () => {
    await server.sessions.start(office.accountId, 'old');
    clock.set(after(121));
    await server.sessions.start(office.accountId, 'new');
    const rows = await server.platform.records.asSystem('test', (tx) =>
      tx.selectFrom('platform.session').select('user_agent').execute(),
    );
    expect(rows).toEqual([{ user_agent: 'new' }]);
  });

  it('with an initial password reach nothing but what is meant for it', async () => {
    const call = await server.as(fresh);
    expect((await call('GET', '/api/sample/initial')).status).toBe(204);
    expect((await call('GET', '/api/sample/wide')).status).toBe(200);
    for (const [method, url] of [
      ['GET', '/api/sample/who'],
      ['PUT', '/api/sample/version'],
      ['POST', '/api/sample/write'],
    ] as const) {
      const answer = await call(method, url);
      expect([url, answer.status, answer.json()['code']]).toEqual([url, 403, 'api/change-password-first']);
    }
  });

  it('tell the role and the permission it lacks', async () => {
    const answer = await (await server.as(health))('POST', '/api/sample/write', {
      headers: { 'accept-language': 'en' },
    });
    expect(answer.json()).toMatchObject({
      status: 403,
      code: 'api/not-permitted',
      detail: 'Your role (Department) does not hold the permission “Write samples”.',
    });
    expect((await server.call('POST', '/api/sample/write')).status).toBe(401);
  });

  it.each([
    ['"v7"', 7],
    ['W/"v7"', 7],
    ['7', 7],
    ['"0"', 0],
    [undefined, null],
    ['', null],
    ['*', null],
    ['"v-1"', null],
    ['"v1", "v2"', null],
    ['"v99999999999999999999"', null],
    ['v1.5', null],
  ])('read the version %s as %s', async (header, version) => {
    const call = await server.as(office);
    const answer = await call('PUT', '/api/sample/version', {
      headers: header === undefined ? {} : { 'if-match': header },
    });
    if (version === null) {
      expect(answer.json()).toMatchObject({ status: 400, code: 'api/version-missing' });
    } else {
      expect(answer.json()).toEqual({ version });
      expect(answer.headers['etag']).toBe(`"v${version + 1}"`);
    }
  });

  it('are kept in a cookie that only this host and no script gets', () => {
    expect(SESSION_COOKIE).toMatch(/^__Host-/);
  });
});

describeApi('passwords', () => {
  it('match themselves in every spelling of the same letters, and nothing else', async () => {
    const hash = await hashPassword('ｐａｓｓ密码é');
    expect(hash).toMatch(/^scrypt\$32768\$8\$1\$/);
    expect(await passwordMatches('pass密码e\u0301', hash)).toBe(true);
    expect(await passwordMatches('pass密码e', hash)).toBe(false);
    expect(await hashPassword('ｐａｓｓ密码é')).not.toBe(hash);
    for (const form of ['', '!', 'scrypt', 'scrypt$1$1$1$$', 'bcrypt$1$2$3$4$5', 'plain'])
      expect(await passwordMatches('plain', form)).toBe(false);
  });
});
