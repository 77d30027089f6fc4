import { settableClock, stubSystem, type TestServer, testServer } from '@sanyi/api/testing';
import { readPublished } from '@sanyi/dip';
import { tableTexts, writeWorkbook } from '@sanyi/documents';
import type { Facts } from '@sanyi/facts';
import { testFacts } from '@sanyi/facts/testing';
import { migrationsMatchFolder, scopeFaults } from '@sanyi/records';
import { regionMigrations } from '@sanyi/region/migrations';
import { appendStays, type Stay } from '@sanyi/region/testing';
import { describeApi, seedOrganisations, viewerFixture } from '@sanyi/testing';
import { beforeEach, expect, it } from 'vitest';
import { practiceLists } from '../engine/practice-lists.ts';
import { formRegion } from '../jobs/form.ts';
import { matchRegion } from '../jobs/match.ts';
import { server as dip } from '../server.ts';
import { migrations } from '../store/migrations.ts';
import { keepRuleLists } from '../store/rule-lists.ts';

const clock = settableClock('2026-04-10T01:00:00.000Z');
const office = viewerFixture();
const hospital = viewerFixture({ username: 'hospital', role: 'department', organisationId: 'east-hospital' });
let institutions: readonly string[] | null = null;
let files: number[] = [];
let databases = 0;

/** The data system as far as this one asks it: what counts, and whose rows the viewer may see. */
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
const region = stubSystem('region', {});

/** Eighteen operated at H1, sixteen conservative at H2, and three of a kind too rare for a group. */
const stays: readonly Stay[] = [
  ...Array.from({ length: 18 }, (_, place) => ({
    id: `a${place}`,
    institution: 'H1',
    day: `2025-03-${String(place + 1).padStart(2, '0')}`,
    dx: ['K80.000', 'I50.900'],
    op: ['51.2300', '99.2503'],
    fen: 1_200_000 + place * 10_000,
  })),
  ...Array.from({ length: 16 }, (_, place) => ({
    id: `b${place}`,
    institution: 'H2',
    day: `2025-04-${String(place + 1).padStart(2, '0')}`,
    dx: ['I50.900'],
    op: [],
    fen: 600_000 + place * 5_000,
  })),
  ...Array.from({ length: 3 }, (_, place) => ({
    id: `c${place}`,
    institution: 'H2',
    day: `2025-05-0${place + 1}`,
    dx: ['Q99.900'],
    op: [],
    fen: 300_000,
  })),
];

