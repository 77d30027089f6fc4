import { fixedClock } from '@sanyi/kernel';
import { describeApi } from '@sanyi/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { planMigrations } from '../store/migrations.ts';
import { examplePaper, importPaper, treeOf } from '../testing/example-papers.ts';
import { startTestApp, TEST_NOW, type TestApp } from '../testing/test-app.ts';
import type { Alias, PlanDetail, ReviewTask, TaskPage, Tree } from './schemas.ts';

interface Refusal {
  readonly code: string;
  readonly facts: {
    readonly current: ReviewTask;
    readonly yours: { readonly version: number; readonly change: unknown };
  };
}

describeApi('review', { migrations: planMigrations, clock: fixedClock(TEST_NOW) }, (open) => {
  let app: TestApp;
  let planId: string;
  let tree: Tree;
  beforeAll(async () => {
    app = await startTestApp(await open());
    planId = (await importPaper(app, 'zhanglan', 'plan.txt', examplePaper('clearwater-2026'))).planId ?? '';
    tree = await treeOf(app, 'zhanglan', planId);
  });
  afterAll(() => app.close());

  const taskNamed = (title: string): ReviewTask => {
    const found = tree.tasks.find((task) => task.title.includes(title));
    if (!found) throw new Error(`no task ${title}`);
    return found;
  };
  const send = <Body>(
    method: 'POST' | 'PUT' | 'PATCH',
    task: Pick<ReviewTask, 'id' | 'version'>,
    verb: string,
    body?: unknown,
  ) =>
    app.call<Body>('zhanglan', method, `/plan/tasks/${task.id}${verb}`, {
      version: task.version,
      ...(body === undefined ? {} : { body }),
    });

  it('refuses the second of two editors with both versions and overwrites nothing', async () => {
    const task = taskNamed('加强医疗费用监测');
    const first = await send<ReviewTask>('PATCH', task, '', { title: '加强医疗费用动态监测' });
    expect(first).toMatchObject({
      status: 200,
      version: task.version + 1,
      body: { reviewState: 'corrected' },
    });
    const second = await send<Refusal>('PATCH', task, '', { title: '另一种改法', dueOn: '2026-12-01' });
    expect(second.status).toBe(409);
    expect(second.body.code).toBe('plan/version-conflict');
    expect(second.body.facts.current).toMatchObject({
      version: task.version + 1,
      title: '加强医疗费用动态监测',
    });
    expect(second.body.facts.yours).toEqual({
      version: task.version,
      change: { title: '另一种改法', dueOn: '2026-12-01' },
    });
    const page = await app.call<TaskPage>('zhanglan', 'GET', `/plan/tasks/${task.id}`);
    expect(page.body.task.title).toBe('加强医疗费用动态监测');
    expect(page.body.revisions[0]).toMatchObject({ action: 'corrected', by: { name: '张岚' } });
  });

  it('lets exactly one of many editors through who press save at the same moment', async () => {
    const task = taskNamed('加强编制和人才保障');
    const answers = await Promise.all(
      ['甲', '乙', '丙', '丁'].map((person) =>
        send<ReviewTask & Refusal>('PATCH', task, '', { responsiblePerson: person }),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409, 409]);
    const saved = answers.find(({ status }) => status === 200)?.body.responsiblePerson;
    const page = await app.call<TaskPage>('zhanglan', 'GET', `/plan/tasks/${task.id}`);
    expect(page.body.task).toMatchObject({ responsiblePerson: saved, version: task.version + 1 });
  });

  it('keeps what was read beside a correction and can put it back', async () => {
    const task = taskNamed('提升医疗质量安全水平');
    const targets = task.targets.map(
      ({
        id,
        indicator,
        comparator,
        value2,
        unit,
        population,
        dueOn,
        change,
        period,
        aspirational,
        span,
      }) => ({
        id,
        indicator,
        comparator,
        value: '61.5',
        value2,
        unit,
        population,
        dueOn,
        change,
        period,
        aspirational,
        span,
      }),
    );
    const changed = await send<ReviewTask>('PUT', task, '/targets', { targets: targets.slice(0, 1) });
    expect(changed.body.targets).toMatchObject([
      { id: task.targets[0]?.id, value: '61.5', origin: 'changed' },
    ]);
    expect(changed.body.original?.targets).toHaveLength(task.targets.length);
    const restored = await send<ReviewTask>('POST', changed.body, '/restore');
    expect(restored.body.targets).toEqual(task.targets);
    expect(restored.body).toMatchObject({ reviewState: 'proposed', title: task.title, dueOn: task.dueOn });
  });

  it('learns the name of a department from a correction', async () => {
    const task = taskNamed('推进检查检验结果互认');
    const list = task.responsibilities.map(({ id, role, raw, departmentId, organisation }) => ({
      id,
      role,
      raw,
      departmentId,
      organisationId: organisation?.id ?? null,
    }));
    const changed = await send<ReviewTask>('PUT', task, '/departments', {
      responsibilities: list.map((item, at) =>
        at === 0 ? { ...item, departmentId: 'data', organisationId: 'qh-sjj' } : item,
      ),
    });
    expect(changed.body.responsibilities[0]).toMatchObject({
      organisation: { id: 'qh-sjj' },
      origin: 'changed',
    });
    const { body } = await app.call<{ aliases: Alias[] }>('zhanglan', 'GET', '/plan/aliases');
    expect(body.aliases).toMatchObject([
      { alias: list[0]?.raw, departmentId: 'data', organisation: { id: 'qh-sjj' }, taughtBy: '张岚' },
    ]);
    expect((await app.call('zhanglan', 'DELETE', `/plan/aliases/${body.aliases[0]?.id}`)).status).toBe(204);
  });

  it('splits a task at an offset and merges it again without losing a part', async () => {
    const task = taskNamed('深化公立医院薪酬制度改革');
    const at = (task.span?.[0] ?? 0) + task.text.indexOf('2026年第三季度');
    const split = await send<{ first: ReviewTask; second: ReviewTask }>('POST', task, '/split', { at });
    expect(split.status).toBe(200);
    const { first, second } = split.body;
    expect(first.text + second.text).toBe(task.text);
    expect(first.targets.length + second.targets.length).toBe(task.targets.length);
    expect(second.deadlines).toMatchObject([{ dueOn: '2026-09-30' }]);
    expect([first.dueOn, second.dueOn]).toEqual([null, '2026-09-30']);
    expect(second.responsibilities.map(({ raw }) => raw)).toEqual(
      task.responsibilities.map(({ raw }) => raw),
    );
    expect((await treeOf(app, 'zhanglan', planId)).tasks.map(({ seq }) => seq)).toEqual(
      tree.tasks.map((_, at2) => at2 + 1).concat(tree.tasks.length + 1),
    );

    const merged = await send<ReviewTask>('POST', first, '/merge', {
      followingId: second.id,
      followingVersion: second.version,
    });
    expect(merged.body).toMatchObject({ text: task.text, dueOn: task.dueOn });
    expect(merged.body.responsibilities.map(({ raw }) => raw)).toEqual(
      task.responsibilities.map(({ raw }) => raw),
    );
    expect(
      (await app.call<TaskPage>('zhanglan', 'GET', `/plan/tasks/${second.id}`)).body.task.reviewState,
    ).toBe('rejected');
  });

  it('refuses a place outside the task, a strange item and half a range', async () => {
    const task = taskNamed('推进公立医院高质量发展');
    expect((await send<Refusal>('POST', task, '/split', { at: 3 })).body.code).toBe('plan/bad-span');
    const other = taskNamed('促进中医药传承创新');
    const strange = other.deadlines.concat(other.deadlines)[0]?.id ?? '00000000-0000-4000-8000-000000000000';
    const deadline = {
      id: strange,
      kind: 'by',
      dueOn: '2026-12-31',
      fromOn: null,
      rule: null,
      what: null,
      span: null,
    };
    expect((await send<Refusal>('PUT', task, '/deadlines', { deadlines: [deadline] })).body.code).toBe(
      'plan/unknown-item',
    );
    const half = {
      indicator: '床位',
      comparator: 'range',
      value: '5',
      value2: null,
      unit: '张',
      population: null,
      dueOn: null,
      change: null,
      period: null,
      aspirational: false,
      span: null,
    };
    expect((await send<Refusal>('PUT', task, '/targets', { targets: [half] })).body.code).toBe(
      'plan/target-value',
    );
    expect((await send<Refusal>('PATCH', task, '', { dueOn: '2026-02-30' })).body.code).toBe(
      'api/invalid-input',
    );
  });

  it('accepts what is sure in one go, leaves the doubtful in the queue, and publishes', async () => {
    const sure = await app.call<{ accepted: number; left: number }>(
      'zhanglan',
      'POST',
      `/plan/plans/${planId}/accept`,
      { body: { minimumConfidence: 0.7 } },
    );
    expect(sure.body.accepted).toBeGreaterThan(15);
    const after = await treeOf(app, 'zhanglan', planId);
    expect(after.tasks.filter(({ reviewState }) => reviewState === 'proposed')).toHaveLength(sure.body.left);
    for (const [at, item] of after.queue.entries())
      expect(item.confidence).toBeGreaterThanOrEqual(after.queue[at - 1]?.confidence ?? 0);
    const added = await app.call<ReviewTask>('zhanglan', 'POST', `/plan/plans/${planId}/tasks`, {
      body: { span: [100, 140], title: '补录的任务', sectionId: null },
    });
    expect(added.body).toMatchObject({ reviewState: 'corrected', original: null, title: '补录的任务' });
    const rejected = await send<ReviewTask>('POST', added.body, '/reject', { reason: '误录' });
    expect(rejected.body.reviewState).toBe('rejected');
    const plan = (await app.call<PlanDetail>('zhanglan', 'GET', `/plan/plans/${planId}`)).body;
    const published = await app.call<PlanDetail>('zhanglan', 'PATCH', `/plan/plans/${planId}`, {
      version: plan.version,
      body: { status: 'published' },
    });
    expect(published.body.status).toBe('published');
    const back = await app.call<Refusal>('zhanglan', 'PATCH', `/plan/plans/${planId}`, {
      version: published.body.version,
      body: { status: 'review' },
    });
    expect(back.body.code).toBe('plan/status-refused');
    const gone = await app.call<Refusal>('zhanglan', 'DELETE', `/plan/plans/${planId}`, {
      version: published.body.version,
    });
    expect(gone.body.code).toBe('plan/discard-refused');
  });
});
