import { Choice, DataTable, EmptyState, Figure, GoLink, useFormat, useLocale, useText } from '@sanyi/ui';
import { useState } from 'react';
import { reportWords } from '../text/report-words.ts';
import type { Snapshot } from './contract.ts';
import { LIGHT_ORDER, LightMark } from './light-mark.tsx';

type Shown = 'valued' | 'off' | 'all';

/** The targets as the report froze them (量化目标): each value opens up to its sentence and down to its entry. */
export function ReportTargets({ reportId, snapshot }: { reportId: string; snapshot: Snapshot }) {
  const text = useText(reportWords);
  const format = useFormat();
  const { say } = useLocale();
  const valued = snapshot.targets.filter((target) => target.value !== null);
  const off = snapshot.targets.filter(({ light }) => light === 'red' || light === 'yellow');
  const [chosen, choose] = useState<Shown>(valued.length > 0 ? 'valued' : 'all');
  const rows = { valued, off, all: snapshot.targets }[chosen];
  return (
    <section className="sanyi-section">
      <h2>{text.targets}</h2>
      <DataTable
        id="monitoring.report-targets"
        label={text.targets}
        rows={rows}
        filters={
          <Choice
            label={text.targets}
            value={chosen}
            onChange={choose}
            options={[
              { value: 'valued', label: text.showValued, count: valued.length },
              { value: 'off', label: text.showOff, count: off.length },
              { value: 'all', label: text.showAll, count: snapshot.targets.length },
            ]}
          />
        }
        rowKey={(target) => target.targetId}
        empty={<EmptyState title={text.noTargets} />}
        columns={[
          {
            id: 'target',
            title: text.target,
            width: 280,
            matters: 1,
            render: (target) => (
              <span className="monitoring-target-name">
                {format.phrase(target.targetText)}
                {target.taskTitle && <small>{target.taskTitle}</small>}
              </span>
            ),
          },
          {
            id: 'value',
            title: text.value,
            align: 'end',
            matters: 2,
            render: (target) => (
              <Figure
                value={{ text: target.value?.result ?? null, unit: target.value?.unit ?? target.unit }}
                source={{ system: 'monitoring', kind: 'report-target', id: `${reportId}~${target.targetId}` }}
                label={target.indicator}
                numerator={target.value?.denominator ? target.value.numerator : null}
                denominator={target.value?.denominator ?? null}
              />
            ),
          },
          {
            id: 'period',
            title: text.period,
            render: (target) => (target.value ? format.period(target.value.period) : ''),
          },
          {
            id: 'light',
            title: text.light,
            matters: 3,
            order: (one, other) => LIGHT_ORDER.indexOf(other.light) - LIGHT_ORDER.indexOf(one.light),
            render: (target) => <LightMark light={target.light} />,
          },
          {
            id: 'due',
            title: text.due,
            order: (one, other) => (one.due ?? '9').localeCompare(other.due ?? '9'),
            render: (target) => (target.due ? format.day(target.due) : '—'),
          },
          {
            id: 'why',
            title: text.why,
            width: 260,
            render: (target) => (
              <span className="monitoring-why-cell">
                {target.reasons.map((reason) => say(reason.text)).join(' ')}
              </span>
            ),
          },
          {
            id: 'clause',
            title: text.clause,
            render: (target) =>
              target.clauseHref ? <GoLink href={target.clauseHref}>{text.seeSentence}</GoLink> : '—',
          },
        ]}
      />
    </section>
  );
}
