/** Accounts, sessions and audit over real stores. It is over the limit because all cases share one house of people and calls. */
import { hashPassword, SESSION_COOKIE } from '@sanyi/api';
import { settableClock, type TestAnswer, type TestServer, testServer } from '@sanyi/api/testing';
import type { Viewer } from '@sanyi/kernel';
import { describeRecords, seedOrganisations, viewerFixture } from '@sanyi/testing';
import { beforeEach, expect, it } from 'vitest';
import { server as administration } from '../server.ts';

const START = '2026-04-10T01:00:00.000Z';
const PASSWORD = 'correct horse 电池';
const clock = settableClock(START);
const root = viewerFixture({
  role: 'administrator',
  username: 'city-admin',
  organisationId: 'city',
  scopePath: '/city/',
});
const east = viewerFixture({
  role: 'administrator',
  username: 'east-admin',
  organisationId: 'east',
  scopePath: '/city/east/',
});
const east2 = viewerFixture({
  role: 'administrator',
  username: 'east-admin-2',
  organisationId: 'east',
  scopePath: '/city/east/',
});
const west = viewerFixture({
  role: 'department',
  username: 'west-person',
  organisationId: 'west-health',
  scopePath: '/city/west/',
});
const health = viewerFixture({ role: 'department', username: 'East.Health', organisationId: 'east-health' });
const inspector = viewerFixture({ role: 'inspector', username: 'east-inspector' });

interface Account {
  readonly id: string;
  readonly username: string;
  readonly version: number;
  readonly role: string;
  readonly mustChangePassword: boolean;
}

function cookieOf(answer: TestAnswer): string {
  return new RegExp(`${SESSION_COOKIE}=([^;]*)`).exec(String(answer.headers['set-cookie']))?.[1] ?? '';
}

