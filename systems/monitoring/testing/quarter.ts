import { settableClock, type TestAnswer, type TestServer, testServer } from '@sanyi/api/testing';
import type { Records } from '@sanyi/records';
import { server as indicators } from '@sanyi/system-indicators/server';
import { server as plan } from '@sanyi/system-plan/server';
import { describeApi, seedOrganisations, viewerFixture } from '@sanyi/testing';
import { beforeEach, expect } from 'vitest';
import { server as monitoring } from '../server.ts';
import { type LaidPlan, layPlan } from './plan-fixture.ts';

const IN_TIME = '2026-04-08T02:00:00.000Z';
const clock = settableClock(IN_TIME);
export const office = viewerFixture();
export const health = viewerFixture({ role: 'department', organisationId: 'east-health' });
export const colleague = viewerFixture({
  role: 'department',
  organisationId: 'east-health',
  username: 'colleague',
});
export const finance = viewerFixture({ role: 'department', organisationId: 'east-finance' });
export const inspector = viewerFixture({ role: 'inspector', username: 'inspector' });
export const west = viewerFixture({
  username: 'west',
  organisationId: 'west-reform',
  scopePath: '/city/west/',
});
export const city = viewerFixture({ username: 'city', organisationId: 'city', scopePath: '/city/' });
export const cityHealth = viewerFixture({
  role: 'department',
  username: 'city-health',
  organisationId: 'city',
  scopePath: '/city/',
});

export interface Entry {
  readonly progress: string;
  readonly state: string;
  readonly late: boolean;
  readonly version: number;
  readonly submittedAt: string | null;
  readonly returnReason: string | null;
}
export interface Light {
  readonly taskId: string;
  readonly period: string;
  readonly light: string;
  readonly computed: string;
  readonly reasons: readonly { readonly code: string; readonly text: { readonly zh: string } }[];
  readonly override: { readonly light: string } | null;
}
export interface Window {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly expected: number;
  readonly submitted: number;
  readonly late: number;
}
export type Call = TestServer['call'];

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

/**
 * A quarter over real stores (测试用的一个季度): the same laid-down plan, people and calls for every noun of monitoring,
 * laid anew before each test.
 */
export function describeQuarter(noun: string, tests: (quarter: Quarter) => void): void {
  describeApi(`monitoring ${noun}`, { migrations: ALL, clock }, (open, engine) => {
    tests(layQuarter(open, engine));
  });
}

export type Quarter = ReturnType<typeof layQuarter>;

function layQuarter(open: () => Promise<Records>, engine: string) {
  let server: TestServer;
  let laid: LaidPlan;
  let officeCall: Call;
  let healthCall: Call;

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
    officeCall = await server.as(office);
    healthCall = await server.as(health);
    return () => server.close();
  });

  const asOffice: Call = (...request) => officeCall(...request);
  const asHealth: Call = (...request) => healthCall(...request);
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
  /** The department sends a value, the office approves it. */
  const enterValue = async (id: string, period: string, numerator: string, denominator: string) => {
    const sent = await asHealth('POST', `/api/indicators/indicators/${id}/values`, {
      body: { period, numerator, denominator },
    });
    expect(sent.status).toBe(200);
    const judged = await asOffice('POST', '/api/indicators/waiting', {
      body: { ids: [sent.json()['id']], verdict: 'approved', note: '核对无误' },
    });
    expect(judged.status).toBe(200);
  };
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
    await enterValue(id, '2026Q1', numerator, denominator);
    const linked = await asOffice('POST', `/api/indicators/links/${laid.planId}`, {
      body: { targetId: laid.targetIds[0], indicatorId: id },
    });
    expect(linked.status).toBe(204);
    return id;
  };
  const code = (answer: TestAnswer) => [answer.status, answer.json()['code']];
  return {
    clock,
    engine,
    server: () => server,
    laid: () => laid,
    asOffice,
    asHealth,
    openWindow,
    window,
    task,
    save,
    submit,
    giveBack,
    setState,
    detail,
    lights,
    link,
    enterValue,
    code,
  };
}
