import { describeRecords } from '@sanyi/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { feeLine, fileOf } from '../engine/fixtures/samples.ts';
import { dataMigrations } from '../store/migrations.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { importJob } from './import.ts';

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

  const take = (fileNo: number, choice: Readonly<Record<string, unknown>> = {}) =>
    app.take('office', fileNo, 'insurer-fee-lines', choice);
  /** A file of its own months for each test, so that they do not meet. */
  let next = 0;
  const fresh = () => {
    next += 100_000;
    return next;
  };
  const counted = async () => (await visible()).total;

  it('a good file is recognised, taken in and counts, each row with its file and line', async () => {
    const file = await app.send('office', 'fees.csv', csv(lines(0, 500)));
    expect(file).toMatchObject({ known: false, format: 'insurer-fee-lines', state: 'received' });
    expect(await counted()).toBe(0);
    const job = await take(file.fileNo);
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

  it('a faulty file: its wrong rows are set aside, told one by one, and the marked file says what to do', async () => {
    const from = fresh();
    const before = await counted();
    const bytes = csv(
      lines(from, 50, (line, at) =>
        at % 10 === 0 ? { ...line, det_item_fee_sumamt: 'abc', psn_no: '310104198001011234' } : line,
      ),
    );
    const file = await app.send('office', 'faulty.csv', bytes);
    await take(file.fileNo);
    const found = await detail(file.fileNo);
    expect(found).toMatchObject({ state: 'current', read: 50, accepted: 45, rejected: 5 });
    expect(await counted()).toBe(before + 45);
    const { body } = await app.call<{
      total: number;
      issues: { line: number; field: string; code: string; message: { zh: string }; cure: { zh: string } }[];
    }>('office', 'GET', `/data/files/${file.fileNo}/issues?severity=reject`);
    expect(body.total).toBe(5);
    expect(body.issues.map((issue) => issue.line)).toEqual([2, 12, 22, 32, 42]);
    for (const issue of body.issues)
      expect(`${issue.message.zh}${issue.cure.zh}`).not.toMatch(/\{|undefined/);
    const marked = await app.call('office', 'GET', `/data/files/${file.fileNo}/marked`);
    const rows = marked.bytes.toString('utf8').trim().split('\r\n');
    expect(rows).toHaveLength(51);
    expect(rows[1]).toContain('退回');
    expect(rows[2]).not.toContain('退回');
    const json = await app.call<{ issues: unknown[] }>(
      'office',
      'GET',
      `/data/files/${file.fileNo}/marked?as=json`,
    );
    expect(json.body.issues.length).toBeGreaterThanOrEqual(5);
  });

  it('all or nothing: one wrong row and nothing counts', async () => {
    const from = fresh();
    const before = await counted();
    const bytes = csv(
      lines(from, 20, (line, at) => (at === 7 ? { ...line, det_item_fee_sumamt: 'x' } : line)),
    );
    const file = await app.send('office', 'all-or-nothing.csv', bytes);
    const job = await take(file.fileNo, { wrongRows: 'refuse-all' });
    expect(job).toMatchObject({ state: 'failed', problem: { code: 'data/rows-refused' } });
    expect(await detail(file.fileNo)).toMatchObject({ state: 'refused', accepted: 0, rejected: 1 });
    expect(await counted()).toBe(before);
  });

  it('the same bytes again are known and bring nothing new', async () => {
    const bytes = csv(lines(fresh(), 30));
    const file = await app.send('office', 'once.csv', bytes);
    await take(file.fileNo);
    const before = await counted();
    const again = await app.send('office', 'other-name.csv', bytes);
    expect(again).toMatchObject({ known: true, fileNo: file.fileNo, state: 'current' });
    expect(await counted()).toBe(before);
  });

  it('the same rows in another order are the same content, and the earlier file is named', async () => {
    const records = lines(fresh(), 40);
    const file = await app.send('office', 'order.csv', csv(records));
    await take(file.fileNo);
    const before = await counted();
    const turned = await app.send('office', 'order-turned.csv', csv(records.toReversed()));
    expect(turned.known).toBe(false);
    const job = await take(turned.fileNo);
    expect(job).toMatchObject({ state: 'done', result: { state: 'same', sameAs: file.fileNo } });
    expect(await detail(turned.fileNo)).toMatchObject({ state: 'refused', sameAs: file.fileNo, accepted: 0 });
    expect(await counted()).toBe(before);
  });

  describe('rows that are there already', () => {
    const overlapping = async (choice: Readonly<Record<string, unknown>>) => {
      const from = fresh();
      const first = await app.send('office', `first-${from}.csv`, csv(lines(from, 40)));
      await take(first.fileNo);
      const before = await counted();
      // Rows 30 to 39 again, two of them with another department, and twenty new ones.
      const second = await app.send(
        'office',
        `second-${from}.csv`,
        csv(lines(from + 30, 30, (line, at) => (at < 2 ? { ...line, bilg_dept_codg: 'A09' } : line))),
      );
      const job = await take(second.fileNo, choice);
      return { first, second, job, before };
    };

    it('are listed and left out: only new rows are taken', async () => {
      const { first, second, before } = await overlapping({ onOverlap: 'new-only' });
      const found = await detail(second.fileNo);
      expect(found).toMatchObject({ state: 'current', read: 30, accepted: 20, rejected: 0 });
      expect(found.report.alreadyThere).toBe(10);
      expect(found.report.overlaps).toEqual([
        expect.objectContaining({ fileNo: first.fileNo, identical: 8, different: 2, covers: 25 }),
      ]);
      expect(await counted()).toBe(before + 20);
    });

    it('supersede: the named file no longer counts, and undoing brings it back', async () => {
      const { first, second, before } = await overlapping({ onOverlap: 'refuse' });
      expect(await counted()).toBe(before);
      await take(second.fileNo, { onOverlap: 'supersede', supersedes: first.fileNo });
      expect(await detail(second.fileNo)).toMatchObject({
        state: 'current',
        supersedes: first.fileNo,
        accepted: 30,
      });
      expect(await detail(first.fileNo)).toMatchObject({ state: 'superseded', supersededBy: second.fileNo });
      expect(await counted()).toBe(before - 40 + 30);
      await app.call('office', 'POST', `/data/files/${second.fileNo}/undo`);
      expect(await detail(second.fileNo)).toMatchObject({ state: 'undone' });
      expect(await detail(first.fileNo)).toMatchObject({ state: 'current', supersededBy: null });
      expect(await counted()).toBe(before);
    });

    it('a superseded file does not come back where another has brought its rows meanwhile', async () => {
      const { first, second, before } = await overlapping({ onOverlap: 'refuse' });
      await take(second.fileNo, { onOverlap: 'supersede', supersedes: first.fileNo });
      const copy = lines(next, 35);
      const third = await app.send('office', `third-${next}.csv`, csv(copy));
      await take(third.fileNo);
      await app.call('office', 'POST', `/data/files/${second.fileNo}/undo`);
      expect((await detail(first.fileNo)).history.map((line) => line.action)).toContain('not-restored');
      expect((await detail(first.fileNo)).state).toBe('superseded');
      // What the third left out because of the second, and the last rows of the first, come by importing again.
      await take(first.fileNo);
      await take(third.fileNo);
      expect(await counted()).toBe(before);
    });

    it('refuse: nothing of the file is taken, and the overlap is told', async () => {
      const { second, job, before } = await overlapping({ onOverlap: 'refuse' });
      expect(job).toMatchObject({ state: 'failed', problem: { code: 'data/overlap-refused' } });
      expect((await detail(second.fileNo)).state).toBe('refused');
      expect(await counted()).toBe(before);
    });

    it('a file that had rows left out can be imported again when the other is undone', async () => {
      const { first, second, before } = await overlapping({ onOverlap: 'new-only' });
      await app.call('office', 'POST', `/data/files/${first.fileNo}/undo`);
      expect(await counted()).toBe(before - 40 + 20);
      expect((await detail(second.fileNo)).history.map((line) => line.action)).toContain('left-out-missing');
      await take(second.fileNo);
      expect(await counted()).toBe(before - 40 + 30);
    });
  });

  it('undo: a file counts no more, can be imported again, and a past moment still shows it', async () => {
    const file = await app.send('office', 'undone.csv', csv(lines(fresh(), 25)));
    const before = await counted();
    await take(file.fileNo);
    expect(await counted()).toBe(before + 25);
    expect((await app.call('office', 'POST', `/data/files/${file.fileNo}/undo`)).status).toBe(200);
    expect(await counted()).toBe(before);
    const again = await app.call<{ code: string }>('office', 'POST', `/data/files/${file.fileNo}/undo`);
    expect(again).toMatchObject({ status: 409, body: { code: 'data/not-current' } });
    await take(file.fileNo);
    expect(await counted()).toBe(before + 25);
  });

  it('a dry run says what an import would do, and writes nothing', async () => {
    const from = fresh();
    const first = await app.send('office', 'there.csv', csv(lines(from, 40)));
    await take(first.fileNo);
    const before = await counted();
    const file = await app.send('office', 'dry.csv', csv(lines(from + 20, 40)));
    const { body } = await app.call<{ jobId: string }>(
      'office',
      'POST',
      `/data/files/${file.fileNo}/dry-run`,
      {
        body: { format: 'insurer-fee-lines' },
      },
    );
    expect(await app.ended('office', body.jobId)).toMatchObject({ state: 'done' });
    const found = (
      await app.call<{ state: string; dryRun: Detail['report'] & { read: number } }>(
        'office',
        'GET',
        `/data/files/${file.fileNo}`,
      )
    ).body;
    expect(found).toMatchObject({ state: 'checked', dryRun: { read: 40, accepted: 40 } });
    expect(found.dryRun.overlaps).toEqual([expect.objectContaining({ fileNo: first.fileNo, different: 20 })]);
    expect(await counted()).toBe(before);
  });

  it('a preview shows twenty rows and what would come of them', async () => {
    const file = await app.send('office', 'preview.csv', csv(lines(fresh(), 60)));
    const { body } = await app.call<{
      rows: { line: number; accepted: boolean }[];
      outcome: { table: string; rows: unknown[]; columns: unknown[] }[];
    }>('office', 'POST', `/data/files/${file.fileNo}/preview`, { body: { format: 'insurer-fee-lines' } });
    expect(body.rows).toHaveLength(20);
    expect(body.rows[0]).toMatchObject({ line: 2, accepted: true });
    expect(body.outcome[0]).toMatchObject({ table: 'fee_line' });
    expect(body.outcome[0]?.rows).toHaveLength(20);
  });

  it('a line is shown as the sender wrote it, persons masked', async () => {
    const file = await app.send(
      'office',
      'line.csv',
      csv(lines(fresh(), 5, (line) => ({ ...line, psn_no: '310104198001011234' }))),
    );
    const { body } = await app.call<{ cells: { heading: string; value: string; masked: boolean }[] }>(
      'office',
      'GET',
      `/data/files/${file.fileNo}/lines/0/3`,
    );
    const cell = (heading: string) => body.cells.find((one) => one.heading === heading);
    expect(cell('psn_no')).toMatchObject({ masked: true });
    expect(JSON.stringify(body)).not.toContain('310104198001011234');
    expect(cell('hilist_name')).toMatchObject({ value: '头孢曲松钠注射剂', masked: false });
    expect((await app.call('office', 'GET', `/data/files/${file.fileNo}/lines/0/99`)).status).toBe(404);
  });

  it('cancelled while it runs, nothing counts and it can be started again', async () => {
    const before = await counted();
    const file = await app.send('office', 'long.csv', csv(lines(fresh(), 30_000)));
    const { body } = await app.call<{ jobId: string }>(
      'office',
      'POST',
      `/data/files/${file.fileNo}/import`,
      {
        body: { format: 'insurer-fee-lines' },
      },
    );
    const busy = await app.call<{ code: string }>('office', 'POST', `/data/files/${file.fileNo}/import`, {
      body: { format: 'insurer-fee-lines' },
    });
    expect(busy.body.code).toBe('data/busy-file');
    await app.platform.jobs.cancel(app.viewer('office'), body.jobId);
    expect(await app.ended('office', body.jobId)).toMatchObject({ state: 'cancelled' });
    expect((await detail(file.fileNo)).state).toBe('received');
    expect(await counted()).toBe(before);
    await take(file.fileNo);
    expect(await counted()).toBe(before + 30_000);
  });

  it('does not go on with chunks that an earlier version has cut by other bounds', async () => {
    const before = await counted();
    const file = await app.send('office', 'earlier.csv', csv(lines(fresh(), 300)));
    const { body } = await app.call<{ jobId: string }>(
      'office',
      'POST',
      `/data/files/${file.fileNo}/dry-run`,
      { body: { format: 'insurer-fee-lines' } },
    );
    await app.ended('office', body.jobId);
    // As if one chunk stood already, whose rows would be passed over.
    const resumed = await importJob(app.platform).run({
      id: body.jobId,
      payload: { fileNo: file.fileNo },
      viewer: app.viewer('office'),
      records: app.platform.records,
      logger: undefined,
      attempt: 2,
      lastCheckpoint: { cut: '1/1/1', batchNo: 1, chunks: { fee_line: 1 } },
      signal: new AbortController().signal,
      progress: () => undefined,
      checkpoint: async () => undefined,
    });
    expect(resumed).toMatchObject({ state: 'current' });
    expect(await counted()).toBe(before + 300);
  });
});
