import { settableClock, type TestServer, testServer } from '@sanyi/api/testing';
import { type Facts, factsProblems } from '@sanyi/facts';
import { testFacts } from '@sanyi/facts/testing';
import type { FigureDossier } from '@sanyi/kernel';
import { migrationsMatchFolder, scopeFaults } from '@sanyi/records';
import type { RegionSnapshot } from '@sanyi/region';
import { regionMigrations } from '@sanyi/region/migrations';
import { server as plan } from '@sanyi/system-plan/server';
import { describeApi, seedOrganisations, viewerFixture } from '@sanyi/testing';
import { beforeEach, expect, it } from 'vitest';
import type { z } from 'zod';
import { computeCommand } from '../commands/compute.ts';
import type { ComputeResult } from '../jobs/compute.ts';
import { server as indicators } from '../server.ts';
import { migrations } from '../store/migrations.ts';
import { runsByMonth } from '../store/runs.ts';
import { addRows } from '../testing/canonical-rows.ts';
import { stubData } from '../testing/stub-data.ts';
import type * as schemas from './computed-schemas.ts';

type List = z.output<typeof schemas.libraryList>;
type Detail = z.output<typeof schemas.computedDetail>;
type Cases = z.output<typeof schemas.cases>;

const clock = settableClock('2025-03-10T01:00:00.000Z');
const office = viewerFixture();
const health = viewerFixture({ role: 'department', organisationId: 'east-health' });
const west = viewerFixture({ username: 'west', organisationId: 'west-reform', scopePath: '/city/west/' });

let databases = 0;

/** Discharges of an institution on a day, so many of them deaths. */
function discharges(institution: string, day: string, count: number, deaths: number, file = 1) {
  return Array.from({ length: count }, (_, place) => ({
    source_code: 'front-page',
    kind_code: 'inpatient',
    institution_code: institution,
    encounter_id: `${institution}-${day}-${place}`,
    counted_on: day,
    stay_days: 5,
    total_fen: 1_000_00n,
    discharge_way_code: place < deaths ? '5' : '1',
    file_no: file,
  }));
}

