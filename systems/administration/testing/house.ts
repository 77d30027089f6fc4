import { hashPassword, SESSION_COOKIE } from '@sanyi/api';
import { settableClock, type TestAnswer, type TestServer, testServer } from '@sanyi/api/testing';
import type { Viewer } from '@sanyi/kernel';
import type { Records } from '@sanyi/records';
import { describeApi, seedOrganisations, viewerFixture } from '@sanyi/testing';
import { beforeEach } from 'vitest';
import { server as administration } from '../server.ts';

const START = '2026-04-10T01:00:00.000Z';
export const PASSWORD = 'correct horse 电池';
const clock = settableClock(START);
export const root = viewerFixture({
  role: 'administrator',
  username: 'city-admin',
  organisationId: 'city',
  scopePath: '/city/',
});
export const east = viewerFixture({
  role: 'administrator',
  username: 'east-admin',
  organisationId: 'east',
  scopePath: '/city/east/',
});
export const east2 = viewerFixture({
  role: 'administrator',
  username: 'east-admin-2',
  organisationId: 'east',
  scopePath: '/city/east/',
});
export const west = viewerFixture({
  role: 'department',
  username: 'west-person',
  organisationId: 'west-health',
  scopePath: '/city/west/',
});
export const health = viewerFixture({
  role: 'department',
  username: 'East.Health',
  organisationId: 'east-health',
});
export const inspector = viewerFixture({ role: 'inspector', username: 'east-inspector' });

export interface Account {
  readonly id: string;
  readonly username: string;
  readonly version: number;
  readonly role: string;
  readonly mustChangePassword: boolean;
}

export function cookieOf(answer: TestAnswer): string {
  return new RegExp(`${SESSION_COOKIE}=([^;]*)`).exec(String(answer.headers['set-cookie']))?.[1] ?? '';
}

/** A house of people over real stores (测试用的机构与账号), laid anew before each test. */
export function describeHouse(noun: string, tests: (house: House) => void): void {
  describeApi(`administration ${noun}`, { clock }, (open, engine) => tests(layHouse(open, engine)));
}

export type House = ReturnType<typeof layHouse>;

function layHouse(open: () => Promise<Records>, engine: string) {
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
  return { clock, engine, server: () => server, signIn, audit, account, update };
}
