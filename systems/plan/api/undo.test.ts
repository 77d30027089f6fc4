import { fixedClock } from '@sanyi/kernel';
import { describeApi } from '@sanyi/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planMigrations } from '../store/migrations.ts';
import { importPaper, treeOf } from '../testing/example-papers.ts';
import { type Answer, startTestApp, TEST_NOW, type TestApp } from '../testing/test-app.ts';
import type { Alias, PlanDetail, ReviewTask, TaskPage } from './schemas.ts';

/** A short paper: every task has departments, a deadline and a target, so that each change has something to lose. */
const PAPER = `清水区2026年深化医改重点工作任务

各有关单位：
现将有关任务印发给你们，请认真落实。

一、重点任务
1.完善医保支付。2026年6月底前印发办法，按病种付费医保基金占比达到75%以上。2026年底前覆盖全部医院。（牵头单位：区医保局；配合单位：区卫生健康委、区财政局）
2.推进结果互认。互认项目达到180项以上，2026年9月底前接入平台。（牵头单位：区卫生健康委；配合单位：区数据局）
3.做实家庭医生签约。重点人群签约率达到85%以上。2026年11月底前完成考核。（区卫生健康委负责）
4.加强基金监管。2026年10月底前开展专项检查，检查覆盖率达到100%。（牵头单位：区医保局；配合单位：区公安分局）
5.健全薪酬制度。2026年第三季度制定方案，人员支出占比达到45%以上。（牵头单位：区人力资源社会保障局；配合单位：区财政局、区卫生健康委）
6.加强人才培养。2026年底前培训全科医生60人以上。（区卫生健康委、区人力资源社会保障局按职责分工负责）
7.加强宣传。2026年底前开展宣传活动12场以上。（区卫生健康委负责）
`;

/** One thing a reviewer may do; the numbers choose a task and a place among those that are there. */
interface Move {
  readonly what: 'accept' | 'reject' | 'restore' | 'correct' | 'departments' | 'split' | 'merge' | 'undo';
  readonly task: number;
  readonly place: number;
}

const moves: fc.Arbitrary<Move[]> = fc.array(
  fc.record({
    what: fc.constantFrom(
      'accept' as const,
      'reject' as const,
      'restore' as const,
      'correct' as const,
      'departments' as const,
      'split' as const,
      'split' as const,
      'merge' as const,
      'merge' as const,
      'undo' as const,
      'undo' as const,
    ),
    // Few tasks, so that the changes meet each other.
    task: fc.nat(4),
    place: fc.nat(99),
  }),
  { minLength: 2, maxLength: 12 },
);

