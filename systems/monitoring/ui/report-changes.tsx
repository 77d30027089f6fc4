import { DataTable, EmptyState, useLocale, useText } from '@sanyi/ui';
import { CHANGE_FIELDS } from '../engine/report-difference.ts';
import { reportWords } from '../text/report-words.ts';
import type { ReportChange } from './contract.ts';

/** What a corrected issue says otherwise (更正清单), old beside new. */
export function ReportChanges({ changes }: { changes: readonly ReportChange[] }) {
  const text = useText(reportWords);
  const { say } = useLocale();
  const words = (side: ReportChange['before']) =>
    side ? say(side) : <span className="sanyi-faint">{text.nothing}</span>;
  return (
    <DataTable
      id="monitoring.report-changes"
      label={text.changes}
      rows={changes}
      rowKey={(change) => `${change.kind} ${change.id} ${change.field}`}
      empty={<EmptyState title={text.correctNothing} />}
      columns={[
        {
          id: 'name',
          title: text.changeOf,
          width: 240,
          matters: 1,
          render: (change) => <span className="monitoring-change">{say(change.name)}</span>,
        },
        {
          id: 'field',
          title: text.changeField,
          render: (change) => say(CHANGE_FIELDS[change.field]),
        },
        {
          id: 'before',
          title: text.changeBefore,
          matters: 2,
          render: (change) => <del className="monitoring-change">{words(change.before)}</del>,
        },
        {
          id: 'after',
          title: text.changeAfter,
          matters: 3,
          render: (change) => <ins className="monitoring-change">{words(change.after)}</ins>,
        },
      ]}
    />
  );
}