function form(content: string | Buffer, name: string, fields: Readonly<Record<string, string>> = {}) {
  const mark = 'x-boundary-x';
  const parts = Object.entries(fields).map(
    ([field, value]) => `--${mark}\r\nContent-Disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`,
  );
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${mark}` },
    body: Buffer.concat([
      Buffer.from(
        `${parts.join('')}--${mark}\r\nContent-Disposition: form-data; name="file"; filename="${encodeURIComponent(name)}"\r\nContent-Type: text/csv\r\n\r\n`,
      ),
      Buffer.from(content),
      Buffer.from(`\r\n--${mark}--\r\n`),
    ]),
  };
}

const CATALOGUE = [
  '主要诊断编码,主要诊断名称,手术操作编码,病种类型,治疗方式,病种分值,病例数',
  'K80.0,胆囊结石,51.2300,核心病种,,1000,50',
  'I50.9,心力衰竭,,核心病种,,500,80',
  'Q99,先天异常,,综合病种,保守治疗,300,20',
  'Z99,坏行,,核心病种,,面议,20',
].join('\n');

describeApi('dip', { migrations: dip.migrations, clock }, (open) => {
  let server: TestServer;
  let call: TestServer['call'];
  let facts: Facts;

  beforeEach(async () => {
    const records = await open();
    await seedOrganisations(records, [office, hospital]);
    // Runs are numbered by the records, which are new for each test: so must the facts be.
    databases += 1;
    facts = await testFacts(`dip_api_${databases}`);
    await facts.migrate(regionMigrations);
    institutions = null;
    server = await testServer(records, [data, dictionaries, region, dip], { facts });
    call = await server.as(office);
    files = [await appendStays(facts, stays)];
    await records.asSystem('rules', (tx) =>
      keepRuleLists(tx, { lists: practiceLists, fileName: '', scopePath: office.scopePath, by: '示例' }),
    );
    return () => server.close();
  });

  const run = (what: (signal: AbortSignal) => Promise<unknown>) => what(new AbortController().signal);
  const formed = () =>
    run((signal) =>
      formRegion(
        server.platform,
        server.platform.records,
        {
          viewer: office,
          request: {
            name: '2025 年目录',
            year: 2025,
            core: 'cases',
            yearMeans: 'pooled',
            meanOf: 'all',
            steady: true,
          },
        },
        signal,
      ),
    );

  it('keeps its migrations and scopes', async () => {
    expect(migrationsMatchFolder('systems/dip/store/records', migrations)).toEqual([]);
    expect(await server.platform.records.asSystem('test', scopeFaults)).toEqual([]);
  });

  it('reads a published catalogue, tells the rows it could not take, and matches the region by it', async () => {
    const imported = await call('POST', '/api/dip/catalogues', {
      ...form(CATALOGUE, '某市目录.csv'),
    });
    expect(imported.status).toBe(200);
    expect(imported.json()).toMatchObject({ fresh: true, groups: 3, gaps: [{ row: 5 }] });
    const { catalogueNo } = imported.json<{ catalogueNo: number }>();
    const again = await call('POST', '/api/dip/catalogues', {
      ...form(CATALOGUE, '某市目录.csv'),
    });
    expect(again.json()).toMatchObject({ fresh: false, catalogueNo });
    const use = await call('POST', `/api/dip/catalogues/${catalogueNo}/uses`, {
      body: { from: '2025-01-01', deviation: 'norm-2.0' },
    });
    expect(use.status).toBe(204);
    await run((signal) => matchRegion(server.platform, server.platform.records, office, signal));
    const overview = (await call('GET', '/api/dip/overview')).json();
    expect(overview).toMatchObject({ stays: 37, matched: 37, unmatched: 0, core: 34, composite: 3 });
  });

  it('forms a catalogue with intervals, puts it in force, and opens every figure', async () => {
    await formed();
    const list = (await call('GET', '/api/dip/catalogues')).json<{
      catalogues: { catalogueNo: number; groups: number }[];
      years: number[];
    }>();
    expect(list.years).toEqual([2025]);
    const [head] = list.catalogues;
    expect(head).toMatchObject({ groups: 2 });
    const no = head?.catalogueNo ?? 0;
    const catalogue = (await call('GET', `/api/dip/catalogues/${no}`)).json<{
      account: { cases: number; grouped: number; left: { cases: number }[] };
      groups: { key: string; interval: { low: string; high: string }; score: string }[];
    }>();
    expect(catalogue.account).toMatchObject({ cases: 37, grouped: 34 });
    expect(catalogue.account.left).toMatchObject([{ cases: 3 }]);
    expect(catalogue.groups.map(({ key }) => key)).toEqual(['I50.9', 'K80.0:51.2300']);
    for (const { interval, score } of catalogue.groups) {
      expect(Number(interval.low)).toBeLessThan(Number(score));
      expect(Number(interval.high)).toBeGreaterThan(Number(score));
    }
    await call('POST', `/api/dip/catalogues/${no}/uses`, {
      body: { from: '2025-01-01', deviation: 'norm-2.0' },
    });
    await run((signal) => matchRegion(server.platform, server.platform.records, office, signal));
    const group = (await call('GET', `/api/dip/groups/${encodeURIComponent('K80.0:51.2300')}`)).json();
    expect(group).toMatchObject({ group: { cases: 18, hospitals: 1 }, history: [{ catalogueNo: no }] });
    for (const path of [
      'stays/all',
      'stays/none',
      `group/${encodeURIComponent('I50.9')}`,
      `score/${encodeURIComponent('K80.0:51.2300')}`,
      'case/H1~a0',
    ]) {
      const figure = await call('GET', `/api/dip/figures/${path}`);
      expect(figure.status).toBe(200);
      expect(figure.json<{ down: unknown[] }>().down.length).toBeGreaterThan(0);
    }
    const one = (await call('GET', '/api/dip/cases/H1/a0')).json();
    expect(one).toMatchObject({
      agrees: true,
      case: { group: 'K80.0:51.2300' },
      operations: [{ as: 'main' }, { as: 'ignored' }],
      row: { file: 'front-page.csv' },
    });
  });

  it('exports what it can read again', async () => {
    await formed();
    const file = await call('GET', '/api/dip/catalogues/1/export');
    const { catalogue, gaps } = readPublished(await tableTexts(file.bytes, 'out.xlsx'), {
      id: 'x',
      name: 'x',
      scorePlaces: 4,
      mainCharacters: 4,
      compositeCharacters: 3,
    });
    expect(gaps).toEqual([]);
    const shown = (await call('GET', '/api/dip/catalogues/1')).json<{
      groups: { key: string; score: string }[];
    }>();
    expect(catalogue.groups.map(({ key, score }) => [key, Number(score) / 10_000])).toEqual(
      shown.groups.map(({ key, score }) => [key, Number(score)]),
    );
  });

  it('compares a statement case by case and counts every difference in money', async () => {
    const { catalogueNo } = (
      await call('POST', '/api/dip/catalogues', { ...form(CATALOGUE, '某市目录.csv') })
    ).json<{ catalogueNo: number }>();
    await call('POST', `/api/dip/catalogues/${catalogueNo}/uses`, {
      body: { from: '2025-01-01', deviation: 'norm-2.0' },
    });
    await run((signal) => matchRegion(server.platform, server.platform.records, office, signal));
    const taken = await call('POST', '/api/dip/coefficients', {
      ...form('机构编码,机构系数\nH1,1.1\nH2,0.9\n', '系数.csv', { from: '2025-01-01' }),
    });
    expect(taken.json()).toEqual({ rows: 2, gaps: [] });
    const rows = Array.from({ length: 17 }, (_, place) =>
      place === 0
        ? `H1,a0,I50.9,550`
        : place === 1
          ? `H1,a1,K80.0:51.2300,1000`
          : `H1,a${place},K80.0:51.2300,1100`,
    );
    const statement = `机构编码,就诊ID,病种编码,结算分值\n${rows.join('\n')}\nH1,zz,I50.9,550\n`;
    const sent = await call('POST', '/api/dip/statements', {
      ...form(statement, '三月.csv', { month: '2025-03', pointValue: '12' }),
    });
    expect(sent.json()).toMatchObject({ fresh: true, lines: 18, gaps: [] });
    const found = (await call('GET', '/api/dip/statements/1')).json<{
      causes: { cause: string; cases: number; fen: string }[];
      differenceFen: string;
    }>();
    expect(found.causes.map(({ cause, cases }) => [cause, cases])).toEqual([
      ['not-in-facts', 1],
      ['not-in-statement', 1],
      ['other-group', 1],
      ['other-band', 1],
    ]);
    expect(found.causes.reduce((sum, { fen }) => sum + Number(fen), 0)).toBe(Number(found.differenceFen));
    expect((await call('GET', '/api/dip/statements/1/export')).status).toBe(200);
    // It names one case of another month and hospital: nothing else of that month or hospital is missed in it.
    await call(
      'POST',
      '/api/dip/statements',
      form('机构编码,就诊ID,病种编码,结算分值\nH1,a5,K80.0:51.2300,1100\n', '四月.csv', {
        month: '2025-04',
        pointValue: '12',
      }),
    );
    expect((await call('GET', '/api/dip/statements/2')).json()).toMatchObject({
      cases: 1,
      agreeing: 1,
      differenceFen: '0',
    });
    const wrong = await call('POST', '/api/dip/statements', {
      ...form(statement, '三月.csv', { month: '2025-03', pointValue: '12.34567' }),
    });
    expect(wrong.json()).toMatchObject({ code: 'dip/point-value' });
  });

  it('shows a hospital its own cases only', async () => {
    await formed();
    await call('POST', '/api/dip/catalogues/1/uses', {
      body: { from: '2025-01-01', deviation: 'norm-2.0' },
    });
    await run((signal) => matchRegion(server.platform, server.platform.records, office, signal));
    institutions = ['H1'];
    const ask = await server.as(hospital);
    const own = (await ask('GET', '/api/dip/cases')).json<{ total: number }>();
    expect(own.total).toBe(18);
    expect((await ask('GET', '/api/dip/cases/H2/b0')).status).toBe(404);
    expect((await ask('POST', '/api/dip/runs')).status).toBe(403);
  });

  it('answers one case at once, with its reasons', async () => {
    await formed();
    const answer = (
      await call('POST', '/api/dip/match', {
        body: {
          catalogueNo: 1,
          explain: true,
          cases: [
            { caseId: 'x', diagnoses: ['K80.001'], operations: ['51.2300'] },
            { caseId: 'y', diagnoses: [], operations: [] },
          ],
        },
      })
    ).json<{ cases: { group: string; reason: string; reasoning: unknown[] }[] }>();
    expect(answer.cases).toMatchObject([
      { group: 'K80.0:51.2300', reason: '' },
      { group: '', reason: 'no-main-diagnosis' },
    ]);
    expect(answer.cases[0]?.reasoning.length).toBeGreaterThan(2);
  });

  it('refuses rules that name lists they do not have, and takes those it gave', async () => {
    const file = await call('GET', '/api/dip/rules');
    const back = await call('POST', '/api/dip/rules', { ...form(file.bytes, 'r.json') });
    expect(back.status).toBe(200);
    const book = await writeWorkbook({
      sheets: [
        {
          name: '不计手术操作',
          columns: [{ title: '编码', kind: 'text' }],
          rows: [['99.25'], ['']],
        },
      ],
    });
    const sheet = await call('POST', '/api/dip/rules', form(Buffer.from(book), 'r.xlsx'));
    expect(sheet.json()).toEqual({ taken: [{ sheet: '不计手术操作', codes: 1 }], gaps: [] });
    const now = (await call('GET', '/api/dip/rules')).json<{
      ignoredOperations: string[];
      preGroups: unknown[];
    }>();
    expect(now.ignoredOperations).toEqual(['99.25']);
    expect(now.preGroups).toHaveLength(practiceLists.preGroups.length);
    const broken = { ...practiceLists, lists: {} };
    const refused = await call('POST', '/api/dip/rules', {
      ...form(JSON.stringify(broken), 'r.json'),
    });
    expect(refused.json()).toMatchObject({ code: 'dip/not-rules' });
  });
});
