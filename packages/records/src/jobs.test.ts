import { describeRecords, seedOrganisations, viewerFixture } from '@sanyi/testing';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import {
  createJobQueue,
  type JobHandler,
  type JobQueue,
  type JobQueueOptions,
  type JobState,
  type Records,
  recordsProblems,
} from './index.ts';

const viewer = viewerFixture();
const other = viewerFixture({ username: 'other', role: 'department' });
const title = { zh: '读取方案', en: 'Read the plan' };
const quick = { pollMilliseconds: 20, beatMilliseconds: 20, retryMilliseconds: 20, leaseMilliseconds: 400 };

async function prepared(
  records: Records,
  handlers: Record<string, JobHandler>,
  options: Partial<JobQueueOptions> = {},
) {
  const queue = createJobQueue(records, { ...quick, ...options, handlers });
  await queue.start();
  return queue;
}

const enqueue = (records: Records, queue: JobQueue, kind: string, payload: unknown = null) =>
  records.asViewer(viewer, (tx) => queue.enqueue(tx, { kind, payload, viewer, title }));

async function until(queue: JobQueue, id: string, ...states: readonly JobState[]) {
  for (let turn = 0; turn < 500; turn += 1) {
    const job = await queue.get(viewer, id);
    if (states.includes(job.state)) return job;
    await sleep(20);
  }
  throw new Error(`job is ${(await queue.get(viewer, id)).state}`);
}

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A handler's way to wait that ends with its signal. */
function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason as Error);
    signal.addEventListener('abort', () => reject(signal.reason as Error));
  });
}

