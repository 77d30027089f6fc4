import { SyncOutlined } from '@ant-design/icons';
import type { LocalText, RouteDeclaration } from '@sanyi/kernel';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Popover, Progress } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { clientProblemOf } from '../api/client-problem.ts';
import { useRoute, useRouteMutation } from '../api/hooks.ts';
import { formatDecimal } from '../locale/formats.ts';
import { useLocale, useText } from '../locale/locale.tsx';
import { useFormat } from '../locale/use-format.ts';
import { words } from '../text/zh-en.ts';
import { ProblemNote } from './problem-note.tsx';
import './feedback.css';

/** One job as the server reports it (后台任务). */
export interface JobView {
  readonly id: string;
  readonly title: LocalText;
  readonly state: 'waiting' | 'running' | 'cancelling' | 'cancelled' | 'done' | 'failed';
  readonly done: number | null;
  /** Null while the size of the work is unknown. */
  readonly total: number | null;
  /** What is counted: 行, 条, 页. */
  readonly unit: LocalText | null;
  /** What it is doing, or what came out. */
  readonly message: LocalText | null;
  /** The refusal with which it ended, as the server wrote it. */
  readonly problem?: unknown;
}

export interface JobList {
  readonly jobs: readonly JobView[];
}

const isActive = (job: JobView) => ['waiting', 'running', 'cancelling'].includes(job.state);

interface Pace {
  readonly perSecond: number;
  readonly remaining: number | null;
}

interface Start {
  readonly at: number;
  readonly done: number;
}

/** When each running job was first seen and how far it was; clocks of two machines are never compared. */
function startsOf(old: ReadonlyMap<string, Start>, jobs: readonly JobView[], at: number) {
  const running = jobs.filter((job) => job.state === 'running' && job.done !== null);
  return new Map(running.map((job) => [job.id, old.get(job.id) ?? { at, done: job.done ?? 0 }]));
}

/** Pace of a job since it was first seen, and how long it will take at that pace. */
function paceOf(job: JobView, start: Start | undefined, now: number): Pace | undefined {
  if (!start || job.done === null || now <= start.at || job.done <= start.done) return undefined;
  const perSecond = ((job.done - start.done) * 1000) / (now - start.at);
  return { perSecond, remaining: job.total === null ? null : (job.total - job.done) / perSecond };
}

/**
 * The tray of long work (任务托盘): percent, rows per second, remaining, cancel. The server keeps the jobs, so the tray
 * survives a reload. While a job runs it asks every second, otherwise every fifteen. When a job ends, everything
 * shown is asked for again.
 */
export function JobTray({ list, cancel }: { list: RouteDeclaration; cancel: RouteDeclaration }) {
  const text = useText(words);
  const client = useQueryClient();
  const running = useRef(0);
  const { data, error, dataUpdatedAt } = useRoute<JobList>(list, {
    every: (answer) => (answer?.jobs.some(isActive) ? 1000 : 15_000),
    fresh: 0,
  });
  const stop = useRouteMutation(cancel, { invalidates: [list] });
  const jobs = data?.jobs ?? [];
  const active = jobs.filter(isActive).length;
  const [seen, setSeen] = useState({ at: 0, starts: new Map<string, Start>() });
  if (seen.at !== dataUpdatedAt)
    setSeen({ at: dataUpdatedAt, starts: startsOf(seen.starts, jobs, dataUpdatedAt) });

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
            <JobLine
              key={job.id}
              job={job}
              pace={paceOf(job, seen.starts.get(job.id), dataUpdatedAt)}
              onCancel={() => stop.mutate({ params: { jobId: job.id } })}
            />
          ))}
        </section>
      }
    >
      <Button type="text" className="sanyi-jobs-button" aria-label={`${text.jobs} ${active}`}>
        <SyncOutlined spin={active > 0} aria-hidden="true" />
        {active > 0 && <b>{active}</b>}
      </Button>
    </Popover>
  );
}

function JobLine({ job, pace, onCancel }: { job: JobView; pace: Pace | undefined; onCancel: () => void }) {
  const { say } = useLocale();
  const text = useText(words);
  const format = useFormat();
  const states = {
    waiting: text.jobWaiting,
    running: text.jobRunning,
    cancelling: text.jobCancelling,
    done: text.jobDone,
    failed: text.jobFailed,
    cancelled: text.jobCancelled,
  };
  const share = job.total ? (job.done ?? 0) / job.total : null;
  const running = job.state === 'running';
  const facts = [
    states[job.state],
    running && share !== null ? `${Math.floor(share * 100)}%` : null,
    running && job.done !== null && share === null
      ? `${formatDecimal(String(job.done))}${job.unit ? ` ${say(job.unit)}` : ''}`
      : null,
    pace?.perSecond
      ? text.perSecond(
          formatDecimal(String(Math.round(pace.perSecond))),
          job.unit ? say(job.unit) : text.rows,
        )
      : null,
    pace?.remaining ? text.remaining(format.seconds(pace.remaining)) : null,
  ];
  return (
    <article className={`sanyi-job sanyi-job-${job.state}`}>
      <div>
        <strong>{say(job.title)}</strong>
        {(job.state === 'waiting' || running) && (
          <Button size="small" onClick={onCancel}>
            {text.cancel}
          </Button>
        )}
      </div>
      {isActive(job) && (
        <Progress
          percent={Math.floor((share ?? 0) * 100)}
          showInfo={false}
          size="small"
          aria-label={say(job.title)}
        />
      )}
      <small>{facts.filter((fact) => fact !== null).join(' · ')}</small>
      {job.message && <p>{say(job.message)}</p>}
      {job.state === 'failed' && Boolean(job.problem) && (
        <ProblemNote problem={clientProblemOf(0, job.problem)} />
      )}
    </article>
  );
}
