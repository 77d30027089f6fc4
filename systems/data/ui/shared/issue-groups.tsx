import { StateMark, useFormat, useLocale, useText } from '@sanyi/ui';
import { Button } from 'antd';
import { sharedWords } from '../../text/shared-words.ts';
import type { IssueCount } from './contract.ts';
import './data.css';

/** Issues put together by code (按问题归类): what is wrong, in which fields, how many rows, and how to mend it. */
export interface IssueGroup {
  readonly code: string;
  readonly severity: IssueCount['severity'];
  readonly rows: number;
  readonly message: IssueCount['message'];
  readonly cure: IssueCount['cure'];
  readonly fields: readonly IssueCount[];
}

/** Groups by code: what sets rows aside first, then by rows. */
export function groupIssues(issues: readonly IssueCount[]): readonly IssueGroup[] {
  const codes = [...new Set(issues.map(({ code, severity }) => `${severity} ${code}`))];
  return codes
    .flatMap((key) => {
      const own = issues.filter(({ code, severity }) => `${severity} ${code}` === key);
      const [first] = own;
      if (!first) return [];
      return [
        {
          code: first.code,
          severity: first.severity,
          rows: own.reduce((sum, one) => sum + one.rows, 0),
          message: first.message,
          cure: first.cure,
          fields: own.toSorted((one, other) => other.rows - one.rows),
        },
      ];
    })
    .toSorted(
      (one, other) =>
        Number(one.severity === 'warn') - Number(other.severity === 'warn') || other.rows - one.rows,
    );
}

const FIELDS_SHOWN = 6;

/** The groups as a list (问题清单); `onDrill` leads to the rows of one code, or of one field of it. */
export function IssueGroups({
  issues,
  onDrill,
  current,
}: {
  issues: readonly IssueCount[];
  onDrill?: (code: string, field: string | null) => void;
  /** Code whose rows are shown now. */
  current?: string | undefined;
}) {
  const text = useText(sharedWords);
  const { say } = useLocale();
  const format = useFormat();
  const groups = groupIssues(issues);
  if (groups.length === 0) return <p className="sanyi-soft">{text.noIssues}</p>;
  return (
    <ul className="data-issues">
      {groups.map((group) => (
        <li
          key={`${group.severity} ${group.code}`}
          aria-current={group.code === current ? 'true' : undefined}
        >
          <div className="data-issue-head">
            <StateMark light={group.severity === 'reject' ? 'red' : 'yellow'} word={text[group.severity]} />
            <strong>{say(group.message)}</strong>
            <span className="data-issue-rows">
              {format.decimal(String(group.rows))}
              <small>{text.rowsUnit}</small>
            </span>
          </div>
          <p className="data-issue-cure">
            <span>{text.cure}</span>
            {say(group.cure)}
          </p>
          <div className="data-issue-fields">
            {group.fields.slice(0, FIELDS_SHOWN).map((one) => (
              <FieldChip
                key={one.field}
                given={one}
                {...(onDrill ? { onDrill: () => onDrill(group.code, one.field) } : {})}
              />
            ))}
            {group.fields.length > FIELDS_SHOWN && (
              <span className="sanyi-faint">+{group.fields.length - FIELDS_SHOWN}</span>
            )}
            {onDrill && (
              <Button type="link" size="small" onClick={() => onDrill(group.code, null)}>
                {text.drill} →
              </Button>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

function FieldChip({ given, onDrill }: { given: IssueCount; onDrill?: () => void }) {
  const text = useText(sharedWords);
  const format = useFormat();
  const inside = (
    <>
      {given.field === '' ? (
        text.wholeRow
      ) : (
        <>
          {given.fieldTitle}
          {given.fieldTitle !== given.field && <code>{given.field}</code>}
        </>
      )}
      <small>{format.decimal(String(given.rows))}</small>
    </>
  );
  return onDrill ? (
    <button type="button" className="data-chip" onClick={onDrill}>
      {inside}
    </button>
  ) : (
    <span className="data-chip">{inside}</span>
  );
}