describeRecords('job queue', (open) => {
  it('runs a job with progress and keeps its result', async () => {
    const records = await open();
    const queue = await prepared(records, {
      count: {
        run: async (job) => {
          expect(job).toMatchObject({ attempt: 1, lastCheckpoint: null, payload: { pages: 3 }, viewer });
          for (let done = 1; done <= 3; done += 1) {
            job.progress({ done, total: 3, unit: '页', message: { zh: `第${done}页`, en: `page ${done}` } });
            await sleep(40);
          }
          return { tasks: [1, '二'] };
        },
      },
    });
    const id = await enqueue(records, queue, 'count', { pages: 3 });
    expect(await until(queue, id, 'done', 'failed')).toMatchObject({
      state: 'done',
      title,
      done: 3,
      total: 3,
      unit: '页',
      message: { zh: '第3页' },
      attempts: 1,
      result: { tasks: [1, '二'] },
      problem: null,
      finishedAt: expect.stringMatching(/Z$/),
    });
    await queue.stop();
  });

  it('forgets a job whose transaction is undone, and refuses an unknown kind', async () => {
    const records = await open();
    const queue = createJobQueue(records, { ...quick, handlers: { a: { run: async () => 1 } } });
    await expect(
      records.asViewer(viewer, async (tx) => {
        await queue.enqueue(tx, { kind: 'a', payload: null, viewer, title });
        throw new Error('undone');
      }),
    ).rejects.toThrow('undone');
    expect(await queue.list(viewer)).toEqual([]);
    await expect(enqueue(records, queue, 'b')).rejects.toMatchObject({ code: 'records/job-unknown-kind' });
  });

  it('shows jobs to their owner, and to administrators of the scope', async () => {
    const records = await open();
    await seedOrganisations(records);
    const queue = createJobQueue(records, { ...quick, handlers: { a: { run: async () => 1 } } });
    const id = await enqueue(records, queue, 'a');
    expect(await queue.list(viewer)).toHaveLength(1);
    expect(await queue.list(other)).toEqual([]);
    await expect(queue.get(other, id)).rejects.toMatchObject({ code: 'records/job-not-found' });
    await expect(queue.cancel(other, id)).rejects.toMatchObject({ code: 'records/job-not-found' });
    await expect(queue.get(viewer, 'no-uuid')).rejects.toMatchObject({ code: 'records/job-not-found' });
    await expect(queue.cancel(viewer, 'no-uuid')).rejects.toMatchObject({ code: 'records/job-not-found' });
    const administrator = viewerFixture({ role: 'administrator', scopePath: '/city/' });
    expect(await queue.get(administrator, id)).toMatchObject({ accountId: viewer.accountId });
    await expect(
      records.asViewer(other, (tx) => queue.enqueue(tx, { kind: 'a', payload: null, viewer, title })),
    ).rejects.toMatchObject({ code: 'records/out-of-scope' });
  });

  it('cancels a waiting job at once and a running one through its signal', async () => {
    const records = await open();
    const handlers = { endless: { run: (job: { signal: AbortSignal }) => untilAborted(job.signal) } };
    const idle = createJobQueue(records, { ...quick, handlers });
    const waiting = await enqueue(records, idle, 'endless');
    await idle.cancel(viewer, waiting);
    expect(await idle.get(viewer, waiting)).toMatchObject({
      state: 'cancelled',
      finishedAt: expect.any(String),
    });
    const queue = await prepared(records, handlers);
    const running = await enqueue(records, queue, 'endless');
    await until(queue, running, 'running');
    await queue.cancel(viewer, running);
    expect(await until(queue, running, 'cancelled')).toMatchObject({
      finishedAt: expect.any(String),
      result: null,
    });
    await queue.cancel(viewer, running);
    expect(await queue.get(viewer, running)).toMatchObject({ state: 'cancelled' });
    await queue.stop();
  });

  it('tries an error again from the checkpoint, and a refusal not', async () => {
    const records = await open();
    const attempts: unknown[] = [];
    const queue = await prepared(records, {
      shaky: {
        run: async (job) => {
          attempts.push(job.lastCheckpoint);
          if (job.attempt === 3) return 'done at last';
          await job.checkpoint({ page: job.attempt * 10 });
          throw new Error('shaky');
        },
      },
      refused: {
        run: async () => {
          throw recordsProblems.problem('file-empty', { name: 'a.pdf' });
        },
      },
      hopeless: {
        maxAttempts: 2,
        run: async (job) => job.records.asSystem('test', (tx) => sql`select '某人'::int`.execute(tx)),
      },
      unwritable: { run: async () => ({ fen: 1n }) },
    });
    const ids = [];
    for (const kind of ['shaky', 'refused', 'hopeless', 'unwritable'])
      ids.push(await enqueue(records, queue, kind));
    const ended = [];
    for (const id of ids) ended.push(await until(queue, id, 'done', 'failed'));
    expect(ended).toMatchObject([
      { state: 'done', attempts: 3, result: 'done at last' },
      {
        state: 'failed',
        attempts: 1,
        problem: { code: 'records/file-empty', detail: { zh: expect.stringContaining('a.pdf') } },
      },
      { state: 'failed', attempts: 2, problem: { code: 'records/job-gave-up' } },
      { state: 'failed', problem: { code: 'records/job-gave-up' } },
    ]);
    expect(JSON.stringify(ended[2]?.problem)).not.toContain('某人');
    expect(attempts).toEqual([null, { page: 10 }, { page: 20 }]);
    await queue.stop();
  });

  it('puts a running job back when it stops, and the next start resumes it without counting the attempt', async () => {
    const records = await open();
    const handlers: Record<string, JobHandler> = {
      long: {
        run: async (job) => {
          if (job.lastCheckpoint !== null) return job.lastCheckpoint;
          await job.checkpoint(['half']);
          return untilAborted(job.signal);
        },
      },
    };
    const first = await prepared(records, handlers);
    const id = await enqueue(records, first, 'long');
    await until(first, id, 'running');
    await sleep(60);
    await first.stop();
    expect(await first.get(viewer, id)).toMatchObject({ state: 'waiting', attempts: 0 });
    const second = await prepared(records, handlers);
    expect(await until(second, id, 'done')).toMatchObject({ result: ['half'], attempts: 1 });
    await second.stop();
  });

  it('ends as cancelled when a cancel and a stop meet', async () => {
    const records = await open();
    const queue = await prepared(
      records,
      { long: { run: (job) => untilAborted(job.signal) } },
      { beatMilliseconds: 60_000 },
    );
    const id = await enqueue(records, queue, 'long');
    await until(queue, id, 'running');
    await queue.cancel(viewer, id);
    await queue.stop();
    expect(await queue.get(viewer, id)).toMatchObject({ state: 'cancelled' });
  });

  it('does not wait for ever for a handler that ignores its signal', async () => {
    const records = await open();
    let finish: () => void = () => undefined;
    const deaf = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const queue = await prepared(records, { deaf: { run: () => deaf } });
    const id = await enqueue(records, queue, 'deaf');
    await until(queue, id, 'running');
    await queue.stop(50);
    expect(await queue.get(viewer, id)).toMatchObject({ state: 'running' });
    finish();
    expect(await until(queue, id, 'done')).toMatchObject({ attempts: 1 });
  });

  it('gives a job whose worker fell silent to another, and lets the first change nothing any more', async () => {
    const records = await open();
    const log: string[] = [];
    let wakeFirst: () => void = () => undefined;
    const frozen = new Promise<void>((resolve) => {
      wakeFirst = resolve;
    });
    const first = createJobQueue(records, {
      ...quick,
      beatMilliseconds: 60_000,
      handlers: {
        work: {
          run: async (job) => {
            await job.checkpoint('from the first');
            await frozen;
            await job.checkpoint('too late').catch((error: unknown) => log.push(String(error)));
            await records
              .asSystem('test', (tx) => job.checkpoint('too late as well', tx))
              .catch((error: unknown) => log.push(String(error)));
            log.push(`aborted ${job.signal.aborted}`);
            return 'first';
          },
        },
      },
    });
    await first.start();
    const id = await enqueue(records, first, 'work');
    await until(first, id, 'running');
    await sleep(500);
    const second = await prepared(records, {
      work: { run: async (job) => `second, ${String(job.lastCheckpoint)}, attempt ${job.attempt}` },
    });
    expect(await until(second, id, 'done')).toMatchObject({ result: 'second, from the first, attempt 2' });
    wakeFirst();
    await first.stop();
    await second.stop();
    expect(log).toEqual([
      expect.stringContaining('another worker'),
      expect.stringContaining('another worker'),
      'aborted true',
    ]);
    expect(await second.get(viewer, id)).toMatchObject({
      result: 'second, from the first, attempt 2',
      state: 'done',
    });
  });

  it('gives up a job that kills its worker each time', async () => {
    const records = await open();
    const queue = createJobQueue(records, {
      ...quick,
      handlers: { deadly: { maxAttempts: 2, run: async () => 1 } },
    });
    const id = await enqueue(records, queue, 'deadly');
    await records.asSystem('test', (tx) =>
      sql`update platform.job set state = 'running', attempts = 2, lease_owner = 'dead', lease_until = now() - interval '1 s'`.execute(
        tx,
      ),
    );
    await queue.start();
    expect(await until(queue, id, 'failed')).toMatchObject({
      problem: { code: 'records/job-gave-up' },
      attempts: 2,
    });
    await queue.stop();
  });

  it('keeps the checkpoint with the work, or neither', async () => {
    const records = await open();
    const queue = await prepared(records, {
      pages: {
        run: async (job) => {
          const start = (job.lastCheckpoint as { next: number } | null)?.next ?? 1;
          for (let page = start; page <= 5; page += 1) {
            await job.records.asViewer(job.viewer, async (tx) => {
              await sql`insert into platform.audit_draft (actor_account_id, actor_name, action, subject_kind, subject_id, scope_path, detail)
                values (${viewer.accountId}, 'x', 'page.read', 'page', ${page}, '/city/east/', '{}')`.execute(
                tx,
              );
              await job.checkpoint({ next: page + 1 }, tx);
              if (page === 3 && job.attempt === 1) throw new Error('crash after both');
            });
          }
          return start;
        },
      },
    });
    const id = await enqueue(records, queue, 'pages');
    expect(await until(queue, id, 'done', 'failed')).toMatchObject({ state: 'done', result: 3, attempts: 2 });
    const rows = await records.asSystem('test', (tx) =>
      tx.selectFrom('platform.audit_entry').select('subject_id').orderBy('seq').execute(),
    );
    expect(rows.map((row) => row.subject_id)).toEqual(['1', '2', '3', '4', '5']);
    await queue.stop();
  });

  it('runs each of many jobs once, with several queues side by side and within the concurrency', async () => {
    const records = await open();
    const runs = new Map<string, number>();
    let now = 0;
    let most = 0;
    const handlers: Record<string, JobHandler> = {
      once: {
        run: async (job) => {
          now += 1;
          most = Math.max(most, now);
          runs.set(job.id, (runs.get(job.id) ?? 0) + 1);
          await sleep(5);
          now -= 1;
        },
      },
    };
    const queues = [
      createJobQueue(records, { ...quick, leaseMilliseconds: 30_000, handlers, concurrency: 2 }),
      createJobQueue(records, { ...quick, leaseMilliseconds: 30_000, handlers, concurrency: 2 }),
    ];
    const ids = await Promise.all(Array.from({ length: 40 }, () => enqueue(records, queues[0]!, 'once')));
    for (const queue of queues) await queue.start();
    for (const id of ids) await until(queues[0]!, id, 'done');
    expect([...runs.values()]).toEqual(ids.map(() => 1));
    expect(most).toBeGreaterThan(1);
    expect(most).toBeLessThanOrEqual(4);
    for (const queue of queues) await queue.stop();
  });
});
