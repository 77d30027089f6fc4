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
  useMay,
  useRoute,
  useText,
} from '@sanyi/ui';
import { manifest } from '../manifest.ts';
import { windowsWords } from '../text/windows-words.ts';
import type { Window, Windows } from './contract.ts';
import { MyDuties } from './my-duties.tsx';
import { NewWindow } from './new-window.tsx';
import { windowPage } from './pages.ts';
import { SubmittedFigure } from './submitted-figure.tsx';
import { SuggestedWindows } from './suggested-windows.tsx';
import { WindowState } from './window-state.tsx';
import './monitoring.css';

const planOf = (window: Window) => window.planTitle;

export default function WindowsPage() {
  const text = useText(windowsWords);
  const format = useFormat();
  const go = useGo();
  const manages = useMay('monitoring.manage');
  const reports = useMay('monitoring.report');
  const today = systemClock().today();
  const { data, error, isPending, refetch } = useRoute<Windows>(routeOf(manifest, 'windows'));
  const windows = data?.windows ?? [];
  const several = new Set(windows.map((window) => window.planId)).size > 1;

  return (
    <>
      <PageHeader
        title={text.title}
        summary={text.summary}
        facts={windows.length > 0 ? [text.count(windows.length)] : []}
      />
      <div className="sanyi-stack">
        <ProblemNote problem={error} onRetry={() => void refetch()} />
        {reports && (
          <MyDuties
            windows={windows.filter((window) => window.state === 'open' && today >= window.opensOn)}
            loading={isPending}
          />
        )}
        <section className="sanyi-section">
          <h2>{text.windows}</h2>
          <DataTable
            id="monitoring.windows"
            label={text.windows}
            rows={windows}
            loading={isPending}
            rowKey={(window) => window.id}
            onOpen={(window) => go(pageHref(windowPage, { windowId: window.id }))}
            {...(several ? { groupOf: planOf } : {})}
            empty={
              <EmptyState title={text.noWindows}>
                {manages ? text.noWindowsOffice : text.noWindowsOther}
              </EmptyState>
            }
            columns={[
              {
                id: 'period',
                title: text.period,
                matters: 1,
                render: (window) => (
                  <span className="monitoring-window-name">
                    <GoLink href={pageHref(windowPage, { windowId: window.id })}>
                      {format.period(window.period)}
                    </GoLink>
                    {!several && <small>{window.planTitle}</small>}
                  </span>
                ),
              },
              {
                id: 'state',
                title: text.state,
                matters: 2,
                render: (window) => (
                  <span className="monitoring-window-state">
                    <WindowState window={window} today={today} />
                    {window.state === 'open' && today >= window.opensOn && (
                      <small>{format.deadline(window.closesOn, today)}</small>
                    )}
                  </span>
                ),
              },
              {
                id: 'submitted',
                title: text.submitted,
                align: 'end',
                matters: 3,
                render: (window) => <SubmittedFigure window={window} />,
              },
              {
                id: 'late',
                title: text.late,
                align: 'end',
                render: (window) => (window.late > 0 ? text.lateCount(window.late) : text.none),
              },
              {
                id: 'days',
                title: text.days,
                render: (window) => text.daysFromTo(format.day(window.opensOn), format.day(window.closesOn)),
              },
            ]}
          />
        </section>
        {manages && <SuggestedWindows suggested={data?.suggested ?? []} />}
        {manages && <NewWindow windows={windows} />}
      </div>
    </>
  );
}
