import { fixedClock } from '@sanyi/kernel';
import type { Records } from '@sanyi/records';
import { describeApi } from '@sanyi/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planMigrations } from '../store/migrations.ts';
import { examplePaper, importPaper, publishPaper, treeOf } from '../testing/example-papers.ts';
import { startTestApp, TEST_NOW, type TestApp } from '../testing/test-app.ts';
import type { PlanSummary } from './schemas.ts';

/** Tables whose rows belong to a plan; all follow its visibility. */
const TABLES = [
  'paper',
  'plan',
  'section',
  'task',
  'responsibility',
  'deadline',
  'target',
  'revision',
  'review_step',
];

describeApi('drafts', { migrations: planMigrations, clock: fixedClock(TEST_NOW) }, (open) => {
  let app: TestApp;
  let records: Records;
  let draft: string;
  let published: string;
  beforeAll(async () => {
    records = await open();
    app = await startTestApp(records);
    published = await publishPaper(app, 'zhanglan', 'clearwater-2025');
    draft = (await importPaper(app, 'zhanglan', 'plan.txt', examplePaper('clearwater-2026'))).planId ?? '';
    const [task] = (await treeOf(app, 'zhanglan', draft)).tasks;
    await app.call('zhanglan', 'POST', `/plan/tasks/${task?.id}/accept`, { version: task?.version ?? 0 });
  });
  afterAll(() => app.close());

  const plansOf = async (username: string) =>
    (await app.call<{ plans: PlanSummary[] }>(username, 'GET', '/plan/plans')).body.plans.map(({ id }) => id);
  /** Rows the database itself shows to somebody, whatever the product asks for. */
  const rowsOf = (username: string, planId: string) =>
    records.asViewer(app.viewer(username), async (tx) => {
      const found: Record<string, number> = {};
      for (const table of TABLES) {
        const where =
          table === 'plan'
            ? sql`id = ${planId}`
            : table === 'paper'
              ? sql`id in (select paper_id from plan.plan where id = ${planId}) or not exists (select from plan.plan)`
              : sql`plan_id = ${planId}`;
        const { rows } = await sql<{ n: number }>`
          select count(*)::int as n from ${sql.table(`plan.${table}`)} where ${where}`.execute(tx);
        found[table] = rows[0]?.n ?? 0;
      }
      return found;
    });

  it('are seen by the region that reviews them', async () => {
    expect(await plansOf('zhanglan')).toContain(draft);
    const rows = await rowsOf('zhanglan', draft);
    for (const table of TABLES) expect([table, (rows[table] ?? 0) > 0]).toEqual([table, true]);
  });

  describe('are not seen by the region above', () => {
    it('through the product', async () => {
      expect(await plansOf('luojiashu')).toEqual([published]);
      for (const path of ['', '/paper', '/tree', '/original'])
        expect([path, (await app.call('luojiashu', 'GET', `/plan/plans/${draft}${path}`)).status]).toEqual([
          path,
          404,
        ]);
    });

    it('or in the database itself', async () => {
      expect(await rowsOf('luojiashu', draft)).toEqual(Object.fromEntries(TABLES.map((table) => [table, 0])));
    });

    it('until they are published', async () => {
      const rows = await rowsOf('luojiashu', published);
      expect(rows).toMatchObject({ plan: 1, paper: 1 });
      expect(rows['task']).toBeGreaterThan(0);
      expect(rows['revision']).toBeGreaterThan(0);
    });
  });

  it('are not seen by a region beside or below', async () => {
    expect(await plansOf('xuwangshu')).toEqual([]);
  });
});
