import { settableClock, type TestServer, testServer } from '@sanyi/api/testing';
import { migrationsMatchFolder, scopeFaults } from '@sanyi/records';
import { server as plan } from '@sanyi/system-plan/server';
import { describeApi, seedOrganisations, viewerFixture } from '@sanyi/testing';
import { beforeEach, expect, it } from 'vitest';
import type { IndicatorPort } from '../port.ts';
import { server as indicators } from '../server.ts';
import { putLink } from '../store/links.ts';
import { migrations } from '../store/migrations.ts';

const clock = settableClock('2026-04-10T01:00:00.000Z');
const office = viewerFixture();
const health = viewerFixture({ role: 'department', organisationId: 'east-health' });
const inspector = viewerFixture({ role: 'inspector', username: 'inspector' });
const finance = viewerFixture({ role: 'department', organisationId: 'east-finance' });
const west = viewerFixture({ username: 'west', organisationId: 'west-reform', scopePath: '/city/west/' });
const city = viewerFixture({ username: 'city', organisationId: 'city', scopePath: '/city/' });

const definition = {
  code: 'sign-rate',
  name: { zh: '家庭医生签约率', en: 'Contract rate' },
  definition: { zh: '签约居民占常住居民的比例', en: 'Share of residents under contract' },
  numeratorLabel: { zh: '签约居民数', en: 'Residents under contract' },
  denominatorLabel: { zh: '常住居民数', en: 'Residents' },
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

interface Value {
  readonly id: string;
  readonly period: string;
  readonly numerator: string;
  readonly denominator: string | null;
  readonly result: string | null;
  readonly superseded: boolean;
  readonly organisationId: string;
}
interface Indicator {
  readonly id: string;
  readonly version: number;
  readonly latest: Value | null;
  readonly mayEnter: boolean;
}
type Call = TestServer['call'];

describeApi('indicators', { migrations: [...plan.migrations, ...indicators.migrations], clock }, (open) => {
  let server: TestServer;
  let asOffice: Call;
  let asHealth: Call;
  let asInspector: Call;

  beforeEach(async () => {
    const records = await open();
    await seedOrganisations(records, [office, health, finance, inspector, west, city]);
    server = await testServer(records, [plan, indicators]);
    asOffice = await server.as(office);
    asHealth = await server.as(health);
    asInspector = await server.as(inspector);
    return () => server.close();
  });

  const create = async (given: object = {}, call = asOffice) =>
    (
      await call('POST', '/api/indicators/indicators', { body: { ...definition, ...given } })
    ).json<Indicator>();
  const enter = (id: string, body: object, call = asHealth) =>
    call('POST', `/api/indicators/indicators/${id}/values`, {
      body: { period: '2026Q1', numerator: '1', denominator: '3', ...body },
    });
  /** Sent by one, approved by another: what counts. */
  const approve = async (answer: { status: number; json(): Record<string, unknown> }, call = asInspector) => {
    expect(answer.status).toBe(200);
    const judged = await call('POST', '/api/indicators/waiting', {
      body: { ids: [answer.json()['id']], verdict: 'approved', note: '核对无误' },
    });
    expect(judged.status).toBe(200);
    return answer;
  };
  const detail = async (id: string, call = asOffice) =>
    (await call('GET', `/api/indicators/indicators/${id}`)).json<{
      indicator: Indicator;
      values: Value[];
    }>();

  it('stand on the migrations of the folder, every table inside a scope', async () => {
    expect(migrationsMatchFolder('systems/indicators/store/records', migrations)).toEqual([]);
    expect(await server.platform.records.asSystem('test', scopeFaults)).toEqual([]);
  });

  // One database for each table of cases: opening one costs more than all of them.
  it('compute exactly', async () => {
    const cases = [
      ['1', '3', '33.33'],
      ['2', '3', '66.67'],
      ['0', '3', '0.00'],
      ['1', '800', '0.13'],
      ['999999999999999', '999999999999999', '100.00'],
      ['333333333333333.333333', '999999999999999.999999', '33.33'],
      ['0.5', '40000', '0.00'],
      ['200.1', '4002', '5.00'],
    ] as const;
    const { id } = await create();
    for (const [numerator, denominator, result] of cases) {
      const sent = await enter(id, { numerator, denominator });
      const value = sent.json<Value>();
      await approve(sent);
      expect(value).toMatchObject({ numerator, denominator, result, superseded: false });
      expect((await detail(id)).indicator.latest).toMatchObject({ result });
    }
  });

  it('keep every value that was replaced, readable and marked', async () => {
    const { id } = await create();
    const ids: string[] = [];
    for (const numerator of ['1', '2', '3'])
      ids.push(
        (await approve(await enter(id, { numerator, note: `第${numerator}次` }))).json()['id'] as string,
      );
    const { values } = await detail(id);
    expect(values.map((value) => value.numerator).toSorted()).toEqual(['1', '2', '3']);
    expect(values[0]).toMatchObject({ numerator: '3', superseded: false });
    expect(values.filter((value) => !value.superseded).map((value) => value.id)).toEqual([ids[2]]);
    for (const valueId of ids) {
      const dossier = await asOffice('GET', `/api/indicators/figures/value/${valueId}`);
      expect(dossier.status).toBe(200);
      const rows = dossier.json<{
        down: { table?: { rows: string[][] } }[];
        quality: { severity: string }[];
      }>();
      expect(rows.down.find((step) => step.table)?.table?.rows).toHaveLength(3);
      expect(rows.quality[0]?.severity).toBe(valueId === ids[2] ? 'note' : 'warning');
    }
  });

  it('have one current value however many enter it at once', async () => {
    const { id } = await create();
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, place) => enter(id, { numerator: String(place), denominator: '10' })),
    );
    expect(answers.map((answer) => answer.status)).toEqual(Array.from({ length: 6 }, () => 200));
    const again = await Promise.all(
      Array.from({ length: 4 }, (_, place) => enter(id, { numerator: String(place), denominator: '10' })),
    );
    expect(again.map((answer) => answer.status)).toEqual([200, 200, 200, 200]);
    const { values } = await detail(id);
    expect(values).toHaveLength(10);
    expect(values.filter((value) => !value.superseded)).toHaveLength(1);
    // Each replaced value points at one that exists, and no two at the same.
    const rows = await server.platform.records.asSystem('test', (tx) =>
      tx
        .withTables<{ 'indicators.value': { id: string; superseded_by: string | null } }>()
        .selectFrom('indicators.value')
        .select(['id', 'superseded_by'])
        .execute(),
    );
    const later = rows.flatMap((row) => row.superseded_by ?? []);
    expect(new Set(later).size).toBe(9);
    for (const target of later) expect(rows.some((row) => row.id === target)).toBe(true);
  });

  it('refuse what cannot be a value', async () => {
    const cases = [
      ['a period that has not begun', { period: '2026Q3' }, 'indicators/future-period'],
      ['a part above its whole', { numerator: '4' }, 'indicators/part-exceeds-whole'],
      ['no denominator', { denominator: null }, 'indicators/denominator-missing'],
      ['a denominator of zero', { denominator: '0.000000' }, 'indicators/denominator-zero'],
      ['a number with an exponent', { numerator: '1e3' }, 'api/invalid-input'],
      ['seven decimals', { numerator: '0.1234567' }, 'api/invalid-input'],
      ['sixteen digits', { numerator: '1000000000000000' }, 'api/invalid-input'],
      ['a number instead of text', { numerator: 1 }, 'api/invalid-input'],
      ['a thirteenth month', { period: '2026-13' }, 'api/invalid-input'],
      ['the year zero', { period: '0000' }, 'api/invalid-input'],
      ['an organisation that is none', { organisationId: 'nowhere' }, 'indicators/no-such-organisation'],
      ['an organisation next door', { organisationId: 'west-health' }, 'indicators/no-such-organisation'],
      ['an organisation above', { organisationId: 'city' }, 'indicators/no-such-organisation'],
      ['another department', { organisationId: 'east-finance' }, 'indicators/not-your-indicator'],
    ] as const;
    const { id } = await create();
    for (const [name, body, code] of cases) {
      const answer = await enter(id, body);
      expect([name, answer.status < 500, answer.json()['code']]).toEqual([name, true, code]);
    }
    expect((await detail(id)).values).toEqual([]);
  });

  it('take values from the owner and the reform office of the region alone', async () => {
    const { id } = await create();
    const other = await enter(id, {}, await server.as(finance));
    expect([other.status, other.json()['code']]).toEqual([403, 'indicators/not-your-indicator']);
    expect(other.json()['detail']).toContain('东区卫生健康委');
    expect((await enter(id, {}, await server.as(west))).json()['code']).toBe('indicators/no-such-indicator');
    const own = await approve(await enter(id, {}, asOffice));
    expect(own.json()).toMatchObject({ organisationId: 'east-health' });
    // Entered for somebody who does not answer for it: kept, but not the indicator's value.
    await approve(await enter(id, { numerator: '3', organisationId: 'east-finance' }, asOffice));
    expect((await detail(id)).indicator.latest).toMatchObject({
      numerator: '1',
      organisationId: 'east-health',
    });
  });

  it('of the region above are read below, and neither changed nor entered there', async () => {
    const above = await create({ ownerOrganisationId: null }, await server.as(city));
    expect((await detail(above.id)).indicator).toMatchObject({ id: above.id, mayEnter: false });
    const change = await asOffice('PATCH', `/api/indicators/indicators/${above.id}`, {
      body: { unit: '人' },
      headers: { 'if-match': '"v1"' },
    });
    expect([change.status, change.json()['code']]).toEqual([404, 'indicators/no-such-indicator']);
    expect((await enter(above.id, {}, asOffice)).json()['code']).toBe('indicators/not-your-indicator');
    const own = await create();
    expect((await detail(own.id, await server.as(city))).indicator.id).toBe(own.id);
    expect((await (await server.as(west))('GET', `/api/indicators/indicators/${own.id}`)).status).toBe(404);
    const list = (await (await server.as(west))('GET', '/api/indicators/indicators')).json<{
      indicators: Indicator[];
    }>();
    expect(list.indicators.map((item) => item.id)).toEqual([above.id]);
  });

  it('change by version, with both texts for who comes second', async () => {
    const { id } = await create();
    const change = (unit: string, version: number) =>
      asOffice('PATCH', `/api/indicators/indicators/${id}`, {
        body: { unit },
        headers: { 'if-match': `"v${version}"` },
      });
    const both = await Promise.all([change('‰', 1), change('人', 1)]);
    expect(both.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    const late = both.find((answer) => answer.status === 409);
    expect(late?.json()).toMatchObject({
      code: 'indicators/changed',
      facts: { current: { version: 2 }, yours: {} },
    });
    expect((await change('个', 2)).json()).toMatchObject({ unit: '个', version: 3 });
  });

  it('have a code once, whoever asks at once', async () => {
    const answers = await Promise.all(
      [1, 2, 3].map(() => asOffice('POST', '/api/indicators/indicators', { body: definition })),
    );
    expect(answers.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([200, 409, 409]);
    const second = await create({ code: 'other' });
    const taken = await asOffice('PATCH', `/api/indicators/indicators/${second.id}`, {
      body: { code: definition.code },
      headers: { 'if-match': '"v1"' },
    });
    expect(taken.json()['code']).toBe('indicators/code-taken');
    // Another region may use the same code.
    expect(await create({ ownerOrganisationId: null }, await server.as(west))).toMatchObject({
      version: 1,
    });
  });

  it('are not defined with what no definition may hold', async () => {
    const cases = [
      [{ ownerOrganisationId: 'nowhere' }, 'indicators/no-such-organisation'],
      [{ ownerOrganisationId: 'west-health' }, 'indicators/no-such-organisation'],
      [{ name: { zh: '', en: 'x' } }, 'api/invalid-input'],
      [{ name: { zh: '  ', en: 'x' } }, 'api/invalid-input'],
      [{ code: "x'; drop table" }, 'api/invalid-input'],
      [{ decimals: 5 }, 'api/invalid-input'],
      [{ factor: '7' }, 'api/invalid-input'],
    ] as const;
    const { id } = await create();
    for (const [given, code] of cases) {
      const answer = await asOffice('POST', '/api/indicators/indicators', {
        body: { ...definition, code: 'new', ...given },
      });
      expect([given, answer.json()['code']]).toEqual([given, code]);
      const change = await asOffice('PATCH', `/api/indicators/indicators/${id}`, {
        body: given,
        headers: { 'if-match': '"v1"' },
      });
      expect([given, change.json()['code']]).toEqual([given, code]);
    }
  });

  it('show the value of the latest period that has begun, so that a value entered early counts at once', async () => {
    const { id } = await create();
    for (const [period, numerator] of [
      ['2025', '1'],
      ['2026Q1', '2'],
      ['2026-04', '3'],
      ['2025Q4', '0'],
    ] as const) {
      await approve(await enter(id, { period, numerator }));
    }
    expect((await detail(id)).indicator.latest).toMatchObject({ period: '2026-04', numerator: '3' });
  });

  it('hand on the series behind a target, one kind of period and no replaced value in it', async () => {
    const { id } = await create();
    for (const [period, numerator] of [
      ['2025', '9'],
      ['2025Q4', '5'],
      ['2025Q3', '4'],
      ['2025Q4', '6'],
      ['2026Q1', '7'],
      ['2026Q2', '8'],
    ] as const)
      await approve(await enter(id, { period, numerator, denominator: '10' }));
    const [planId, targetId] = [crypto.randomUUID(), crypto.randomUUID()];
    const port = server.platform.port<IndicatorPort>('indicators');
    const series = await server.platform.records.asSystem('test', async (tx) => {
      await putLink(tx, {
        targetId,
        planId,
        scopePath: '/city/east/',
        indicatorId: id,
        linkedByName: '张三',
      });
      return port.seriesForPlans(tx, [planId], '2026-04-10');
    });
    expect(series.get(targetId)).toEqual({
      isShare: true,
      factor: 100,
      cumulative: false,
      points: [
        { period: '2025Q3', result: '40.00' },
        { period: '2025Q4', result: '60.00' },
        { period: '2026Q1', result: '70.00' },
      ],
    });
  });

  it('write down who defined and entered what, in the region of the indicator', async () => {
    const { id } = await create({}, await server.as(city));
    expect(id).toBeDefined();
    const own = await create();
    await enter(own.id, {});
    const rows = await server.platform.records.asSystem('test', (tx) =>
      tx
        .selectFrom('platform.audit_entry')
        .select(['action', 'scope_path', 'subject_id'])
        .where('subject_id', '=', own.id)
        .orderBy('seq')
        .execute(),
    );
    expect(rows).toEqual([
      { action: 'indicators.create', scope_path: '/city/east/', subject_id: own.id },
      { action: 'indicators.enter', scope_path: '/city/east/', subject_id: own.id },
    ]);
  });
});
