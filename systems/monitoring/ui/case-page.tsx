import { routeOf } from '@sanyi/kernel';
import {
  GoLink,
  PageHeader,
  ProblemNote,
  pageHref,
  useCrumb,
  useFormat,
  useLocale,
  useMay,
  usePageParam,
  useRoute,
  useText,
} from '@sanyi/ui';
import { Skeleton } from 'antd';
import { manifest } from '../manifest.ts';
import { interviewWords } from '../text/interview-words.ts';
import { supervisionWords } from '../text/supervision-words.ts';
import { CaseActions } from './case-actions.tsx';
import { CaseStory } from './case-story.tsx';
import type { CaseDetail } from './contract.ts';
import { LightMark } from './light-mark.tsx';
import { interviewPage, rulePage } from './pages.ts';
import './monitoring.css';

export default function CasePage() {
  const text = useText(supervisionWords);
  const words = useText(interviewWords);
  const mayWrite = useMay('monitoring.supervise');
  const format = useFormat();
  const { say } = useLocale();
  const caseId = usePageParam('caseId');
  const { data, error, isPending, refetch } = useRoute<CaseDetail>(routeOf(manifest, 'case'), {
    params: { caseId },
  });
  const item = data?.case;
  useCrumb(item?.taskTitle ?? '');
  return (
    <>
      <PageHeader
        title={item ? `${item.taskNumber} ${item.taskTitle}` : text.title}
        facts={
          item
            ? [
                say(item.organisationName),
                item.planTitle,
                item.state === 'open' ? text.open : text.closed,
                format.day(item.openedOn),
              ]
            : []
        }
        actions={data && <CaseActions detail={data} />}
      />
      <ProblemNote problem={error} onRetry={() => void refetch()} />
      {isPending && !error && <Skeleton active />}
      {data && item && (
        <div className="sanyi-stack">
          <section className={`monitoring-light monitoring-light-${item.light}`} aria-label={text.lightNow}>
            <header>
              <strong>
                <LightMark light={item.light} />
              </strong>
              <span className="sanyi-faint">{text.lightNow}</span>
            </header>
            <ul>
              {item.reasons.map((reason) => (
                <li key={`${reason.code} ${reason.text.zh}`}>
                  <LightMark light={reason.light} bare /> {say(reason.text)}
                </li>
              ))}
            </ul>
            {item.advice && (
              <p className="monitoring-advice">
                {text.nextIs}
                {item.advice.step && <strong>{text.stepName(item.advice.step)}　</strong>}
                {say(item.advice.reason)}
              </p>
            )}
            <span className="monitoring-actions">
              {data.interview && (
                <GoLink href={pageHref(interviewPage, { caseId })}>
                  {data.interview.state === null && mayWrite ? words.writeInterview : words.toInterview}
                </GoLink>
              )}
              <GoLink href={item.taskHref}>{text.toTask}</GoLink>
              <GoLink href={rulePage.path}>{text.toRule}</GoLink>
            </span>
          </section>
          <CaseStory detail={data} />
        </div>
      )}
    </>
  );
}
