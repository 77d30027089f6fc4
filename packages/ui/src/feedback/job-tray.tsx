import type { LocalText, RouteDeclaration } from '@sanyi/kernel';
import { Button, Popover, Progress } from 'antd';
import { useEffect, useRef } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useRoute, useRouteMutation } from '../api/hooks.ts';
import { formatDecimal } from '../locale/formats.ts';
import { useLocale, useText } from '../locale/locale.tsx';
import { useFormat } from '../locale/use-format.ts';
import { GoLink } from '../shell/go-link.tsx';
import { words } from '../text/zh-en.ts';
import { ProblemNote } from './problem-note.tsx';
import './feedback.css';

/** One job as the tray shows it (后台任务). */
export interface JobView {
  readonly id: string;
  readonly title: LocalText;
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  readonly done: number;
  /** Null while the size of the work is unknown. */
  readonly total: number | null;
  readonly rowsPerSecond: number | null;
  readonly remainingSeconds: number | null;
  /** What happened and what to do, when it failed. */
  readonly message?: LocalText | null;
  /** Where its result is. */
  readonly href?: string | null;
}

export interface JobList {
  readonly jobs: readonly JobView[];
}

const isActive = (job: JobView) => job.state === 'waiting' || job.state === 'running';

/**
 * The tray of long work (任务托盘): percent, rows per second, remaining, cancel. The server keeps the jobs, so the tray
 * survives a reload. While a job runs it asks every second, otherwise every fifteen. When a job ends, everything
 * shown is asked for again.
 */
export function JobTray({ list, cancel }: { list: RouteDeclaration; cancel: RouteDeclaration }) {
  const text = useText(words);
  const client = useQueryClient();
  const running = useRef(0);
  const { data, error } = useRoute<JobList>(list, { every: running.current > 0 ? 1000 : 15_000, fresh: 0 });
  const stop = useRouteMutation(cancel, { invalidates: [list] });
  const jobs = data?.jobs ?? [];
  const active = jobs.filter(isActive).length;

  useEffect(() => {
    if (active < running.current)
      void client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== list.path });
    running.current = active;
  }, [active, client, list.path]);

  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <section className="sanyi-jobs" aria-label={text.jobs}>
          <h2>{text.jobs}</h2>
          <ProblemNote problem={error ?? stop.error} />
          {jobs.length === 0 && <p>{text.noJobs}</p>}
          {jobs.map((job) => (
            <JobLine key={job.id} job={job} onCancel={() => stop.mutate({ params: { jobId: job.id } })} />
          ))}
        </section>
      }
    >
      <Button type="text" className="sanyi-jobs-button" aria-label={`${text.jobs} ${active}`}>
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" className={active ? 'sanyi-turning' : undefined}>
          <path d="M8 1.8a6.2 6.2 0 1 1-5.6 3.6M2 2v3.6h3.6" />
        </svg>
        {active > 0 && <b>{active}</b>}
      </Button>
    </Popover>
  );
}

function JobLine({ job, onCancel }: { job: JobView; onCancel: () => void }) {
  const { say } = useLocale();
  const text = useText(words);
  const format = useFormat();
  const states = {
    waiting: text.jobWaiting,
    running: text.jobRunning,
    done: text.jobDone,
    failed: text.jobFailed,
    cancelled: text.jobCancelled,
  };
  const percent = job.state === 'done' ? 100 : job.total ? Math.floor((job.done / job.total) * 100) : 0;
  const facts = [
    states[job.state],
    job.state === 'running' && job.total ? `${percent}%` : null,
    job.state === 'running' && job.rowsPerSecond !== null
      ? text.perSecond(formatDecimal(String(Math.round(job.rowsPerSecond))))
      : null,
    job.state === 'running' && job.remainingSeconds !== null
      ? text.remaining(format.seconds(job.remainingSeconds))
      : null,
  ];
  return (
    <article className={`sanyi-job sanyi-job-${job.state}`}>
      <div>
        <strong>{job.href ? <GoLink href={job.href}>{say(job.title)}</GoLink> : say(job.title)}</strong>
        {isActive(job) && (
          <Button size="small" onClick={onCancel}>
            {text.cancel}
          </Button>
        )}
      </div>
      {isActive(job) && <Progress percent={percent} showInfo={false} size="small" aria-label={say(job.title)} />}
      <small>{facts.filter((fact) => fact !== null).join(' · ')}</small>
      {job.message && <p>{say(job.message)}</p>}
    </article>
  );
}
