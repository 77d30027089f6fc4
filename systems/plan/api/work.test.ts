import { fixedClock } from '@sanyi/kernel';
import { describeApi } from '@sanyi/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { planMigrations } from '../store/migrations.ts';
import { ledgerOf, publishPaper } from '../testing/example-papers.ts';
import { startTestApp, TEST_NOW, type TestApp } from '../testing/test-app.ts';
import type {
  Comment,
  Dispute,
  Evidence,
  FigureAnswer,
  LedgerRow,
  Measure,
  PlanDetail,
  PlanSummary,
  ReviewTask,
  SavedView,
  TaskPage,
} from './schemas.ts';

interface Refusal {
  readonly code: string;
}

describeApi('work', { migrations: planMigrations, clock: fixedClock(TEST_NOW) }, (open) => {
  let app: TestApp;
  let planId: string;
  let cityPlanId: string;
  let rows: readonly LedgerRow[];
  beforeAll(async () => {
    app = await startTestApp(await open());
    cityPlanId = await publishPaper(app, 'luojiashu', 'yunzhou-2026');
    planId = await publishPaper(app, 'zhanglan', 'clearwater-2026');
    rows = (await ledgerOf(app, 'zhanglan', `planId=${planId}`)).rows;
  });
  afterAll(() => app.close());

  const row = (title: string): LedgerRow => {
    const found = rows.find((item) => item.title.includes(title));
    if (!found) throw new Error(`no task ${title}`);
    return found;
  };
  const page = async (username: string, id: string) =>
    (await app.call<TaskPage>(username, 'GET', `/plan/tasks/${id}`)).body;
  const move = async (username: string, id: string, body: unknown) =>
    app.call<ReviewTask & Refusal>(username, 'POST', `/plan/tasks/${id}/state`, {
      version: (await page('zhanglan', id)).task.version,
      body: body as object,
    });

  it('walks a task from acceptance to closing, by the right hands only', async () => {
    const { id } = row('深化公立医院薪酬制度改革');
    expect((await move('heyuan', id, { to: 'running' })).body.code).toBe('plan/step-refused');
    expect((await move('linqiu', id, { to: 'running' })).body.workState).toBe('running');
    expect((await move('linqiu', id, { to: 'submitted' })).body.code).toBe('plan/step-refused');

    const upload = (name: string, bytes: Uint8Array) =>
      app.call<{ evidence: Evidence[] } & Refusal>('linqiu', 'POST', `/plan/tasks/${id}/evidence`, {
        files: [{ name, bytes }],
        fields: { note: '批复' },
      });
    expect((await upload('批复.txt', Buffer.from('MZ\u0000\u0001程序', 'latin1'))).body.code).toBe(
      'records/file-type-refused',
    );
    const stranger = await app.call<Refusal>('xuexiaofan', 'POST', `/plan/tasks/${id}/evidence`, {
      files: [{ name: 'a.txt', bytes: Buffer.from('甲') }],
    });
    expect(stranger.body.code).toBe('plan/not-your-task');
    const sent = await upload('批复.txt', Buffer.from('六家医院逐家批复。'));
    const evidence = sent.body.evidence[0] as Evidence;
    expect(evidence).toMatchObject({
      verdict: 'unverified',
      mediaType: 'text/plain',
      mayVerify: false,
      mayWithdraw: true,
    });
    const file = await app.call('shenqingyue', 'GET', `/plan/evidence/${evidence.id}/file`);
    expect(file.bytes.toString()).toBe('六家医院逐家批复。');

    expect((await move('linqiu', id, { to: 'submitted' })).body.workState).toBe('submitted');
    expect((await move('shenqingyue', id, { to: 'done' })).body.code).toBe('plan/step-refused');
    const judged = await app.call<Evidence>('shenqingyue', 'POST', `/plan/evidence/${evidence.id}/verify`, {
      version: 1,
      body: { verdict: 'accepted' },
    });
    expect(judged.body).toMatchObject({ verdict: 'accepted', verifiedBy: { name: '沈清越' } });
    expect((await move('shenqingyue', id, { to: 'done' })).body.workState).toBe('done');
    expect((await move('shenqingyue', id, { to: 'running' })).body.code).toBe('plan/reason-needed');
    expect((await page('linqiu', id)).revisions.map(({ action }) => action)).toEqual([
      'moved',
      'evidence-verified',
      'moved',
      'evidence-added',
      'moved',
    ]);
  });

  it('lets a department dispute an assignment and the office answer it', async () => {
    const { id } = row('规范发展互联网医院');
    const { task } = await page('xuexiaofan', id);
    const raise = (version: number) =>
      app.call<Dispute & Refusal>('xuexiaofan', 'POST', `/plan/tasks/${id}/disputes`, {
        version,
        body: { reason: '平台由卫生健康部门立项。', proposedOrganisationId: 'qh-wjw' },
      });
    const raised = await raise(task.version);
    expect(raised.body).toMatchObject({ state: 'open', proposed: { id: 'qh-wjw' } });
    expect((await raise(task.version + 1)).body.code).toBe('plan/dispute-open');
    expect(
      (await ledgerOf(app, 'zhanglan', `planId=${planId}&disputed=true`)).rows.map((item) => item.id),
    ).toEqual([id]);
    const answer = await app.call<Dispute>('zhanglan', 'POST', `/plan/disputes/${raised.body.id}/answer`, {
      version: 1,
      body: {
        outcome: 'upheld',
        answer: '同意调整。',
        assignments: [
          { organisationId: 'qh-wjw', role: 'lead' },
          { organisationId: 'qh-sjj', role: 'coop' },
        ],
      },
    });
    expect(answer.body).toMatchObject({ state: 'upheld', answeredBy: { name: '张岚' } });
    const after = (
      await ledgerOf(app, 'xuexiaofan', `planId=${planId}&text=${encodeURIComponent('互联网医院')}`)
    ).rows.find((item) => item.id === id);
    expect(after).toMatchObject({
      workState: 'to-confirm',
      mine: 'coop',
      lead: [{ organisationId: 'qh-wjw' }],
    });
    const again = await app.call<Refusal>('zhanglan', 'POST', `/plan/disputes/${raised.body.id}/answer`, {
      version: 2,
      body: { outcome: 'declined', answer: '再答' },
    });
    expect(again.body.code).toBe('plan/dispute-closed');
  });

  it('keeps measures, milestones and comments with those who wrote them', async () => {
    const { id } = row('提升家庭医生签约服务质量');
    const measure = await app.call<Measure>('chenlizhou', 'POST', `/plan/tasks/${id}/measures`, {
      body: { text: '设立周末签约日', dueOn: '2026-09-30' },
    });
    const changed = await app.call<Measure>('chenlizhou', 'PATCH', `/plan/measures/${measure.body.id}`, {
      version: 1,
      body: { doneOn: '2026-08-10' },
    });
    expect(changed.body).toMatchObject({ doneOn: '2026-08-10', version: 2 });
    expect(
      (
        await app.call<Refusal>('chenlizhou', 'PATCH', `/plan/measures/${measure.body.id}`, {
          version: 1,
          body: { text: '旧' },
        })
      ).status,
    ).toBe(409);
    expect(
      (await app.call<Refusal>('guminzhi', 'DELETE', `/plan/measures/${measure.body.id}`, { version: 2 }))
        .body.code,
    ).toBe('plan/not-your-entry');
    const milestone = await app.call<{ id: string; overdue: boolean }>(
      'chenlizhou',
      'POST',
      `/plan/tasks/${id}/milestones`,
      { body: { title: '签约系统升级', dueOn: '2026-08-01' } },
    );
    expect(milestone.body.overdue).toBe(true);
    const question = await app.call<Comment>('zhanglan', 'POST', `/plan/tasks/${id}/comments`, {
      body: { text: '进展如何？', askedOrganisationId: 'qh-wjw' },
    });
    expect(question.body.answered).toBe(false);
    await app.call('chenlizhou', 'POST', `/plan/tasks/${id}/comments`, { body: { text: '已完成七成。' } });
    expect((await page('zhanglan', id)).comments.map(({ answered }) => answered)).toEqual([true, false]);
    expect(
      (await app.call<Refusal>('linqiu', 'POST', `/plan/tasks/${id}/comments`, { body: { text: '路过' } }))
        .body.code,
    ).toBe('plan/not-your-task');
  });

  it('shows the city the district, the district the city’s published paper, the sibling nothing', async () => {
    const plansOf = async (username: string) =>
      Object.fromEntries(
        (await app.call<{ plans: PlanSummary[] }>(username, 'GET', '/plan/plans')).body.plans.map(
          ({ id, relation }) => [id, relation],
        ),
      );
    expect(await plansOf('luojiashu')).toEqual({ [cityPlanId]: 'own', [planId]: 'below' });
    expect(await plansOf('chenlizhou')).toEqual({ [planId]: 'own', [cityPlanId]: 'above' });
    expect(await plansOf('xuwangshu')).toEqual({ [cityPlanId]: 'above' });
    const task = row('建立改革任务台账');
    expect((await app.call('xuwangshu', 'GET', `/plan/tasks/${task.id}`)).status).toBe(404);
    expect((await app.call('xuwangshu', 'GET', `/plan/plans/${planId}/paper`)).status).toBe(404);
    expect((await ledgerOf(app, 'xuwangshu', `planId=${planId}`)).rows).toEqual([]);
    expect(
      (
        await app.call<Refusal>('luojiashu', 'PATCH', `/plan/tasks/${task.id}`, {
          version: task.version,
          body: { title: '市里改' },
        })
      ).body.code,
    ).toBe('plan/not-your-plan');
    const above = (await ledgerOf(app, 'zhanglan', `planId=${cityPlanId}`)).rows[0] as LedgerRow;
    expect(
      (
        await app.call<Refusal>('zhanglan', 'PATCH', `/plan/tasks/${above.id}`, {
          version: above.version,
          body: { title: '区里改' },
        })
      ).body.code,
    ).toBe('plan/not-your-plan');
  });

  it('filters, groups and counts the ledger, and opens every count', async () => {
    const overdue = await ledgerOf(app, 'zhanglan', `planId=${planId}&due=overdue&group=department`);
    expect(overdue.rows.length).toBeGreaterThan(0);
    expect(overdue.rows.every((item) => (item.overdueDays ?? 0) > 0)).toBe(true);
    expect(overdue.totals.overdue).toBe(overdue.rows.length);
    const grouped = new Set(overdue.groups.flatMap(({ taskIds }) => taskIds));
    expect(grouped).toEqual(new Set(overdue.rows.map(({ id }) => id)));
    const figure = await app.call<FigureAnswer>('zhanglan', 'GET', `/plan/figures/count/${planId}~overdue`);
    expect(figure.body.value).toEqual({ text: String(overdue.rows.length), unit: '项' });
    expect(figure.body.down[0]?.table?.rows).toHaveLength(overdue.rows.length);
    const targets = await app.call<FigureAnswer>('zhanglan', 'GET', `/plan/figures/count/${planId}~targets`);
    const plan = await app.call<PlanDetail>('zhanglan', 'GET', `/plan/plans/${planId}`);
    expect(targets.body.value).toEqual({ text: String(plan.body.counts.targets), unit: '个' });
    const listed = targets.body.down[0]?.figures ?? [];
    expect(listed).toHaveLength(plan.body.counts.targets);
    expect(listed.every(({ ref }) => ref?.kind === 'target')).toBe(true);
    const health = await ledgerOf(app, 'zhanglan', `planId=${planId}&text=wjw`);
    const named = health.rows.filter((item) =>
      [...item.lead, ...item.coop].some(({ name }) => name.includes('卫生健康')),
    );
    expect(named.length).toBeGreaterThan(0);
    expect(health.rows.map(({ id }) => id)).toEqual(expect.arrayContaining(named.map(({ id }) => id)));
    const initials = await ledgerOf(app, 'zhanglan', `planId=${planId}&text=jtys`);
    expect(initials.rows[0]?.title).toContain('家庭医生');
  });

  it('opens a printed target up to its sentence', async () => {
    const target = row('提升家庭医生签约服务质量').targets[0];
    const { body } = await app.call<FigureAnswer>('chenlizhou', 'GET', `/plan/figures/target/${target?.id}`);
    const clause = body.up.at(-1);
    expect(clause?.quote?.text).toContain(target?.value ?? '?');
    expect(clause?.href).toMatch(new RegExp(`^/plan/${planId}/paper\\?span=\\d+-\\d+$`));
    expect((await app.call('xuwangshu', 'GET', `/plan/figures/target/${target?.id}`)).status).toBe(404);
  });

  it('edits in bulk row by row, and says for each row what became of it', async () => {
    const [one, two] = [row('加强慢性病综合管理'), row('促进中医药传承创新')];
    const result = await app.call<{ changed: number; rows: { status: string; problem: Refusal | null }[] }>(
      'zhanglan',
      'POST',
      '/plan/ledger/bulk',
      {
        body: {
          rows: [
            { taskId: one.id, version: one.version },
            { taskId: two.id, version: two.version + 5 },
          ],
          change: { responsiblePerson: '周以宁', dueOn: '2026-11-30' },
        },
      },
    );
    expect(result.body.changed).toBe(1);
    expect(result.body.rows.map(({ status, problem }) => [status, problem?.code ?? null])).toEqual([
      ['changed', null],
      ['refused', 'plan/version-conflict'],
    ]);
  });

  it('keeps saved views to their owner unless shared in the organisation', async () => {
    const view = await app.call<SavedView>('chenlizhou', 'POST', '/plan/views', {
      body: { name: '我的逾期', query: 'mine=true&due=overdue', columns: ['title'] },
    });
    const seen = async (username: string) =>
      (await app.call<{ views: SavedView[] }>(username, 'GET', '/plan/views')).body.views.map(
        ({ name }) => name,
      );
    expect([await seen('chenlizhou'), await seen('guminzhi')]).toEqual([['我的逾期'], []]);
    const stale = await app.call<Refusal>('chenlizhou', 'PATCH', `/plan/views/${view.body.id}`, {
      version: 7,
      body: { name: '改名' },
    });
    expect(stale.body.code).toBe('plan/version-conflict');
    expect(
      (await app.call('chenlizhou', 'DELETE', `/plan/views/${view.body.id}`, { version: 1 })).status,
    ).toBe(204);
  });
});
