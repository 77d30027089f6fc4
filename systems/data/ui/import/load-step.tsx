import { GoLink, ProblemNote, pageHref, useFormat, useGo, useRouteMutation, useText } from '@sanyi/ui';
import { Button } from 'antd';
import { importWords } from '../../text/import-words.ts';
import { dataPage, dataRoute, type FileDetail, type ImportChoice, type Started } from '../shared/contract.ts';
import { JobLine } from '../shared/job-line.tsx';
import { MarkedDownload } from '../shared/marked-download.tsx';
import { ReportFacts, ReportIssues, ReportSum } from '../shared/report-view.tsx';
import type { JobProgress } from '../shared/use-job.ts';
import { isBusy, type Step } from './readiness.ts';
import './import.css';

/** Step five (导入): under way, or what came in and what was set aside. */
export function LoadStep({
  detail,
  choice,
  progress,
  onStep,
  onNext,
}: {
  detail: FileDetail;
  choice: ImportChoice;
  progress: JobProgress | undefined;
  onStep: (step: Step) => void;
  /** Opens the next file that waits; null when there is none. */
  onNext: (() => void) | null;
}) {
  const text = useText(importWords);
  const go = useGo();
  const load = useRouteMutation<Started>(dataRoute('import'), {
    invalidates: [dataRoute('file'), dataRoute('files')],
  });
  if (isBusy(detail))
    return (
      <div className="data-step">
        <JobLine title={text.importing} progress={progress} />
      </div>
    );
  const { report } = detail;
  const unfinished = ['received', 'checked', 'failed'].includes(detail.state);
  return (
    <div className="data-step">
      <ResultTitle detail={detail} />
      <ProblemNote problem={load.error} />
      {detail.sameAs !== null && (
        <p>
          {text.sameRows(detail.sameAs)}{' '}
          <GoLink href={pageHref(dataPage('file'), { fileNo: detail.sameAs })}>{text.openEarlier} →</GoLink>
        </p>
      )}
      {report && !unfinished && (
        <>
          <ReportSum report={report} done fileNo={detail.fileNo} />
          <ReportFacts report={report} fileNo={detail.state === 'current' ? detail.fileNo : null} />
          {report.issues.length > 0 && (
            <ReportIssues
              report={report}
              onDrill={(code) => go(pageHref(dataPage('file'), { fileNo: detail.fileNo }, { code }))}
            />
          )}
        </>
      )}
      <div className="data-step-actions">
        {unfinished && (
          <Button
            type="primary"
            loading={load.isPending}
            onClick={() => load.mutate({ params: { fileNo: detail.fileNo }, body: choice })}
          >
            {detail.state === 'failed' ? text.retry : text.startImport}
          </Button>
        )}
        {unfinished && <Button onClick={() => onStep('check')}>{text.back}</Button>}
        {!unfinished && report && report.issues.length > 0 && (
          <MarkedDownload fileNo={detail.fileNo} primary={report.rejected > 0} />
        )}
        {!unfinished && (
          <Button onClick={() => go(pageHref(dataPage('file'), { fileNo: detail.fileNo }))}>
            {text.openFile}
          </Button>
        )}
        {!unfinished && onNext && <Button onClick={onNext}>{text.another}</Button>}
      </div>
    </div>
  );
}

function ResultTitle({ detail }: { detail: FileDetail }) {
  const text = useText(importWords);
  const format = useFormat();
  const count = (value: number) => format.decimal(String(value));
  switch (detail.state) {
    case 'current':
      return (
        <h3 role="status">
          {detail.rejected > 0
            ? text.resultWith(count(detail.accepted), count(detail.rejected))
            : text.resultDone(count(detail.accepted))}
        </h3>
      );
    case 'superseded':
      return <h3>{text.resultSuperseded}</h3>;
    case 'undone':
      return <h3>{text.resultUndone}</h3>;
    case 'refused':
      return <h3 role="status">{text.resultRefused}</h3>;
    case 'failed':
      return (
        <>
          <h3 role="status">{text.resultFailed}</h3>
          <p className="sanyi-soft">{text.resultFailedNote}</p>
        </>
      );
    case 'received':
    case 'checking':
    case 'checked':
    case 'importing':
      return null;
  }
}
