import { GoLink, useFormat, useLocale, useText } from '@sanyi/ui';
import type { ReactNode } from 'react';
import { windowWords } from '../text/window-words.ts';
import type { TaskLight } from './contract.ts';
import { LightMark } from './light-mark.tsx';
import { rulePage } from './pages.ts';

/** A light with what made it (灯号与理由): an override and what the rule says stand side by side. */
export function LightNote({ light, actions }: { light: TaskLight; actions?: ReactNode }) {
  const text = useText(windowWords);
  const format = useFormat();
  const { say } = useLocale();
  const { override } = light;
  return (
    <section className={`monitoring-light monitoring-light-${light.light}`} aria-label={text.light}>
      <header>
        <strong>
          <LightMark light={light.light} />
        </strong>
        <span className="sanyi-faint">
          {override ? text.overridden(override.by, format.day(override.until)) : text.byRule} ·{' '}
          {text.lightAsOf(format.period(light.period))}
        </span>
        {actions}
      </header>
      {override && (
        <p className="monitoring-override">
          {override.reason}
          <span>
            {text.ruleSays} <LightMark light={light.computed} />
          </span>
        </p>
      )}
      <ul>
        {light.reasons.map((reason) => (
          <li key={`${reason.code} ${reason.text.zh}`}>
            <LightMark light={reason.light} bare /> {say(reason.text)}
          </li>
        ))}
      </ul>
      <GoLink href={rulePage.path}>{text.ruleSince(format.day(ruleDay(light.ruleVersion)))}</GoLink>
    </section>
  );
}

/** The day from which a version of the rule counts: `monitoring/light-rule@2014-01-01/` → `2014-01-01`. */
function ruleDay(version: string): string {
  return /@(\d{4}-\d{2}-\d{2})/.exec(version)?.[1] ?? version;
}
