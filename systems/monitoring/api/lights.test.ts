import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { layPlan } from '../testing/plan-fixture.ts';
import { describeQuarter, type Light, office, type Window, west } from '../testing/quarter.ts';

describeQuarter(
  'lights',
  ({
    clock,
    engine,
    asOffice,
    asHealth,
    openWindow,
    window,
    task,
    save,
    submit,
    setState,
    detail,
    lights,
    link,
    enterValue,
    code,
    server,
  }) => {
    it('follow the rule through the store', async () => {
      await link('60', '100');
      const { id } = await window();
      await save(id, 2, '发放资料', 0);
      await submit(id, 2);
      const now = await lights();
      // 60 of 75 is 80 % of the way, with a quarter of the year gone.
      expect([...now].map(([place, { light, reasons }]) => [place, light, reasons[0]?.code])).toEqual([
        [0, 'green', 'on-track'],
        [1, 'red', 'overdue'],
        [2, 'ongoing', 'ongoing-reported'],
        [3, 'grey', 'nothing-known'],
        [4, 'yellow', 'due-soon'],
        [5, 'green', 'closed'],
      ]);
      clock.set('2026-04-12T02:00:00.000Z');
      const after = await lights();
      expect([after.get(0)?.light, after.get(0)?.reasons[0]?.code]).toEqual(['yellow', 'report-missing']);
    });

    it('of a window rest on the values of its own period, though the next has begun and has one', async () => {
      const indicatorId = await link('60', '100');
      const { id } = await window();
      await enterValue(indicatorId, '2026Q2', '90', '100');
      const ofWindow = (await detail(id)).tasks[0]?.light;
      expect([ofWindow?.period, ofWindow?.reasons[0]?.code]).toEqual(['2026Q1', 'on-track']);
      // Without a window the plan stands in the second quarter, whose value has reached the target.
      const ofToday = (await lights()).get(0);
      expect([ofToday?.period, ofToday?.reasons[0]?.code]).toEqual(['2026Q2', 'target-met']);
    });

    it('are overridden until a day, the newest decision first, and the rule stays visible', async () => {
      const override = (light: string, until: string, period = '2026Q2', call = asOffice) =>
        call('POST', `/api/monitoring/tasks/${task(1)}/override`, {
          body: { light, until, period, reason: `改为${light}` },
        });
      expect((await override('yellow', '2026-04-20')).status).toBe(204);
      expect((await override('green', '2026-04-15')).status).toBe(204);
      expect((await lights()).get(1)).toMatchObject({
        light: 'green',
        computed: 'red',
        override: { light: 'green', by: office.displayName },
      });
      clock.set('2026-04-15T15:59:59.000Z');
      expect((await lights()).get(1)).toMatchObject({ light: 'green' });
      clock.set('2026-04-15T16:00:00.000Z');
      expect((await lights()).get(1)).toMatchObject({ light: 'yellow' });
      clock.set('2026-04-20T16:00:00.000Z');
      expect((await lights()).get(1)).toMatchObject({ light: 'red', override: null });
      expect(code(await override('green', '2026-04-20'))).toEqual([400, 'monitoring/override-past']);
      expect(code(await override('green', '2026-13-01'))).toEqual([400, 'api/invalid-input']);
      expect(code(await override('green', '2026-05-01', 'x'))).toEqual([400, 'api/invalid-input']);
      expect(code(await override('green', '2026-05-01', '2026Q2', asHealth))).toEqual([
        403,
        'api/not-permitted',
      ]);
      expect(code(await override('green', '2026-05-01', '2026Q2', await server().as(west)))).toEqual([
        404,
        'monitoring/no-such-task',
      ]);
    });

    it('count yellow periods by what was reported on, not by the calendar', async () => {
      // Task 4 is yellow at each lock: its milestone stays undone.
      await server().platform.records.asSystem('test', (tx) =>
        sql`update plan.task set due_on = null where id = ${task(4)}`
          .execute(tx)
          .then(() =>
            sql`update plan.milestone set due_on = '2026-01-31', done_on = null where task_id = ${task(4)} and title = '验收'`.execute(
              tx,
            ),
          ),
      );
      const quarters = [
        ['2026Q1', '2026-04-01', '2026-04-10', '2026-04-11'],
        ['2026Q2', '2026-07-01', '2026-07-10', '2026-07-11'],
      ] as const;
      for (const [period, opensOn, closesOn, lockOn] of quarters) {
        clock.set(`${opensOn}T02:00:00.000Z`);
        const { id } = await window({ period, opensOn, closesOn });
        await server().platform.records.asSystem('test', (tx) =>
          sql`insert into monitoring.progress_entry (scope_path, window_id, task_id, organisation_id, progress, state, updated_by_name)
          values ('/city/east/', ${id}, ${task(4)}, 'east-insurance', '进展', 'submitted', '某人')`.execute(
            tx,
          ),
        );
        clock.set(`${lockOn}T02:00:00.000Z`);
        expect((await setState(id, 'lock', 1)).status).toBe(204);
        expect((await setState(id, 'reopen', 2)).status).toBe(204);
        expect((await setState(id, 'lock', 3)).status).toBe(204);
        clock.set(`${lockOn}T03:00:00.000Z`);
        expect([period, (await lights()).get(4)?.light]).toEqual([period, 'yellow']);
        const kept = (await asOffice('GET', `/api/monitoring/tasks/${task(4)}`))
          .json<{ lights: Light[] }>()
          .lights.filter((item) => item.period === period && item.computed === 'yellow');
        expect(kept.length).toBeGreaterThan(0);
      }
      // The third window opens: now it is the third period in a row.
      clock.set('2026-10-01T02:00:00.000Z');
      await window({ period: '2026Q3', opensOn: '2026-10-01', closesOn: '2026-10-10' });
      expect((await lights()).get(4)).toMatchObject({
        light: 'red',
        reasons: [{ code: 'yellow-too-long' }, {}],
      });
    });

    it('judges a plan of three hundred tasks well under a second', async () => {
      const big = await layPlan(server().platform.records, {
        title: '三百项任务',
        scopePath: '/city/east/',
        owner: 'east-reform',
        tasks: Array.from({ length: 300 }, (_, place) => ({
          title: `第${place}项任务`,
          lead: 'east-health',
          coop: 'east-finance',
          dueOn: '2026-12-31',
          targets: [{ indicator: `指标${place}`, value: '75', unit: '%' }],
          milestones: [{ title: '节点', dueOn: '2026-06-30' }],
        })),
      });
      const opened = (await openWindow({ planId: big.planId })).json<Window>();
      const timed = async (url: string) => {
        await asOffice('GET', url);
        const began = performance.now();
        expect((await asOffice('GET', url)).status).toBe(200);
        return performance.now() - began;
      };
      const took = await timed(`/api/monitoring/plans/${big.planId}/lights`);
      expect((await asOffice('GET', `/api/monitoring/windows/${opened.id}`)).status).toBe(200);
      expect((await setState(opened.id, 'lock', 1)).status).toBe(204);
      // Wide of what was measured; a query per task would be far beyond it.
      expect([engine, took < 1_500]).toEqual([engine, true]);
    });
  },
);
