import { describeRecords } from '@sanyi/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { feeLine, fileOf } from '../engine/fixtures/samples.ts';
import { nextNumber } from '../store/batches.ts';
import { dataMigrations } from '../store/migrations.ts';
import { dataTables } from '../store/tables.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { sweep } from './sweep.ts';

const lines = (from: number, count: number) => Array.from({ length: count }, (_, at) => feeLine(from + at));
const csv = (records: readonly Record<string, string>[]) => Buffer.from(fileOf('insurer-fee-lines', records));

describeRecords('a sweep of rows that count for nobody', { migrations: dataMigrations }, (open, engine) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp(await open(), `data_sweep_${engine}`);
  });
  afterAll(() => app.close());

  const facts = () => {
    const { facts: store } = app.platform;
    if (!store) throw new Error('no facts');
    return store;
  };
  const rowsThere = async () => {
    const [row] = await facts().query<{ n: bigint }>('SELECT count() AS n FROM {db}.fee_line');
    return Number(row?.n);
  };
  const counted = async () =>
    Number((await app.call<{ total: string }>('office', 'GET', '/data/tables/fee_line/rows')).body.total);
  const sent = async (name: string, records: readonly Record<string, string>[]) => {
    const { fileNo } = await app.send('office', name, csv(records));
    await app.take('office', fileNo, 'insurer-fee-lines');
    return fileNo;
  };
  /** Rows under a number that no record names, as a killed import leaves them. */
  const orphans = async (from: number) => {
    const number = await app.platform.records.asSystem('test', nextNumber);
    await facts().append({
      table: 'fee_line',
      source: {
        select: 'SELECT * FROM {db}.fee_line WHERE file_no = {from:UInt32}',
        parameters: { from },
      },
      set: { file_no: number },
    });
    return number;
  };
  const feeLinesOf = (found: Awaited<ReturnType<typeof sweep>>['found']) =>
    Object.fromEntries(
      found.filter(({ table }) => table === 'fee_line').map(({ leftover, rows }) => [leftover, rows]),
    );

  it('counts them and leaves them, then removes them and nothing else', async () => {
    const kept = await sent('kept.csv', lines(0, 40));
    const undone = await sent('undone.csv', lines(100_000, 30));
    await app.call('office', 'POST', `/data/files/${undone}/undo`);
    await sent('twin.csv', lines(0, 40).toReversed());
    const [{ file_no: keptRows } = { file_no: 0 }] = await facts().query<{ file_no: number }>(
      'SELECT min(file_no) AS file_no FROM {db}.fee_line',
    );
    const lost = await orphans(keptRows);
    expect(await counted()).toBe(40);
    expect(await rowsThere()).toBe(40 + 30 + 40 + 40);

    const looked = await sweep(app.platform, { remove: false, undone: true });
    expect(looked).toMatchObject({ removed: 0, importing: 0 });
    expect(feeLinesOf(looked.found)).toEqual({ unnamed: 40, 'never-counted': 40, undone: 30 });
    expect(await rowsThere()).toBe(150);

    const done = await sweep(app.platform, { remove: true, undone: false });
    expect(feeLinesOf(done.found)).toEqual({ unnamed: 40, 'never-counted': 40, undone: 30 });
    expect(await rowsThere()).toBe(40 + 30);
    expect(await counted()).toBe(40);
    expect(lost).toBeGreaterThan(kept);

    // Of the undone file the rows are still there for past days; asked for, they go, and the file says so.
    const rest = await sweep(app.platform, { remove: true, undone: true });
    expect(feeLinesOf(rest.found)).toEqual({ undone: 30 });
    expect(await rowsThere()).toBe(40);
    expect(await counted()).toBe(40);
    const { body } = await app.call<{ history: { action: string }[] }>(
      'office',
      'GET',
      `/data/files/${undone}`,
    );
    expect(body.history.filter(({ action }) => action === 'sweep')).toHaveLength(1);
    expect((await sweep(app.platform, { remove: true, undone: true })).found).toEqual([]);

    // What was swept comes back from its own file.
    await app.take('office', undone, 'insurer-fee-lines');
    expect(await counted()).toBe(70);
  });

  it('leaves an import alone that is writing, and a file that was superseded', async () => {
    const old = await sent('old.csv', lines(200_000, 20));
    const { fileNo } = await app.send('office', 'new.csv', csv(lines(200_000, 25)));
    await app.take('office', fileNo, 'insurer-fee-lines', { onOverlap: 'supersede', supersedes: old });
    const before = await rowsThere();
    // An import has begun: its batch is there, and rows under a number that it has not named yet.
    const writing = await app.send('office', 'writing.csv', csv(lines(300_000, 5)));
    await app.platform.records.asSystem('test', async (tx) => {
      const row = await dataTables(tx)
        .updateTable('data.file')
        .set({ state: 'importing' })
        .where('file_no', '=', writing.fileNo)
        .returning('scope_path')
        .executeTakeFirstOrThrow();
      await dataTables(tx)
        .insertInto('data.batch')
        .values({ scope_path: row.scope_path, file_no: writing.fileNo, format: 'insurer-fee-lines' })
        .execute();
    });
    const [{ file_no: some } = { file_no: 0 }] = await facts().query<{ file_no: number }>(
      'SELECT max(file_no) AS file_no FROM {db}.fee_line',
    );
    await orphans(some);
    const there = await rowsThere();
    expect(there).toBeGreaterThan(before);
    const report = await sweep(app.platform, { remove: true, undone: true });
    expect(report).toMatchObject({ importing: 1, removed: 0 });
    expect(await rowsThere()).toBe(there);

    // Once it is over, what it never named is swept; undoing the newer file still brings the older one back.
    await app.platform.records.asSystem('test', (tx) =>
      dataTables(tx)
        .updateTable('data.file')
        .set({ state: 'failed' })
        .where('file_no', '=', writing.fileNo)
        .execute(),
    );
    await sweep(app.platform, { remove: true, undone: true });
    expect(await rowsThere()).toBe(before);
    const counts = await counted();
    await app.call('office', 'POST', `/data/files/${fileNo}/undo`);
    expect(await counted()).toBe(counts - 5);
  });
});
