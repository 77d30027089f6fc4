import { fixedClock } from '@sanyi/kernel';
import { describeApi } from '@sanyi/testing';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { planMigrations } from '../store/migrations.ts';
import { examplePaper, importPaper, ledgerOf, publishPaper, treeOf } from '../testing/example-papers.ts';
import { startTestApp, TEST_NOW, type TestApp } from '../testing/test-app.ts';
import type { Paper, PlanDetail, PlanSummary } from './schemas.ts';

describeApi('import', { migrations: planMigrations, clock: fixedClock(TEST_NOW) }, (open) => {
  let app: TestApp;
  beforeEach(async () => {
    app = await startTestApp(await open());
  });
  afterEach(() => app.close());

  it('never calls an import done before its plan is there, however the job and the question meet', async () => {
    const { jobs } = app.platform;
    const get = jobs.get.bind(jobs);
    // Whoever asks for a job is answered when it has ended: the import was looked up before that.
    jobs.get = async (viewer, id) => {
      for (;;) {
        const job = await get(viewer, id);
        if (job.finishedAt !== null) return job;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    };
    const state = await importPaper(app, 'zhanglan', 'clearwater-2026.txt', examplePaper('clearwater-2026'));
    expect(state).toMatchObject({ state: 'done', planId: expect.any(String) });
  });

  it('turns a paper into a tree and a ledger whose every item opens its words', async () => {
    const state = await importPaper(app, 'zhanglan', 'clearwater-2026.txt', examplePaper('clearwater-2026'));
    expect(state).toMatchObject({ state: 'done', percent: 100, existed: false, problem: null });
    const planId = state.planId ?? '';

    const { body: plan } = await app.call<PlanDetail>('zhanglan', 'GET', `/plan/plans/${planId}`);
    expect(plan).toMatchObject({
      docNumber: '清医改办〔2026〕3号',
      year: 2026,
      status: 'review',
      relation: 'own',
    });
    const tree = await treeOf(app, 'zhanglan', planId);
    expect(tree.tasks.length).toBeGreaterThanOrEqual(25);

    const { body: paper } = await app.call<Paper>('zhanglan', 'GET', `/plan/plans/${planId}/paper`);
    for (const task of tree.tasks) {
      expect(paper.text.slice(task.span?.[0], task.span?.[1])).toBe(task.text);
      for (const item of [...task.responsibilities, ...task.deadlines, ...task.targets])
        expect(paper.text.slice(item.span?.[0], item.span?.[1])).toBe(item.quote);
    }

    const ledger = await ledgerOf(app, 'zhanglan', `planId=${planId}`);
    expect(ledger.rows).toHaveLength(tree.tasks.length);
    expect(ledger.totals.count).toBe(ledger.rows.length);
    const led = ledger.rows.filter((row) =>
      row.lead.some(({ organisationId }) => organisationId === 'qh-wjw'),
    );
    expect(led.length).toBeGreaterThan(5);
  });

  it('answers the plan that exists when the same bytes come twice', async () => {
    const bytes = examplePaper('clearwater-2026');
    const first = await importPaper(app, 'zhanglan', 'a.txt', bytes);
    const second = await importPaper(app, 'zhanglan', 'renamed.txt', bytes);
    expect(second).toMatchObject({ state: 'done', existed: true, planId: first.planId });
    const { body } = await app.call<{ plans: PlanSummary[] }>('zhanglan', 'GET', '/plan/plans');
    expect(body.plans).toHaveLength(1);
  });

  it('says why a file cannot be read, and what to do', async () => {
    const state = await importPaper(
      app,
      'zhanglan',
      '旧.doc',
      Buffer.from('d0cf11e0a1b11ae100000000', 'hex'),
    );
    expect(state.state).toBe('failed');
    expect(state.problem?.code).toBe('documents/old-office');
    expect(state.problem?.cure.zh).toContain('docx');
  });

  it('throws away a plan nobody published, and takes the same file in again', async () => {
    const bytes = examplePaper('clearwater-2025');
    const first = await importPaper(app, 'zhanglan', 'a.txt', bytes);
    const stale = await app.call('zhanglan', 'DELETE', `/plan/plans/${first.planId}`, { version: 9 });
    expect(stale.status).toBe(409);
    expect((await app.call('zhanglan', 'DELETE', `/plan/plans/${first.planId}`, { version: 1 })).status).toBe(
      204,
    );
    const second = await importPaper(app, 'zhanglan', 'a.txt', bytes);
    expect(second).toMatchObject({ state: 'done', existed: false });
    expect(second.planId).not.toBe(first.planId);
    const late = await app.call<{ code: string }>('zhanglan', 'POST', `/plan/imports/${second.id}/cancel`);
    expect(late.body.code).toBe('plan/import-finished');
    expect((await app.call('luojiashu', 'GET', `/plan/imports/${second.id}`)).status).toBe(404);
  });

  it('hands back the original file byte for byte', async () => {
    const bytes = examplePaper('yunzhou-2026');
    const { planId } = await importPaper(app, 'luojiashu', '市方案.txt', bytes);
    const original = await app.call('luojiashu', 'GET', `/plan/plans/${planId}/original`);
    expect(original.bytes.equals(Buffer.from(bytes))).toBe(true);
  });

  it('links the parent and last year’s plan by itself', async () => {
    const parent = await publishPaper(app, 'luojiashu', 'yunzhou-2026');
    const previous = await publishPaper(app, 'zhanglan', 'clearwater-2025');
    const planId = await publishPaper(app, 'zhanglan', 'clearwater-2026');
    const { body } = await app.call<PlanDetail>('zhanglan', 'GET', `/plan/plans/${planId}`);
    expect(body).toMatchObject({ parentPlanId: parent, previousPlanId: previous, status: 'published' });
  });
});
