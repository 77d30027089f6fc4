import { describeRecords } from '@sanyi/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { feeLine, fileOf } from '../engine/fixtures/samples.ts';
import { dataMigrations } from '../store/migrations.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';

const lines = (
  from: number,
  count: number,
  change: (line: Record<string, string>, at: number) => Record<string, string> = (line) => line,
) => Array.from({ length: count }, (_, at) => change(feeLine(from + at), at));
const csv = (records: readonly Record<string, string>[]) => Buffer.from(fileOf('insurer-fee-lines', records));

interface Detail {
  readonly state: string;
  readonly read: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly sameAs: number | null;
  readonly supersedes: number | null;
  readonly supersededBy: number | null;
  readonly report: {
    readonly alreadyThere: number;
    readonly overlaps: readonly { fileNo: number; identical: number; different: number; covers: number }[];
    readonly issues: readonly { code: string; rows: number; message: { zh: string } }[];
    readonly rows: readonly { table: string; rows: number }[];
  };
  readonly history: readonly { action: string }[];
}

describeRecords('imports of files', { migrations: dataMigrations }, (open, engine) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp(await open(), `data_import_${engine}`);
  });
  afterAll(() => app.close());

  const detail = async (fileNo: number) =>
    (await app.call<Detail>('office', 'GET', `/data/files/${fileNo}`)).body;
  const visible = async () => {
    const answer = await app.call<{ total: string; rows: { fileNo: number; line: number }[] }>(
      'office',
      'GET',
      '/data/tables/fee_line/rows',
    );
    return { total: Number(answer.body.total), first: answer.body.rows[0] };
  };

  describe('a good file', () => {
    it('is recognised, taken in and counts, each row with its file and line', async () => {
      const file = await app.send('office', 'fees.csv', csv(lines(0, 500)));
      expect(file).toMatchObject({ known: false, format: 'insurer-fee-lines', state: 'received' });
      expect((await visible()).total).toBe(0);
      const job = await app.take('office', file.fileNo, 'insurer-fee-lines');
      expect(job).toMatchObject({ state: 'done', result: { state: 'current' }, unit: '行' });
      expect(await detail(file.fileNo)).toMatchObject({
        state: 'current',
        read: 500,
        accepted: 500,
        rejected: 0,
      });
      const { total, first } = await visible();
      expect(total).toBe(500);
      expect(first?.fileNo).toBe(file.fileNo);
    });
  });
});
