import { manifest as indicators } from '@sanyi/system-indicators/manifest';
import { Figure, GoLink, pageHref, useFormat, useLocale, useText } from '@sanyi/ui';
import { windowWords } from '../text/window-words.ts';
import type { TargetRow } from './contract.ts';
import { LightMark } from './light-mark.tsx';

const indicatorPage = indicators.pages.find((page) => page.id === 'indicator');

/** The targets of a task with their present values (目标与现值); each value opens down to its entry. */
export function TargetList({ targets }: { targets: readonly TargetRow[] }) {
  const text = useText(windowWords);
  const format = useFormat();
  const { say } = useLocale();
  if (targets.length === 0) return <p className="sanyi-faint">{text.noTargets}</p>;
  return (
    <ul className="monitoring-targets">
      {targets.map((target) => (
        <li key={target.targetId}>
          <div>
            <LightMark light={target.light} bare /> {format.phrase(target.targetText)}
            {target.due && <small>{text.targetDue(format.day(target.due))}</small>}
          </div>
          <div>
            {target.value ? (
              <>
                <Figure
                  value={{ text: target.value.result, unit: target.value.unit }}
                  source={{ system: 'indicators', kind: 'value', id: target.value.id }}
                  label={target.indicator}
                  numerator={target.value.denominator === null ? null : target.value.numerator}
                  denominator={target.value.denominator}
                />
                <small>{format.period(target.value.period)}</small>
              </>
            ) : (
              <small>{target.indicatorId ? text.toBeEntered : text.toBeLinked}</small>
            )}
            {target.indicatorId && !target.value && indicatorPage && (
              <GoLink href={pageHref(indicatorPage, { indicatorId: target.indicatorId })}>
                {text.enterValue}
              </GoLink>
            )}
          </div>
          {(target.value || target.reasons.some(({ code }) => code === 'value-waiting')) && (
            <p>{target.reasons.map((reason) => say(reason.text)).join(' ')}</p>
          )}
        </li>
      ))}
    </ul>
  );
}
