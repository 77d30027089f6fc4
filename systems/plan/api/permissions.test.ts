import { join } from 'node:path';
import { fixedClock, mayAccess, type RoleId } from '@sanyi/kernel';
import { migrationsMatchFolder, type Records, scopeFaults } from '@sanyi/records';
import { describeApi } from '@sanyi/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { manifest } from '../manifest.ts';
import { planMigrations } from '../store/migrations.ts';
import { startTestApp, TEST_NOW, type TestApp } from '../testing/test-app.ts';

/** One person of each role, and nobody. */
const PEOPLE: Readonly<Record<RoleId, string>> = {
  administrator: 'admin',
  'reform-office': 'zhanglan',
  department: 'chenlizhou',
  inspector: 'shenqingyue',
};
const NOTHING = '00000000-0000-4000-8000-000000000000';

function addressOf(path: string): string {
  return path.replace(':kind', 'target').replace(/:[a-zA-Z]+/g, NOTHING);
}

describeApi('permissions', { migrations: planMigrations, clock: fixedClock(TEST_NOW) }, (open) => {
  let app: TestApp;
  let records: Records;
  beforeAll(async () => {
    records = await open();
    app = await startTestApp(records);
  });
  afterAll(() => app.close());

  describe.each(manifest.routes.map((route) => [route.id, route] as const))('%s', (_, route) => {
    it('refuses nobody and every role without the permission, and nobody else', async () => {
      const anonymous = await app.call<{ code: string }>(null, route.method, addressOf(route.path), {
        version: 1,
        body: {},
      });
      expect(anonymous).toMatchObject({ status: 401, body: { code: 'api/not-signed-in' } });
      for (const [role, username] of Object.entries(PEOPLE) as [RoleId, string][]) {
        const answer = await app.call<{ code?: string } | null>(
          username,
          route.method,
          addressOf(route.path),
          {
            version: 1,
            ...(route.method === 'GET' ? {} : { body: {} }),
          },
        );
        const permitted = mayAccess([manifest], role, route.access);
        expect([role, answer.body?.code === 'api/not-permitted']).toEqual([role, !permitted]);
        expect(answer.status).toBeLessThan(500);
      }
    });
  });

  it('keeps the administrator away from business data', () => {
    expect(manifest.permissions.flatMap((permission) => permission.roles as readonly RoleId[])).not.toContain(
      'administrator',
    );
  });

  it('guards every table by organisation scope', async () => {
    expect(await records.asSystem('check the schema', scopeFaults)).toEqual([]);
    expect(migrationsMatchFolder(join(process.cwd(), 'systems/plan/store/records'), planMigrations)).toEqual(
      [],
    );
  });
});
