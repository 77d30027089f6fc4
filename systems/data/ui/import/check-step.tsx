import { ProblemNote, useFormat, useRouteMutation, useText } from '@sanyi/ui';
import { Button } from 'antd';
import { importWords } from '../../text/import-words.ts';
import { dataRoute, type FileDetail, type ImportChoice, type Started } from '../shared/contract.ts';
import { JobLine } from '../shared/job-line.tsx';
import { ReportFacts, ReportIssues, ReportSum } from '../shared/report-view.tsx';
import type { JobProgress } from '../shared/use-job.ts';
import { readsAlike } from './choice.ts';
import { OverlapChoice } from './overlap-choice.tsx';
import { isBusy, type Step } from './readiness.ts';
import './import.css';

/** Step four (试导入): everything read and nothing taken in; then the report and the decisions it asks for. */
export function CheckStep({
  detail,
  choice,
  checked,
  progress,
  onChange,
  onChecking,
  onStep,
}: {
  detail: FileDetail;
  choice: ImportChoice;
  /** The choice that the report rests on, where it was made on this page. */
  checked: ImportChoice | null;
  progress: JobProgress | undefined;
  onChange: (choice: ImportChoice) => void;
  onChecking: (choice: ImportChoice) => void;
  onStep: (step: Step) => void;
}) {
  const text = useText(importWords);
  const format = useFormat();
  const params = { fileNo: detail.fileNo };
  const stale = [dataRoute('file'), dataRoute('files')];
  const check = useRouteMutation<Started>(dataRoute('dry-run'), {
    invalidates: stale,
    onDone: () => onChecking(choice),
  });
  const load = useRouteMutation<Started>(dataRoute('import'), {
    invalidates: stale,
    onDone: () => onStep('load'),
  });
  const report = detail.dryRun;
  const busy = isBusy(detail);
  const outdated = report !== null && checked !== null && !readsAlike(checked, choice);
  const refuses =
    (choice.onOverlap === 'refuse' && (report?.overlaps.length ?? 0) > 0) ||
    (choice.wrongRows === 'refuse-all' && (report?.rejected ?? 0) > 0);
  const nothing = report !== null && report.accepted === 0;
  return (
    <div className="data-step">
      {!report && !busy && (
        <>
          <h3>{text.checkTitle}</h3>
          <p className="sanyi-soft">{text.checkNote}</p>
        </>
      )}
      <ProblemNote problem={check.error ?? load.error} />
      {busy && <JobLine title={text.checking} progress={progress} />}
      {report && !busy && (
        <>
          {outdated && (
            <p className="data-fault" role="status">
              {text.stale}
            </p>
          )}
          <ReportSum report={report} done={false} fileNo={null} />
          <ReportFacts report={report} fileNo={null} />
          <OverlapChoice detail={detail} report={report} choice={choice} onChange={onChange} />
          <ReportIssues report={report} />
          {nothing && <p className="data-fault">{text.nothingToTake}</p>}
        </>
      )}
      <div className="data-step-actions">
        {report && !busy && !outdated && !nothing && (
          <Button
            type="primary"
            danger={refuses}
            loading={load.isPending}
            onClick={() => load.mutate({ params, body: choice })}
          >
            {refuses ? text.refuseFile : text.startImportRows(format.decimal(String(report.accepted)))}
          </Button>
        )}
        {!busy && (
          <Button
            type={!report || outdated ? 'primary' : 'default'}
            loading={check.isPending}
            onClick={() => check.mutate({ params, body: choice })}
          >
            {report ? text.checkAgain : text.startCheck}
          </Button>
        )}
        {!busy && <Button onClick={() => onStep('preview')}>{text.back}</Button>}
      </div>
    </div>
  );
}
