import { SESSION_COOKIE } from '@sanyi/api';
import { expect, it } from 'vitest';
import { type Account, cookieOf, describeHouse, PASSWORD, root, west } from '../testing/house.ts';

describeHouse('sign-in', ({ clock, server, signIn, update }) => {
  it('signs in whatever the case of the name, with a cookie for this host alone', async () => {
    const answer = await signIn('  EAST.health ');
    expect(answer.status).toBe(204);
    expect(String(answer.headers['set-cookie'])).toMatch(
      new RegExp(`^${SESSION_COOKIE}=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; Secure; SameSite=Strict$`),
    );
    const session = await server().call('GET', '/api/administration/session', { cookie: cookieOf(answer) });
    expect(session.json()['viewer']).toMatchObject({
      username: 'East.Health',
      role: 'department',
      organisationName: { zh: '东区卫生健康委' },
    });
    expect(session.text).not.toContain('scrypt');
  });

  it('signs out for good', async () => {
    const cookie = cookieOf(await signIn('east-admin'));
    const answer = await server().call('DELETE', '/api/administration/session', { cookie });
    expect(String(answer.headers['set-cookie'])).toMatch(/Expires=Thu, 01 Jan 1970/);
    expect((await server().call('GET', '/api/administration/accounts', { cookie })).status).toBe(401);
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
    const admin = await server().as(root);
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
          await server().call('POST', '/api/administration/session', {
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
      server().call('POST', '/api/administration/password', { cookie: one, body: { current, next } });
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
      expect((await server().call('GET', '/api/administration/jobs', { cookie })).status).toBe(401);
    }
    expect(
      (await server().call('GET', '/api/administration/jobs', { cookie: cookieOf(answer) })).status,
    ).toBe(200);
    expect((await signIn('east.health')).status).toBe(401);
    expect((await signIn('east.health', 'another long one')).status).toBe(204);
  });

  it('lets an account with an initial password do nothing but change it', async () => {
    const admin = await server().as(root);
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
      const answer = await server().call(method, `/api/administration/${url}`, { cookie });
      expect([url, answer.status, answer.json()['code']]).toEqual([url, 403, 'api/change-password-first']);
    }
    expect(
      (await server().call('GET', '/api/administration/session', { cookie })).json()['viewer'],
    ).toMatchObject({ mustChangePassword: true });
    cookie = cookieOf(
      await server().call('POST', '/api/administration/password', {
        cookie,
        body: { current: made.initialPassword, next: 'my own long words' },
      }),
    );
    expect((await server().call('GET', '/api/administration/accounts', { cookie })).status).toBe(200);
    expect((await signIn('newcomer', made.initialPassword)).status).toBe(401);
  });
});
