import { settableClock, stubSystem, type TestServer, testServer } from '@sanyi/api/testing';
import type { Facts } from '@sanyi/facts';
import { testFacts } from '@sanyi/facts/testing';
import type { FigureDossier } from '@sanyi/kernel';
import { migrationsMatchFolder, scopeFaults } from '@sanyi/records';
import { type RegionTableName, regionTables } from '@sanyi/region';
import { regionMigrations } from '@sanyi/region/migrations';
import { describeApi, seedOrganisations, viewerFixture } from '@sanyi/testing';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import type { z } from 'zod';
import type { DrgPort, StayCost } from '../../drg/port.ts';
import { server as expenditure } from '../server.ts';
import { expenditureMigrations } from '../store/migrations.ts';
import type * as schemas from './schemas.ts';

type Overview = z.output<typeof schemas.overview>;
type OneHospital = z.output<typeof schemas.oneHospital>;

const clock = settableClock('2026-04-10T01:00:00.000Z');
const office = viewerFixture();
const health = viewerFixture({ role: 'department', organisationId: 'east-health' });
const city = viewerFixture({ username: 'city', organisationId: 'city', scopePath: '/city/' });
const west = viewerFixture({ username: 'west', organisationId: 'west-reform', scopePath: '/city/west/' });
let stays: readonly StayCost[] = [];

/** The grouping as far as expenditure asks it; that it answers so is the subject of its own tests. */
const drgPort: DrgPort = {
  months: async () => [...new Set(stays.map(({ month }) => month))].toSorted(),
  stayCosts: async (_, months) =>
    stays.length === 0
      ? null
      : {
          rows: stays.filter(({ month }) => months.includes(month)),
          runNo: 7,
          groups: new Map([['G1', '胆囊切除']]),
          hospitals: new Map([['H1', { zh: '东院', en: 'East' }]]),
        },
};
const drg = stubSystem('drg', drgPort);
const data = stubSystem('data', { snapshot: async () => ({ files: [1], institutions: null }) });

const stay = (institution: string, month: string, group: string, costed: number, fen: bigint): StayCost => ({
  institution,
  month,
  group,
  cases: costed,
  costed,
  fen,
});

/** Rows of a canonical table, filled up plainly. */
async function addRows(facts: Facts, table: RegionTableName, rows: readonly Record<string, unknown>[]) {
  const plain = { text: '', code: '', key: 1n, fen: 0n, quantity: '0', price: '0', count: 0, 'yes-no': 0 };
  const days = {
    instant: '2025-01-05 08:00:00',
    day: '2025-01-05',
    month: '2025-01-01',
    'birth-day': '1960-01-01',
  };
  await facts.load({
    table,
    mode: 'append',
    token: table,
    source: {
      rows: rows.map((given) =>
        Object.fromEntries(
          regionTables[table].columns.map(({ name, kind, nullable }) => [
            name,
            given[name] ?? (nullable ? null : name === 'file_no' ? 1 : { ...plain, ...days }[kind]),
          ]),
        ),
      ) as never,
    },
  });
}

