import { Figure, GoLink, pageHref, useFormat, useLocale, useText } from '@sanyi/ui';
import { reportWords } from '../../text/report-words.ts';
import { sharedWords } from '../../text/shared-words.ts';
import { dataPage, type FileReport } from './contract.ts';
import { IssueGroups } from './issue-groups.tsx';
import { monthSpan } from './months.ts';
import { fileSource } from './sources.ts';
import './data.css';

/** The sum that every report keeps (平衡式): read = accepted + set aside + there already. */
export function ReportSum({
  report,
  done,
  fileNo,
}: {
  report: FileReport;
  /** True once the rows are in, false for a dry run. */
  done: boolean;
  /** File whose counts can be opened; null while there is only a dry run. */
  fileNo: number | null;
}) {
  const text = useText(reportWords);
  const format = useFormat();
  const count = (value: number) => format.decimal(String(value));
  const parts = [
    { id: 'read' as const, value: report.read, label: text.read, sign: '' },
    {
      id: 'accepted' as const,
      value: report.accepted,
      label: done ? text.takenIn : text.accepted,
      sign: '=',
    },
    { id: 'rejected' as const, value: report.rejected, label: text.rejected, sign: '+' },
    ...(report.alreadyThere > 0
      ? [{ id: 'already-there' as const, value: report.alreadyThere, label: text.already, sign: '+' }]
      : []),
  ];
  return (
    <div
      className="data-sum"
      role="group"
      aria-label={text.sumLabel(
        count(report.read),
        count(report.accepted),
        count(report.rejected),
        count(report.alreadyThere),
      )}
    >
      {parts.map(({ id, value, label, sign }) => (
        <div key={id} className={id === 'rejected' && value > 0 ? 'data-sum-rejected' : ''}>
          {sign && <i aria-hidden="true">{sign}</i>}
          <span>
            <b>
              {fileNo === null ? (
                count(value)
              ) : (
                <Figure
                  value={{ text: String(value), unit: '' }}
                  source={fileSource(fileNo, id)}
                  label={label}
                  size="card"
                />
              )}
            </b>
            <small>{label}</small>
          </span>
        </div>
      ))}
    </div>
  );
}

/** What came out of a file (报告要点): canonical rows by table, institutions, months, time taken. */
export function ReportFacts({ report, fileNo }: { report: FileReport; fileNo: number | null }) {
  const text = useText(reportWords);
  const shared = useText(sharedWords);
  const format = useFormat();
  const { say } = useLocale();
  return (
    <dl className="data-facts">
      <div>
        <dt>{text.outRows}</dt>
        <dd className="data-out-rows">
          {report.rows.map((one) => (
            <span key={one.table}>
              {fileNo === null ? (
                say(one.title)
              ) : (
                <GoLink href={pageHref(dataPage('rows'), { table: one.table }, { fileNo })}>
                  {say(one.title)}
                </GoLink>
              )}{' '}
              {format.decimal(String(one.rows))}
            </span>
          ))}
          {report.rows.length === 0 && '—'}
        </dd>
      </div>
      <div>
        <dt>{text.covers}</dt>
        <dd>
          {text.institutions(report.institutions.length)} · {monthSpan(report.months, format.period, shared)}{' '}
          · {text.took(format.seconds(Math.max(1, report.seconds)))}
        </dd>
      </div>
      {(report.notes ?? []).map((note) => (
        <div key={note.zh}>
          <dt>{text.note}</dt>
          <dd>{say(note)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The issues of a report, grouped, with a heading. */
export function ReportIssues({
  report,
  onDrill,
  current,
}: {
  report: FileReport;
  onDrill?: (code: string, field: string | null) => void;
  current?: string | undefined;
}) {
  const text = useText(reportWords);
  return (
    <section className="sanyi-section">
      <h3>{text.issuesFound}</h3>
      <IssueGroups issues={report.issues} current={current} {...(onDrill ? { onDrill } : {})} />
    </section>
  );
}
