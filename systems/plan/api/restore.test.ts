import { fixedClock } from '@sanyi/kernel';
import { describeApi } from '@sanyi/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { planMigrations } from '../store/migrations.ts';
import { examplePaper, importPaper, treeOf } from '../testing/example-papers.ts';
import { startTestApp, TEST_NOW, type TestApp } from '../testing/test-app.ts';
import type { PlanDetail, ReviewTask, TaskPage, Tree } from './schemas.ts';

/** What of a task a restoration must bring back, without what every change touches. */
const contentOf = ({
  version: _version,
  updatedAt: _updatedAt,
  reviewState: _state,
  // Which step would be taken back next is another one after every step.
  stepId: _stepId,
  ...content
}: ReviewTask) => content;

describeApi('restoring', { migrations: planMigrations, clock: fixedClock(TEST_NOW) }, (open) => {
  let app: TestApp;
  let planId: string;
  let tree: Tree;
  beforeAll(async () => {
    app = await startTestApp(await open());
    planId = (await importPaper(app, 'zhanglan', 'plan.txt', examplePaper('clearwater-2026'))).planId ?? '';
    tree = await treeOf(app, 'zhanglan', planId);
  });
  afterAll(() => app.close());

  const send = async <Body = ReviewTask>(task: Pick<ReviewTask, 'id'>, verb: string, body?: unknown) =>
    app.call<Body>('zhanglan', 'POST', `/plan/tasks/${task.id}${verb}`, {
      version: (await nowOf(task)).version,
      ...(body === undefined ? {} : { body }),
    });
  const nowOf = async ({ id }: Pick<ReviewTask, 'id'>): Promise<ReviewTask> => {
    const found = (await treeOf(app, 'zhanglan', planId)).tasks.find((task) => task.id === id);
    if (!found) throw new Error(`no task ${id}`);
    return found;
  };
  const merge = async (first: ReviewTask, second: ReviewTask) => {
    const merged = await send(first, '/merge', {
      followingId: second.id,
      followingVersion: (await nowOf(second)).version,
    });
    expect(merged.status).toBe(200);
    return merged.body;
  };
  const countsOf = async () =>
    (await app.call<PlanDetail>('zhanglan', 'GET', `/plan/plans/${planId}`)).body.counts;
  /** Neighbours of which the second has targets, deadlines and departments of its own. */
  const rich = (from: number): number => {
    const at = tree.tasks.findIndex(
      (task, place) =>
        place > from &&
        task.targets.length > 0 &&
        task.deadlines.length > 0 &&
        task.responsibilities.length > 0,
    );
    if (at < 1) throw new Error('no rich task');
    return at;
  };
  const taskAt = (at: number): ReviewTask => {
    const task = tree.tasks[at];
    if (!task) throw new Error(`no task at ${at}`);
    return task;
  };

  it('brings back everything a merge moved, and the first task ends where it had ended', async () => {
    const at = rich(0);
    const [first, second] = [taskAt(at - 1), taskAt(at)];
    const merged = await merge(first, second);
    expect(merged.targets).toHaveLength(first.targets.length + second.targets.length);
    expect((await nowOf(second)).targets).toEqual([]);
    expect((await countsOf()).rejected).toBe(0);

    const restored = await send(second, '/restore');
    expect(contentOf(restored.body)).toEqual(contentOf(second));
    expect(restored.body.reviewState).toBe('proposed');
    const left = await nowOf(first);
    expect(contentOf(left)).toEqual(contentOf(first));
    expect(left.version).toBe(merged.version + 1);
    const page = await app.call<TaskPage>('zhanglan', 'GET', `/plan/tasks/${first.id}`);
    expect(page.body.revisions[0]).toMatchObject({ action: 'unmerged' });
  });

  it('finds what was merged twice over, in either order of restoring', async () => {
    const at = rich(4);
    const [first, second, third] = [taskAt(at - 2), taskAt(at - 1), taskAt(at)];
    for (const order of [
      [third, second],
      [second, third],
    ]) {
      await merge(second, third);
      await merge(first, second);
      for (const task of order) await send(task, '/restore');
      for (const task of [second, third]) expect(contentOf(await nowOf(task))).toEqual(contentOf(task));
      expect((await nowOf(first)).targets).toEqual(first.targets);
      expect((await nowOf(first)).deadlines).toEqual(first.deadlines);
      expect((await send(first, '/restore')).body.text).toBe(first.text);
    }
  });

  it('restores a part of a split with what people had added to it', async () => {
    const whole = tree.tasks.find(({ title }) => title.includes('深化公立医院薪酬制度改革'));
    if (!whole) throw new Error('no such task');
    const at = (whole.span?.[0] ?? 0) + whole.text.indexOf('2026年第三季度');
    const { first, second } = (
      await send<{ first: ReviewTask; second: ReviewTask }>(whole, '/split', { at, title: '后一半' })
    ).body;
    expect((await send<{ code: string }>(second, '/restore')).body.code).toBe('plan/no-original');
    const added = await app.call<ReviewTask>('zhanglan', 'PUT', `/plan/tasks/${second.id}/deadlines`, {
      version: second.version,
      body: {
        deadlines: [
          ...second.deadlines.map(({ id, kind, dueOn, fromOn, rule, what, span }) => ({
            id,
            kind,
            dueOn,
            fromOn,
            rule,
            what,
            span,
          })),
          { kind: 'by', dueOn: '2026-11-30', fromOn: null, rule: null, what: '补充', span: null },
        ],
      },
    });
    expect(added.body.dueOn).toBe('2026-11-30');
    await merge(first, added.body);
    const restored = await send(second, '/restore');
    expect(contentOf(restored.body)).toEqual(contentOf(added.body));
    expect(restored.body.reviewState).toBe('corrected');
    expect(contentOf(await nowOf(first))).toEqual(contentOf(first));

    const kept = await send(first, '/restore');
    expect(kept.body.text).toBe(first.text);
    expect((await nowOf(second)).reviewState).toBe('corrected');
    await merge(kept.body, restored.body);
    const back = await send(first, '/restore');
    expect(back.body).toMatchObject({ text: whole.text, targets: whole.targets, deadlines: whole.deadlines });
    expect((await countsOf()).rejected).toBe(0);
  });

  it('restores a rejected task that a person had added', async () => {
    const added = await app.call<ReviewTask>('zhanglan', 'POST', `/plan/plans/${planId}/tasks`, {
      body: { span: [100, 140], title: '补录的任务', sectionId: null },
    });
    await send(added.body, '/reject', { reason: '误录' });
    expect((await countsOf()).rejected).toBe(1);
    const restored = await send(added.body, '/restore');
    expect(contentOf(restored.body)).toEqual(contentOf(added.body));
    expect(restored.body.reviewState).toBe('corrected');
    expect((await countsOf()).rejected).toBe(0);
  });
});
