import type { Viewer } from '@sanyi/kernel';
import { sql } from 'kysely';
import { problemOf } from './job-problem.ts';
import { json } from './json.ts';
import { recordsProblems } from './problems.ts';
import type { Records, RecordsLogger } from './records.ts';
import type { JobState } from './tables.ts';

export interface LeaseSettings {
  readonly owner: string;
  readonly leaseMilliseconds: number;
  readonly beatMilliseconds: number;
  readonly retryMilliseconds: number;
  readonly logger: RecordsLogger | undefined;
}

export interface ClaimedJob {
  readonly id: string;
  readonly kind: string;
  readonly payload: unknown;
  readonly viewer: Viewer;
  readonly checkpoint: unknown;
  readonly attempts: number;
  readonly max_attempts: number;
}

/** Leases run on the database's own clock, which all workers share, never on the product's. */
function leaseEnd(settings: LeaseSettings) {
  return sql<string>`clock_timestamp() + ${`${settings.leaseMilliseconds} milliseconds`}::interval`;
}

/**
 * Takes the next job (领取任务) of the given kinds: the oldest waiting one, or one whose worker has fallen silent.
 * Silent ones that were being cancelled, or have used up their attempts, are ended here.
 */
export async function claimJob(
  records: Records,
  kinds: readonly string[],
  settings: LeaseSettings,
): Promise<ClaimedJob | null> {
  const gaveUp = (attempts: string) =>
    problemOf(recordsProblems.problem('job-gave-up', { attempts, reason: '执行进程中断 / its worker died' }));
  return records.asSystem(
    'job queue',
    async (tx) => {
      const silent = sql<boolean>`lease_until < clock_timestamp()`;
      await tx
        .updateTable('platform.job')
        .set({ state: 'cancelled', lease_owner: null, lease_until: null, finished_at: records.clock.now() })
        .where('state', '=', 'cancelling')
        .where(silent)
        .execute();
      const hopeless = await tx
        .selectFrom('platform.job')
        .select(['id', 'attempts'])
        .where('state', '=', 'running')
        .where(silent)
        .whereRef('attempts', '>=', 'max_attempts')
        .forUpdate()
        .skipLocked()
        .execute();
      for (const { id, attempts } of hopeless) {
        await tx
          .updateTable('platform.job')
          .set({
            state: 'failed',
            problem: json(gaveUp(String(attempts))),
            lease_owner: null,
            lease_until: null,
            finished_at: records.clock.now(),
          })
          .where('id', '=', id)
          .execute();
      }
      const next = await tx
        .selectFrom('platform.job')
        .select('id')
        .where('kind', '=', sql<string>`any(${[...kinds]}::text[])`)
        .where((eb) =>
          eb.or([
            eb('state', '=', 'waiting').and('run_after', '<=', sql<string>`clock_timestamp()`),
            eb('state', '=', 'running').and(silent),
          ]),
        )
        .orderBy('run_after')
        .orderBy('id')
        .limit(1)
        .forUpdate()
        .skipLocked()
        .executeTakeFirst();
      if (!next) return null;
      return tx
        .updateTable('platform.job')
        .set((eb) => ({
          state: 'running' as const,
          attempts: eb('attempts', '+', 1),
          lease_owner: settings.owner,
          lease_until: leaseEnd(settings),
          started_at: eb.fn.coalesce('started_at', eb.val(records.clock.now())),
        }))
        .where('id', '=', next.id)
        .returning(['id', 'kind', 'payload', 'viewer', 'checkpoint', 'attempts', 'max_attempts'])
        .executeTakeFirstOrThrow();
    },
    { quiet: true },
  );
}

/** Makes every job that no queue of this process holds ready to be taken at once: their process is dead. */
export async function releaseLeases(records: Records, livingOwner: string): Promise<void> {
  await records.asSystem('job queue start', (tx) =>
    tx
      .updateTable('platform.job')
      .set({ lease_until: sql<string>`clock_timestamp() - interval '1 second'` })
      .where('lease_owner', 'is not', null)
      .where(sql<boolean>`not starts_with(lease_owner, ${livingOwner})`)
      .execute(),
  );
}

export interface JobChange {
  readonly done?: number;
  readonly total?: number | null;
  readonly unit?: string;
  readonly message?: unknown;
  readonly result?: unknown;
  readonly problem?: unknown;
  readonly checkpoint?: unknown;
  /** `waiting` becomes `cancelled` where a cancel was asked for meanwhile. */
  readonly state?: JobState;
  /** Gives the lease back; with `retryAfter` (milliseconds) the job waits again. */
  readonly release?: boolean;
  readonly retryAfter?: number;
  /** The attempt does not count: it was ended from outside. */
  readonly uncounted?: boolean;
}

/**
 * Changes a job that this worker holds, and renews the lease unless it is given back.
 *
 * Returns its state, or `null` when another worker has taken it since: then nothing was changed.
 */
export async function changeJob(
  records: Records,
  job: ClaimedJob,
  settings: LeaseSettings,
  change: JobChange,
): Promise<JobState | null> {
  const ended = change.state === 'done' || change.state === 'failed' || change.state === 'cancelled';
  const row = await records.asSystem(
    'job progress',
    (tx) =>
      tx
        .updateTable('platform.job')
        .set((eb) => ({
          ...(change.state === undefined
            ? {}
            : {
                state:
                  change.state === 'waiting'
                    ? sql<JobState>`case when state = 'cancelling' then 'cancelled' else 'waiting' end`
                    : change.state,
              }),
          ...(change.done === undefined ? {} : { progress_done: BigInt(Math.trunc(change.done)) }),
          ...(change.total === undefined
            ? {}
            : { progress_total: change.total === null ? null : BigInt(Math.trunc(change.total)) }),
          ...(change.unit === undefined ? {} : { progress_unit: change.unit }),
          ...(change.message === undefined ? {} : { message: json(change.message) }),
          ...(change.result === undefined ? {} : { result: json(change.result) }),
          ...(change.problem === undefined ? {} : { problem: json(change.problem) }),
          ...(change.checkpoint === undefined ? {} : { checkpoint: json(change.checkpoint) }),
          ...(change.release
            ? { lease_owner: null, lease_until: null }
            : { lease_until: leaseEnd(settings) }),
          ...(change.retryAfter === undefined
            ? {}
            : {
                run_after: sql<string>`clock_timestamp() + ${`${change.retryAfter} milliseconds`}::interval`,
              }),
          ...(change.uncounted ? { attempts: eb('attempts', '-', 1) } : {}),
          ...(ended ? { finished_at: records.clock.now() } : {}),
          ...(change.state === 'waiting'
            ? {
                finished_at: sql<
                  string | null
                >`case when state = 'cancelling' then ${records.clock.now()}::timestamptz end`,
              }
            : {}),
        }))
        .where('id', '=', job.id)
        .where('lease_owner', '=', settings.owner)
        .where('attempts', '=', job.attempts)
        .where('state', 'in', ['running', 'cancelling'])
        .returning('state')
        .executeTakeFirst(),
    { quiet: true },
  );
  return row?.state ?? null;
}
