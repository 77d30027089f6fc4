import { Figure, GoLink, pageHref, useFormat, useText } from '@sanyi/ui';
import { cockpitWords } from '../text/cockpit-words.ts';
import type { CockpitPlan } from './contract.ts';
import { ATTENTION_ORDER, useLightWords } from './light-mark.tsx';
import { rulePage } from './pages.ts';

/** How far the plan is (全局): the year gone by, the lights of today, and those of a week ago below them. */
export function CockpitHeadline({ plan }: { plan: CockpitPlan }) {
  const text = useText(cockpitWords);
  const format = useFormat();
  const lights = useLightWords();
  const present = ATTENTION_ORDER.filter((light) => plan.counts[light] > 0);
  const rows = [
    { day: plan.asOf, label: text.now, counts: plan.counts },
    ...(plan.before
      ? [{ day: plan.before.on, label: format.day(plan.before.on), counts: plan.before.counts }]
      : []),
  ];
  return (
    <section className="sanyi-section" aria-label={text.whole}>
      <p className="monitoring-headline">
        {plan.elapsed && <>{text.elapsed(plan.elapsed)}　</>}
        {text.tasks(plan.tasks)}
        {present.map((light) => (
          <span key={light} className={`monitoring-count monitoring-count-${light}`}>
            {lights[light]}{' '}
            <Figure
              size="text"
              value={{ text: String(plan.counts[light]), unit: '' }}
              source={{ system: 'monitoring', kind: 'plan-light', id: `${plan.id}~${light}` }}
              label={lights[light]}
            />
          </span>
        ))}
      </p>
      <div className="monitoring-strips" aria-hidden="true">
        {rows.map(({ day, label, counts }, place) => (
          <div
            key={day}
            className={place === 0 ? 'monitoring-strip' : 'monitoring-strip monitoring-strip-then'}
          >
            <span>{label}</span>
            <div>
              {ATTENTION_ORDER.filter((light) => counts[light] > 0).map((light) => (
                <i
                  key={light}
                  className={`monitoring-fill-${light}`}
                  style={{ flexGrow: counts[light] }}
                  title={format.labelled(lights[light], String(counts[light]))}
                >
                  {counts[light]}
                </i>
              ))}
            </div>
          </div>
        ))}
      </div>
      <p className="sanyi-faint">
        {plan.before === null && `${text.firstSeen}　`}
        <GoLink href={pageHref(rulePage)}>{text.rule}</GoLink>
      </p>
    </section>
  );
}