describeApi('undo', { migrations: planMigrations, clock: fixedClock(TEST_NOW) }, (open) => {
  let app: TestApp;
  let planId: string;
  beforeAll(async () => {
    app = await startTestApp(await open());
    planId = (await importPaper(app, 'zhanglan', 'plan.txt', new TextEncoder().encode(PAPER))).planId ?? '';
  });
  afterAll(() => app.close());

  const tasksOf = async () => (await treeOf(app, 'zhanglan', planId)).tasks;
  /** All that a review can change, without what every change makes newer. */
  const stateOf = async () => {
    const tasks = (await tasksOf()).map(({ version: _version, updatedAt: _updatedAt, ...task }) => task);
    const { counts } = (await app.call<PlanDetail>('zhanglan', 'GET', `/plan/plans/${planId}`)).body;
    const { aliases } = (await app.call<{ aliases: Alias[] }>('zhanglan', 'GET', '/plan/aliases')).body;
    return { tasks, counts, aliases };
  };
  const send = <Body = ReviewTask>(
    task: ReviewTask,
    method: 'POST' | 'PATCH' | 'PUT',
    verb: string,
    body?: unknown,
  ) =>
    app.call<Body>('zhanglan', method, `/plan/tasks/${task.id}${verb}`, {
      version: task.version,
      ...(body === undefined ? {} : { body }),
    });
  const undo = (stepId: string) =>
    app.call<{ code?: string }>('zhanglan', 'POST', `/plan/steps/${stepId}/undo`);
  const stepOf = (answer: Answer<ReviewTask>): string => {
    expect(answer.status).toBe(200);
    if (answer.body.stepId === null) throw new Error('the change cannot be taken back');
    return answer.body.stepId;
  };

  /** Does it where it is possible; answers the step that takes it back, null when the product refused. */
  async function act({ what, task: at, place }: Move): Promise<string | null> {
    const tasks = await tasksOf();
    const task = tasks[at];
    if (!task) throw new Error('the paper has fewer tasks');
    const stepIn = (answer: Answer<ReviewTask>) => (answer.status === 200 ? stepOf(answer) : null);
    switch (what) {
      case 'accept':
        return stepIn(await send(task, 'POST', '/accept'));
      case 'reject':
        return stepIn(await send(task, 'POST', '/reject', { reason: '误读' }));
      case 'restore':
        return stepIn(await send(task, 'POST', '/restore'));
      case 'correct':
        return stepIn(await send(task, 'PATCH', '', { title: `更正${place}`, dueOn: '2026-11-30' }));
      case 'departments':
        return stepIn(
          await send(task, 'PUT', '/departments', {
            responsibilities: [
              ...task.responsibilities.slice(1).map(({ id, role, raw, departmentId, organisation }) => ({
                id,
                role,
                raw,
                departmentId: place % 2 ? 'data' : departmentId,
                organisationId: place % 2 ? 'qh-sjj' : (organisation?.id ?? null),
              })),
              { role: 'lead', raw: `新单位${place}`, departmentId: null, organisationId: 'qh-wjw' },
            ],
            teach: true,
          }),
        );
      case 'split': {
        const [start, end] = task.span ?? [0, 0];
        if (task.reviewState === 'rejected' || end - start < 2) return null;
        const cut = start + 1 + (place % (end - start - 1));
        const answer = await send<{ first: ReviewTask }>(task, 'POST', '/split', { at: cut });
        expect(answer.status).toBe(200);
        return answer.body.first.stepId;
      }
      case 'merge': {
        const next = tasks.find(({ seq, reviewState }) => seq > task.seq && reviewState !== 'rejected');
        if (!next || task.reviewState === 'rejected') return null;
        return stepIn(
          await send(task, 'POST', '/merge', { followingId: next.id, followingVersion: next.version }),
        );
      }
      case 'undo':
        return null;
    }
  }

  it('returns exactly the state before, at every step of any sequence', async () => {
    await fc.assert(
      fc.asyncProperty(moves, async (sequence) => {
        const stack: { stepId: string; before: Awaited<ReturnType<typeof stateOf>> }[] = [];
        const back = async () => {
          const last = stack.pop();
          if (!last) return;
          expect((await undo(last.stepId)).status).toBe(200);
          expect(await stateOf()).toEqual(last.before);
        };
        for (const move of sequence) {
          if (move.what === 'undo') await back();
          else {
            const before = await stateOf();
            const stepId = await act(move);
            if (stepId !== null) stack.push({ stepId, before });
          }
        }
        while (stack.length > 0) await back();
      }),
      { numRuns: 6 },
    );
  }, 180_000);

  it('goes back over split and merge to the very beginning', async () => {
    const before = await stateOf();
    const whole = (await tasksOf())[3];
    if (!whole) throw new Error('no task');
    const cut = (whole.span?.[0] ?? 0) + 20;
    const split = await send<{ first: ReviewTask; second: ReviewTask }>(whole, 'POST', '/split', { at: cut });
    const { first, second } = split.body;
    const merged = await send(first, 'POST', '/merge', {
      followingId: second.id,
      followingVersion: second.version,
    });
    expect((await undo(stepOf(merged))).status).toBe(200);
    expect((await undo(first.stepId ?? '')).status).toBe(200);
    expect(await stateOf()).toEqual(before);
    const page = await app.call<TaskPage>('zhanglan', 'GET', `/plan/tasks/${whole.id}`);
    expect(page.body.revisions.slice(0, 2).map(({ action, note }) => [action, note])).toEqual([
      ['undone', '拆分任务'],
      ['undone', '与下一条合并'],
    ]);
  });

  describe('refuses', () => {
    it('what later changes rest on, what is no step, and other regions', async () => {
      const [one, next] = await tasksOf();
      if (!one || !next) throw new Error('no tasks');
      const merged = await send(one, 'POST', '/merge', {
        followingId: next.id,
        followingVersion: next.version,
      });
      const mergeStep = stepOf(merged);
      const titled = await send(merged.body, 'PATCH', '', { title: '后来的名称' });
      expect((await undo(mergeStep)).body.code).toBe('plan/overtaken');
      expect((await undo('00000000-0000-4000-8000-000000000000')).body.code).toBe('plan/not-found');
      // The city sees nothing of a draft, so that it cannot even learn of the step.
      const city = await app.call<{ code: string }>('luojiashu', 'POST', `/plan/steps/${mergeStep}/undo`);
      expect(city.body.code).toBe('plan/not-found');
      expect((await undo(stepOf(titled))).status).toBe(200);
      expect((await undo(mergeStep)).status).toBe(200);
    });

    it('a step after which the task was worked on another way', async () => {
      const [, , task] = await tasksOf();
      if (!task) throw new Error('no task');
      const accepted = await send(task, 'POST', '/accept');
      const step = stepOf(accepted);
      const named = await app.call<{ tasks: unknown }>('zhanglan', 'POST', `/plan/tasks/${task.id}/assign`, {
        version: accepted.body.version,
        body: { assignments: [{ organisationId: 'qh-wjw', role: 'lead' }] },
      });
      expect(named.status).toBe(200);
      expect((await undo(step)).body.code).toBe('plan/overtaken');
    });
  });
});