describeApi('expenditure', { migrations: expenditureMigrations, clock }, (open) => {
  let server: TestServer;
  let call: TestServer['call'];
  let facts: Facts;

  // No test changes them, and opening an engine takes longer than all of a test.
  beforeAll(async () => {
    facts = await testFacts('expenditure');
    await facts.migrate(regionMigrations);
    await addRows(facts, 'encounter', [
      { source_code: 'insurer', kind_code: 'inpatient', institution_code: 'H1', encounter_id: 'a' },
      { source_code: 'insurer', kind_code: 'inpatient', institution_code: 'H1', encounter_id: 'b' },
      { source_code: 'insurer', kind_code: 'outpatient', institution_code: 'H1', encounter_id: 'c' },
    ]);
    const line = {
      institution_code: 'H1',
      is_valid: 1,
      item_kind_code: 'drug',
      item_code: 'X1',
      item_name: '某药',
    };
    await addRows(facts, 'fee_line', [
      {
        ...line,
        line_id: '1',
        encounter_id: 'a',
        counted_on: '2024-01-09',
        quantity: '5',
        amount_fen: 10_000n,
      },
      {
        ...line,
        line_id: '2',
        encounter_id: 'b',
        counted_on: '2025-01-09',
        quantity: '6.5',
        amount_fen: 14_300n,
      },
      // What was taken back takes its quantity and money back.
      {
        ...line,
        line_id: '3',
        encounter_id: 'b',
        counted_on: '2025-01-10',
        quantity: '-0.5',
        amount_fen: -1_100n,
      },
      // A visit, and a line that does not count.
      {
        ...line,
        line_id: '4',
        encounter_id: 'c',
        counted_on: '2025-01-09',
        quantity: '9',
        amount_fen: 99_900n,
      },
      {
        ...line,
        line_id: '5',
        encounter_id: 'b',
        counted_on: '2025-01-09',
        quantity: '9',
        amount_fen: 99_900n,
        is_valid: 0,
      },
    ]);
    return () => facts.close();
  });

  beforeEach(async () => {
    const records = await open();
    await seedOrganisations(records, [office, health, west, city]);
    stays = [
      stay('H1', '2024-01-01', 'G1', 10, 100_000n),
      stay('H1', '2024-01-01', 'G2', 10, 300_000n),
      stay('H1', '2025-01-01', 'G1', 10, 110_000n),
      stay('H1', '2025-01-01', 'G2', 15, 465_000n),
      stay('H2', '2024-01-01', 'G1', 5, 50_000n),
      stay('H2', '2025-01-01', 'G1', 5, 50_500n),
    ];
    server = await testServer(records, [data, drg, expenditure], { facts });
    call = await server.as(office);
    return () => server.close();
  });

  const overview = async (ask = call) =>
    (await ask('GET', '/api/expenditure/overview?kind=month')).json<Overview>();
  const setTarget = (growth: string, institution = '', ask = call) =>
    ask('POST', '/api/expenditure/targets', {
      body: { institution, year: 2025, growth, reason: '文件要求' },
    });

  it('stands on the migrations of the folder, every table inside a scope', async () => {
    expect(migrationsMatchFolder('systems/expenditure/store/records', expenditureMigrations)).toEqual([]);
    expect(await server.platform.records.asSystem('test', scopeFaults)).toEqual([]);
  });

  it('splits each hospital’s change, and the region’s, to the fen', async () => {
    const { periods, period, before, hospitals, region } = await overview();
    expect([periods, period, before]).toEqual([['2025-01'], '2025-01', '2024-01']);
    expect(hospitals[0]).toMatchObject({
      code: 'H1',
      name: { zh: '东院' },
      growth: '15.00',
      adjusted: '4.55',
      meanBefore: '20000',
      meanNow: '23000',
      // 6 at 2,000 before cost 12,000 and now 13,200: 1,200 of price; the rest of 25,000 within groups is intensity.
      split: { change: '175000', volume: '100000', mix: '50000', price: '1200', intensity: '23800' },
    });
    expect(hospitals[1]).toMatchObject({
      growth: '1.00',
      split: { change: '500', volume: '0', mix: '0', price: '0' },
    });
    expect(region).toMatchObject({ casesBefore: 25, casesNow: 30, split: { change: '175500' } });
    for (const { split } of [...hospitals, ...(region ? [region] : [])])
      expect(BigInt(split.volume) + BigInt(split.mix) + BigInt(split.price) + BigInt(split.intensity)).toBe(
        BigInt(split.change),
      );
  });

  it('judges against the own target, else that of all hospitals, and keeps who set it and why', async () => {
    expect((await overview()).hospitals.map(({ verdict }) => verdict)).toEqual(['unknown', 'unknown']);
    // What the city sets counts until the district sets its own.
    await setTarget('1', '', await server.as(city));
    expect((await overview()).hospitals.map(({ verdict }) => verdict)).toEqual(['over', 'within']);
    await setTarget('5');
    expect((await overview()).hospitals.map(({ verdict }) => verdict)).toEqual(['over-by-mix', 'within']);
    await setTarget('4.54', 'H1');
    const [first] = (await overview()).hospitals;
    expect(first).toMatchObject({
      verdict: 'over',
      target: { growth: '4.54', own: true, reason: '文件要求' },
    });
    expect((await setTarget('-50', 'H1')).status).toBe(204);
    expect((await setTarget('99.99', 'H1')).status).toBe(204);
    await setTarget('15', 'H1');
    expect((await overview()).hospitals[0]).toMatchObject({ verdict: 'within', target: { growth: '15.00' } });
    // Another district still follows the city.
    expect((await overview(await server.as(west))).hospitals[0]?.target?.growth).toBe('1.00');
    expect((await setTarget('5', '', await server.as(health))).status).toBe(403);
    for (const growth of ['abc', '5.123', '1000', '-50.01', ''])
      expect((await setTarget(growth)).json()['code']).toBe('api/invalid-input');
  });

  it('shows a hospital with what moved it, and opens every figure', async () => {
    const one = (await call('GET', '/api/expenditure/hospitals/H1?kind=month')).json<OneHospital>();
    expect(one.groups.map(({ code, effect }) => [code, effect])).toEqual([
      ['G2', '15000'],
      ['G1', '10000'],
    ]);
    expect(one.groups[1]?.name).toBe('胆囊切除');
    expect(one.items).toMatchObject([
      { code: 'X1', name: '某药', effect: '1200', quantityBefore: '5', quantityNow: '6' },
    ]);
    expect(one.charged).toBe('2.38');
    expect(one.course).toEqual([{ month: '2025-01', growth: '15.00', adjusted: '4.55' }]);
    for (const [kind, text] of [
      ['growth', '15.00'],
      ['adjusted', '4.55'],
      ['change', '1750.00'],
      ['price', '12.00'],
      ['intensity', '238.00'],
    ] as const) {
      const dossier = (
        await call('GET', `/api/expenditure/figures/${kind}/H1~2025-01`)
      ).json<FigureDossier>();
      expect(dossier.value.text).toBe(text);
      expect(dossier.down.map((step) => step.kind)).toEqual(['formula', 'part', 'row']);
    }
    expect(
      (await call('GET', '/api/expenditure/figures/change/~2025-01')).json<FigureDossier>().value.text,
    ).toBe('1755.00');
  });

  it('says what is not there', async () => {
    const refused = async (path: string) => (await call('GET', path)).json()['code'];
    expect(await refused('/api/expenditure/hospitals/H9?kind=month')).toBe('expenditure/no-such-hospital');
    expect(await refused('/api/expenditure/hospitals/H1?kind=year')).toBe('expenditure/not-comparable');
    expect(await refused('/api/expenditure/overview?kind=month&period=2030-01')).toBe(
      'expenditure/not-comparable',
    );
    expect(await refused('/api/expenditure/figures/growth/H9~2025-01')).toBe('expenditure/no-such-hospital');
    stays = [];
    expect(await overview()).toMatchObject({ periods: [], period: null, hospitals: [] });
  });
});
