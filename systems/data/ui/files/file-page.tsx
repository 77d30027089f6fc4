import {
  GoLink,
  PageHeader,
  ProblemNote,
  pageHref,
  StateMark,
  useAddress,
  useFormat,
  useLocale,
  useMay,
  usePageParam,
  useRoute,
  useText,
} from '@sanyi/ui';
import { Skeleton } from 'antd';
import { fileWords } from '../../text/file-words.ts';
import { sharedWords } from '../../text/shared-words.ts';
import { isBusy } from '../import/readiness.ts';
import { bytesText } from '../shared/bytes.ts';
import { dataPage, dataRoute, type FileDetail } from '../shared/contract.ts';
import { FileStateMark } from '../shared/file-state.tsx';
import { JobLine } from '../shared/job-line.tsx';
import { LinePanel } from '../shared/line-panel.tsx';
import { ReportFacts, ReportIssues, ReportSum } from '../shared/report-view.tsx';
import { useJobs } from '../shared/use-job.ts';
import { FileActions } from './file-actions.tsx';
import { FileHow } from './file-how.tsx';
import { IssueRows } from './issue-rows.tsx';
import '../shared/data.css';
import './files.css';

const BUSY_MS = 1000;

export default function FilePage() {
  const shared = useText(sharedWords);
  const format = useFormat();
  const { say } = useLocale();
  const fileNo = Number(usePageParam('fileNo'));
  const { data, error, isPending, refetch } = useRoute<FileDetail>(dataRoute('file'), {
    params: { fileNo },
    every: (file) => (file && isBusy(file) ? BUSY_MS : 60_000),
  });
  const jobs = useJobs(data !== undefined && isBusy(data));
  return (
    <>
      <PageHeader
        title={data?.name ?? shared.fileNo(fileNo)}
        facts={
          data
            ? [
                shared.fileNo(data.fileNo),
                <FileStateMark key="state" state={data.state} />,
                say(data.sender.name),
                bytesText(data.bytes),
                format.instant(data.receivedAt),
              ]
            : []
        }
        actions={data && <FileActions file={data} />}
      />
      <ProblemNote problem={error} onRetry={() => void refetch()} />
      {isPending && !error && <Skeleton active paragraph={{ rows: 8 }} />}
      {data && (
        <div className="data-story">
          <div className="sanyi-stack">
            <Story file={data} />
            {isBusy(data) && (
              <JobLine
                title={shared[data.state]}
                progress={data.jobId === null ? undefined : jobs.get(data.jobId)}
              />
            )}
            <Report file={data} />
          </div>
          <FileHow file={data} />
        </div>
      )}
      <LinePanel />
    </>
  );
}

function Story({ file }: { file: FileDetail }) {
  const text = useText(fileWords);
  const shared = useText(sharedWords);
  const format = useFormat();
  const { say } = useLocale();
  const sender = say(file.sender.name);
  const on = format.instant(file.receivedAt).replace(/ \d\d:\d\d$/, '');
  return (
    <p className="data-headline">
      {file.formatTitle === null
        ? text.storyUnknown(sender, on)
        : file.state === 'current'
          ? text.storyCurrent(sender, on, say(file.formatTitle))
          : text.storyNot(sender, on, say(file.formatTitle), shared[file.state])}
    </p>
  );
}

/** What came of it: the sum, the tables it filled, its issues and their rows. */
function Report({ file }: { file: FileDetail }) {
  const text = useText(fileWords);
  const shared = useText(sharedWords);
  const { say } = useLocale();
  const mayImport = useMay('data.import');
  const [query, change] = useAddress();
  const report = file.report ?? file.dryRun;
  const code = query['code'];
  if (!report)
    return (
      <p className="sanyi-soft">
        {text.noReport}{' '}
        {mayImport && (
          <GoLink href={pageHref(dataPage('import'), {}, { file: file.fileNo })}>{text.goImport} →</GoLink>
        )}
      </p>
    );
  const named = report.issues.find((issue) => issue.code === code);
  const done = file.report !== null;
  return (
    <>
      <section className="sanyi-section">
        <h2>{text.result}</h2>
        <ReportSum report={report} done={done} fileNo={done ? file.fileNo : null} />
        <ReportFacts report={report} fileNo={file.state === 'current' ? file.fileNo : null} />
      </section>
      {report.issues.length === 0 ? (
        <p>
          <StateMark light="green" word={shared.noIssues} />{' '}
          <span className="sanyi-soft">{shared.noIssuesNote}</span>
        </p>
      ) : (
        <>
          <p className="sanyi-faint">{text.issuesNote}</p>
          <ReportIssues
            report={report}
            current={code}
            onDrill={(next, field) => change({ code: next, field: field ?? null, rows: null, line: null })}
          />
        </>
      )}
      {code !== undefined && (
        <IssueRows fileNo={file.fileNo} title={named ? say(named.message) : text.allIssues} />
      )}
    </>
  );
}
