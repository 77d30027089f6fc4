import { routeOf } from '@sanyi/kernel';
import { manifest as administration } from '@sanyi/system-administration/manifest';
import { clientProblemOf, ProblemNote, useFormat, useLocale, useRouteMutation, useText } from '@sanyi/ui';
import { Button, Progress } from 'antd';
import { reportWords } from '../../text/report-words.ts';
import type { JobProgress } from './use-job.ts';
import './data.css';

/** Work under way on a file (进度): percent, rows per second, remaining, cancel. It goes on when the page is left. */
export function JobLine({ title, progress }: { title: string; progress: JobProgress | undefined }) {
  const text = useText(reportWords);
  const format = useFormat();
  const { say } = useLocale();
  const jobs = routeOf(administration, 'jobs');
  const cancel = useRouteMutation(routeOf(administration, 'cancel-job'), { invalidates: [jobs] });
  const job = progress?.job;
  const state = job?.state ?? 'waiting';
  // The job itself may say how fast it is; then nothing is said twice.
  const paced = job?.message ? undefined : progress;
  const facts = [
    state === 'waiting' ? text.waiting : null,
    state === 'cancelling' ? text.cancelling : null,
    progress && progress.percent !== null && state === 'running' ? text.percent(progress.percent) : null,
    paced && paced.perSecond !== null
      ? text.perSecond(format.decimal(String(Math.round(paced.perSecond))))
      : null,
    paced && paced.remaining !== null ? text.remaining(format.seconds(paced.remaining)) : null,
    job?.message ? say(job.message) : null,
  ].filter((fact) => fact !== null);
  return (
    <div className="data-job" role="status">
      <div className="data-row-wide">
        <strong>{title}</strong>
        {job && (state === 'waiting' || state === 'running') && (
          <Button
            size="small"
            loading={cancel.isPending}
            onClick={() => cancel.mutate({ params: { jobId: job.id } })}
          >
            {text.cancel}
          </Button>
        )}
      </div>
      <Progress percent={progress?.percent ?? 0} showInfo={false} aria-label={title} />
      <p className="data-job-facts">{facts.join(' · ') || '\u00a0'}</p>
      <p className="sanyi-faint">{text.mayLeave}</p>
      {state === 'failed' && Boolean(job?.problem) && (
        <ProblemNote problem={clientProblemOf(0, job?.problem)} />
      )}
      <ProblemNote problem={cancel.error} />
    </div>
  );
}
