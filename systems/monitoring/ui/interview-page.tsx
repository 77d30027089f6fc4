import { routeOf } from '@sanyi/kernel';
import {
  EmptyState,
  GoLink,
  PageHeader,
  ProblemNote,
  pageHref,
  useFormat,
  useLocale,
  usePageParam,
  useRoute,
  useText,
} from '@sanyi/ui';
import { Skeleton } from 'antd';
import { manifest } from '../manifest.ts';
import { interviewWords } from '../text/interview-words.ts';
import type { Interview } from './contract.ts';
import { InterviewFiles } from './interview-files.tsx';
import { InterviewForm } from './interview-form.tsx';
import { InterviewPromises } from './interview-promises.tsx';
import { casePage } from './pages.ts';
import './monitoring.css';

/** The interview of a case (约谈记录): its draft, then the record with the promises and what came of them. */
export default function InterviewPage() {
  const text = useText(interviewWords);
  const format = useFormat();
  const { say } = useLocale();
  const caseId = usePageParam('caseId');
  const { data, error, isPending, refetch } = useRoute<Interview>(routeOf(manifest, 'interview'), {
    params: { caseId },
  });
  const states = { draft: text.draft, recorded: text.recordedState, closed: text.closedState };
  return (
    <>
      <PageHeader
        title={data?.number ?? text.title}
        summary={text.summary}
        facts={
          data
            ? [
                say(data.organisationName),
                `${data.callNumber} ${format.day(data.calledOn)}`,
                ...(data.state ? [states[data.state]] : []),
                ...(data.writtenBy ? [text.writtenBy(data.writtenBy)] : []),
              ]
            : []
        }
        actions={data?.state && <InterviewFiles caseId={caseId} />}
      />
      <ProblemNote problem={error} onRetry={() => void refetch()} />
      {isPending && !error && <Skeleton active />}
      {data && (
        <div className="sanyi-stack">
          <section className="sanyi-section">
            <h2>{text.why}</h2>
            <p>
              <GoLink href={pageHref(casePage, { caseId })}>
                {data.taskNumber} {data.taskTitle}
              </GoLink>
              {data.clause !== '' && (
                <>
                  {' '}
                  <GoLink href={data.clauseHref}>“{data.clause}”</GoLink>
                </>
              )}
            </p>
          </section>
          {data.may.write ? (
            <InterviewForm interview={data} onChanged={() => void refetch()} />
          ) : data.state === null ? (
            <EmptyState title={text.notWritten}>{text.notWrittenNote}</EmptyState>
          ) : (
            <Recorded interview={data} />
          )}
          {data.commitments.length > 0 && <InterviewPromises interview={data} />}
          {data.may.close && data.commitments.length === 0 && <InterviewPromises interview={data} />}
          {data.closed && (
            <p className="monitoring-long">
              {text.closedBy(data.closed.by, format.day(data.closed.on), data.closed.note)}
            </p>
          )}
        </div>
      )}
    </>
  );
}

function Recorded({ interview }: { interview: Interview }) {
  const text = useText(interviewWords);
  const format = useFormat();
  const { record } = interview;
  const people = (list: Interview['record']['interviewers']) =>
    list.map(({ name, post }) => `${post}${name}`).join('、');
  const rows: readonly (readonly [string, string])[] = [
    [text.heldOn, [format.day(record.heldOn), record.place].filter((one) => one !== '').join('，')],
    [text.interviewers, people(record.interviewers)],
    [text.interviewees, record.absence === '' ? people(record.interviewees) : text.absent(record.absence)],
    [text.problems, record.problems],
    [text.causes, record.causes],
    [text.demands, record.demands],
  ];
  return (
    <dl className="monitoring-record">
      {rows
        .filter(([, words]) => words !== '')
        .map(([label, words]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="monitoring-long">{words}</dd>
          </div>
        ))}
    </dl>
  );
}