describeRecords('administration', { clock }, (open, engine) => {
  let server: TestServer;

  beforeEach(async () => {
    clock.set(START);
    const records = await open();
    await seedOrganisations(records, [root, east, east2, west, health, inspector]);
    const hash = await hashPassword(PASSWORD);
    await records.asSystem('test', (tx) =>
      tx.updateTable('platform.account').set({ password_hash: hash }).execute(),
    );
    server = await testServer(records, [administration]);
    return () => server.close();
  });

  const signIn = (username: string, password = PASSWORD) =>
    server.call('POST', '/api/administration/session', { body: { username, password } });
  const audit = async (call: TestServer['call'], query = '') =>
    (await call('GET', `/api/administration/audit?limit=200${query}`)).json<{
      entries: { actorName: string; action: string; subjectId: string; detail: Record<string, unknown> }[];
    }>().entries;
  const account = async (call: TestServer['call'], viewer: Viewer) => {
    const { accounts } = (await call('GET', '/api/administration/accounts')).json<{ accounts: Account[] }>();
    const found = accounts.find((item) => item.id === viewer.accountId);
    if (!found) throw new Error(`${viewer.username} is not shown`);
    return found;
  };
  const update = (call: TestServer['call'], viewer: Viewer, body: object, version: number) =>
    call('PATCH', `/api/administration/accounts/${viewer.accountId}`, {
      body,
      headers: { 'if-match': `"v${version}"` },
    });

  it('signs in whatever the case of the name, with a cookie for this host alone', async () => {
    const answer = await signIn('  EAST.health ');
    expect(answer.status).toBe(204);
    expect(String(answer.headers['set-cookie'])).toMatch(
      new RegExp(`^${SESSION_COOKIE}=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; Secure; SameSite=Strict$`),
    );
    const session = await server.call('GET', '/api/administration/session', { cookie: cookieOf(answer) });
    expect(session.json()['viewer']).toMatchObject({
      username: 'East.Health',
      role: 'department',
      organisationName: { zh: '东区卫生健康委' },
    });
    expect(session.text).not.toContain('scrypt');
  });

  it('signs out for good', async () => {
    const cookie = cookieOf(await signIn('east-admin'));
    const answer = await server.call('DELETE', '/api/administration/session', { cookie });
    expect(String(answer.headers['set-cookie'])).toMatch(/Expires=Thu, 01 Jan 1970/);
    expect((await server.call('GET', '/api/administration/accounts', { cookie })).status).toBe(401);
  });

  it('rests a name after eight wrong passwords, a known one and an unknown one alike', async () => {
    for (const name of ['east.health', 'nobody-at-all']) {
      for (let attempt = 0; attempt < 8; attempt += 1) {
        const answer = await signIn(name, 'wrong');
        expect([name, attempt, answer.status, answer.json()['code']]).toEqual([
          name,
          attempt,
          401,
          'administration/wrong-login',
        ]);
      }
      const answer = await signIn(name);
      expect([name, answer.json()['code']]).toEqual([name, 'administration/too-many-attempts']);
      expect(answer.json()['detail']).toContain('09:10');
    }
    clock.set('2026-04-10T01:09:59.999Z');
    expect((await signIn('east.health')).status).toBe(401);
    clock.set('2026-04-10T01:10:00.000Z');
    expect((await signIn('east.health')).status).toBe(204);
  });

  it('counts guesses sent at once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => signIn('east.health', 'wrong')));
    const codes = answers.map((answer) => answer.json()['code']);
    expect(codes.filter((code) => code === 'administration/wrong-login')).toHaveLength(8);
    expect(codes.filter((code) => code === 'administration/too-many-attempts')).toHaveLength(12);
  });

  it('forgets wrong passwords after the right one', async () => {
    for (let round = 0; round < 3; round += 1) {
      for (let attempt = 0; attempt < 7; attempt += 1)
        expect((await signIn('east.health', 'wrong')).status).toBe(401);
      expect((await signIn('east.health')).status).toBe(204);
    }
  });

  it('takes the same time and gives the same answer for unknown, disabled and wrong', async () => {
    const admin = await server.as(root);
    await update(admin, west, { disabled: true }, 1);
    // The first attempt of an unknown name makes the hash that it is compared with.
    await signIn('warm-up', 'x');
    const timed = async (name: string, password: string) => {
      const began = performance.now();
      const answer = await signIn(name, password);
      const { title, detail, cure, code } = answer.json();
      return { took: performance.now() - began, said: { title, detail, cure, code } };
    };
    const [unknown, disabled, wrong] = [
      await timed('nobody', 'x'),
      await timed('west-person', PASSWORD),
      await timed('east-inspector', 'x'),
    ];
    expect(unknown.said).toEqual(wrong.said);
    expect(disabled.said).toEqual(wrong.said);
    // scrypt is most of it; an answer without it would take a tenth.
    expect(unknown.took).toBeGreaterThan(wrong.took / 4);
    expect(disabled.took).toBeGreaterThan(wrong.took / 4);
  });

  it('refuses objects, lists and unprintable text as name or password', async () => {
    for (const body of [
      { username: { $ne: '' }, password: 'x' },
      { username: ['a'], password: 'x' },
      { username: 'a\u0000', password: 'x' },
      { username: 'a' },
      [],
      'x',
      { username: 'a', password: 'x'.repeat(201) },
    ]) {
      expect(
        (
          await server.call('POST', '/api/administration/session', {
            body,
            headers: { 'content-type': 'application/json' },
          })
        ).status,
      ).toBe(400);
    }
    expect((await signIn("' or 1=1 --", "' or 1=1 --")).json()['code']).toBe('administration/wrong-login');
  });

  it('changes a password, ends the other sessions and goes on with a new one', async () => {
    const [one, two] = [cookieOf(await signIn('east.health')), cookieOf(await signIn('east.health'))];
    const change = (next: string, current = PASSWORD) =>
      server.call('POST', '/api/administration/password', { cookie: one, body: { current, next } });
    for (const weak of [
      'short',
      '九个字的密码不够用',
      'EAST.HEALTH',
      PASSWORD,
      'ｃｏｒｒｅｃｔ horse 电池',
    ]) {
      expect([weak, (await change(weak)).json()['code']]).toEqual([weak, 'administration/weak-password']);
    }
    expect((await change('another long one', 'wrong')).json()['code']).toBe('administration/wrong-login');
    const answer = await change('another long one');
    expect(answer.status).toBe(204);
    for (const cookie of [one, two]) {
      expect((await server.call('GET', '/api/administration/jobs', { cookie })).status).toBe(401);
    }
    expect((await server.call('GET', '/api/administration/jobs', { cookie: cookieOf(answer) })).status).toBe(
      200,
    );
    expect((await signIn('east.health')).status).toBe(401);
    expect((await signIn('east.health', 'another long one')).status).toBe(204);
  });

  it('lets an account with an initial password do nothing but change it', async () => {
    const admin = await server.as(root);
    const made = (
      await admin('POST', '/api/administration/accounts', {
        body: {
          username: 'newcomer',
          displayName: { zh: '新人', en: '' },
          role: 'administrator',
          organisationId: 'city',
        },
      })
    ).json<{ account: Account; initialPassword: string }>();
    expect(made.account.mustChangePassword).toBe(true);
    expect(made.initialPassword).toMatch(/^[a-z2-9]{5}-[a-z2-9]{5}-[a-z2-9]{5}$/);
    let cookie = cookieOf(await signIn('newcomer', made.initialPassword));
    for (const [method, url] of [
      ['GET', 'accounts'],
      ['GET', 'audit'],
      ['GET', 'status'],
      ['GET', 'jobs'],
      ['GET', 'organisations'],
      ['POST', 'accounts'],
      ['POST', 'organisations'],
      ['POST', 'audit/verify'],
    ] as const) {
      const answer = await server.call(method, `/api/administration/${url}`, { cookie });
      expect([url, answer.status, answer.json()['code']]).toEqual([url, 403, 'api/change-password-first']);
    }
    expect(
      (await server.call('GET', '/api/administration/session', { cookie })).json()['viewer'],
    ).toMatchObject({ mustChangePassword: true });
    cookie = cookieOf(
      await server.call('POST', '/api/administration/password', {
        cookie,
        body: { current: made.initialPassword, next: 'my own long words' },
      }),
    );
    expect((await server.call('GET', '/api/administration/accounts', { cookie })).status).toBe(200);
    expect((await signIn('newcomer', made.initialPassword)).status).toBe(401);
  });

  it('shows a district its own accounts, not those of its sibling or of the city', async () => {
    const { accounts } = (await (await server.as(east))('GET', '/api/administration/accounts')).json<{
      accounts: Account[];
    }>();
    expect(accounts.map((item) => item.username).toSorted()).toEqual([
      'East.Health',
      'east-admin',
      'east-admin-2',
      'east-inspector',
    ]);
    const all = (await (await server.as(root))('GET', '/api/administration/accounts')).json<{
      accounts: Account[];
    }>();
    expect(all.accounts).toHaveLength(6);
  });

  it('makes, moves and changes accounts inside the district alone', async () => {
    const call = await server.as(east);
    const make = (organisationId: string, username: string) =>
      call('POST', '/api/administration/accounts', {
        body: { username, displayName: { zh: '某人', en: '' }, role: 'department', organisationId },
      });
    expect((await make('east-finance', 'finance')).status).toBe(200);
    expect((await make('west-finance', 'other')).json()['code']).toBe('administration/no-such-organisation');
    expect((await make('city', 'above')).json()['code']).toBe('records/out-of-scope');
    expect((await make('nowhere', 'none')).status).toBe(404);
    expect((await update(call, west, { disabled: true }, 1)).json()['code']).toBe(
      'administration/no-such-account',
    );
    expect((await update(call, root, { resetPassword: true }, 1)).json()['code']).toBe(
      'administration/no-such-account',
    );
    expect((await update(call, health, { organisationId: 'city' }, 1)).json()['code']).toBe(
      'records/out-of-scope',
    );
    expect((await update(call, health, { organisationId: 'west-health' }, 1)).json()['code']).toBe(
      'administration/no-such-organisation',
    );
    const organisation = (id: string, parentId: string) =>
      call('POST', '/api/administration/organisations', {
        body: { id, parentId, kind: 'town', name: { zh: '某镇', en: '' } },
      });
    expect((await organisation('east-town', 'east')).status).toBe(200);
    expect((await organisation('west-town', 'west')).json()['code']).toBe(
      'administration/no-such-organisation',
    );
    expect((await organisation('city-town', 'city')).json()['code']).toBe('records/out-of-scope');
    // Taken in a place that this administrator cannot see.
    expect((await organisation('west-health', 'east')).json()['code']).toBe(
      'administration/organisation-exists',
    );
    expect((await make('east-health', 'WEST-person')).json()['code']).toBe('administration/username-taken');
    expect(await audit(call)).toMatchObject([
      { action: 'administration.create-organisation', subjectId: 'east-town' },
      { action: 'administration.create-account' },
    ]);
  });

  it('ignores what a body may not set', async () => {
    const call = await server.as(east);
    const answer = await call('POST', '/api/administration/accounts', {
      body: {
        username: 'plain',
        displayName: { zh: '某人', en: '' },
        role: 'department',
        organisationId: 'east-health',
        id: root.accountId,
        version: 99,
        mustChangePassword: false,
        password_hash: 'x',
        scopePath: '/',
      },
    });
    expect(answer.json()['account']).toMatchObject({ version: 1, mustChangePassword: true });
    expect(answer.json<{ account: Account }>().account.id).not.toBe(root.accountId);
  });

  it('resets a password and ends the sessions that stand on the old one', async () => {
    const cookie = cookieOf(await signIn('east.health'));
    const call = await server.as(east);
    const reset = (await update(call, health, { resetPassword: true }, 1)).json<{
      initialPassword: string;
    }>();
    expect((await server.call('GET', '/api/administration/jobs', { cookie })).status).toBe(401);
    expect((await signIn('east.health')).status).toBe(401);
    expect((await signIn('east.health', reset.initialPassword)).status).toBe(204);
    const [entry] = await audit(call, '&action=administration.update');
    expect(JSON.stringify(entry)).not.toContain(reset.initialPassword);
  });

  it('ends sessions when role or organisation changes, and when the account is disabled', async () => {
    const call = await server.as(east);
    for (const [place, body] of [
      { role: 'inspector' },
      { organisationId: 'east-finance' },
      { disabled: true },
    ].entries()) {
      const cookie = await server.sessions.start(health.accountId, 'x');
      expect((await update(call, health, body, place + 1)).status).toBe(200);
      expect((await server.call('GET', '/api/administration/jobs', { cookie })).status).toBe(401);
    }
    const cookie = await server.sessions.start(inspector.accountId, 'x');
    await update(call, inspector, { displayName: { zh: '改名', en: '' } }, 1);
    expect((await server.call('GET', '/api/administration/jobs', { cookie })).status).toBe(200);
  });

  it('answers a stale version with both, and lets one of two at once through', async () => {
    const call = await server.as(east);
    await update(call, health, { displayName: { zh: '第一', en: '' } }, 1);
    const late = await update(call, health, { displayName: { zh: '第二', en: '' } }, 1);
    expect(late.status).toBe(409);
    expect(late.json()['facts']).toMatchObject({
      current: { version: 2, displayName: { zh: '第一' } },
      yours: { displayName: { zh: '第二' } },
    });
    const both = await Promise.all([
      update(call, health, { role: 'inspector' }, 2),
      update(call, health, { role: 'reform-office' }, 2),
    ]);
    expect(both.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect((await account(call, health)).version).toBe(3);
    expect(
      (await call('PATCH', `/api/administration/accounts/${health.accountId}`, { body: {} })).json()['code'],
    ).toBe('api/version-missing');
  });

  it.each(['disabled', 'role', 'organisationId'])('keeps the last administrator (%s)', async (what) => {
    const change =
      {
        disabled: { disabled: true },
        role: { role: 'inspector' },
        organisationId: { organisationId: 'east-health' },
      }[what] ?? {};
    const call = await server.as(east);
    expect((await update(call, east2, change, 1)).status).toBe(200);
    if (what === 'organisationId') {
      // Moved, but still an administrator of the district; retire it as well.
      expect((await update(call, east2, { disabled: true }, 2)).status).toBe(200);
    }
    expect((await update(call, east, change, 1)).json()['code']).toBe('administration/last-administrator');
  });

  it('does not let two administrators retire each other at once', async () => {
    const [one, two] = [await server.as(east), await server.as(east2)];
    const both = await Promise.all([
      update(one, east2, { disabled: true }, 1),
      update(two, east, { disabled: true }, 1),
    ]);
    expect(both.filter((answer) => answer.status === 200)).toHaveLength(1);
    const left = await server.platform.records.asSystem('test', (tx) =>
      tx
        .selectFrom('platform.account')
        .select('username')
        .where('organisation_id', '=', 'east')
        .where('disabled_at', 'is', null)
        .execute(),
    );
    expect([engine, left]).toEqual([engine, [expect.anything()]]);
  });

  it('takes a name once however many ask at once', async () => {
    const call = await server.as(east);
    const body = {
      username: 'twice',
      displayName: { zh: '某人', en: '' },
      role: 'department',
      organisationId: 'east-health',
    };
    const answers = await Promise.all(
      [1, 2, 3].map(() => call('POST', '/api/administration/accounts', { body })),
    );
    expect(answers.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([200, 409, 409]);
  });

  it('writes down every action where the district may read it and no other', async () => {
    const call = await server.as(east);
    await signIn('east.health', 'wrong');
    const cookie = cookieOf(await signIn('east.health'));
    await server.call('POST', '/api/administration/password', {
      cookie,
      body: { current: PASSWORD, next: 'another long one' },
    });
    await call('POST', '/api/administration/organisations', {
      body: { id: 'east-town', parentId: 'east', kind: 'town', name: { zh: '某镇', en: '' } },
    });
    await call('POST', '/api/administration/accounts', {
      body: {
        username: 'made',
        displayName: { zh: '某人', en: '' },
        role: 'department',
        organisationId: 'east-town',
      },
    });
    await update(call, inspector, { disabled: true }, 1);
    await signIn('west-person');
    await signIn('city-admin');
    expect((await audit(call)).map((entry) => entry.action).toReversed()).toEqual([
      'administration.sign-in-failed',
      'administration.sign-in',
      'administration.change-password',
      'administration.create-organisation',
      'administration.create-account',
      'administration.update-account',
    ]);
    const all = await audit(await server.as(root));
    expect(all).toHaveLength(8);
    expect(JSON.stringify(all)).not.toMatch(/scrypt|wrong|another long/);
    expect((await audit(call, '&action=administration.sign-in%25')).length).toBe(0);
    expect(
      (await audit(call, `&actor=${encodeURIComponent(health.displayName)}`)).map((entry) => entry.action),
    ).toEqual(['administration.change-password', 'administration.sign-in']);
    expect((await call('POST', '/api/administration/audit/verify')).json()).toMatchObject({
      entries: 8,
      intact: true,
      firstBreak: null,
    });
  });

  it('tells the state of the installation without an address or password', async () => {
    const status = await (await server.as(root))('GET', '/api/administration/status');
    expect(status.json()['records']).toMatchObject({ kind: engine === 'pglite' ? 'pglite' : 'postgres' });
    expect(status.text).not.toMatch(/postgres(ql)?:\/\/|password/);
  });
});
