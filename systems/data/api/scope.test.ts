import { readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { scopeFaults } from '@sanyi/records';
import { regionTables } from '@sanyi/region';
import { describeApi } from '@sanyi/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { feeLine, fileOf } from '../engine/fixtures/samples.ts';
import { dataMigrations } from '../store/migrations.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';

/** A number that is nobody's: the area 990100 does not exist. */
const SECRET = '990100198703051234';
const NAME = '欧阳测试甲';
const OWN = 'H31011810000';
const OTHER = 'H31011810001';

const line = (number: number, institution: string) => ({
  ...feeLine(number),
  psn_no: SECRET,
  fixmedins_code: institution,
  // Nobody expects a number or a name of a person here.
  spec: number % 5 === 0 ? SECRET : '1.0g',
});

describeApi('who sees what of the region data', { migrations: dataMigrations }, (open, engine) => {
  let app: TestApp;
  let records: Awaited<ReturnType<typeof open>>;
  let insurer = 0;
  let own = 0;

  beforeAll(async () => {
    records = await open();
    app = await startTestApp(records, `data_scope_${engine}`);
    await app.call('office', 'PUT', '/data/expectations', {
      body: {
        expectations: [
          { organisationId: 'east-hospital', format: 'insurer-fee-lines', dueDay: 15, every: 'month' },
        ],
        institutions: [{ institution: OWN, organisationId: 'east-hospital' }],
      },
    });
    const rows = [
      ...Array.from({ length: 20 }, (_, at) => line(at, OWN)),
      ...Array.from({ length: 30 }, (_, at) => line(100 + at, OTHER)),
    ];
    const sent = await app.send('insurance', 'insurer.csv', Buffer.from(fileOf('insurer-fee-lines', rows)));
    insurer = sent.fileNo;
    await app.take('insurance', insurer, 'insurer-fee-lines');
    const mine = await app.send(
      'hospital',
      'own.csv',
      Buffer.from(fileOf('insurer-fee-lines', [line(900, OWN)])),
    );
    own = mine.fileNo;
    await app.take('hospital', own, 'insurer-fee-lines');
  });
  afterAll(() => app.close());

  const total = async (person: Parameters<TestApp['call']>[0]) =>
    (await app.call<{ total: string }>(person, 'GET', '/data/tables/fee_line/rows')).body.total;

  it('every table is guarded', async () => {
    expect(await records.asSystem('test', scopeFaults)).toEqual([]);
  });

  it('a district and the city above it see all rows, a sibling district none', async () => {
    expect(await total('office')).toBe('51');
    expect(await total('city')).toBe('51');
    expect(await total('sibling')).toBe('0');
    const list = await app.call<{ files: unknown[] }>('sibling', 'GET', '/data/files');
    expect(list.body.files).toEqual([]);
    for (const path of [
      `/data/files/${insurer}`,
      `/data/files/${insurer}/issues`,
      `/data/files/${insurer}/lines/0/2`,
      `/data/files/${insurer}/marked`,
    ])
      expect((await app.call('sibling', 'GET', path)).status).toBe(404);
    expect((await app.call('sibling', 'POST', `/data/files/${insurer}/undo`)).status).toBe(404);
    const overview = await app.call<{ senders: unknown[]; tables: { rows: string }[] }>(
      'sibling',
      'GET',
      '/data/overview',
    );
    expect(overview.body.senders).toEqual([]);
    expect(overview.body.tables.filter((table) => table.rows !== '0')).toEqual([]);
  });

  it('a hospital sees its own files and its own rows only, and lines of others only where they are about it', async () => {
    expect(await total('hospital')).toBe('21');
    const list = await app.call<{ files: { fileNo: number }[] }>('hospital', 'GET', '/data/files');
    expect(list.body.files.map((file) => file.fileNo)).toEqual([own]);
    expect((await app.call('hospital', 'GET', `/data/files/${insurer}`)).status).toBe(404);
    expect((await app.call('hospital', 'GET', `/data/files/${insurer}/lines/0/2`)).status).toBe(200);
    expect((await app.call('hospital', 'GET', `/data/files/${insurer}/lines/0/30`)).status).toBe(404);
    const quality = await app.call<{ rows: { institution: string }[] }>('hospital', 'GET', '/data/quality');
    expect(quality.body.rows.map((row) => row.institution)).toEqual([OWN]);
  });

  it('a hospital sends for itself only', async () => {
    const answer = await app.call<{ code: string }>('hospital', 'POST', '/data/files', {
      files: [{ name: 'x.csv', bytes: Buffer.from('a,b\n1,2\n') }],
      fields: { sender: 'east-insurance' },
    });
    expect(answer).toMatchObject({ status: 403, body: { code: 'data/not-your-sender' } });
  });

  it('an inspector reads and imports nothing', async () => {
    expect(await total('inspector')).toBe('51');
    const answer = await app.call('inspector', 'POST', '/data/files', {
      files: [{ name: 'x.csv', bytes: Buffer.from('a') }],
    });
    expect(answer.status).toBe(403);
  });

  it('every look at a line, import and undo stands in the audit trail', async () => {
    const actions = await records.asSystem('test', (tx) =>
      tx
        .selectFrom('platform.audit_entry')
        .select('action')
        .where('action', 'like', 'data.%')
        .distinct()
        .execute(),
    );
    expect(actions.map((row) => row.action)).toEqual(
      expect.arrayContaining(['data.receive', 'data.import', 'data.line', 'data.expect']),
    );
  });

  it('no number of a person stands in the facts, in the records, or unsealed on the disk', async () => {
    const { facts } = app.platform;
    for (const table of Object.values(regionTables)) {
      const texts = table.columns.filter((column) => column.kind === 'text' || column.kind === 'code');
      if (texts.length === 0) continue;
      const any = texts
        .map((column) => `position(ifNull(toString(${column.name}), ''), {secret:String}) > 0`)
        .join(' OR ');
      const found = await facts?.query<{ n: bigint }>(
        `SELECT count() AS n FROM {db}.${table.name} WHERE ${any}`,
        { secret: SECRET },
      );
      expect([table.name, found?.[0]?.n]).toEqual([table.name, 0n]);
    }
    const columns = await records.asSystem('test', async (tx) => {
      const { rows } = await sql<{ name: string; column: string }>`
        select format('%I.%I', table_schema, table_name) as name, quote_ident(column_name) as "column"
        from information_schema.columns join information_schema.tables using (table_schema, table_name)
        where table_schema in ('data', 'platform') and table_type = 'BASE TABLE'
          and data_type in ('text', 'jsonb', 'ARRAY')`.execute(tx);
      const hits: string[] = [];
      for (const { name, column } of rows) {
        const found = await sql<{ n: bigint }>`
          select count(*) as n from ${sql.raw(name)} where ${sql.raw(column)}::text like ${`%${SECRET}%`} or ${sql.raw(column)}::text like ${`%${NAME}%`}`.execute(
          tx,
        );
        if (Number(found.rows[0]?.n) > 0) hits.push(`${name}.${column}`);
      }
      return hits;
    });
    expect(columns).toEqual([]);
    expect(filesThatHold(tmpdir(), SECRET)).toEqual([]);
  });
});

/** Files below our temporary folders that hold a text. */
function filesThatHold(folder: string, text: string): string[] {
  const needle = Buffer.from(text);
  const walk = (path: string): string[] => {
    try {
      if (statSync(path).isDirectory()) return readdirSync(path).flatMap((name) => walk(join(path, name)));
      return statSync(path).size < 64 * 1024 * 1024 && readFileSync(path).includes(needle) ? [path] : [];
    } catch {
      // A file of another test that is gone by now.
      return [];
    }
  };
  return readdirSync(folder)
    .filter((name) => /^sanyi-(data|test-facts|facts)-/.test(name))
    .flatMap((name) => walk(join(folder, name)));
}
