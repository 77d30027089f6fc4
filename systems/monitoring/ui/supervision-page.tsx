import { routeOf, systemClock } from '@sanyi/kernel';
import {
  DataTable,
  EmptyState,
  GoLink,
  PageHeader,
  ProblemNote,
  pageHref,
  useFormat,
  useGo,
  useLocale,
  useMay,
  useRoute,
  useText,
} from '@sanyi/ui';
import { manifest } from '../manifest.ts';
import { supervisionWords } from '../text/supervision-words.ts';
import type { Supervision } from './contract.ts';
import { LightMark } from './light-mark.tsx';
import { casePage } from './pages.ts';
import { SuggestedCases } from './suggested-cases.tsx';
import './monitoring.css';

export default function SupervisionPage() {
  const text = useText(supervisionWords);
  const format = useFormat();
  const { say } = useLocale();
  const go = useGo();
  const supervises = useMay('monitoring.supervise');
  const today = systemClock().today();
  const { data, error, isPending, refetch } = useRoute<Supervision>(routeOf(manifest, 'supervision'));
  const cases = data?.cases ?? [];
  const open = cases.filter(({ state }) => state === 'open').length;
  return (
    <>
      <PageHeader
        title={text.title}
        summary={supervises ? text.summary : text.summaryDepartment}
        facts={cases.length > 0 ? [text.count(open, cases.length - open)] : []}
      />
      <div className="sanyi-stack">
        <ProblemNote problem={error} onRetry={() => void refetch()} />
        <section className="sanyi-section">
          <h2>{text.cases}</h2>
          <DataTable
            id="monitoring.cases"
            label={text.cases}
            rows={cases}
            loading={isPending}
            rowKey={(item) => item.id}
            onOpen={(item) => go(pageHref(casePage, { caseId: item.id }))}
            empty={
              <EmptyState title={text.noCases}>
                {supervises ? text.noCasesOffice : text.noCasesDepartment}
              </EmptyState>
            }
            columns={[
              {
                id: 'task',
                title: text.task,
                matters: 1,
                render: (item) => (
                  <span className="monitoring-window-name">
                    <GoLink href={pageHref(casePage, { caseId: item.id })}>
                      {item.taskNumber} {item.taskTitle}
                    </GoLink>
                    <small>{item.planTitle}</small>
                  </span>
                ),
              },
              { id: 'department', title: text.department, render: (item) => say(item.organisationName) },
              { id: 'light', title: text.light, render: (item) => <LightMark light={item.light} /> },
              { id: 'step', title: text.step, matters: 2, render: (item) => text.stepName(item.step) },
              {
                id: 'due',
                title: text.due,
                render: (item) =>
                  item.advice?.action === 'wait' || item.advice?.action === 'take' ? (
                    <span className="monitoring-window-state">
                      {format.day(item.dueOn)}
                      <small>{format.deadline(item.dueOn, today)}</small>
                    </span>
                  ) : (
                    '—'
                  ),
              },
              {
                id: 'next',
                title: text.next,
                matters: 3,
                render: (item) =>
                  item.advice === null ? (
                    <span className="sanyi-soft">{text.closed}</span>
                  ) : (
                    <span className="monitoring-why-cell">
                      {item.advice.step && <strong>{text.stepName(item.advice.step)}　</strong>}
                      {say(item.advice.reason)}
                    </span>
                  ),
              },
            ]}
          />
        </section>
        {supervises && data && <SuggestedCases suggestions={data.suggestions} />}
      </div>
    </>
  );
}
