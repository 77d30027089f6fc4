import { routeOf } from '@sanyi/kernel';
import { manifest as administration } from '@sanyi/system-administration/manifest';
import { type JobList, type JobView, useRoute } from '@sanyi/ui';
import { useState } from 'react';

const isActive = (job: JobView) => ['waiting', 'running', 'cancelling'].includes(job.state);

export interface JobProgress {
  readonly job: JobView;
  /** 0 to 100, or null while the size of the work is unknown. */
  readonly percent: number | null;
  readonly perSecond: number | null;
  /** Seconds left at the present pace. */
  readonly remaining: number | null;
}

/**
 * Jobs that are at work (后台任务进度) by their ids, from the same list as the tray: leaving the page changes nothing about
 * them. The pace is measured on this machine alone, since clocks of two machines are never compared.
 */
export function useJobs(wanted: boolean): ReadonlyMap<string, JobProgress> {
  const { data, dataUpdatedAt } = useRoute<JobList>(routeOf(administration, 'jobs'), {
    enabled: wanted,
    every: (answer) => (wanted || answer?.jobs.some(isActive) ? 1000 : 15_000),
    fresh: 0,
  });
  const [seen, setSeen] = useState({ at: 0, starts: new Map<string, { at: number; done: number }>() });
  const jobs = data?.jobs ?? [];
  if (seen.at !== dataUpdatedAt)
    setSeen({
      at: dataUpdatedAt,
      starts: new Map(
        jobs
          .filter((job) => job.state === 'running')
          .map((job) => [job.id, seen.starts.get(job.id) ?? { at: dataUpdatedAt, done: job.done ?? 0 }]),
      ),
    });
  return new Map(jobs.map((job) => [job.id, progressOf(job, seen.starts.get(job.id), dataUpdatedAt)]));
}

function progressOf(job: JobView, start: { at: number; done: number } | undefined, now: number): JobProgress {
  const done = job.done ?? 0;
  const percent = job.total ? Math.min(100, Math.floor((done / job.total) * 100)) : null;
  if (!start || now <= start.at || done <= start.done)
    return { job, percent, perSecond: null, remaining: null };
  const perSecond = ((done - start.done) * 1000) / (now - start.at);
  return {
    job,
    percent,
    perSecond,
    remaining: job.total === null ? null : Math.max(0, (job.total - done) / perSecond),
  };
}
