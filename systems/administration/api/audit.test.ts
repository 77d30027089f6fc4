import { expect, it } from 'vitest';
import { cookieOf, describeHouse, east, health, inspector, PASSWORD, root } from '../testing/house.ts';

describeHouse('audit', ({ engine, server, signIn, audit, update }) => {
  it('writes down every action where the district may read it and no other', async () => {
    const call = await server().as(east);
    await signIn('east.health', 'wrong');
    const cookie = cookieOf(await signIn('east.health'));
    await server().call('POST', '/api/administration/password', {
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
    const all = await audit(await server().as(root));
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
    const status = await (await server().as(root))('GET', '/api/administration/status');
    expect(status.json()['records']).toMatchObject({ kind: engine === 'pglite' ? 'pglite' : 'postgres' });
    expect(status.text).not.toMatch(/postgres(ql)?:\/\/|password/);
  });
});
