import { GoLink, pageHref, useFormat, useText } from '@sanyi/ui';
import { reportWords } from '../text/report-words.ts';
import type { Report } from './contract.ts';
import { reportPage } from './pages.ts';

/** Whether a report still holds (报告效力): which issue corrected it, and which one it corrects. */
export function ReportStanding({ report }: { report: Report }) {
  const text = useText(reportWords);
  const rows = [
    { words: text.correctedBy, other: report.correctedBy, grave: true },
    { words: text.corrects, other: report.corrects, grave: false },
  ];
  return rows.map(
    ({ words, other, grave }) =>
      other && (
        <div
          key={words}
          className={`monitoring-standing${grave ? ' monitoring-standing-old' : ''}`}
          role="note"
        >
          {words}
          <IssueLink issue={other} />
        </div>
      ),
  );
}

function IssueLink({ issue }: { issue: NonNullable<Report['corrects']> }) {
  const text = useText(reportWords);
  const format = useFormat();
  return (
    <>
      <GoLink href={pageHref(reportPage, { reportId: issue.id })}>{issue.title}</GoLink>{' '}
      <small>{text.issuedOn(format.instant(issue.issuedAt))}</small>
    </>
  );
}
