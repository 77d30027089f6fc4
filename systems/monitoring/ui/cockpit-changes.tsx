import { Figure, GoLink, useFormat, useLocale, useText } from '@sanyi/ui';
import { Button } from 'antd';
import { useState } from 'react';
import { cockpitWords } from '../text/cockpit-words.ts';
import type { CockpitPlan } from './contract.ts';
import { LightMark } from './light-mark.tsx';

type Change = CockpitPlan['changes'][number];

/** Enough to see what matters; the rest is one click away. */
const FIRST = 8;

/** What happened in a week (一周变化): lights that changed, letters, answers, values that came in. */
export function CockpitChanges({ plan }: { plan: CockpitPlan }) {
  const text = useText(cockpitWords);
  const format = useFormat();
  const [whole, setWhole] = useState(false);
  const { changes, before } = plan;
  const shown = whole ? changes : changes.slice(0, FIRST);
  return (
    <section className="sanyi-section">
      <h2>
        {text.changes}
        {before && <small className="sanyi-faint">{text.changesSince(format.day(before.on))}</small>}
      </h2>
      {changes.length === 0 && <p className="sanyi-soft">{text.noChanges}</p>}
      <ul className="monitoring-week">
        {shown.map((change) => (
          <li key={keyOf(change)}>
            <ChangeLine change={change} />
          </li>
        ))}
      </ul>
      {shown.length < changes.length && (
        <Button type="link" className="monitoring-see-both" onClick={() => setWhole(true)}>
          {text.more(changes.length - shown.length)}
        </Button>
      )}
    </section>
  );
}

function keyOf(change: Change): string {
  if (change.kind === 'value') return change.valueId;
  return `${change.kind}${change.href}${change.kind === 'light' ? '' : change.step}`;
}

function ChangeLine({ change }: { change: Change }) {
  const text = useText(cockpitWords);
  const format = useFormat();
  const { say } = useLocale();
  if (change.kind === 'light')
    return (
      <>
        <span className="monitoring-turned">
          <LightMark light={change.from} /> → <LightMark light={change.to} />
        </span>
        <span>
          <GoLink href={change.href}>
            {change.taskNumber} {change.taskTitle}
          </GoLink>
          {change.reason && <small>{say(change.reason)}</small>}
        </span>
      </>
    );
  if (change.kind === 'value')
    return (
      <>
        <time dateTime={change.on}>{format.day(change.on)}</time>
        <span>
          {change.indicator}{' '}
          <Figure
            size="text"
            value={{ text: change.result, unit: change.unit }}
            source={{ system: 'indicators', kind: 'value', id: change.valueId }}
            label={change.indicator}
          />
          <small>{text.valueEntered(format.period(change.period))}</small>
        </span>
      </>
    );
  const done = {
    letter: text.letterSent(change.step),
    answer: text.answered(change.step),
    closed: text.closed,
    reopened: text.reopened,
  }[change.kind];
  return (
    <>
      <time dateTime={change.on}>{format.day(change.on)}</time>
      <span>
        <GoLink href={change.href}>
          {change.taskNumber} {change.taskTitle}
        </GoLink>
        <small>
          {say(change.organisationName)} · {done}
        </small>
      </span>
    </>
  );
}
