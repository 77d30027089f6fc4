import { routeOf } from '@sanyi/kernel';
import {
  copyText,
  GoLink,
  PageHeader,
  ProblemNote,
  Story,
  useFormat,
  usePageParam,
  useRoute,
  useText,
} from '@sanyi/ui';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { manifest } from '../manifest.ts';
import { reportWords } from '../text/report-words.ts';
import type { ReportDetail } from './contract.ts';
import { CorrectionAction } from './correction-action.tsx';
import { rulePage } from './pages.ts';
import { ReportAttention } from './report-attention.tsx';
import { ReportChanges } from './report-changes.tsx';
import { ReportDepartments } from './report-departments.tsx';
import { ReportFiles } from './report-files.tsx';
import { ReportHeadline } from './report-headline.tsx';
import { ReportSections } from './report-sections.tsx';
import { ReportStanding } from './report-standing.tsx';
import { ReportTargets } from './report-targets.tsx';
import './monitoring.css';

export default function ReportPage() {
  const text = useText(reportWords);
  const format = useFormat();
  const reportId = usePageParam('reportId');
  // What a report says never changes; whether it was corrected is asked anew with every visit.
  const { data, error, isPending, refetch } = useRoute<ReportDetail>(routeOf(manifest, 'report'), {
    params: { reportId },
  });
  const report = data?.report;
  return (
    <>
      <PageHeader
        title={report?.title ?? text.reports}
        facts={
          data && report
            ? [
                format.period(report.period),
                data.snapshot.docNumber ?? data.snapshot.planTitle,
                text.asOf(format.day(data.snapshot.judgedOn)),
                text.issued(report.issuedBy, format.instant(report.issuedAt)),
              ]
            : []
        }
        actions={
          report && (
            <>
              {!report.correctedBy && <CorrectionAction report={report} />}
              <ReportFiles reportId={reportId} />
            </>
          )
        }
      />
      <ProblemNote problem={error} onRetry={() => void refetch()} />
      {isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {data && (
        <div className="sanyi-stack">
          <ReportStanding report={data.report} />
          {data.snapshot.correction && (
            <Story label={text.changes}>
              <section className="sanyi-section">
                <h2>
                  {text.changes}{' '}
                  <small className="sanyi-faint monitoring-section-note">
                    {text.changesCount(data.snapshot.correction.changes.length)}
                  </small>
                </h2>
                <p className="monitoring-long">
                  {text.correctionReason}：{data.snapshot.correction.reason}
                </p>
                <ReportChanges changes={data.snapshot.correction.changes} />
              </section>
            </Story>
          )}
          <Story label={text.byDepartment}>
            <ReportHeadline reportId={reportId} snapshot={data.snapshot} />
            <ReportDepartments snapshot={data.snapshot} />
          </Story>
          <Story label={text.targets}>
            <ReportTargets reportId={reportId} snapshot={data.snapshot} />
          </Story>
          <Story label={text.attention}>
            <ReportAttention snapshot={data.snapshot} />
          </Story>
          <Story label={text.sections}>
            <ReportSections snapshot={data.snapshot} />
          </Story>
          <section className="sanyi-section sanyi-off-wall">
            <h2>{text.basis}</h2>
            <dl className="monitoring-basis">
              <dt>{text.plan}</dt>
              <dd>
                {data.snapshot.planTitle}
                {data.snapshot.docNumber ? ` ${data.snapshot.docNumber}` : ''}
              </dd>
              <dt>{text.snapshotAt}</dt>
              <dd>{format.instant(data.snapshot.asOf)}</dd>
              <dt>{text.snapshotHash}</dt>
              <dd>
                <Hash hash={data.report.snapshotHash} />
              </dd>
              <dt>{text.rule}</dt>
              <dd>
                <GoLink href={rulePage.path}>
                  <code>{data.snapshot.ruleVersion}</code>
                </GoLink>
              </dd>
            </dl>
            <p className="sanyi-faint">{text.basisNote}</p>
          </section>
        </div>
      )}
    </>
  );
}

function Hash({ hash }: { hash: string }) {
  const text = useText(reportWords);
  const [copied, setCopied] = useState(false);
  return (
    <>
      <code>{hash}</code>
      <Button size="small" type="link" onClick={() => void copyText(hash).then(setCopied)}>
        {copied ? text.copied : text.copy}
      </Button>
    </>
  );
}
