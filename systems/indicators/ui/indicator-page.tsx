import { type Light, routeOf } from '@sanyi/kernel';
import { periodKind } from '@sanyi/quantity';
import { manifest as plan } from '@sanyi/system-plan/manifest';
import {
  DataTable,
  EmptyState,
  Figure,
  GoLink,
  PageHeader,
  ProblemNote,
  pageHref,
  QuoteBlock,
  StateMark,
  useFormat,
  useLocale,
  useOpenFigure,
  usePageParam,
  useRoute,
  useText,
} from '@sanyi/ui';
import { Button, Skeleton } from 'antd';
import { useMemo, useState } from 'react';
import { manifest } from '../manifest.ts';
import { listWords } from '../text/list-words.ts';
import { valueWords } from '../text/value-words.ts';
import type { Indicator, IndicatorDetail, LinkedTarget, Value } from './contract.ts';
import { useDefinitionWords } from './direction.ts';
import { formulaOf } from './formula.ts';
import { useOwners } from './owners.ts';
import { entryPage, listPage } from './pages.ts';
import { ValueChart } from './value-chart.tsx';
import { ValueForm } from './value-form.tsx';
import { seriesOf } from './value-series.ts';
import { XmrPanel } from './xmr-panel.tsx';
import './indicators.css';

const taskPage = plan.pages.find((page) => page.id === 'task');

