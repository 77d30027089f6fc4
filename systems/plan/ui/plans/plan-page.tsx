import {
  Figure,
  GoLink,
  PageHeader,
  ProblemNote,
  pageHref,
  QuoteBlock,
  StatStrip,
  useFormat,
  useGo,
  useLocale,
  useMay,
  usePageParam,
  useRoute,
  useRouteMutation,
  useText,
  useUndo,
} from '@sanyi/ui';
import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { plansWords } from '../../text/ui-words-plans.ts';
import { type PlanChange, type PlanDetail, planPage, planRoute } from '../shared/contract.ts';
import { PlanStatusMark } from '../shared/plan-status.tsx';
import { PlanEdit } from './plan-edit.tsx';
import { PlanLinks } from './plan-links.tsx';
import { ReviewBar } from './review-bar.tsx';
import './plans.css';

/** The name of a field of the paper's head or tail; unknown ones are shown by their code. */
function useFieldName(): (field: string) => string {
  const text = useText(plansWords);
  return (field) => {
    const found = Object.entries(text).find(([key]) => key === `field_${field}`)?.[1];
    return typeof found === 'string' ? found : field;
  };
}

export default function PlanPage() {
  const text = useText(plansWords);
  const { say } = useLocale();
  const format = useFormat();
  const fieldName = useFieldName();
  const tell = useUndo();
  const go = useGo();
  const planId = usePageParam('planId');
  const { data: plan, error, refetch } = useRoute<PlanDetail>(planRoute('plan'), { params: { planId } });
  const stale = [planRoute('plan'), planRoute('plans'), planRoute('tree')];
  const [editing, setEditing] = useState(false);
  const update = useRouteMutation<PlanDetail>(planRoute('update-plan'), { invalidates: stale });
  const discard = useRouteMutation(planRoute('discard-plan'), {
    invalidates: [planRoute('plans'), planRoute('imports')],
    onDone: () => go(planPage('plans').path, { replace: true }),
  });
  const mayImport = useMay('plan.import') && plan?.relation === 'own';
  const mayReview = useMay('plan.review') && plan?.relation === 'own';
  const params = { planId };
  const change = (body: PlanChange, done: string, version = plan?.version) =>
    update.mutate(
      { params, body, ifMatch: version },
      {
        onSuccess: () => {
          setEditing(false);
          tell({ text: done });
        },
      },
    );
  const count = (what: string, value: number) => ({
    value: { text: String(value), unit: text.unit },
    source: { system: 'plan', kind: 'count', id: `${planId}~${what}` },
  });

  if (!plan) return <ProblemNote problem={error} onRetry={() => void refetch()} />;
  return (
    <>
      <PageHeader
        title={plan.title}
        facts={[
          <PlanStatusMark key="status" status={plan.status} />,
          plan.docNumber && (
            <span key="number" className="plan-number">
              {plan.docNumber}
            </span>
          ),
          plan.issuer,
          plan.issuedOn && format.day(plan.issuedOn),
          <Figure
            key="targets"
            size="text"
            value={{ text: String(plan.counts.targets), unit: text.targetUnit }}
            source={count('targets', plan.counts.targets).source}
          />,
        ].filter(Boolean)}
        actions={
          <>
            <Button onClick={() => go(pageHref(planPage('paper'), params))}>{text.paper}</Button>
            <Button onClick={() => go(pageHref(planPage('ledger'), {}, { planId }))}>{text.ledger}</Button>
            {mayImport && <Button onClick={() => setEditing(true)}>{text.edit}</Button>}
            {mayReview && (
              <Button
                type={plan.status === 'review' ? 'primary' : 'default'}
                onClick={() => go(pageHref(planPage('review'), params))}
              >
                {plan.counts.proposed > 0 && plan.counts.proposed < plan.counts.tasks
                  ? text.continueReview
                  : text.review}
              </Button>
            )}
            {mayImport && plan.status === 'published' && (
              <Button onClick={() => change({ status: 'archived' }, text.archived)}>{text.archive}</Button>
            )}
            {mayImport && plan.status === 'archived' && (
              <Button onClick={() => change({ status: 'published' }, text.published)}>
                {text.republish}
              </Button>
            )}
          </>
        }
      />
      <ProblemNote
        problem={error ?? (editing ? null : update.error) ?? discard.error}
        onRetry={() => void refetch()}
      />
      <div className="sanyi-stack">
        <StatStrip
          label={plan.title}
          stats={[
            { id: 'tasks', label: text.tasks, ...count('total', plan.counts.tasks) },
            { id: 'done', label: text.done, ...count('done', plan.counts.done) },
            { id: 'overdue', label: text.overdue, ...count('overdue', plan.counts.overdue) },
            { id: 'unassigned', label: text.unassigned, ...count('unassigned', plan.counts.unassigned) },
            { id: 'disputed', label: text.disputed, ...count('disputed', plan.counts.disputed) },
          ]}
        />
        {plan.status === 'review' && <ReviewBar counts={plan.counts} />}
        <div className="sanyi-columns">
          <section className="sanyi-section">
            <h2>{text.metadata}</h2>
            <dl className="plan-facts">
              {[...new Set(plan.metadata.map(({ field }) => field))].map((field) => (
                <FieldRows
                  key={field}
                  name={fieldName(field)}
                  rows={plan.metadata.filter((row) => row.field === field)}
                  planId={planId}
                />
              ))}
            </dl>
          </section>
          <section className="sanyi-section">
            <h2>{text.link}</h2>
            <PlanLinks plan={plan} editable={mayImport} onChange={(body) => change(body, text.saved)} />
            <h2>{text.fileFacts}</h2>
            <dl className="plan-facts">
              <dt>{text.file}</dt>
              <dd>{plan.paper.fileName}</dd>
              <dt>{text.size}</dt>
              <dd>{`${Math.ceil(plan.paper.bytes / 1024)} KB · ${plan.paper.format}`}</dd>
              <dt>{text.importedBy}</dt>
              <dd>{`${plan.paper.importedBy.name} · ${format.instant(plan.paper.importedAt)}`}</dd>
              <dt>{text.readTime}</dt>
              <dd>{text.milliseconds(plan.paper.readMilliseconds)}</dd>
              <dt>SHA-256</dt>
              <dd>
                <code>{plan.paper.sha256}</code>
              </dd>
              {plan.paper.notes.length > 0 && <dt>{text.notes}</dt>}
              {plan.paper.notes.map((note) => (
                <dd key={note.code}>{say(note.message)}</dd>
              ))}
            </dl>
          </section>
        </div>
        {plan.reporting.length + plan.phases.length > 0 && (
          <section className="sanyi-section">
            <h2>{text.reporting}</h2>
            <ul className="plan-quotes">
              {[...plan.reporting, ...plan.phases].map((one) => (
                <li key={one.span[0]}>
                  <QuoteBlock
                    quote={{
                      before: '',
                      text: one.quote,
                      after: '',
                      href: pageHref(planPage('paper'), params, { span: one.span.join('-') }),
                    }}
                  />
                </li>
              ))}
            </ul>
          </section>
        )}
        {mayImport && plan.status === 'review' && (
          <Popconfirm
            title={text.discard}
            description={text.discardAsk}
            okText={text.discardYes}
            cancelText={text.keep}
            onConfirm={() => discard.mutate({ params, ifMatch: plan.version })}
          >
            <Button danger type="text" style={{ justifySelf: 'start' }}>
              {text.discard}
            </Button>
          </Popconfirm>
        )}
      </div>
      {editing && (
        <PlanEdit
          plan={plan}
          busy={update.isPending}
          problem={update.error}
          onSave={(body, version) => change(body, text.saved, version)}
          onClose={() => {
            setEditing(false);
            update.reset();
          }}
        />
      )}
    </>
  );
}

function FieldRows({ name, rows, planId }: { name: string; rows: PlanDetail['metadata']; planId: string }) {
  return (
    <>
      <dt>{name}</dt>
      {rows.map((row, place) => (
        <dd key={place}>
          {row.span ? (
            <GoLink href={pageHref(planPage('paper'), { planId }, { span: row.span.join('-') })}>
              {row.text}
            </GoLink>
          ) : (
            row.text
          )}
        </dd>
      ))}
    </>
  );
}
