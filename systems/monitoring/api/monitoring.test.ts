/**
 * The quarter from end to end over real stores: windows, entries, lights, regions, reports.
 * It is over the limit because every part begins with the same laid-down plan, people and calls.
 */
import { inflateRawSync } from 'node:zlib';
import { settableClock, type TestAnswer, type TestServer, testServer } from '@sanyi/api/testing';
import { readDocument, readMeta, readWorkbook } from '@sanyi/documents';
import type { FigureDossier, FigureRef } from '@sanyi/kernel';
import { migrationsMatchFolder, scopeFaults } from '@sanyi/records';
import { server as indicators } from '@sanyi/system-indicators/server';
import { server as plan } from '@sanyi/system-plan/server';
import { describeRecords, seedOrganisations, viewerFixture } from '@sanyi/testing';
import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Snapshot } from '../engine/snapshot.ts';
import { server as monitoring } from '../server.ts';
import { migrations } from '../store/migrations.ts';
import { snapshotHash } from '../store/reports.ts';
import { type LaidPlan, layPlan } from '../testing/plan-fixture.ts';

const IN_TIME = '2026-04-08T02:00:00.000Z';
const clock = settableClock(IN_TIME);
const office = viewerFixture();
const health = viewerFixture({ role: 'department', organisationId: 'east-health' });
const colleague = viewerFixture({ role: 'department', organisationId: 'east-health', username: 'colleague' });
const finance = viewerFixture({ role: 'department', organisationId: 'east-finance' });
const inspector = viewerFixture({ role: 'inspector', username: 'inspector' });
const west = viewerFixture({ username: 'west', organisationId: 'west-reform', scopePath: '/city/west/' });
const city = viewerFixture({ username: 'city', organisationId: 'city', scopePath: '/city/' });
const cityHealth = viewerFixture({
  role: 'department',
  username: 'city-health',
  organisationId: 'city',
  scopePath: '/city/',
});

interface Entry {
  readonly progress: string;
  readonly state: string;
  readonly late: boolean;
  readonly version: number;
  readonly submittedAt: string | null;
  readonly returnReason: string | null;
}
interface Light {
  readonly taskId: string;
  readonly period: string;
  readonly light: string;
  readonly computed: string;
  readonly reasons: readonly { readonly code: string; readonly text: { readonly zh: string } }[];
  readonly override: { readonly light: string } | null;
}
interface Window {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly expected: number;
  readonly submitted: number;
  readonly late: number;
}
type Call = TestServer['call'];

const TASKS = [
  {
    title: '提高家庭医生签约率',
    lead: 'east-health',
    coop: 'east-finance',
    dueOn: '2026-12-31',
    targets: [{ indicator: '家庭医生签约率', value: '75', unit: '%' }],
  },
  { title: '落实财政投入', lead: 'east-finance', dueOn: '2026-03-31' },
  { title: '开展健康宣传', lead: 'east-health', ongoing: true },
  { title: '建立部门联席会议', lead: null, unsettledLead: '联席会议办公室' },
  {
    title: '完成信息平台建设',
    unsettledLead: '推进小组',
    lead: 'east-insurance',
    dueOn: '2026-04-30',
    milestones: [
      { title: '招标', dueOn: '2026-02-28', doneOn: '2026-02-20' },
      { title: '验收', dueOn: '2026-04-20' },
    ],
  },
  { title: '已经销号的任务', lead: 'east-health', dueOn: '2026-01-31', state: 'done' as const },
  { title: '剔除的任务', lead: 'east-health', rejected: true },
];

const ALL = [...plan.migrations, ...indicators.migrations, ...monitoring.migrations];

