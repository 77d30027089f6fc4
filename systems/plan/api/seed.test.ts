import { fixedClock } from '@sanyi/kernel';
import { describeApi } from '@sanyi/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  STORY_COMMENTS,
  STORY_EVIDENCE,
  STORY_MEASURES,
  STORY_MILESTONES,
} from '../../../demonstration/story.ts';
import { seedPlans } from '../seed/demonstration.ts';
import { planMigrations } from '../store/migrations.ts';
import { ledgerOf } from '../testing/example-papers.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import type { Comparison, Home, PlanSummary, SearchResult, TaskPage } from './schemas.ts';

const STORY_NOW = '2026-11-22T02:00:00.000Z';

describeApi('demonstration', { migrations: planMigrations, clock: fixedClock(STORY_NOW) }, (open) => {
  let app: TestApp;
  let plans: readonly PlanSummary[];
  beforeAll(async () => {
    app = await startTestApp(await open());
    await seedPlans(app.platform);
    plans = (await app.call<{ plans: PlanSummary[] }>('zhanglan', 'GET', '/plan/plans')).body.plans;
  });
  afterAll(() => app.close());

  const planOf = (title: RegExp) => plans.find((plan) => title.test(plan.title))?.id ?? '';

  it('holds three linked papers, this year’s published with every lead settled', () => {
    expect(plans.map(({ status, relation, year }) => [relation, year, status])).toEqual([
      ['own', 2026, 'published'],
      ['own', 2025, 'archived'],
      ['above', 2026, 'published'],
    ]);
    const [thisYear, lastYear, parent] = plans;
    expect(thisYear).toMatchObject({ previousPlanId: lastYear?.id, parentPlanId: parent?.id });
    expect(thisYear?.counts).toMatchObject({
      proposed: 0,
      unassigned: 0,
      done: 6,
      submitted: 2,
      disputed: 1,
    });
  });

  it('tells the whole story at the tasks it happened to', async () => {
    const { rows } = await ledgerOf(app, 'zhanglan', `planId=${planOf(/清河区2026/)}`);
    const sum = (count: (row: (typeof rows)[number]) => number) =>
      rows.reduce((total, row) => total + count(row), 0);
    expect(sum((row) => row.measures)).toBe(STORY_MEASURES.length);
    expect(sum((row) => row.milestones)).toBe(STORY_MILESTONES.length);
    expect(sum((row) => row.evidence)).toBe(STORY_EVIDENCE.length);
    expect(sum((row) => row.comments)).toBe(STORY_COMMENTS.length);
  });

  it('shows a history with the days on which things happened', async () => {
    const { rows } = await ledgerOf(app, 'zhanglan', `planId=${planOf(/清河区2026/)}&state=done`);
    const { body } = await app.call<TaskPage>(
      'zhanglan',
      'GET',
      `/plan/tasks/${rows.find(({ number }) => number.startsWith('2'))?.id}`,
    );
    expect(body.revisions[0]).toMatchObject({
      action: 'moved',
      at: '2026-07-22T02:00:00.000Z',
      by: { name: '沈清越' },
    });
    expect(body.context?.text).toContain('建立改革任务台账');
  });

  it('gives each role a home with what waits for it', async () => {
    const office = (await app.call<Home>('zhanglan', 'GET', '/plan/home')).body;
    expect(office.needs.map(({ kind }) => kind)).toContain('disputes');
    expect(office.needs.length).toBeLessThanOrEqual(7);
    expect(office.sections.length).toBeGreaterThan(3);
    const inspector = (await app.call<Home>('shenqingyue', 'GET', '/plan/home')).body;
    expect(inspector.needs[0]).toMatchObject({ kind: 'submitted', count: 2 });
    const department = (await app.call<Home>('chenlizhou', 'GET', '/plan/home')).body;
    expect(department.mine.tasks.length).toBeGreaterThan(10);
    expect(department.mine.tasks.every(({ mine }) => mine !== null)).toBe(true);
  });

  it('compares this year with last year and with the parent', async () => {
    const thisYear = planOf(/清河区2026/);
    const previous = await app.call<Comparison>(
      'zhanglan',
      'GET',
      `/plan/compare?left=${planOf(/清河区2025/)}&right=${thisYear}`,
    );
    expect(previous.status).toBe(200);
    const parent = await app.call<Comparison>(
      'zhanglan',
      'GET',
      `/plan/compare?left=${planOf(/云州市2026/)}&right=${thisYear}&mode=parent`,
    );
    expect(parent.status).toBe(200);
    const answered = (comparison: Comparison) =>
      comparison.pairs.filter(({ left, right }) => left && right).length;
    expect(answered(previous.body)).toBeGreaterThan(20);
    expect(previous.body.counts).toMatchObject({ 'moved-owner': 1, dropped: 3 });
    expect(answered(parent.body)).toBeGreaterThan(20);
    expect(parent.body.matrix.cells.length).toBeGreaterThan(3);
  });

  it('finds a task by pinyin initials, by words and by number', async () => {
    const find = async (q: string) =>
      (await app.call<SearchResult>('zhanglan', 'GET', `/plan/search?q=${encodeURIComponent(q)}`)).body.hits;
    expect((await find('jtys'))[0]?.title).toContain('家庭医生');
    expect((await find('长期护理'))[0]).toMatchObject({ kind: 'task' });
    expect((await find('清医改办〔2026〕3号'))[0]).toMatchObject({ kind: 'plan' });
  });
});