export default function IndicatorPage() {
  const text = useText(valueWords);
  const list = useText(listWords);
  const format = useFormat();
  const { say } = useLocale();
  const owners = useOwners();
  const indicatorId = usePageParam('indicatorId');
  const { data, error, isPending, refetch } = useRoute<IndicatorDetail>(routeOf(manifest, 'get'), {
    params: { indicatorId },
  });
  const indicator = data?.indicator;
  const latest = indicator?.latest;
  return (
    <>
      <PageHeader
        title={indicator ? say(indicator.name) : list.title}
        facts={
          indicator
            ? [<code key="code">{indicator.code}</code>, owners.nameOf(indicator.ownerOrganisationId)]
            : []
        }
        actions={<GoLink href={listPage.path}>{text.toList}</GoLink>}
      />
      <ProblemNote problem={error} onRetry={() => void refetch()} />
      {isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {data && indicator && (
        <div className="indicators-story">
          <div className="sanyi-stack">
            {latest ? (
              <div className="indicators-latest">
                <Figure
                  size="head"
                  value={{ text: latest.result, unit: indicator.unit }}
                  source={{ system: 'indicators', kind: 'value', id: latest.id }}
                  label={say(indicator.name)}
                  numerator={latest.denominator === null ? null : latest.numerator}
                  denominator={latest.denominator}
                />
                <span className="sanyi-soft">{format.period(latest.period)}</span>
              </div>
            ) : (
              <EmptyState title={text.noValues}>{text.noValuesNote}</EmptyState>
            )}
            {indicator.waiting > 0 && (
              <p className="indicators-waits">
                {text.waits(indicator.waiting)}
                <GoLink href={`${entryPage.path}?tab=waiting`}>{text.toApproval}</GoLink>
              </p>
            )}
            <ValueChart indicator={indicator} values={data.values} targets={data.targets} />
            <MonthlyXmr indicator={indicator} values={data.values} />
            <section className="sanyi-section">
              <h2>{text.targets}</h2>
              {data.targets.length === 0 && <p className="sanyi-soft">{text.noTargets}</p>}
              <ul className="indicators-targets">
                {data.targets.map((target) => (
                  <TargetItem key={target.targetId} target={target} />
                ))}
              </ul>
            </section>
            <ValueTable indicator={indicator} values={data.values} />
          </div>
          <aside className="sanyi-stack">
            <section className="sanyi-section">
              <h2>{text.enter}</h2>
              {indicator.mayEnter ? (
                <ValueForm indicator={indicator} values={data.values} onDone={() => void refetch()} />
              ) : (
                <p className="sanyi-soft">{text.notYours(owners.nameOf(indicator.ownerOrganisationId))}</p>
              )}
            </section>
            <DefinitionFacts indicator={indicator} />
          </aside>
        </div>
      )}
    </>
  );
}

/** The months of an entered indicator as individuals and moving ranges; nothing where it is not monthly. */
function MonthlyXmr({ indicator, values }: { indicator: Indicator; values: readonly Value[] }) {
  const { say } = useLocale();
  const openFigure = useOpenFigure();
  const points = useMemo(() => seriesOf(values), [values]);
  const months = useMemo(
    () => points.map(({ period, value }) => ({ period, result: value?.result ?? null })),
    [points],
  );
  const [first] = months;
  if (!first || periodKind(first.period) !== 'month') return null;
  return (
    <XmrPanel
      name={say(indicator.name)}
      unit={indicator.unit}
      months={months}
      factor={Number(indicator.factor)}
      isShare={indicator.isShare}
      cumulative={indicator.cumulative}
      onOpen={(period) => {
        const value = points.find((point) => point.period === period)?.value;
        if (value) openFigure({ system: 'indicators', kind: 'value', id: value.id });
      }}
    />
  );
}

function DefinitionFacts({ indicator }: { indicator: Indicator }) {
  const text = useText(valueWords);
  const format = useFormat();
  const { say } = useLocale();
  const owners = useOwners();
  const wordsOf = useDefinitionWords();
  const facts: readonly (readonly [string, string])[] = [
    [text.unit, format.unit(indicator.unit)],
    [text.direction, wordsOf.direction(indicator.direction)],
    [text.counting, indicator.cumulative ? text.cumulative : text.periodOnly],
    [text.attribute, wordsOf.attribute(indicator.attribute)],
    [text.owner, owners.nameOf(indicator.ownerOrganisationId)],
    [text.source, indicator.sourceSystem || '—'],
  ];
  return (
    <section className="sanyi-section">
      <h2>{text.definition}</h2>
      <p>{say(indicator.definition)}</p>
      <p className="indicators-formula">{say(formulaOf(indicator))}</p>
      <dl className="indicators-facts">
        {facts.map(([label, words]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function TargetItem({ target }: { target: LinkedTarget }) {
  const text = useText(valueWords);
  const format = useFormat();
  return (
    <li>
      <p>
        <strong>{target.text}</strong>
        <span>{target.due ? text.due(format.day(target.due)) : text.noDue}</span>
        {target.taskId && target.taskTitle && taskPage && (
          <GoLink href={pageHref(taskPage, { taskId: target.taskId })}>{target.taskTitle}</GoLink>
        )}
      </p>
      {target.clause && <QuoteBlock quote={target.clause} caption={target.planTitle} />}
    </li>
  );
}

/** Whether a value counts, waits, was returned or replaced. */
function stateOf(value: Value, text: (typeof valueWords)['en']): readonly [Light, string] {
  if (value.approval === 'returned') return ['red', text.returned];
  if (value.superseded)
    return ['grey', value.approval === 'waiting' ? text.replacedUnjudged : text.superseded];
  return value.approval === 'waiting' ? ['yellow', text.waiting] : ['green', text.current];
}

/** Every entry, the corrected ones when asked for (历次数值). */
function ValueTable({ indicator, values }: { indicator: Indicator; values: readonly Value[] }) {
  const text = useText(valueWords);
  const format = useFormat();
  const { say } = useLocale();
  const [all, setAll] = useState(false);
  const superseded = values.filter((value) => value.superseded).length;
  const rows = values
    .filter((value) => all || !value.superseded)
    .toSorted(
      (one, other) => other.period.localeCompare(one.period) || other.enteredAt.localeCompare(one.enteredAt),
    );
  const faint = (value: Value, words: string) =>
    value.superseded ? <span className="sanyi-faint">{words}</span> : words;
  return (
    <section className="sanyi-section">
      <h2>{text.values}</h2>
      <DataTable
        id="indicators.values"
        label={text.values}
        rows={rows}
        rowKey={(value) => value.id}
        empty={<p className="sanyi-soft">{text.noValues}</p>}
        tools={
          superseded > 0 && (
            <Button size="small" onClick={() => setAll(!all)}>
              {all ? text.onlyCurrent : text.showSuperseded(superseded)}
            </Button>
          )
        }
        columns={[
          {
            id: 'period',
            title: text.period,
            matters: 1,
            render: (value) => faint(value, format.period(value.period)),
          },
          {
            id: 'value',
            title: text.value,
            align: 'end',
            matters: 2,
            render: (value) => (
              <span className={value.superseded ? 'indicators-superseded' : undefined}>
                <Figure
                  value={{ text: value.result, unit: indicator.unit }}
                  source={{ system: 'indicators', kind: 'value', id: value.id }}
                  label={`${say(indicator.name)} ${format.period(value.period)}`}
                />
              </span>
            ),
          },
          {
            id: 'numerator',
            title: text.numerator,
            align: 'end',
            render: (value) => format.decimal(value.numerator),
          },
          {
            id: 'denominator',
            title: text.denominator,
            align: 'end',
            render: (value) => (value.denominator === null ? '—' : format.decimal(value.denominator)),
          },
          {
            id: 'state',
            title: text.state,
            render: (value) => {
              const [light, word] = stateOf(value, text);
              return <StateMark light={light} word={word} />;
            },
          },
          {
            id: 'judged',
            title: text.judgement,
            render: (value) =>
              value.judgedBy ? [value.judgedBy, value.judgedNote].filter(Boolean).join('：') : '—',
          },
          { id: 'by', title: text.enteredBy, matters: 3, render: (value) => value.enteredBy },
          { id: 'at', title: text.enteredAt, render: (value) => format.instant(value.enteredAt) },
          {
            id: 'organisation',
            title: text.organisation,
            spare: true,
            render: (value) => say(value.organisationName),
          },
          { id: 'note', title: text.note, render: (value) => value.note || '—' },
        ]}
      />
    </section>
  );
}
