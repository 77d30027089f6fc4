import {
  DataTable,
  Figure,
  GoLink,
  ProblemNote,
  pageHref,
  useFormat,
  useLocale,
  useRoute,
  useText,
} from '@sanyi/ui';
import { Button } from 'antd';
import { useState } from 'react';
import { qualityWords } from '../../text/quality-words.ts';
import {
  dataPage,
  dataRoute,
  type QualityField,
  type QualityFields,
  type QualityRow,
} from '../shared/contract.ts';
import { IssueGroups } from '../shared/issue-groups.tsx';
import { firstDay } from '../shared/months.ts';
import { sourceOf } from '../shared/sources.ts';
import { Sparkline } from '../shared/sparkline.tsx';
import { trendPoints } from './score-trend.ts';
import './quality.css';

/** The table of row issues, whose rows lead to the senders' lines. */
const ISSUE_TABLE = 'row_issue';

/** Why an institution has its score (机构质量明细): aspects, then fields, then issues, then rows. */
export function QualityFieldsPanel({
  row,
  filters,
}: {
  row: QualityRow;
  filters: { readonly format: string; readonly from: string; readonly to: string };
}) {
  const text = useText(qualityWords);
  const format = useFormat();
  const { say } = useLocale();
  const [opened, openField] = useState<string | null>(null);
  const { data, error, isPending, refetch } = useRoute<QualityFields>(dataRoute('quality-fields'), {
    query: {
      institution: row.institution,
      format: filters.format,
      from: firstDay(filters.from),
      to: firstDay(filters.to),
    },
  });
  const keyOf = (one: QualityField) => `${one.format} ${one.field}`;
  const [all, setAll] = useState(false);
  const known = (data?.fields ?? []).toSorted((one, other) => issuesOf(other) - issuesOf(one));
  const faulty = known.filter((one) => issuesOf(one) > 0);
  const fields = all || faulty.length === 0 ? known : faulty;
  const open = fields.find((one) => keyOf(one) === opened);
  return (
    <div className="data-panel">
      <section className="sanyi-section">
        <h3>{text.aspects}</h3>
        <ul className="data-bars">
          {row.aspects.map(({ aspect, title, score }) => (
            <li key={aspect}>
              <span>{say(title)}</span>
              <span className="data-bar" aria-hidden="true">
                <i style={{ width: `${Number(score.value ?? 0)}%` }} />
              </span>
              <Figure
                value={{ text: score.value, unit: '' }}
                source={sourceOf(score.figure)}
                label={`${say(row.name)} ${say(title)}`}
                numerator={score.numerator}
                denominator={score.denominator}
              />
            </li>
          ))}
        </ul>
      </section>
      {open && (
        <section key={keyOf(open)} className="sanyi-section data-opened" ref={showNearest}>
          <h3>{open.title}</h3>
          {open.issues.length === 0 ? (
            <p className="sanyi-soft">{text.noFieldIssues}</p>
          ) : (
            <IssueGroups issues={open.issues} />
          )}
          <GoLink
            href={pageHref(
              dataPage('rows'),
              { table: ISSUE_TABLE },
              { institution: row.institution, field: open.field },
            )}
          >
            {text.seeIssues} →
          </GoLink>
        </section>
      )}
      <section className="sanyi-section">
        <h3>{text.fields}</h3>
        <p className="sanyi-faint">{text.fieldsNote}</p>
        <ProblemNote problem={error} onRetry={() => void refetch()} />
        <DataTable<QualityField>
          id="data.quality-fields"
          label={text.fields}
          rows={fields}
          loading={isPending && !error}
          rowKey={keyOf}
          openKey={opened}
          tools={
            faulty.length > 0 &&
            faulty.length < known.length && (
              <Button size="small" onClick={() => setAll(!all)}>
                {all ? text.onlyFaulty : text.showSound(known.length - faulty.length)}
              </Button>
            )
          }
          onOpen={(one) => openField(keyOf(one) === opened ? null : keyOf(one))}
          columns={[
            {
              id: 'field',
              title: text.field,
              matters: 1,
              render: (one) => (
                <span className="data-name">
                  {one.title}
                  <small>{say(one.formatTitle)}</small>
                </span>
              ),
            },
            {
              id: 'filled',
              title: text.filled,
              align: 'end',
              matters: 2,
              render: (one) => share(one.filled, one.rows),
            },
            { id: 'valid', title: text.valid, align: 'end', render: (one) => share(one.valid, one.filled) },
            {
              id: 'other',
              title: text.otherCodes,
              align: 'end',
              render: (one) => share(one.otherCodes, one.filled),
            },
            {
              id: 'issues',
              title: text.fieldIssues,
              align: 'end',
              matters: 3,
              render: (one) => format.decimal(String(issuesOf(one))),
            },
            {
              id: 'trend',
              title: text.trend,
              render: (one) => (
                <Sparkline
                  kind="line"
                  most={100}
                  points={trendPoints(one.trend)}
                  label={text.trendLabel(one.title, one.trend.at(-1)?.value ?? '—')}
                />
              ),
            },
          ]}
        />
      </section>
    </div>
  );
}

/** The detail stands above the list from which it was opened, perhaps out of sight. */
function showNearest(element: HTMLElement | null): void {
  element?.scrollIntoView?.({ block: 'nearest' });
}

const issuesOf = (field: QualityField) => field.issues.reduce((sum, one) => sum + one.rows, 0);

/** A share in percent with one decimal, rounded down at the top: 99.96 is not all of them. */
function share(part: number, whole: number): string {
  if (whole === 0) return '—';
  const thousandths = Math.floor((part * 1000) / whole);
  return `${(thousandths / 10).toFixed(1)}%`;
}
