import { expect, it } from 'vitest';
import {
  type Account,
  cookieOf,
  describeHouse,
  east,
  east2,
  health,
  inspector,
  root,
  west,
} from '../testing/house.ts';

describeHouse('accounts', ({ engine, server, signIn, audit, account, update }) => {
  it('shows a district its own accounts, not those of its sibling or of the city', async () => {
    const { accounts } = (await (await server().as(east))('GET', '/api/administration/accounts')).json<{
      accounts: Account[];
    }>();
    expect(accounts.map((item) => item.username).toSorted()).toEqual([
      'East.Health',
      'east-admin',
      'east-admin-2',
      'east-inspector',
    ]);
    const all = (await (await server().as(root))('GET', '/api/administration/accounts')).json<{
      accounts: Account[];
    }>();
    expect(all.accounts).toHaveLength(6);
  });

  it('makes, moves and changes accounts inside the district alone', async () => {
    const call = await server().as(east);
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
    const call = await server().as(east);
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
    const call = await server().as(east);
    const reset = (await update(call, health, { resetPassword: true }, 1)).json<{
      initialPassword: string;
    }>();
    expect((await server().call('GET', '/api/administration/jobs', { cookie })).status).toBe(401);
    expect((await signIn('east.health')).status).toBe(401);
    expect((await signIn('east.health', reset.initialPassword)).status).toBe(204);
    const [entry] = await audit(call, '&action=administration.update');
    expect(JSON.stringify(entry)).not.toContain(reset.initialPassword);
  });

  it('ends sessions when role or organisation changes, and when the account is disabled', async () => {
    const call = await server().as(east);
    for (const [place, body] of [
      { role: 'inspector' },
      { organisationId: 'east-finance' },
      { disabled: true },
    ].entries()) {
      const cookie = await server().sessions.start(health.accountId, 'x');
      expect((await update(call, health, body, place + 1)).status).toBe(200);
      expect((await server().call('GET', '/api/administration/jobs', { cookie })).status).toBe(401);
    }
    const cookie = await server().sessions.start(inspector.accountId, 'x');
    await update(call, inspector, { displayName: { zh: '改名', en: '' } }, 1);
    expect((await server().call('GET', '/api/administration/jobs', { cookie })).status).toBe(200);
  });

  it('answers a stale version with both, and lets one of two at once through', async () => {
    const call = await server().as(east);
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
    const call = await server().as(east);
    expect((await update(call, east2, change, 1)).status).toBe(200);
    if (what === 'organisationId') {
      // Moved, but still an administrator of the district; retire it as well.
      expect((await update(call, east2, { disabled: true }, 2)).status).toBe(200);
    }
    expect((await update(call, east, change, 1)).json()['code']).toBe('administration/last-administrator');
  });

  it('does not let two administrators retire each other at once', async () => {
    const [one, two] = [await server().as(east), await server().as(east2)];
    const both = await Promise.all([
      update(one, east2, { disabled: true }, 1),
      update(two, east, { disabled: true }, 1),
    ]);
    expect(both.filter((answer) => answer.status === 200)).toHaveLength(1);
    const left = await server().platform.records.asSystem('test', (tx) =>
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
    const call = await server().as(east);
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
});
