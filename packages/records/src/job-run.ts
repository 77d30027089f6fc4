import { Problem } from '@sanyi/kernel';
import { type ClaimedJob, changeJob, type JobChange, type LeaseSettings } from './job-lease.ts';
import { jobProblemOf } from './job-problem.ts';
import type { JobContext, JobHandler, JobProgress } from './job-types.ts';
import { json } from './json.ts';
import type { Records } from './records.ts';

/** Why a handler's signal is aborted. */
type AbortReason = 'cancel' | 'stop' | 'lost';

/**
 * Runs one claimed job (执行任务) to its end: done, failed, cancelled, waiting for another attempt, or left to the
 * worker that took it over. Never throws: what goes wrong is written to the job and the log.
 */
export async function runJob(
  records: Records,
  job: ClaimedJob,
  handler: JobHandler,
  settings: LeaseSettings,
  stop: AbortSignal,
): Promise<void> {
  const controller = new AbortController();
  let reason: AbortReason | null = null;
  const abort = (why: AbortReason) => {
    if (reason !== null) return;
    reason = why;
    controller.abort(new Error(`job ${job.id}: ${why}`));
  };
  const onStop = () => abort('stop');
  stop.addEventListener('abort', onStop);
  if (stop.aborted) onStop();

  let pending: JobChange = {};
  let renewed = performance.now();
  let beating: Promise<void> = Promise.resolve();
  const beat = async () => {
    const change = pending;
    pending = {};
    try {
      const state = await changeJob(records, job, settings, change);
      renewed = performance.now();
      if (state === null) abort('lost');
      if (state === 'cancelling') abort('cancel');
    } catch (error) {
      pending = { ...change, ...pending };
      settings.logger?.error(
        { system: 'records', job: job.id, error },
        'the lease of a job could not be renewed',
      );
      if (performance.now() - renewed > settings.leaseMilliseconds) abort('lost');
    }
  };
  const timer = setInterval(() => {
    beating = beating.then(beat);
  }, settings.beatMilliseconds);

  const context: JobContext = {
    id: job.id,
    payload: job.payload,
    viewer: job.viewer,
    records,
    logger: settings.logger,
    attempt: job.attempts,
    lastCheckpoint: job.checkpoint,
    signal: controller.signal,
    progress(progress: JobProgress) {
      pending = { ...pending, ...progress };
    },
    async checkpoint(state, tx) {
      if (tx) {
        // Locks the row against a second worker that would resume while this one still writes.
        const row = await tx
          .updateTable('platform.job')
          .set({ checkpoint: json(state) })
          .where('id', '=', job.id)
          .where('lease_owner', '=', settings.owner)
          .where('attempts', '=', job.attempts)
          .returning('id')
          .executeTakeFirst();
        if (row) return;
      } else if ((await changeJob(records, job, settings, { checkpoint: state })) !== null) {
        return;
      }
      abort('lost');
      throw new Error(`job ${job.id}: another worker has taken it over`);
    },
  };

  let outcome: JobChange;
  try {
    const result = await handler.run(context);
    outcome = { state: 'done', result: result ?? null };
  } catch (error) {
    outcome = outcomeOf(error, reason, job, settings);
  }
  clearInterval(timer);
  stop.removeEventListener('abort', onStop);
  await beating;
  try {
    const state = await changeJob(records, job, settings, { ...pending, ...outcome, release: true });
    if (state === null)
      settings.logger?.warn({ system: 'records', job: job.id }, 'a job was taken over by another worker');
  } catch (error) {
    await writeFailure(records, job, settings, error);
  }
}

function outcomeOf(
  error: unknown,
  reason: AbortReason | null,
  job: ClaimedJob,
  settings: LeaseSettings,
): JobChange {
  if (reason === 'cancel') return { state: 'cancelled' };
  if (reason === 'stop') return { state: 'waiting', retryAfter: 0, uncounted: true };
  settings.logger?.warn(
    { system: 'records', job: job.id, kind: job.kind, attempt: job.attempts, error },
    'a job failed',
  );
  if (error instanceof Problem || job.attempts >= job.max_attempts)
    return { state: 'failed', problem: jobProblemOf(error, job.attempts) };
  return { state: 'waiting', retryAfter: settings.retryMilliseconds * 2 ** (job.attempts - 1) };
}

/** The outcome itself could not be written, for instance a result that is no JSON; a lost database leaves the lease to run out. */
async function writeFailure(
  records: Records,
  job: ClaimedJob,
  settings: LeaseSettings,
  cause: unknown,
): Promise<void> {
  settings.logger?.error(
    { system: 'records', job: job.id, error: cause },
    'the outcome of a job could not be written',
  );
  try {
    await changeJob(records, job, settings, {
      state: 'failed',
      problem: jobProblemOf(cause, job.attempts),
      release: true,
    });
  } catch (error) {
    settings.logger?.error(
      { system: 'records', job: job.id, error },
      'a job is left to the end of its lease',
    );
  }
}
