import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHttpServer, createSessions, type Platform, SESSION_COOKIE } from '@sanyi/api';
import { fixedClock, type Viewer } from '@sanyi/kernel';
import { createJobQueue, type Records } from '@sanyi/records';
import { describeApi, seedOrganisations, testVaults, viewerFixture } from '@sanyi/testing';
import { expect, it, onTestFinished } from 'vitest';
import { systemManifests } from '../../index.ts';
import type { IndicatorPort } from '../../indicators/port.ts';
import type { PlanPort, TargetFacts, TaskFacts } from '../../plan/port.ts';
import { server } from '../server.ts';
import type { System, Systems } from './schemas.ts';

const clock = fixedClock('2026-05-01T02:00:00.000Z');
const office = viewerFixture();
const administrator = viewerFixture({ role: 'administrator', username: 'admin' });

const target = (id: string, taskId: string | null, indicator: string): TargetFacts => ({
  id,
  planId: 'p1',
  taskId,
  source: taskId === null ? 'table' : 'task',
  indicator,
  comparator: 'ge',
  value: '30',
  value2: null,
  unit: '%',
  population: null,
  dueOn: '2026-12-31',
  change: null,
  period: null,
  aspirational: false,
  attribute: null,
  baseline: null,
  phrase: `${indicator} ≥ 30%`,
  clause: { before: '', text: `${indicator}不低于30%`, after: '', href: '/plan/p1/paper?at=1' },
});
const task = (id: string, title: string, targets: TargetFacts[]): TaskFacts => ({
  id,
  planId: 'p1',
  planTitle: '清水湾区工作要点',
  scopePath: '/city/east/',
  sectionId: null,
  sectionPath: [],
  seq: 1,
  number: '1',
  title,
  text: `${title}，年内见效。`,
  kind: 'task',
  reviewState: 'confirmed',
  workState: 'running',
  ongoing: false,
  dueOn: null,
  dueText: null,
  responsiblePerson: null,
  departments: [
    {
      role: 'lead',
      name: '区卫生健康委',
      nameEn: 'Health Commission',
      organisationId: null,
      departmentId: null,
    },
  ],
  targets,
  clause: null,
  href: `/plan/tasks/${id}`,
  version: 1,
});

/** The other systems' ports as far as this one asks; what they answer is the subject of their own tests. */
const ports: Readonly<Record<string, object>> = {
  plan: {
    plans: async () => [{ id: 'p1' }],
    tasks: async () => [
      task('t1', '做实双向转诊', [target('g1', 't1', '下转人次占比')]),
      task('t2', '修缮屋顶', []),
    ],
    targets: async () => [target('g1', 't1', '下转人次占比'), target('g2', null, '双向转诊完成率')],
  } satisfies {
    [Method in 'plans' | 'tasks' | 'targets']: (...asked: Parameters<PlanPort[Method]>) => Promise<object[]>;
  },
  indicators: {
    valuesForPlans: async () =>
      new Map([
        [
          'g1',
          {
            indicatorId: 'i1',
            indicatorCode: 'x',
            indicatorName: { zh: '下转人次占比', en: 'Downward share' },
            unit: '%',
            value: {
              id: 'v1',
              period: '2026Q1',
              numerator: '57',
              denominator: '200',
              result: '28.5',
              enteredAt: '',
              enteredBy: '',
            },
            waiting: null,
          },
        ],
      ]),
  } satisfies Pick<IndicatorPort, 'valuesForPlans'>,
};

async function served(records: Records) {
  await seedOrganisations(records, [office, administrator]);
  const folder = await mkdtemp(join(tmpdir(), 'sanyi-catalogue-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const platform: Platform = {
    records,
    facts: null,
    ...(await testVaults(folder)),
    jobs: createJobQueue(records, { handlers: {} }),
    clock,
    installation: {
      name: { zh: '测试', en: 'Test' },
      demonstration: false,
      version: '0',
      demonstrationLogins: [],
    },
    manifests: systemManifests,
    port: <Port>(system: string) => ports[system] as Port,
  };
  const sessions = createSessions(records, clock, { idleMinutes: 60, absoluteHours: 12 });
  const app = await createHttpServer(platform, {
    sessions,
    bindings: [server],
    uploadMegabytes: 1,
    logLevel: 'silent',
  });
  onTestFinished(() => app.close());
  return async (viewer: Viewer | null, url: string) => {
    const cookies = viewer ? { [SESSION_COOKIE]: await sessions.start(viewer.accountId, 'test') } : {};
    return app.inject({ method: 'GET', url: `/api${url}`, cookies });
  };
}

describeApi('catalogue api', { clock }, (open) => {
  it('lists all 35 systems with what orders them and what belongs to them', async () => {
    const get = await served(await open());
    const answer = await get(office, '/catalogue/systems');
    expect(answer.statusCode).toBe(200);
    const board = answer.json<Systems>();
    expect(board.systems).toHaveLength(35);
    expect(board.systems.find((system) => system.id === 'referral')).toMatchObject({
      state: 'tracked',
      clauses: 3,
      tasks: 1,
      targets: 2,
    });
    expect([board.plans, board.tasks, board.unassigned.map((item) => item.title)]).toEqual([
      1,
      2,
      ['修缮屋顶'],
    ]);
  });

  it('opens one system with its clauses, tasks, targets inside and outside tasks, and entered values', async () => {
    const get = await served(await open());
    const page = (await get(office, '/catalogue/systems/referral')).json<System>();
    expect(page.papers.map((paper) => [paper.docNumber, paper.clauses])).toContainEqual([
      '嘉医改办〔2020〕1号',
      ['二5'],
    ]);
    expect(page.tasks.map((item) => [item.title, item.leads, item.matches[0]?.term])).toEqual([
      ['做实双向转诊', [{ zh: '区卫生健康委', en: 'Health Commission' }], '双向转诊'],
    ]);
    expect(page.targets.map((item) => [item.targetId, item.taskTitle, item.entered?.text ?? null])).toEqual([
      ['g1', '做实双向转诊', '28.5'],
      ['g2', null, null],
    ]);
  });

  it('refuses a system that does not exist, a visitor, and shows an administrator no plan', async () => {
    const get = await served(await open());
    const missing = await get(office, '/catalogue/systems/moon');
    expect([missing.statusCode, missing.json<{ code: string }>().code]).toEqual([
      404,
      'catalogue/no-such-system',
    ]);
    expect((await get(null, '/catalogue/systems')).statusCode).toBe(401);
    const board = (await get(administrator, '/catalogue/systems')).json<Systems>();
    expect([board.plansVisible, board.tasks, board.systems.length]).toEqual([false, 0, 35]);
  });
});
