import type { LocalText, Viewer } from '@sanyi/kernel';
import type { Records, RecordsLogger } from './records.ts';
import type { JobState, Tx } from './tables.ts';

export interface JobRequest {
  /** `<system>.<job>`, such as `plan.read`; a handler of this name must exist. */
  readonly kind: string;
  readonly title: LocalText;
  /** Plain JSON for the handler. */
  readonly payload: unknown;
  /** On whose behalf the job runs; it is theirs in the tray. */
  readonly viewer: Viewer;
}

export interface JobProgress {
  readonly done: number;
  readonly total?: number | null;
  /** What is counted, such as `页`. */
  readonly unit?: string;
  readonly message?: LocalText | null;
}

/** What a handler gets. */
export interface JobContext {
  readonly id: string;
  readonly payload: unknown;
  readonly viewer: Viewer;
  readonly records: Records;
  readonly logger: RecordsLogger | undefined;
  /** 1 for the first attempt. */
  readonly attempt: number;
  /** State of the last `checkpoint` of an earlier attempt; `null` when there is none. */
  readonly lastCheckpoint: unknown;
  /** Aborted when a cancel was asked for, the queue stops, or another worker has taken the job. */
  readonly signal: AbortSignal;
  /** Cheap: written about once a second. */
  progress(progress: JobProgress): void;
  /**
   * Keeps a state to resume from. With the `tx` of the work itself both are kept or neither, so that a resumed job
   * repeats nothing; without it, in a transaction of its own.
   */
  checkpoint(state: unknown, tx?: Tx): Promise<void>;
}

export interface JobHandler {
  /** Returns the result (plain JSON). A Problem ends the job as failed; any other error is tried again. */
  run(context: JobContext): Promise<unknown>;
  /** Default 3. */
  readonly maxAttempts?: number;
}

/** The refusal a failed job shows. */
export interface JobProblem {
  readonly code: string;
  readonly title: LocalText;
  readonly detail: LocalText;
  readonly cure: LocalText;
}

/** A job as the tray shows it (任务托盘). */
export interface JobView {
  readonly id: string;
  readonly kind: string;
  readonly title: LocalText;
  readonly state: JobState;
  readonly done: number;
  readonly total: number | null;
  readonly unit: string;
  readonly message: LocalText | null;
  readonly attempts: number;
  readonly result: unknown;
  readonly problem: JobProblem | null;
  readonly accountId: string;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
}

export interface JobQueueOptions {
  /** By kind; looked at for each job, so that systems may add theirs until the queue is started. */
  readonly handlers: Readonly<Record<string, JobHandler>>;
  /** Jobs at the same time in this process; default 1. */
  readonly concurrency?: number;
  readonly logger?: RecordsLogger;
  /** How often an idle queue looks; default 250. */
  readonly pollMilliseconds?: number;
  /** A worker silent for so long has died; default 30,000. */
  readonly leaseMilliseconds?: number;
  /** How often a running job renews its lease, writes progress and looks for a cancel; default 1,000. */
  readonly beatMilliseconds?: number;
  /** Pause before the second attempt, doubled for each further one; default 2,000. */
  readonly retryMilliseconds?: number;
}

export interface JobQueue {
  /** Puts a job into the queue with the transaction that asks for it. @throws Problem `records/job-unknown-kind`. */
  enqueue(tx: Tx, request: JobRequest): Promise<string>;
  /** Asks for a cancel: a waiting job ends at once, a running one when its handler sees the signal. */
  cancel(viewer: Viewer, id: string): Promise<void>;
  /** The viewer's latest 50 jobs, newest first. */
  list(viewer: Viewer): Promise<JobView[]>;
  /** @throws Problem `records/job-not-found`. */
  get(viewer: Viewer, id: string): Promise<JobView>;
  /** Looks for work now, instead of at the next poll. */
  wake(): void;
  start(): Promise<void>;
  /**
   * Takes no further job, aborts the running ones and puts them back into the queue. One that does not yield within
   * `graceMilliseconds` (default 10,000) is left to the end of its lease.
   */
  stop(graceMilliseconds?: number): Promise<void>;
}