describeApi('computed indicators', { migrations: [...plan.migrations, ...migrations], clock }, (open) => {
  let facts: Facts;
  let server: TestServer;
  let snapshot: RegionSnapshot;
  let call: TestServer['call'];

  beforeEach(async () => {
    databases += 1;
    facts = await testFacts(`indicator_api_${databases}`);
    await facts.migrate(regionMigrations);
    const records = await open();
    await seedOrganisations(records, [office, health, west]);
    snapshot = { files: [1], institutions: null };
    server = await testServer(records, [stubData(() => snapshot), plan, indicators], { facts });
    call = await server.as(office);
    await server.platform.jobs.start();
    await addRows(facts, 'institution', [
      { institution_code: 'H1', name: '第一医院', kind_code: 'hospital', valid_from: '2015-01-01' },
      { institution_code: 'H2', name: '第二医院', kind_code: 'hospital', valid_from: '2015-01-01' },
    ]);
    await addRows(facts, 'encounter', [
      ...discharges('H1', '2024-02-10', 40, 2),
      ...discharges('H1', '2025-01-10', 50, 1),
      ...discharges('H1', '2025-02-10', 100, 3),
      ...discharges('H2', '2025-02-10', 20, 5),
    ]);
    await addRows(facts, 'encounter', discharges('H1', '2025-02-20', 10, 0, 2), 'second');
    return async () => {
      await server.platform.jobs.stop();
      await server.close();
    };
  });

  async function compute(body: object = {}): Promise<ComputeResult> {
    const { jobId } = (await call('POST', '/api/indicators/compute', { body })).json<{ jobId: string }>();
    for (;;) {
      const job = await server.platform.jobs.get(office, jobId);
      if (job.state === 'done') return job.result as ComputeResult;
      if (job.state === 'failed') throw new Error(JSON.stringify(job.problem));
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  const mortality = async (query = '') =>
    (await call('GET', `/api/indicators/library/mortality${query}`)).json<Detail>();

  it('are empty before the first computation, and tell so', async () => {
    const list = (await call('GET', '/api/indicators/library')).json<List>();
    expect(list).toMatchObject({ period: null, state: { computedAt: null, stale: true } });
    expect(list.indicators.length).toBeGreaterThanOrEqual(60);
    expect(list.indicators.every((one) => one.value === null)).toBe(true);
    expect((await mortality()).institutions).toEqual([]);
  });

  it('compute from the rows that count, with their parts, changes and intervals', async () => {
    const result = await compute();
    expect(result.months).toHaveLength(13);
    const list = (await call('GET', '/api/indicators/library')).json<List>();
    expect(list).toMatchObject({
      period: '2025-02',
      state: { stale: false, firstMonth: '2024-02', lastMonth: '2025-02' },
    });
    const found = list.indicators.find((one) => one.code === 'mortality');
    // 8 of 120 against 2 of 40 a year and 1 of 50 a month before.
    expect(found).toMatchObject({
      value: {
        numerator: '8',
        denominator: '120',
        result: '6.67',
        flags: [],
        interval: { low: 3.42, high: 12.61 },
      },
      yearOnYear: { kind: 'points', text: '+1.67' },
      onPrevious: { kind: 'points', text: '+4.67' },
      source: null,
    });
    const detail = await mortality('?period=2025-02');
    expect(detail.definition).toMatchObject({
      numerator: { zh: '住院死亡人次', en: 'deaths in hospital' },
      measures: [
        { code: 'deaths', filter: { zh: expect.stringContaining('离院方式') as string } },
        { code: 'discharges' },
      ],
    });
    expect(detail.series.map((value) => value.result)).toEqual([
      '5.00',
      ...Array.from({ length: 10 }, () => null),
      '2.00',
      '6.67',
    ]);
    expect(detail.institutions).toMatchObject([
      { code: 'H1', name: '第一医院', result: '3.00', place: 'within', flags: [] },
      { code: 'H2', name: '第二医院', result: '25.00', place: 'far', flags: ['small-denominator'] },
    ]);
    expect(detail.funnel[0]?.denominator).toBe(20);
    expect((await mortality('?period=2025-02&institution=H1')).value).toMatchObject({ result: '3.00' });
    expect((await mortality('?period=2025Q1')).value).toMatchObject({
      numerator: '9',
      denominator: '170',
      flags: ['months-missing'],
    });
  });

  it('are made anew only for months whose rows changed, and stay known as they were', async () => {
    const first = await compute();
    expect(await compute()).toMatchObject({ runNo: null, months: [] });
    const before = '2025-03-10T02:00:00.000Z';
    clock.set('2025-03-11T01:00:00.000Z');
    call = await server.as(office);
    snapshot = { files: [1, 2], institutions: null };
    expect((await mortality()).state.stale).toBe(true);
    const second = await compute();
    expect(second.months).toEqual(['2025-02-01']);
    expect(await mortality()).toMatchObject({ value: { denominator: '130' }, state: { stale: false } });
    const runs = await server.platform.records.asViewer(office, (tx) =>
      runsByMonth(tx, '/city/east/', before),
    );
    expect(new Set(runs.values())).toEqual(new Set([first.runNo]));
    expect((await mortality('?known=2025-03-10')).value).toMatchObject({ denominator: '120' });
    const known = await call('GET', '/api/indicators/figures/computed/mortality~region~2025-02~2025-03-10');
    expect(known.json()).toMatchObject({
      denominator: { value: { text: '120' } },
      quality: [{ severity: 'note' }],
    });
    expect((await mortality('?known=2025-03-09')).period).toBeNull();
    expect((await compute({ full: true })).months).toHaveLength(13);
    // A month whose only rows are undone has none left.
    snapshot = { files: [2], institutions: null };
    await compute();
    expect((await mortality('?period=2025-01')).value).toMatchObject({ numerator: null, flags: ['no-rows'] });
    clock.set('2025-03-10T01:00:00.000Z');
  });

  it('open down to formula, measures, institutions and rows', async () => {
    await compute();
    const figure = (id: string) => call('GET', `/api/indicators/figures/computed/${id}`);
    const dossier = (await figure('mortality~region~2025-02')).json<FigureDossier>();
    expect(dossier).toMatchObject({
      value: { text: '6.67', unit: '%' },
      numerator: { value: { text: '8', unit: '人次' } },
      denominator: { value: { text: '120', unit: '人次' } },
      quality: [{ severity: 'good' }],
    });
    expect(dossier.up[0]?.title.zh).toBe('建议口径，待确认');
    expect(dossier.down.map((step) => step.kind)).toEqual(['formula', 'part', 'part', 'part']);
    expect(dossier.down[0]?.title).toEqual({
      zh: '住院死亡人次 ÷ 出院人次',
      en: 'deaths in hospital ÷ discharges',
    });
    expect(dossier.down.at(-1)?.table?.rows).toEqual([
      ['第一医院', '3', '100', '3.00'],
      ['第二医院', '5', '20', '25.00'],
    ]);
    expect((await figure('mortality~H1~2025-02')).json<FigureDossier>().title.zh).toBe(
      '住院死亡率 · 第一医院',
    );
    expect((await figure('nothing~region~2025-02')).status).toBe(404);
    expect((await figure('mortality~region~soon')).status).toBe(404);
    const rows = (
      await call(
        'GET',
        '/api/indicators/library/mortality/cases?period=2025-02&institution=H2&measure=deaths',
      )
    ).json<Cases>();
    expect(rows).toMatchObject({ total: 5, page: 1 });
    expect(rows.columns.map((column) => column.zh)).not.toContain('人员键（带密钥的散列）');
    expect(rows.rows[0]?.cells).toContainEqual({ zh: '死亡', en: 'died' });
    expect(rows.rows[0]?.cells).toContainEqual('1000.00');
    expect(rows.rows[0]?.href).toContain('/data/tables/encounter?institution=H2&month=2025-02&key=');
    const other = await call(
      'GET',
      '/api/indicators/library/mortality/cases?period=2025-02&institution=H2&measure=visits',
    );
    expect(other.status).toBe(404);
  });

  it('are computed by the command line, which says for which region and months', async () => {
    const printed: string[] = [];
    let closed = 0;
    const open = async () => ({ platform: server.platform, close: async () => void (closed += 1) });
    const run = (args: readonly string[], host: unknown = { address: 'http://here', open }) =>
      computeCommand({ args, locale: 'en', print: (line) => void printed.push(line), host });
    expect(await run([])).toBe(0);
    expect(printed.filter((line) => line.includes('13 months (2024-02 to 2025-02)')).length).toBeGreaterThan(
      0,
    );
    expect(await run([])).toBe(0);
    expect(printed.at(-1)).toContain('nothing changed');
    expect(await run(['--full', '--json'])).toBe(0);
    expect(JSON.parse(printed.at(-1) ?? '')).toContainEqual(
      expect.objectContaining({
        scopePath: '/city/east/',
        result: expect.objectContaining({ runNo: expect.any(Number) as number }) as object,
      }),
    );
    expect(closed).toBe(3);
    const owned = async () => {
      throw factsProblems.problem('folder-in-use', { directory: 'd', owner: 'o' });
    };
    await expect(run([], { address: 'http://here', open: owned })).rejects.toMatchObject({
      code: 'indicators/compute-while-served',
    });
  });

  it('fill in an indicator of the office, whose targets then follow the data', async () => {
    const quarter = ['2024-04-10', '2024-05-10', '2024-06-10'];
    await addRows(
      facts,
      'encounter',
      quarter.flatMap((day, place) => discharges('H1', day, 10, place, 3)),
      'quarter',
    );
    await addRows(facts, 'encounter', discharges('H2', '2024-06-20', 10, 1, 4), 'more');
    snapshot = { files: [1, 3], institutions: null };
    await compute();
    const adopt = () => call('POST', '/api/indicators/library/mortality/adopt', { body: {} });
    const { indicatorId, filled } = (await adopt()).json<{ indicatorId: string; filled: number }>();
    expect(filled).toBe(1);
    expect((await adopt()).json()).toMatchObject({ code: 'indicators/code-taken' });
    expect((await mortality()).adoptedId).toBe(indicatorId);
    const values = async () =>
      (await call('GET', `/api/indicators/indicators/${indicatorId}`)).json<{
        indicator: { latest: unknown; mayEnter: boolean };
        values: readonly unknown[];
      }>();
    const first = await values();
    expect(first.indicator).toMatchObject({ code: 'mortality', unit: '%', isShare: true, mayEnter: false });
    expect(first.values).toMatchObject([
      {
        period: '2024Q2',
        numerator: '3',
        denominator: '30',
        result: '10.00',
        enteredBy: '由数据计算',
        superseded: false,
      },
    ]);
    const entry = { period: '2024Q3', numerator: '1', denominator: '10', note: '' };
    const refused = await call('POST', `/api/indicators/indicators/${indicatorId}/values`, { body: entry });
    expect(refused.json()).toMatchObject({ code: 'indicators/filled-from-data' });
    snapshot = { files: [1, 3, 4], institutions: null };
    await compute();
    expect((await values()).values).toMatchObject([
      { period: '2024Q2', numerator: '4', denominator: '40', result: '10.00', superseded: false },
      { period: '2024Q2', numerator: '3', denominator: '30', superseded: true },
    ]);
    await compute({ full: true });
    expect((await values()).values).toHaveLength(2);
  });

  it('show an institution its own figures only', async () => {
    await compute();
    snapshot = { files: [1], institutions: ['H2'] };
    const detail = await mortality('?period=2025-02');
    expect(detail).toMatchObject({
      institution: { code: 'H2' },
      value: { numerator: '5', denominator: '20' },
      institutions: [],
      funnel: [],
    });
    expect((await mortality('?period=2025-02&institution=H1')).value).toMatchObject({ numerator: null });
  });

  it('stay inside their region, and are computed by the reform office', async () => {
    await compute();
    const theirs = await server.as(west);
    expect((await theirs('GET', '/api/indicators/library')).json<List>().state.computedAt).toBeNull();
    expect((await (await server.as(health))('POST', '/api/indicators/compute', { body: {} })).status).toBe(
      403,
    );
    expect(await server.platform.records.asSystem('test', scopeFaults)).toEqual([]);
    expect(migrationsMatchFolder('systems/indicators/store/records', migrations)).toEqual([]);
  });
});
