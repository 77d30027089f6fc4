import { Choice, DataTable, EmptyState, Figure, GoLink, useFormat, useLocale, useText } from '@sanyi/ui';
import { useState } from 'react';
import { cockpitWords } from '../text/cockpit-words.ts';
import type { CockpitPlan, CockpitTarget } from './contract.ts';
import { ForecastBar } from './forecast-bar.tsx';
import { LIGHT_ORDER, LightMark } from './light-mark.tsx';

type Shown = 'red' | 'misses' | 'open' | 'all';

/** Targets: which are red and why, and which will be missed if it goes on so (目标与预测). */
export function CockpitTargets({ plan }: { plan: CockpitPlan }) {
  const text = useText(cockpitWords);
  const format = useFormat();
  const { say } = useLocale();
  const { targets } = plan;
  const by = {
    red: targets.filter(({ light }) => light === 'red'),
    misses: targets.filter(({ forecast }) => forecast.outlook === 'misses'),
    open: targets.filter(({ forecast }) => forecast.outlook === 'open'),
    all: targets,
  };
  const [chosen, choose] = useState<Shown>(by.red.length > 0 ? 'red' : 'all');
  return (
    <section className="sanyi-section">
      <h2>
        {by.red.length > 0 ? text.findingRed(by.red.length, by.misses.length) : text.findingCalm}
        <small className="sanyi-faint">{text.targets}</small>
      </h2>
      <DataTable
        id="monitoring.cockpit-targets"
        label={text.targets}
        rows={by[chosen]}
        rowKey={({ targetId }) => targetId}
        filters={
          <Choice
            label={text.targets}
            value={chosen}
            onChange={choose}
            options={[
              { value: 'red', label: text.showRed, count: by.red.length },
              { value: 'misses', label: text.showMisses, count: by.misses.length },
              { value: 'open', label: text.showOpen, count: by.open.length },
              { value: 'all', label: text.showAll, count: by.all.length },
            ]}
          />
        }
        empty={<EmptyState title={text.noTargets} />}
        columns={[
          {
            id: 'target',
            title: text.target,
            width: 260,
            matters: 1,
            render: (target) => (
              <span className="monitoring-target-name">
                {target.href ? (
                  <GoLink href={target.href}>{format.phrase(target.targetText)}</GoLink>
                ) : (
                  format.phrase(target.targetText)
                )}
                {target.taskTitle && (
                  <small>
                    {target.taskTitle}
                    {target.departmentName && ` · ${say(target.departmentName)}`}
                  </small>
                )}
              </span>
            ),
          },
          {
            id: 'value',
            title: text.value,
            align: 'end',
            matters: 2,
            render: (target) => <PresentValue target={target} />,
          },
          {
            id: 'light',
            title: text.light,
            matters: 3,
            order: (one, other) => LIGHT_ORDER.indexOf(other.light) - LIGHT_ORDER.indexOf(one.light),
            render: ({ light }) => <LightMark light={light} />,
          },
          {
            id: 'why',
            title: text.why,
            width: 220,
            render: ({ reasons }) => (
              <span className="monitoring-why-cell">{reasons.map((one) => say(one.text)).join(' ')}</span>
            ),
          },
          {
            id: 'due',
            title: text.due,
            order: (one, other) => (one.due ?? '9').localeCompare(other.due ?? '9'),
            render: ({ due }) => (due ? format.day(due) : text.notAhead),
          },
          {
            id: 'forecast',
            title: text.forecast,
            width: 220,
            matters: 4,
            render: (target) => <Expected target={target} />,
          },
        ]}
      />
      <p className="sanyi-faint">{text.forecastNote}</p>
    </section>
  );
}

function PresentValue({ target: { value, indicator } }: { target: CockpitTarget }) {
  const text = useText(cockpitWords);
  const format = useFormat();
  if (!value) return text.notAhead;
  return (
    <span className="monitoring-present">
      <Figure
        value={{ text: value.result, unit: value.unit }}
        source={{ system: 'indicators', kind: 'value', id: value.id }}
        label={indicator}
        numerator={value.denominator === null ? null : value.numerator}
        denominator={value.denominator}
      />
      <small>{format.period(value.period)}</small>
    </span>
  );
}

function Expected({ target }: { target: CockpitTarget }) {
  const text = useText(cockpitWords);
  const { expected, outlook } = target.forecast;
  if (expected === null)
    return <span className="sanyi-faint">{target.value ? text.outlook('unknown') : text.notAhead}</span>;
  return (
    <span className="monitoring-expected">
      <span>
        <Figure
          value={{ text: expected.value.toFixed(2), unit: target.value?.unit ?? target.unit }}
          source={{ system: 'monitoring', kind: 'forecast', id: target.targetId }}
          label={text.expected(target.indicator)}
        />
        <span className={`monitoring-outlook monitoring-outlook-${outlook}`}>{text.outlook(outlook)}</span>
      </span>
      <ForecastBar target={target} />
    </span>
  );
}
