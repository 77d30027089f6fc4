import type { FigureDossier } from '@sanyi/kernel';
import { migrationsMatchFolder, scopeFaults } from '@sanyi/records';
import { expect, it } from 'vitest';
import { migrations } from '../store/migrations.ts';
import { layPlan } from '../testing/plan-fixture.ts';
import { describeQuarter, type Window, west } from '../testing/quarter.ts';

describeQuarter(
  'windows',
  ({ clock, asOffice, openWindow, window, save, submit, setState, detail, code, server, laid }) => {
    it('stands on the migrations of the folder, every table inside a scope', async () => {
      expect(migrationsMatchFolder('systems/monitoring/store/records', migrations)).toEqual([]);
      expect(await server().platform.records.asSystem('test', scopeFaults)).toEqual([]);
    });

    it('open once a period, on real days, for a published plan of the own region', async () => {
      const { windows: none, suggested } = (await asOffice('GET', '/api/monitoring/windows')).json<{
        windows: Window[];
        suggested: { period: string; opensOn: string; closesOn: string }[];
      }>();
      expect(none).toEqual([]);
      expect(suggested.map((item) => [item.period, item.opensOn, item.closesOn])).toEqual([
        ['2026Q1', '2026-04-01', '2026-04-10'],
        ['2026Q2', '2026-07-01', '2026-07-10'],
        ['2026Q3', '2026-10-01', '2026-10-10'],
        ['2026Q4', '2027-01-01', '2027-01-10'],
      ]);
      const answers = await Promise.all([openWindow(), openWindow(), openWindow()]);
      expect(answers.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([200, 409, 409]);
      for (const [given, refused] of [
        [{ period: '2026Q2', closesOn: '2026-03-31' }, 'monitoring/closes-before-opening'],
        [{ period: '2026Q2', closesOn: '2026-02-30' }, 'api/invalid-input'],
        [{ period: '2026Q2', opensOn: '0000-01-01' }, 'api/invalid-input'],
        [{ period: '2026Q5' }, 'api/invalid-input'],
        [{ planId: '00000000-0000-4000-8000-000000000000' }, 'monitoring/no-such-window'],
        [{ planId: 'x' }, 'api/invalid-input'],
      ] as const) {
        expect([given, (await openWindow(given)).json()['code']]).toEqual([given, refused]);
      }
      expect(code(await openWindow({}, await server().as(west)))).toEqual([404, 'monitoring/no-such-window']);
      const draft = await layPlan(server().platform.records, {
        title: '未发布',
        scopePath: '/city/east/',
        owner: 'east-reform',
        status: 'review',
        tasks: [],
      });
      expect(code(await openWindow({ planId: draft.planId }))).toEqual([
        409,
        'monitoring/plan-not-published',
      ]);
    });

    it('lock and reopen by version, and not twice', async () => {
      const { id } = await window();
      expect(code(await setState(id, 'reopen', 1))).toEqual([409, 'monitoring/window-not-locked']);
      const both = await Promise.all([setState(id, 'lock', 1), setState(id, 'lock', 1)]);
      expect(both.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([204, 409]);
      expect(code(await save(id, 0, '迟到的话', 0))).toEqual([409, 'monitoring/window-locked']);
      expect(code(await setState(id, 'lock', 2))).toEqual([409, 'monitoring/window-locked']);
      expect(code(await setState(id, 'reopen', 1))).toEqual([409, 'monitoring/window-changed']);
      expect((await setState(id, 'reopen', 2)).status).toBe(204);
      expect((await save(id, 0, '补报', 0)).status).toBe(200);
      expect((await setState(id, 'lock', 3)).status).toBe(204);
      expect((await detail(id)).window).toMatchObject({ state: 'locked', version: 4 });
    });

    it('count the tasks that an organisation leads, as the figure and the report do', async () => {
      const { id } = await window();
      await save(id, 0, '已签约', 0);
      await submit(id, 0);
      const { window: view, tasks } = await detail(id);
      expect(view).toMatchObject({ expected: 5, submitted: 1, late: 0 });
      expect(tasks.map((item) => laid().taskIds.indexOf(item.taskId))).toEqual([0, 1, 2, 3, 4, 5]);
      const dossier = (
        await asOffice('GET', `/api/monitoring/figures/window-submitted/${id}`)
      ).json<FigureDossier>();
      expect([dossier.value.text, dossier.denominator?.value.text, dossier.down.length]).toEqual([
        '1',
        '5',
        5,
      ]);
      expect(dossier.up[0]?.quote?.text).toContain('每年4月');
      clock.set('2026-04-11T02:00:00.000Z');
      expect((await detail(id)).window.late).toBe(4);
    });
  },
);
