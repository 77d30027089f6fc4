import { routeOf } from '@sanyi/kernel';
import {
  DataTable,
  EmptyState,
  GoLink,
  PageHeader,
  ProblemNote,
  pageHref,
  StateMark,
  useFormat,
  useGo,
  useMay,
  useRoute,
  useText,
} from '@sanyi/ui';
import { manifest } from '../manifest.ts';
import { reportWords } from '../text/report-words.ts';
import type { Reports } from './contract.ts';
import { reportPage, windowsPage } from './pages.ts';
import { ReportFiles } from './report-files.tsx';
import './monitoring.css';

/** Digits of a snapshot’s hash that tell two reports of a list apart. */
const HASH_DIGITS = 10;

export default function ReportsPage() {
  const text = useText(reportWords);
  const format = useFormat();
  const go = useGo();
  const manages = useMay('monitoring.manage');
  const { data, error, isPending, refetch } = useRoute<Reports>(routeOf(manifest, 'reports'));
  const reports = data?.reports ?? [];
  return (
    <>
      <PageHeader
        title={text.reports}
        summary={text.reportsSummary}
        facts={reports.length > 0 ? [text.count(reports.length)] : []}
      />
      <ProblemNote problem={error} onRetry={() => void refetch()} />
      <DataTable
        id="monitoring.reports"
        label={text.reports}
        rows={reports}
        loading={isPending}
        rowKey={(report) => report.id}
        onOpen={(report) => go(pageHref(reportPage, { reportId: report.id }))}
        empty={
          <EmptyState
            title={text.noReports}
            {...(manages ? { action: { label: text.toWindows, href: windowsPage.path } } : {})}
          >
            {manages ? text.noReportsOffice : text.noReportsOther}
          </EmptyState>
        }
        columns={[
          {
            id: 'title',
            title: text.reportTitle,
            matters: 1,
            render: (report) => (
              <span className="monitoring-window-name">
                <GoLink href={pageHref(reportPage, { reportId: report.id })}>{report.title}</GoLink>
                <small>{report.planTitle}</small>
                {report.correctedBy && (
                  <small>
                    <StateMark light="grey" word={text.corrected} />{' '}
                    <GoLink href={pageHref(reportPage, { reportId: report.correctedBy.id })}>
                      {report.correctedBy.title}
                    </GoLink>
                  </small>
                )}
              </span>
            ),
          },
          { id: 'period', title: text.period, matters: 2, render: (report) => format.period(report.period) },
          {
            id: 'issuedAt',
            title: text.issuedAt,
            matters: 3,
            render: (report) => format.instant(report.issuedAt),
          },
          { id: 'issuedBy', title: text.issuedBy, render: (report) => report.issuedBy },
          {
            id: 'snapshot',
            title: text.snapshot,
            render: (report) => (
              <code title={report.snapshotHash}>{report.snapshotHash.slice(0, HASH_DIGITS)}</code>
            ),
          },
          { id: 'files', title: text.files, render: (report) => <ReportFiles reportId={report.id} short /> },
        ]}
      />
    </>
  );
}
