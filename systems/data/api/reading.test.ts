import { describeApi } from '@sanyi/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { encounter } from '../engine/fixtures/samples.ts';
import { dataMigrations } from '../store/migrations.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';

interface Preview {
  readonly recognition: {
    readonly headLine: number;
    readonly columns: readonly { readonly heading: string; readonly field: string | null }[];
    readonly repeated: readonly string[];
  };
  readonly headings: readonly string[];
  readonly rows: readonly { readonly line: number; readonly cells: readonly (string | null)[] }[];
  readonly outcome: readonly { readonly table: string; readonly rows: readonly unknown[] }[];
}

const FIELDS = Object.keys(encounter(1));
const rowOf = (number: number) => Object.values(encounter(number)).join(',');

describeApi('how a file is read when a person says so', { migrations: dataMigrations }, (open, engine) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp(await open(), `data_reading_${engine}`);
  });
  afterAll(() => app.close());

  const preview = (fileNo: number, choice: Readonly<Record<string, unknown>>) =>
    app.call<Preview & { code: string }>('office', 'POST', `/data/files/${fileNo}/preview`, {
      body: { format: 'insurer-encounters', ...choice },
    });

  it('another line of the headings: columns, rows and the import are those below it', async () => {
    // The first heading is that of an older export; the rows stand below the second.
    const older = FIELDS.map((field) => (field === 'psn_no' ? 'psn_no_old' : field));
    const turned = FIELDS.toReversed();
    const row = Object.values(encounter(2)).toReversed().join(',');
    const text = `${older.join(',')}\n${rowOf(1)}\n${turned.join(',')}\n${row}\n`;
    const file = await app.send('office', 'two-headings.csv', Buffer.from(text));
    const before = (await preview(file.fileNo, { headLine: 1 })).body;
    expect(before.headings).toEqual(older);
    const { body } = await preview(file.fileNo, { headLine: 3 });
    expect(body.headings).toEqual(turned);
    expect(body.recognition.columns.at(-1)).toMatchObject({ heading: 'mdtrt_id', field: 'mdtrt_id' });
    expect(body.rows.map(({ line }) => line)).toEqual([4]);
    expect(body.outcome.find(({ table }) => table === 'encounter')?.rows).toHaveLength(1);
    const job = await app.take('office', file.fileNo, 'insurer-encounters', { headLine: 3 });
    expect(job).toMatchObject({ state: 'done', result: { state: 'current' } });
    const rows = await app.call<{ rows: { line: number; cells: string[] }[] }>(
      'office',
      'GET',
      `/data/tables/encounter/rows?fileNo=${file.fileNo}`,
    );
    expect(rows.body.rows).toHaveLength(1);
    expect(rows.body.rows[0]?.cells).toContain('M2');
  });

  it('another encoding: the headings are read in it', async () => {
    const text = 'ID,医疗收入,机构\n1,2.00,H1\n';
    const file = await app.send('office', 'utf8.csv', Buffer.from(text));
    const mapped = { format: 'mapped', headLine: 1 };
    expect((await preview(file.fileNo, mapped)).body.headings).toEqual(['ID', '医疗收入', '机构']);
    const wrong = (await preview(file.fileNo, { ...mapped, encoding: 'gb18030' })).body.headings;
    expect(wrong[0]).toBe('ID');
    expect(wrong[1]).not.toBe('医疗收入');
  });

  it('a line without names, and names that stand twice, are told in words', async () => {
    const text = `${FIELDS.join(',')}\n${rowOf(1)}\n,,,\n${rowOf(2)}\n`;
    const file = await app.send('office', 'gap.csv', Buffer.from(text));
    for (const headLine of [3, 99])
      expect(await preview(file.fileNo, { headLine })).toMatchObject({
        status: 400,
        body: { code: 'data/no-heading' },
      });
    // A row of values as the heading: many of them stand twice.
    const { status, body } = await preview(file.fileNo, { headLine: 2 });
    expect(status).toBe(200);
    expect(body.recognition.repeated.length).toBeGreaterThan(0);
    expect(body.outcome).toEqual([]);
    const started = await app.call<{ code: string }>('office', 'POST', `/data/files/${file.fileNo}/import`, {
      body: { format: 'insurer-encounters', headLine: 2 },
    });
    expect(started).toMatchObject({ status: 400, body: { code: 'data/headings-repeated' } });
  });
});
