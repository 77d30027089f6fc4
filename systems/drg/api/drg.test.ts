import { settableClock, stubSystem, type TestServer, testServer } from '@sanyi/api/testing';
import type { Facts } from '@sanyi/facts';
import { testFacts } from '@sanyi/facts/testing';
import { importNeutral, teachingScheme } from '@sanyi/grouping';
import { migrationsMatchFolder, scopeFaults } from '@sanyi/records';
import { regionMigrations } from '@sanyi/region/migrations';
import { appendStays, type Stay } from '@sanyi/region/testing';
import { describeApi, seedOrganisations, viewerFixture } from '@sanyi/testing';
import { beforeEach, expect, it } from 'vitest';
import { groupRegion } from '../jobs/group.ts';
import { seedDrg } from '../seed/demonstration.ts';
import { server as drg } from '../server.ts';
import { migrations } from '../store/migrations.ts';

const clock = settableClock('2026-04-10T01:00:00.000Z');
const office = viewerFixture();
const hospital = viewerFixture({ username: 'hospital', role: 'department', organisationId: 'east-hospital' });
let institutions: readonly string[] | null = null;
let files: number[] = [];
let databases = 0;

/** The data system as far as grouping asks it: what counts, and whose rows the viewer may see. */
const data = stubSystem('data', {
  snapshot: async () => ({ files, institutions }),
  sources: async (_: unknown, numbers: readonly number[]) =>
    new Map(
      numbers.map((no) => [
        no,
        { rowsNo: no, fileNo: no, name: 'front-page.csv', href: `/data/files/${no}` },
      ]),
    ),
  institutions: async () => [
    { code: 'H1', organisationId: 'east-hospital', name: { zh: '东院', en: 'East' } },
    { code: 'H2', organisationId: 'west-hospital', name: { zh: '西院', en: 'West' } },
  ],
});
const dictionaries = stubSystem('dictionaries', { codeSet: async () => null });
const region = stubSystem('region', {
  catalogue: () => ({
    diseases: ['K80.000', 'I50.900', 'I21.900'].map((code) => ({ code, name: code })),
    secondaries: ['E11.900', 'A41.900'].map((code) => ({ code, name: code })),
    operations: [
      { code: '51.2300', name: '胆囊切除术', level: 3 },
      { code: '86.2200', name: '清创术', level: 2 },
    ],
  }),
});

const stays: readonly Stay[] = [
  {
    id: 'a',
    institution: 'H1',
    day: '2026-01-05',
    dx: ['K80.000', 'E11.900'],
    op: ['51.2300'],
    fen: 1_200_000,
  },
  {
    id: 'b',
    institution: 'H1',
    day: '2026-01-06',
    dx: ['I50.900', 'A41.900'],
    op: [],
    fen: 900_000,
    age: 71,
  },
  { id: 'c', institution: 'H2', day: '2026-02-01', dx: ['K80.000'], op: ['51.2300'], fen: 800_000 },
  { id: 'd', institution: 'H2', day: '2026-02-02', dx: ['I21.900'], op: ['86.2200'], fen: 500_000 },
  { id: 'e', institution: 'H2', day: '2026-02-03', dx: ['Q99.999'], op: [], fen: 300_000 },
  // Before any scheme is in force.
  { id: 'f', institution: 'H1', day: '2024-12-31', dx: ['K80.000'], op: [], fen: 100_000 },
];

