import { expect, it } from 'vitest';
import { layPlan } from '../testing/plan-fixture.ts';
import { colleague, describeQuarter, type Entry, finance, inspector } from '../testing/quarter.ts';

describeQuarter(
  'entries',
  ({ clock, asOffice, asHealth, window, task, save, submit, giveBack, detail, code, server }) => {
    it('are in time to the last second of the last day in Shanghai, and late after it', async () => {
      const { id } = await window();
      await save(id, 0, '一', 0);
      await save(id, 2, '二', 0);
      clock.set('2026-04-10T15:59:59.999Z');
      expect((await submit(id, 0)).json()).toMatchObject({
        state: 'submitted',
        late: false,
        submittedAt: '2026-04-10T15:59:59.999Z',
      });
      clock.set('2026-04-10T16:00:00.000Z');
      expect((await submit(id, 2)).json()).toMatchObject({ state: 'submitted', late: true });
      // Amending what came in time does not make it late; a returned one is judged anew.
      await save(id, 0, '一，补充', 2);
      expect((await submit(id, 0)).json()).toMatchObject({ late: false });
      await giveBack(id, 0);
      expect((await submit(id, 0)).json()).toMatchObject({ late: true, returnReason: null });
    });

    it('belong to the lead department, not to a cooperating or foreign one', async () => {
      const { id } = await window();
      const asFinance = await server().as(finance);
      expect(code(await save(id, 0, '我来写', 0, asFinance))).toEqual([403, 'monitoring/not-your-task']);
      expect(code(await submit(id, 0, asFinance))).toEqual([403, 'monitoring/not-your-task']);
      expect(code(await save(id, 3, '无人牵头', 0))).toEqual([403, 'monitoring/not-your-task']);
      expect(code(await save(id, 0, '代写', 0, asOffice))).toEqual([403, 'monitoring/not-your-task']);
      expect(code(await save(id, 0, '代写', 0, await server().as(inspector)))).toEqual([
        403,
        'api/not-permitted',
      ]);
      expect(code(await giveBack(id, 0, asHealth))).toEqual([403, 'api/not-permitted']);
      const other = await layPlan(server().platform.records, {
        title: '另一方案',
        scopePath: '/city/east/',
        owner: 'east-reform',
        tasks: [{ title: '别的任务', lead: 'east-health' }],
      });
      const foreign = await asHealth('PUT', `/api/monitoring/windows/${id}/entries/${other.taskIds[0]}`, {
        body: { progress: 'x' },
        headers: { 'if-match': '"v0"' },
      });
      expect(code(foreign)).toEqual([404, 'monitoring/no-such-task']);
    });

    it('are never overwritten: of two at once one is told, with both texts', async () => {
      const { id } = await window();
      const asColleague = await server().as(colleague);
      const both = await Promise.all([save(id, 0, '甲写的', 0), save(id, 0, '乙写的', 0, asColleague)]);
      expect(both.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([200, 409]);
      const [kept, refused] = [
        both.find((answer) => answer.status === 200),
        both.find((answer) => answer.status === 409),
      ];
      const { facts } = refused?.json<{ facts: { current: Entry; yours: Entry } }>() ?? {};
      expect(facts?.current.progress).toBe(kept?.json<Entry>().progress);
      expect(new Set([facts?.current.progress, facts?.yours.progress])).toEqual(
        new Set(['甲写的', '乙写的']),
      );
      const second = await Promise.all([
        save(id, 0, '丙', 1),
        save(id, 0, '丁', 1, asColleague),
        save(id, 0, '戊', 1),
      ]);
      expect(second.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([200, 409, 409]);
      expect(code(await save(id, 0, '旧的', 1))).toEqual([409, 'monitoring/entry-changed']);
      expect(
        (
          await asHealth('PUT', `/api/monitoring/windows/${id}/entries/${task(0)}`, {
            body: { progress: 'x' },
          })
        ).json()['code'],
      ).toBe('api/version-missing');
    });

    it('go from draft to submitted, back with a reason, and on again', async () => {
      const { id } = await window();
      expect(code(await submit(id, 0))).toEqual([400, 'monitoring/entry-empty']);
      await save(id, 0, '   ', 0);
      expect(code(await submit(id, 0))).toEqual([400, 'monitoring/entry-empty']);
      expect(code(await giveBack(id, 0))).toEqual([409, 'monitoring/entry-not-submitted']);
      await save(id, 0, '进展', 1);
      expect((await submit(id, 0)).json()).toMatchObject({ state: 'submitted', version: 3 });
      const both = await Promise.all([giveBack(id, 0), giveBack(id, 0)]);
      expect(both.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([200, 409]);
      expect((await detail(id)).tasks[0]?.entry).toMatchObject({
        state: 'returned',
        returnReason: '请补充数据',
      });
      const actions = await server().platform.records.asSystem('test', (tx) =>
        tx
          .selectFrom('platform.audit_entry')
          .select(['action', 'scope_path'])
          .where('action', 'like', 'monitoring.%')
          .orderBy('seq')
          .execute(),
      );
      expect(actions.map((entry) => entry.action)).toEqual([
        'monitoring.open-window',
        'monitoring.save-entry',
        'monitoring.save-entry',
        'monitoring.submit-entry',
        'monitoring.return-entry',
      ]);
      expect(new Set(actions.map((entry) => entry.scope_path))).toEqual(new Set(['/city/east/']));
    });
  },
);