describeRecords('monitoring', { migrations: ALL, clock }, (open, engine) => {
  let server: TestServer;
  let laid: LaidPlan;
  let asOffice: Call;
  let asHealth: Call;

  beforeEach(async () => {
    clock.set(IN_TIME);
    const records = await open();
    await seedOrganisations(records, [office, health, colleague, finance, inspector, west, city, cityHealth]);
    // Tests go through the quarters of a year in one session.
    server = await testServer(records, [plan, indicators, monitoring], {
      idleMinutes: 1_000_000,
      absoluteHours: 100_000,
    });
    laid = await layPlan(records, {
      title: '样例区医改工作要点',
      scopePath: '/city/east/',
      owner: 'east-reform',
      tasks: TASKS,
    });
    asOffice = await server.as(office);
    asHealth = await server.as(health);
    return () => server.close();
  });

  const openWindow = (given: object = {}, call = asOffice) =>
    call('POST', '/api/monitoring/windows', {
      body: {
        planId: laid.planId,
        period: '2026Q1',
        opensOn: '2026-04-01',
        closesOn: '2026-04-10',
        ...given,
      },
    });
  const window = async (given: object = {}) => (await openWindow(given)).json<Window>();
  const task = (place: number) => laid.taskIds[place] ?? '';
  const save = (windowId: string, place: number, progress: string, version: number, call = asHealth) =>
    call('PUT', `/api/monitoring/windows/${windowId}/entries/${task(place)}`, {
      body: { progress },
      headers: { 'if-match': `"v${version}"` },
    });
  const submit = (windowId: string, place: number, call = asHealth) =>
    call('POST', `/api/monitoring/windows/${windowId}/entries/${task(place)}/submit`);
  const giveBack = (windowId: string, place: number, call = asOffice) =>
    call('POST', `/api/monitoring/windows/${windowId}/entries/${task(place)}/return`, {
      body: { reason: '请补充数据' },
    });
  const setState = (windowId: string, verb: 'lock' | 'reopen', version: number, call = asOffice) =>
    call('POST', `/api/monitoring/windows/${windowId}/${verb}`, {
      headers: { 'if-match': `"v${version}"` },
      ...(verb === 'reopen' ? { body: { reason: '补报' } } : {}),
    });
  const detail = async (windowId: string, call = asOffice) =>
    (await call('GET', `/api/monitoring/windows/${windowId}`)).json<{
      window: Window;
      tasks: { taskId: string; light: Light; entry: Entry | null; mayReport: boolean }[];
    }>();
  const lights = async (call = asOffice) =>
    new Map(
      (await call('GET', `/api/monitoring/plans/${laid.planId}/lights`))
        .json<{ lights: Light[] }>()
        .lights.map((item) => [laid.taskIds.indexOf(item.taskId), item]),
    );
  const link = async (numerator: string, denominator: string) => {
    const definition = {
      code: 'sign',
      name: { zh: '家庭医生签约率', en: '' },
      definition: { zh: '签约', en: '' },
      numeratorLabel: { zh: '签约', en: '' },
      denominatorLabel: { zh: '常住', en: '' },
      factor: '100',
      unit: '%',
      decimals: 2,
      direction: 'up',
      isShare: true,
      cumulative: false,
      attribute: null,
      sourceSystem: '',
      ownerOrganisationId: 'east-health',
    };
    const { id } = (await asOffice('POST', '/api/indicators/indicators', { body: definition })).json<{
      id: string;
    }>();
    await asHealth('POST', `/api/indicators/indicators/${id}/values`, {
      body: { period: '2026Q1', numerator, denominator },
    });
    const linked = await asOffice('POST', `/api/indicators/links/${laid.planId}`, {
      body: { targetId: laid.targetIds[0], indicatorId: id },
    });
    expect(linked.status).toBe(204);
    return id;
  };
  const code = (answer: TestAnswer) => [answer.status, answer.json()['code']];

  it('stands on the migrations of the folder, every table inside a scope', async () => {
    expect(migrationsMatchFolder('systems/monitoring/store/records', migrations)).toEqual([]);
    expect(await server.platform.records.asSystem('test', scopeFaults)).toEqual([]);
  });

  describe('windows', () => {
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
      expect(code(await openWindow({}, await server.as(west)))).toEqual([404, 'monitoring/no-such-window']);
      const draft = await layPlan(server.platform.records, {
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
      expect(tasks.map((item) => laid.taskIds.indexOf(item.taskId))).toEqual([0, 1, 2, 3, 4, 5]);
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
  });

  describe('entries', () => {
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
      const asFinance = await server.as(finance);
      expect(code(await save(id, 0, '我来写', 0, asFinance))).toEqual([403, 'monitoring/not-your-task']);
      expect(code(await submit(id, 0, asFinance))).toEqual([403, 'monitoring/not-your-task']);
      expect(code(await save(id, 3, '无人牵头', 0))).toEqual([403, 'monitoring/not-your-task']);
      expect(code(await save(id, 0, '代写', 0, asOffice))).toEqual([403, 'monitoring/not-your-task']);
      expect(code(await save(id, 0, '代写', 0, await server.as(inspector)))).toEqual([
        403,
        'api/not-permitted',
      ]);
      expect(code(await giveBack(id, 0, asHealth))).toEqual([403, 'api/not-permitted']);
      const other = await layPlan(server.platform.records, {
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
      const asColleague = await server.as(colleague);
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
      const actions = await server.platform.records.asSystem('test', (tx) =>
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
  });

  describe('lights', () => {
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
      expect(code(await override('green', '2026-05-01', '2026Q2', await server.as(west)))).toEqual([
        404,
        'monitoring/no-such-task',
      ]);
    });

    it('count yellow periods by what was reported on, not by the calendar', async () => {
      // Task 4 is yellow at each lock: its milestone stays undone.
      await server.platform.records.asSystem('test', (tx) =>
        sql`update plan.task set due_on = null where id = ${task(4)}`
          .execute(tx)
          .then(() =>
            sql`update plan.milestone set due_on = '2026-01-31', done_on = null where task_id = ${task(4)} and title = '验收'`.execute(
              tx,
            ),
          ),
      );
      const asInsurance = await server.as(viewerFixture({ ...health, accountId: colleague.accountId }));
      expect(asInsurance).toBeTypeOf('function');
      const quarters = [
        ['2026Q1', '2026-04-01', '2026-04-10', '2026-04-11'],
        ['2026Q2', '2026-07-01', '2026-07-10', '2026-07-11'],
      ] as const;
      for (const [period, opensOn, closesOn, lockOn] of quarters) {
        clock.set(`${opensOn}T02:00:00.000Z`);
        const { id } = await window({ period, opensOn, closesOn });
        await server.platform.records.asSystem('test', (tx) =>
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
  });

  describe('regions', () => {
    it('read the plan of the region above but nothing of the work on it', async () => {
      const above = await layPlan(server.platform.records, {
        title: '市级方案',
        scopePath: '/city/',
        owner: 'city',
        tasks: [{ title: '市级任务', lead: 'city', dueOn: '2026-12-31' }],
      });
      const hidden = await layPlan(server.platform.records, {
        title: '市级草稿',
        scopePath: '/city/',
        owner: 'city',
        status: 'review',
        tasks: [{ title: '草稿任务', lead: 'city' }],
      });
      const [asCity, asCityHealth, asWest] = [
        await server.as(city),
        await server.as(cityHealth),
        await server.as(west),
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
      const report = (
        await asCity('POST', `/api/monitoring/windows/${opened.id}/reports`, { body: {} })
      ).json<{ id: string }>();
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
      expect((await asWest('GET', `/api/monitoring/plans/${laid.planId}/lights`)).status).toBe(404);
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
      const { records } = server.platform;
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
      const above = await layPlan(server.platform.records, {
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
            body: { targetId: laid.targetIds[0], indicatorId: id },
          }),
        ),
      ).toEqual([404, 'indicators/no-such-target']);
      expect(
        code(await asOffice('DELETE', `/api/indicators/links/${above.planId}/${laid.targetIds[0]}`)),
      ).toEqual([404, 'indicators/no-such-target']);
      expect(
        (await asOffice('DELETE', `/api/indicators/links/${laid.planId}/${laid.targetIds[0]}`)).status,
      ).toBe(204);
    });
  });

  describe('reports', () => {
    const issue = async (windowId: string, body: object = {}) =>
      (await asOffice('POST', `/api/monitoring/windows/${windowId}/reports`, { body })).json<{
        id: string;
        snapshotHash: string;
        title: string;
      }>();
    const stored = async (id: string) => {
      const { rows } = await server.platform.records.asSystem('test', (tx) =>
        sql<{
          snapshot: Snapshot;
          snapshot_hash: string;
        }>`select snapshot, snapshot_hash from monitoring.report where id = ${id}`.execute(tx),
      );
      const row = rows[0];
      if (!row) throw new Error('no report');
      return row;
    };

    it('are frozen: neither API nor database changes them, the hash can be computed again', async () => {
      await link('60', '100');
      const { id: windowId } = await window();
      await save(windowId, 0, '签约六成', 0);
      await submit(windowId, 0);
      const first = await issue(windowId);
      clock.set('2026-04-08T03:00:00.000Z');
      const second = await issue(windowId, { title: '第二份 "<报告>"' });
      const [one, two] = [await stored(first.id), await stored(second.id)];
      expect(snapshotHash(one.snapshot)).toBe(first.snapshotHash);
      expect({ ...two.snapshot, asOf: '' }).toEqual({ ...one.snapshot, asOf: '' });
      expect(second.snapshotHash).not.toBe(first.snapshotHash);
      expect(snapshotHash({ ...two.snapshot, asOf: one.snapshot.asOf })).toBe(first.snapshotHash);
      for (const change of [
        sql`update monitoring.report set title = 'x'`,
        sql`delete from monitoring.report`,
        sql`update monitoring.report set snapshot = '{}'`,
      ]) {
        await expect(server.platform.records.asSystem('test', (tx) => change.execute(tx))).rejects.toThrow(
          /append-only/,
        );
      }
      await save(windowId, 0, '后来改的话', 2);
      await submit(windowId, 0);
      const docx = await asOffice('GET', `/api/monitoring/reports/${first.id}/docx`);
      expect((await readDocument(docx.bytes, 'a.docx')).text).toContain('签约六成');
    });

    it('are judged on the last day of the window, with overrides named', async () => {
      const { id } = await window();
      clock.set('2026-04-11T02:00:00.000Z');
      await asOffice('POST', `/api/monitoring/tasks/${task(1)}/override`, {
        body: { light: 'yellow', until: '2026-12-31', period: '2026Q1', reason: '款项已在途' },
      });
      const { snapshot } = await stored((await issue(id)).id);
      expect(snapshot).toMatchObject({
        period: '2026Q1',
        judgedOn: '2026-04-10',
        asOf: '2026-04-11T02:00:00.000Z',
      });
      const own = snapshot.tasks.find((item) => item.taskId === task(1));
      expect(own?.light).toBe('yellow');
      expect(own?.reasons[0]?.text.zh).toBe(`${office.displayName}人工改灯：款项已在途`);
      expect(own?.reasons.some((item) => item.code === 'overdue')).toBe(true);
      const total = Object.values(snapshot.counts).reduce((sum, count) => sum + count, 0);
      expect(total).toBe(snapshot.tasks.length);
      expect(snapshot.departments.reduce((sum, item) => sum + item.tasks, 0)).toBe(snapshot.tasks.length);
    });

    it('become a document whose figures open, dated in Shanghai', async () => {
      const indicatorId = await link('60', '100');
      const { id: windowId } = await window();
      await save(windowId, 0, '签约六成，=HYPERLINK("http://x")', 0);
      await submit(windowId, 0);
      clock.set('2026-04-10T17:30:00.000Z');
      const report = await issue(windowId);
      const answer = await asOffice('GET', `/api/monitoring/reports/${report.id}/docx`, {
        headers: { host: 'sanyi.example' },
      });
      expect(String(answer.headers['content-disposition'])).toContain(
        encodeURIComponent('2026年一季度监测报告.docx'),
      );
      const document = await readDocument(answer.bytes, 'report.docx');
      expect(document.text).toContain('共分解任务6项');
      expect(document.text).toContain('2026年4月11日');
      expect(document.text).toContain('60.00%');
      expect(document.text).toContain('本期尚有4项任务未填报');
      expect(document.text).toContain('签约六成');
      // Every address in the file is of a figure of this report, and opens.
      const keys = figureKeysIn(answer.bytes, `http://sanyi.example/monitoring/reports/${report.id}`);
      expect(new Set(keys).size).toBeGreaterThanOrEqual(6);
      for (const key of new Set(keys)) {
        const [system, kind, ...id] = key.split('.');
        const opened = await asOffice(
          'GET',
          `/api/${system}/figures/${kind}/${encodeURIComponent(id.join('.'))}`,
        );
        expect([key, opened.status]).toEqual([key, 200]);
      }
      const dossier = (
        await asOffice('GET', `/api/monitoring/figures/report-target/${report.id}~${laid.targetIds[0]}`)
      ).json<FigureDossier>();
      expect(dossier).toMatchObject({
        value: { text: '60.00', unit: '%' },
        numerator: { value: { text: '60' } },
        denominator: { value: { text: '100' } },
      });
      // Down to the entry, up to the target and the sentence: every reference in the dossier opens too.
      const refs = [...dossier.up, ...dossier.down].flatMap((step) =>
        (step.figures ?? []).flatMap((figure) => figure.ref ?? []),
      );
      expect(refs.map((ref) => ref.system).toSorted()).toEqual(['indicators', 'plan']);
      for (const ref of refs) expect([ref, (await open1(ref)).status]).toEqual([ref, 200]);
      expect(dossier.up.some((step) => step.quote?.text.includes('提高家庭医生签约率'))).toBe(true);
      expect(indicatorId).toBeDefined();
    });

    it('become a workbook with real dates and numbers, and text that stays text', async () => {
      await link('60', '100');
      const { id: windowId } = await window();
      await save(windowId, 0, '=1+1', 0);
      await submit(windowId, 0);
      const report = await issue(windowId);
      const answer = await asOffice('GET', `/api/monitoring/reports/${report.id}/xlsx`);
      const [ledger, targets] = await readWorkbook(answer.bytes);
      const cell = (sheet: typeof ledger, row: number, column: number) =>
        sheet?.cells.find((item) => item.row === row && item.column === column);
      const column = (sheet: typeof ledger, title: string) =>
        sheet?.cells.find((item) => item.row === 1 && item.shown === title)?.column ?? -1;
      expect(cell(ledger, 2, column(ledger, '完成时限'))).toMatchObject({ kind: 'date', day: '2026-12-31' });
      const progress = cell(ledger, 2, column(ledger, '本期进展'));
      expect([progress?.kind, progress?.shown, progress?.formula]).toEqual(['text', '=1+1', undefined]);
      expect(cell(targets, 2, column(targets, '现值'))).toMatchObject({
        kind: 'number',
        decimal: expect.stringMatching(/^60(\.00)?$/),
      });
      expect(readMeta(await readWorkbook(answer.bytes))).toMatchObject({
        report: report.id,
        period: '2026Q1',
      });
    });

    it('open their counts, and nothing that they do not hold', async () => {
      const { id: windowId } = await window();
      const report = await issue(windowId);
      const { snapshot } = await stored(report.id);
      for (const [light, count] of Object.entries(snapshot.counts)) {
        const dossier = (
          await asOffice('GET', `/api/monitoring/figures/report-count/${report.id}~${light}`)
        ).json<FigureDossier>();
        expect([light, dossier.value.text, dossier.down.length]).toEqual([light, String(count), count]);
      }
      for (const url of [
        `report-count/${report.id}~blue`,
        `report-count/${report.id}`,
        `report-target/${report.id}~x`,
        'report-count/x~red',
        `none/${report.id}`,
        'window-submitted/x',
        `report-count/${report.id}~__proto__`,
      ]) {
        expect([url, (await asOffice('GET', `/api/monitoring/figures/${url}`)).status]).toEqual([url, 404]);
      }
    });

    const open1 = (ref: FigureRef) => asOffice('GET', `/api/${ref.system}/figures/${ref.kind}/${ref.id}`);
  });

  it('judges a plan of three hundred tasks well under a second', async () => {
    const big = await layPlan(server.platform.records, {
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
});

/** Figure addresses as they stand in the parts of the file, each below the address of its report. */
function figureKeysIn(bytes: Buffer, report: string): string[] {
  const parts = zipParts(bytes);
  const links = [...parts]
    .filter(([name]) => name.endsWith('.rels'))
    .flatMap(([, text]) => [...text.matchAll(/Target="(http[^"]+)"/g)]);
  return links.map(([, address = '']) => {
    expect(address.startsWith(`${report}?figure=`)).toBe(true);
    return decodeURIComponent(address.slice(`${report}?figure=`.length));
  });
}

/** Texts of a zip's entries, by its central directory. */
function zipParts(bytes: Buffer): Map<string, string> {
  const parts = new Map<string, string>();
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [packed, nameLength, local] = [
      bytes.readUInt32LE(at + 20),
      bytes.readUInt16LE(at + 28),
      bytes.readUInt32LE(at + 42),
    ];
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const content = bytes.subarray(start, start + packed);
    const text = bytes.readUInt16LE(at + 10) === 8 ? inflateRawSync(content) : content;
    parts.set(bytes.toString('utf8', at + 46, at + 46 + nameLength), text.toString('utf8'));
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return parts;
}
