import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import type { Selectable } from 'kysely';
import { claimJob, releaseLeases } from './job-lease.ts';
import { runJob } from './job-run.ts';
import type { JobProblem, JobQueue, JobQueueOptions, JobView } from './job-types.ts';
import { json } from './json.ts';
import { recordsProblems } from './problems.ts';
import type { Records } from './records.ts';
import type { JobTable } from './tables.ts';

/** Tells this process from an earlier one of the same number, as in a restarted container. */
const PROCESS = `${hostname()}:${process.pid}:${randomUUID()}`;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The job queue (后台任务队列) in the records: a job is enqueued by the transaction that wants it, survives a crash of
 * its worker, resumes at its last checkpoint, and keeps its result as evidence.
 */
export function createJobQueue(records: Records, options: JobQueueOptions): JobQueue {
  const settings = {
    owner: `${PROCESS}:${randomUUID()}`,
    leaseMilliseconds: options.leaseMilliseconds ?? 30_000,
    beatMilliseconds: options.beatMilliseconds ?? 1_000,
    retryMilliseconds: options.retryMilliseconds ?? 2_000,
    logger: options.logger,
  };
  const poll = options.pollMilliseconds ?? 250;
  const concurrency = options.concurrency ?? 1;
  const runs = new Set<Promise<void>>();
  let stopping: AbortController | null = null;
  let loop: Promise<void> | null = null;
  let wakeUp: () => void = () => undefined;

  async function turn(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const job = runs.size < concurrency ? await claim(signal) : null;
      if (job) {
        const handler = options.handlers[job.kind];
        if (!handler) throw new Error(`claimed a job of the unknown kind ${job.kind}`);
        const run = runJob(records, job, handler, settings, signal).finally(() => {
          runs.delete(run);
          wakeUp();
        });
        runs.add(run);
      } else {
        await rest(signal);
      }
    }
  }

  async function claim(signal: AbortSignal) {
    try {
      return await claimJob(records, Object.keys(options.handlers), settings);
    } catch (error) {
      options.logger?.error({ system: 'records', error }, 'the job queue cannot reach the records');
      await rest(signal, 5_000);
      return null;
    }
  }

  function rest(signal: AbortSignal, milliseconds = poll): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        wakeUp = () => undefined;
        resolve();
      };
      const timer = setTimeout(done, milliseconds);
      signal.addEventListener('abort', done);
      wakeUp = done;
      if (signal.aborted) done();
    });
  }

  return {
    async enqueue(tx, request) {
      const handler = options.handlers[request.kind];
      if (!handler) throw recordsProblems.problem('job-unknown-kind', { kind: request.kind });
      const row = await tx
        .insertInto('platform.job')
        .values({
          kind: request.kind,
          title: json(request.title),
          payload: json(request.payload ?? null),
          viewer: json(request.viewer),
          account_id: request.viewer.accountId,
          scope_path: request.viewer.scopePath,
          max_attempts: handler.maxAttempts ?? 3,
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      return row.id;
    },

    async cancel(viewer, id) {
      const rows = await records.asViewer(viewer, (tx) =>
        tx
          .updateTable('platform.job')
          .set((eb) => ({
            state: eb
              .case()
              .when('state', '=', 'waiting')
              .then('cancelled' as const)
              .when('state', '=', 'running')
              .then('cancelling' as const)
              .else(eb.ref('state'))
              .end(),
            finished_at: eb
              .case()
              .when('state', '=', 'waiting')
              .then(records.clock.now())
              .else(eb.ref('finished_at'))
              .end(),
          }))
          .where('id', '=', UUID.test(id) ? id : null)
          .returning('id')
          .execute(),
      );
      if (rows.length === 0) throw recordsProblems.problem('job-not-found', { id });
    },

    async list(viewer) {
      const rows = await records.asViewer(viewer, (tx) =>
        tx
          .selectFrom('platform.job')
          .selectAll()
          .where('account_id', '=', viewer.accountId)
          .orderBy('created_at', 'desc')
          .orderBy('id')
          .limit(50)
          .execute(),
      );
      return rows.map(viewOf);
    },

    async get(viewer, id) {
      const row = UUID.test(id)
        ? await records.asViewer(viewer, (tx) =>
            tx.selectFrom('platform.job').selectAll().where('id', '=', id).executeTakeFirst(),
          )
        : undefined;
      if (!row) throw recordsProblems.problem('job-not-found', { id });
      return viewOf(row);
    },

    wake: () => wakeUp(),

    async start() {
      if (loop) return;
      // The folder lock says that nobody else works on an embedded database: leases left there are those of the dead.
      if (records.engine.kind === 'pglite') await releaseLeases(records, PROCESS);
      stopping = new AbortController();
      loop = turn(stopping.signal);
    },

    async stop(graceMilliseconds = 10_000) {
      stopping?.abort();
      await loop;
      const patience = new AbortController();
      await Promise.race([
        Promise.all(runs),
        delay(graceMilliseconds, undefined, { signal: patience.signal }).catch(ignoreAbort),
      ]);
      patience.abort();
      loop = null;
    },
  };
}

function ignoreAbort(error: unknown): void {
  if (!(error instanceof Error && error.name === 'AbortError')) throw error;
}

function viewOf(row: Selectable<JobTable>): JobView {
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    state: row.state,
    done: Number(row.progress_done),
    total: row.progress_total === null ? null : Number(row.progress_total),
    unit: row.progress_unit,
    message: row.message,
    attempts: row.attempts,
    result: row.result,
    problem: row.problem as JobProblem | null,
    accountId: row.account_id,
    createdAt: row.created_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
  };
}