function form(text: string, name: string) {
  const mark = 'x-boundary-x';
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${mark}` },
    body: Buffer.from(
      `--${mark}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/json\r\n\r\n${text}\r\n--${mark}--\r\n`,
    ),
  };
}

describeApi('drg', { migrations: drg.migrations, clock }, (open) => {
  let server: TestServer;
  let call: TestServer['call'];
  let facts: Facts;

  beforeEach(async () => {
    const records = await open();
    await seedOrganisations(records, [office, hospital]);
    // Runs are numbered by the records, which are new for each test: so must the facts be.
    databases += 1;
    facts = await testFacts(`drg_api_${databases}`);
    await facts.migrate(regionMigrations);
    institutions = null;
    server = await testServer(records, [data, dictionaries, region, drg], { facts });
    call = await server.as(office);
    return () => server.close();
  });

  const imported = async (text: string, name = 'teaching.json') =>
    (await call('POST', '/api/drg/schemes', form(text, name))).json<{ schemeNo: number; fresh: boolean }>();
  const grouped = async () => {
    files = [await appendStays(facts, stays)];
    const { schemeNo } = await imported(JSON.stringify(teachingScheme));
    expect(
      (await call('POST', `/api/drg/schemes/${schemeNo}/uses`, { body: { from: '2025-01-01' } })).status,
    ).toBe(204);
    const run = await groupRegion(
      server.platform,
      server.platform.records,
      office,
      new AbortController().signal,
    );
    return { schemeNo, run };
  };

  it('stands on the migrations of its folder', async () => {
    expect(migrationsMatchFolder('systems/drg/store/records', migrations)).toEqual([]);
    expect(await server.platform.records.asSystem('test', scopeFaults)).toEqual([]);
  });

  it('keeps a scheme once by its content, and refuses what is none', async () => {
    const first = await imported(JSON.stringify(teachingScheme));
    const turned = JSON.stringify(Object.fromEntries(Object.entries(teachingScheme).toReversed()));
    expect(await imported(turned, 'again.json')).toMatchObject({ schemeNo: first.schemeNo, fresh: false });
    expect(first.fresh).toBe(true);
    const refused = await call('POST', '/api/drg/schemes', form('{"name":1}', 'x.json'));
    expect(refused.json()).toMatchObject({ code: 'drg/not-a-scheme', status: 400 });
    const broken = await call(
      'POST',
      '/api/drg/schemes',
      form(JSON.stringify({ ...teachingScheme, lists: {} }), 'x.json'),
    );
    expect(broken.json<{ code: string; issues: unknown[] }>().code).toBe('drg/scheme-broken');
    expect(broken.json<{ issues: unknown[] }>().issues.length).toBeGreaterThan(5);
    const odd = await call(
      'POST',
      '/api/drg/schemes',
      form(
        JSON.stringify({ ...teachingScheme, mdcs: [{ code: 'A', rule: { op: 'eval' }, steps: [] }] }),
        'x.json',
      ),
    );
    expect(odd.json()).toMatchObject({ code: 'drg/not-a-scheme' });
    expect(odd.text).toContain('mdcs.0.rule');
  });

  it('takes the neutral layout and tells what it could not take', async () => {
    const neutral = {
      name: '小方案',
      mdcs: [{ code: 'MDCA', rule: { op: 'pdxIn', list: ['A00.000'] }, steps: ['AR1'] }],
      adrg: { AR1: { code: 'AR1', rule: { op: 'true' }, drgs: [{ code: 'AR19' }] } },
      cc: {},
      mcc: {},
      cce: {},
      opValid: [],
    };
    expect(importNeutral(neutral).gaps).toHaveLength(1);
    const answer = await call('POST', '/api/drg/schemes', form(JSON.stringify(neutral), 'small.json'));
    expect(answer.json<{ gaps: { zh: string }[] }>().gaps[0]?.zh).toContain('AR19');
    const { schemeNo } = answer.json<{ schemeNo: number }>();
    const page = await call('GET', `/api/drg/schemes/${schemeNo}`);
    expect(page.json()).toMatchObject({ scheme: { layout: 'neutral', adrgs: 1, errors: 1 } });
    const early = await call('POST', `/api/drg/schemes/${schemeNo}/uses`, { body: { from: '2025-01-01' } });
    expect(early.json()).toMatchObject({ code: 'drg/scheme-has-errors' });
    const checked = { from: '2025-01-01', checked: true };
    expect((await call('POST', `/api/drg/schemes/${schemeNo}/uses`, { body: checked })).status).toBe(204);
    expect((await call('POST', `/api/drg/schemes/${schemeNo}/uses`, { body: checked })).json()).toMatchObject(
      {
        code: 'drg/day-taken',
      },
    );
  });

  it('groups a case by the scheme of its day, with the reasoning where asked', async () => {
    const one = { diagnoses: ['K80.000', 'E11.900'], operations: ['51.2300'], sex: '1', caseId: 'x' };
    const none = await call('POST', '/api/drg/group', { body: { cases: [one] } });
    expect(none.json()).toMatchObject({ code: 'drg/no-scheme-in-force' });
    const { schemeNo } = await imported(JSON.stringify(teachingScheme));
    await call('POST', `/api/drg/schemes/${schemeNo}/uses`, { body: { from: '2025-01-01' } });
    const answer = await call('POST', '/api/drg/group', { body: { cases: [one], explain: true } });
    expect(answer.json()).toMatchObject({
      schemeNo,
      cases: [{ caseId: 'x', drg: 'HC23', status: 'grouped' }],
    });
    expect(answer.text).toContain('没有诊断 E11.900：HC25');
    const before = await call('POST', '/api/drg/group', {
      body: { cases: [one], dischargedOn: '2024-12-31' },
    });
    expect(before.json()).toMatchObject({ code: 'drg/no-scheme-in-force' });
  });

  it('groups every stay of the region into exactly one end, and the ends add up', async () => {
    const { run } = await grouped();
    expect(run).toMatchObject({ stays: 6, grouped: 3, ambiguous: 1, ungroupable: 2 });
    const overview = (await call('GET', '/api/drg/overview')).json<{
      reasons: { reason: string; cases: number }[];
    }>();
    expect(overview).toMatchObject({
      stays: 6,
      grouped: 3,
      ambiguous: 1,
      ungroupable: 2,
      ownOnly: false,
      run: { stale: false },
    });
    expect(overview.reasons.map((item) => `${item.reason} ${item.cases}`).sort()).toEqual([
      'main-diagnosis-unknown 1',
      'no-scheme-in-force 1',
    ]);
    files = [...files, 4_000_000];
    expect((await call('GET', '/api/drg/overview')).json()).toMatchObject({ run: { stale: true } });
  });

  it('lists groups with their costs, one with its hospitals, and cases by filter', async () => {
    await grouped();
    const { groups, meanFen } = (await call('GET', '/api/drg/groups')).json<{
      groups: { drg: string; cases: number; weight: string | null }[];
      meanFen: string;
    }>();
    expect(meanFen).toBe('966667');
    expect(groups.map((item) => `${item.drg} ${item.cases} ${item.weight}`).sort()).toEqual([
      '0000 2 null',
      'FQY 1 null',
      'FR11 1 0.9310',
      'HC23 1 1.2414',
      'HC25 1 0.8276',
    ]);
    const group = (await call('GET', '/api/drg/groups/HC23')).json<{ bands: { cases: number }[] }>();
    expect(group).toMatchObject({
      group: { meanFen: '1200000' },
      hospitals: [{ institution: 'H1', hospital: { zh: '东院' } }],
    });
    expect(group.bands.reduce((sum, band) => sum + band.cases, 0)).toBe(1);
    expect((await call('GET', '/api/drg/groups/ZZ99')).json()).toMatchObject({ code: 'drg/no-such-group' });
    const ids = async (query: string) =>
      (await call('GET', `/api/drg/cases?${query}`))
        .json<{ cases: { encounter: string }[] }>()
        .cases.map((item) => item.encounter);
    expect(await ids('')).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    expect(await ids('institution=H2')).toEqual(['c', 'd', 'e']);
    expect(await ids('status=ambiguous')).toEqual(['d']);
    expect(await ids('fromYuan=8000&toYuan=12000')).toEqual(['b', 'c']);
    expect(await ids('q=k80')).toEqual(['a', 'c', 'f']);
  });

  it('shows why a case is in its group, down to the row of the sender', async () => {
    await grouped();
    const one = (await call('GET', '/api/drg/cases/H1/a')).json<{
      tree: { code: string; holds: boolean }[];
      codes: { code: string; complication: string | null }[];
      row: { href: string };
    }>();
    expect(one).toMatchObject({ case: { drg: 'HC23' }, agrees: true, nearMisses: [{ code: 'HC1' }] });
    expect(one.tree.at(-1)).toMatchObject({ code: 'MDCH', holds: true });
    expect(one.codes.map((item) => `${item.code} ${item.complication}`)).toEqual([
      'K80.000 null',
      'E11.900 cc',
      '51.2300 null',
    ]);
    expect(one.row.href).toMatch(/^\/data\/files\/\d+\?line=/);
  });

  it('shows a hospital its own cases only', async () => {
    await grouped();
    institutions = ['H1'];
    const own = await server.as(hospital);
    expect((await own('GET', '/api/drg/overview')).json()).toMatchObject({ stays: 3, ownOnly: true });
    const listed = (await own('GET', '/api/drg/cases')).json<{
      cases: { institution: string }[];
      hospitals: { code: string }[];
    }>();
    expect(new Set(listed.cases.map((item) => item.institution))).toEqual(new Set(['H1']));
    expect(listed.hospitals.map((item) => item.code)).toEqual(['H1']);
    expect((await own('GET', '/api/drg/cases/H2/c')).json()).toMatchObject({ code: 'drg/no-such-case' });
    expect((await own('GET', '/api/drg/groups/HC25')).json()).toMatchObject({ code: 'drg/no-such-group' });
    expect((await own('POST', '/api/drg/runs')).status).toBe(403);
  });

  it('compares two schemes over the stays of the scope', async () => {
    const { schemeNo } = await grouped();
    const other = { ...teachingScheme, mdcs: teachingScheme.mdcs.filter((mdc) => mdc.code !== 'MDCH') };
    const second = await imported(JSON.stringify(other), 'other.json');
    const answer = await call('GET', `/api/drg/schemes/${schemeNo}/comparison/${second.schemeNo}`);
    expect(answer.json()).toMatchObject({ cases: 6, moved: 3, lost: 3, gained: 0 });
    expect(
      answer
        .json<{ flows: { totalFen: string }[] }>()
        .flows.map((flow) => flow.totalFen)
        .sort(),
    ).toEqual(['100000', '1200000', '800000']);
  });

  it('runs as a job, and opens every figure down to the row of the sender', async () => {
    const { run } = await grouped();
    await server.platform.jobs.start();
    const { jobId } = (await call('POST', '/api/drg/runs')).json<{ jobId: string }>();
    const done = async () => (await server.platform.jobs.get(office, jobId)).state;
    for (let turn = 0; turn < 200 && (await done()) !== 'done'; turn += 1)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await done()).toBe('done');
    await server.platform.jobs.stop();
    const overview = (await call('GET', '/api/drg/overview')).json<{ run: { runNo: number } }>();
    expect(overview.run.runNo).toBe(run.runNo + 1);
    expect(overview).toMatchObject({ stays: 6 });
    expect((await call('GET', '/api/drg/figures/stays/all')).json()).toMatchObject({ value: { text: '6' } });
    const figure = (await call('GET', '/api/drg/figures/group/HC23')).json<{
      down: { figures?: { ref?: { id: string } }[] }[];
    }>();
    expect(figure).toMatchObject({ value: { text: '12000.00', unit: '元' } });
    const [row] = figure.down.at(-1)?.figures ?? [];
    const stay = (await call('GET', `/api/drg/figures/case/${row?.ref?.id}`)).json<{
      down: { href?: string }[];
    }>();
    expect(stay).toMatchObject({ value: { text: '12000.00' } });
    expect(stay.down.at(-1)?.href).toMatch(/^\/data\/files\/\d+\?line=/);
  });

  it('lays down the demonstration, and a district reads the run of its city', async () => {
    files = [await appendStays(facts, stays)];
    await seedDrg(server.platform);
    const { groups } = (await call('GET', '/api/drg/groups')).json<{
      groups: { drg: string; cases: number }[];
    }>();
    expect(groups.map((item) => `${item.drg} ${item.cases}`).sort()).toEqual([
      '0000 1',
      'FQY 1',
      'FR11 1',
      'HB13 1',
      'HB15 1',
      'HS15 1',
    ]);
    expect((await call('GET', '/api/drg/schemes')).json()).toMatchObject({
      schemes: [{ name: '演练方案', errors: 0 }],
      uses: [{ own: false }],
    });
    files = [];
    expect((await call('GET', '/api/drg/overview')).json()).toMatchObject({
      stays: 0,
      run: { stale: false },
    });
  });
});
