import type { FigureDossier } from '@sanyi/kernel';
import { expect, it } from 'vitest';
import type { z } from 'zod';
import { keepDayLightsJob } from '../jobs/keep-day-lights.ts';
import { describeQuarter, finance, west } from '../testing/quarter.ts';
import type * as schemas from './cockpit-schemas.ts';

type Cockpit = z.output<typeof schemas.cockpit>;

describeQuarter(
  'cockpit',
  ({ clock, asOffice, asHealth, server, laid, link, enterValue, window, save, submit, task, code }) => {
    const look = async (call = asOffice) => {
      const { plan } = (await call('GET', '/api/monitoring/cockpit')).json<Cockpit>();
      if (!plan) throw new Error('no plan is shown');
      return plan;
    };
    /** The job of the day, as the queue runs it; it needs nothing of its context. */
    const keep = () => keepDayLightsJob(server().platform).run({} as never);

    it('counts lights, and tells what changed since they were first seen', async () => {
      const first = await look();
      expect(first).toMatchObject({ tasks: 6, before: null, changes: [], elapsed: '26.64' });
      expect(Object.values(first.counts).reduce((total, count) => total + count, 0)).toBe(6);
      await keep();
      clock.set('2026-04-12T02:00:00.000Z');
      await window();
      const { before, changes, counts } = await look();
      expect(before).toEqual({ on: '2026-04-08', counts: first.counts });
      expect(
        changes.map((change) => change.kind === 'light' && [change.taskNumber, change.from, change.to]),
      ).toEqual([
        ['1.', 'grey', 'yellow'],
        ['3.', 'grey', 'yellow'],
      ]);
      expect(counts.yellow).toBe(first.counts.yellow + 2);
      // Kept again on a later day, the week is counted back from there.
      await keep();
      clock.set('2026-04-18T02:00:00.000Z');
      expect((await look()).before).toEqual({ on: '2026-04-11', counts: first.counts });
      clock.set('2026-04-20T02:00:00.000Z');
      expect((await look()).before?.on).toBe('2026-04-13');
      expect((await look()).before?.counts).toEqual(counts);
    });

    it('says who is late, and who is pressed', async () => {
      const { id } = await window();
      await save(id, 0, '已签约', 0);
      await submit(id, 0);
      expect((await look()).departments.find((one) => one.organisationId === 'east-health')?.reports).toEqual(
        {
          submitted: 1,
          late: 0,
          missing: 0,
        },
      );
      clock.set('2026-04-12T02:00:00.000Z');
      await save(id, 2, '迟来的', 0);
      await submit(id, 2);
      await asOffice('POST', '/api/monitoring/supervision', {
        body: { taskId: task(1), demand: '请尽快拨付。' },
      });
      const { departments, openCases, changes } = await look();
      expect(departments[0]).toMatchObject({
        organisationId: 'east-finance',
        openCases: 1,
        reports: { submitted: 0, late: 0, missing: 1 },
      });
      expect(departments.find((one) => one.organisationId === 'east-health')?.reports).toEqual({
        submitted: 2,
        late: 1,
        missing: 1,
      });
      expect(openCases).toBe(1);
      expect(changes).toContainEqual(
        expect.objectContaining({ kind: 'letter', on: '2026-04-12', step: '催办函〔2026〕1号' }),
      );
    });

    it('forecasts a target from its periods, and opens what it stands on', async () => {
      const indicatorId = await link('60', '100');
      expect((await look()).targets[0]?.forecast).toEqual({ outlook: 'unknown', periods: 1, expected: null });
      for (const [period, numerator] of [
        ['2025Q3', '58'],
        ['2025Q4', '59'],
      ] as const)
        await enterValue(indicatorId, period, numerator, '100');
      const [target] = (await look()).targets;
      // 58, 59, 60 at the ends of three quarters: 92 and 90 days apart, 275 to the last day of the year.
      expect(target?.forecast).toMatchObject({ outlook: 'misses', periods: 3 });
      expect(target?.forecast.expected?.value).toBeCloseTo(63, 0);
      const dossier = (
        await asOffice('GET', `/api/monitoring/figures/forecast/${target?.targetId}`)
      ).json<FigureDossier>();
      expect(dossier.value).toEqual({ text: target?.forecast.expected?.value.toFixed(2), unit: '%' });
      expect(dossier.down[0]?.table?.rows.map(([, result]) => result)).toEqual(['58.00', '59.00', '60.00']);
      expect(dossier.definition.zh).toContain('区间全部达不到目标');
    });

    it('opens each light down to its tasks', async () => {
      const { id, counts } = await look();
      for (const [light, count] of Object.entries(counts)) {
        const dossier = (
          await asOffice('GET', `/api/monitoring/figures/plan-light/${id}~${light}`)
        ).json<FigureDossier>();
        expect([dossier.value.text, dossier.down.length]).toEqual([String(count), count]);
      }
      const beside = await server().as(west);
      expect(code(await beside('GET', `/api/monitoring/figures/plan-light/${id}~red`))).toEqual([
        404,
        'monitoring/no-such-figure',
      ]);
      for (const kind of ['plan-light', 'forecast'])
        expect(
          code(await asOffice('GET', `/api/monitoring/figures/${kind}/${laid().planId}~violet`)),
        ).toEqual([404, 'monitoring/no-such-figure']);
    });

    it('shows a department only letters of its own, and the neighbour nothing', async () => {
      await asOffice('POST', '/api/monitoring/supervision', {
        body: { taskId: task(1), demand: '请尽快拨付。' },
      });
      expect((await look(asHealth)).openCases).toBe(0);
      expect((await look(await server().as(finance))).openCases).toBe(1);
      const beside = await (await server().as(west))('GET', '/api/monitoring/cockpit');
      expect(beside.json<Cockpit>()).toEqual({ plans: [], plan: null });
    });
  },
);
