import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { layPlan } from '../testing/plan-fixture.ts';
import { city, cityHealth, describeQuarter, office, type Window, west } from '../testing/quarter.ts';

describeQuarter('regions', ({ asOffice, openWindow, window, setState, detail, link, code, server, laid }) => {
  it('read the plan of the region above but nothing of the work on it', async () => {
    const above = await layPlan(server().platform.records, {
      title: '市级方案',
      scopePath: '/city/',
      owner: 'city',
      tasks: [{ title: '市级任务', lead: 'city', dueOn: '2026-12-31' }],
    });
    const hidden = await layPlan(server().platform.records, {
      title: '市级草稿',
      scopePath: '/city/',
      owner: 'city',
      status: 'review',
      tasks: [{ title: '草稿任务', lead: 'city' }],
    });
    const [asCity, asCityHealth, asWest] = [
      await server().as(city),
      await server().as(cityHealth),
      await server().as(west),
    ];
    const opened = (await openWindow({ planId: above.planId }, asCity)).json<Window>();
    const entry = `/api/monitoring/windows/${opened.id}/entries/${above.taskIds[0]}`;
    expect(
      (
        await asCityHealth('PUT', entry, {
          body: { progress: '市级草稿内容' },
          headers: { 'if-match': '"v0"' },
        })
      ).status,
    ).toBe(200);
    expect((await asCityHealth('POST', `${entry}/submit`)).status).toBe(200);
    await asCity('POST', `/api/monitoring/tasks/${above.taskIds[0]}/override`, {
      body: { light: 'red', until: '2026-12-31', period: '2026Q2', reason: '内部判断' },
    });
    const report = (await asCity('POST', `/api/monitoring/windows/${opened.id}/reports`, { body: {} })).json<{
      id: string;
    }>();
    for (const call of [asOffice, asWest]) {
      const seen = (await call('GET', '/api/monitoring/windows')).json<{
        windows: Window[];
        suggested: { planId: string }[];
      }>();
      expect(seen.windows).toEqual([]);
      expect(seen.suggested.some((item) => item.planId === above.planId)).toBe(false);
      for (const url of [
        `windows/${opened.id}`,
        `reports/${report.id}`,
        `reports/${report.id}/docx`,
        `reports/${report.id}/xlsx`,
        `figures/report-count/${report.id}~red`,
        `figures/window-submitted/${opened.id}`,
      ]) {
        const answer = await call('GET', `/api/monitoring/${url}`);
        expect([url, answer.status]).toEqual([url, 404]);
      }
      expect((await call('GET', '/api/monitoring/reports')).json()).toEqual({ reports: [] });
      expect((await call('GET', `/api/monitoring/tasks/${above.taskIds[0]}`)).json()).toEqual({
        entries: [],
        lights: [],
        targets: [],
      });
      expect((await call('GET', `/api/monitoring/plans/${above.planId}/lights`)).json()).toMatchObject({
        lights: [],
      });
      expect((await call('GET', `/api/monitoring/plans/${hidden.planId}/lights`)).status).toBe(404);
      expect(code(await openWindow({ planId: above.planId, period: '2026Q2' }, call))).toEqual([
        403,
        'records/out-of-scope',
      ]);
      expect(code(await setState(opened.id, 'lock', 1, call))).toEqual([404, 'monitoring/no-such-window']);
      expect(code(await call('POST', `${entry}/return`, { body: { reason: 'x' } }))).toEqual([
        404,
        'monitoring/no-such-window',
      ]);
      expect(
        code(
          await call('POST', `/api/monitoring/tasks/${above.taskIds[0]}/override`, {
            body: { light: 'green', until: '2026-12-31', period: '2026Q2', reason: 'x' },
          }),
        ),
      ).toEqual([403, 'records/out-of-scope']);
    }
    // The sibling sees nothing at all of the district; the city sees everything.
    const { id } = await window();
    expect((await asWest('GET', `/api/monitoring/windows/${id}`)).status).toBe(404);
    expect((await asWest('GET', `/api/monitoring/plans/${laid().planId}/lights`)).status).toBe(404);
    expect((await detail(id, asCity)).tasks).toHaveLength(6);
  });

  it('see of the plan itself what is published above, and of a sibling nothing', async () => {
    const tasks = [
      {
        title: '任务',
        lead: 'city',
        targets: [{ indicator: '率', value: '1', unit: '%' }],
        milestones: [{ title: '节点', dueOn: '2026-06-30' }],
      },
    ];
    const { records } = server().platform;
    const above = await layPlan(records, { title: '市级', scopePath: '/city/', owner: 'city', tasks });
    const draft = await layPlan(records, {
      title: '市级草稿',
      scopePath: '/city/',
      owner: 'city',
      status: 'review',
      tasks,
    });
    const beside = await layPlan(records, {
      title: '西区',
      scopePath: '/city/west/',
      owner: 'west-reform',
      tasks,
    });
    const seen = (viewer: typeof office, planId: string) =>
      records.asViewer(viewer, async (tx) => {
        const { rows } = await sql<{ name: string }>`
          select 'plan' as name from plan.plan where id = ${planId}
          union all select 'paper' from plan.paper where id in (select paper_id from plan.plan where id = ${planId})
          union all select 'section' from plan.section where plan_id = ${planId}
          union all select 'task' from plan.task where plan_id = ${planId}
          union all select 'responsibility' from plan.responsibility where plan_id = ${planId}
          union all select 'target' from plan.target where plan_id = ${planId}
          union all select 'milestone' from plan.milestone where plan_id = ${planId}`.execute(tx);
        return rows.map((row) => row.name);
      });
    const paper = ['plan', 'paper', 'section', 'task', 'responsibility', 'target'];
    expect(await seen(office, above.planId)).toEqual(paper);
    expect(await seen(office, draft.planId)).toEqual([]);
    expect(await seen(office, beside.planId)).toEqual([]);
    for (const planId of [above.planId, draft.planId, beside.planId])
      expect(await seen(city, planId)).toEqual([...paper, 'milestone']);
    // Reading is all: nothing above is changed from below, however it is tried.
    for (const change of [
      sql`update plan.task set title = '改' where plan_id = ${above.planId}`,
      sql`delete from plan.plan where id = ${above.planId}`,
      sql`update plan.plan set scope_path = '/city/east/' where id = ${above.planId}`,
    ]) {
      const result = await records.asViewer(office, (tx) => change.execute(tx));
      expect(result.numAffectedRows).toBe(0n);
    }
  });

  it('do not hang their indicators on a paper of the region above', async () => {
    const above = await layPlan(server().platform.records, {
      title: '市级方案',
      scopePath: '/city/',
      owner: 'city',
      tasks: [{ title: '市级任务', lead: 'city', targets: [{ indicator: '率', value: '50', unit: '%' }] }],
    });
    const id = await link('1', '2');
    const answer = await asOffice('POST', `/api/indicators/links/${above.planId}`, {
      body: { targetId: above.targetIds[0], indicatorId: id },
    });
    expect(code(answer)).toEqual([403, 'records/out-of-scope']);
    expect(
      code(
        await asOffice('POST', `/api/indicators/links/${above.planId}`, {
          body: { targetId: laid().targetIds[0], indicatorId: id },
        }),
      ),
    ).toEqual([404, 'indicators/no-such-target']);
    expect(
      code(await asOffice('DELETE', `/api/indicators/links/${above.planId}/${laid().targetIds[0]}`)),
    ).toEqual([404, 'indicators/no-such-target']);
    expect(
      (await asOffice('DELETE', `/api/indicators/links/${laid().planId}/${laid().targetIds[0]}`)).status,
    ).toBe(204);
  });
});
