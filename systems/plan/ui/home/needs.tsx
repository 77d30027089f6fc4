import type { FigureRef, Light } from '@sanyi/kernel';
import { Figure, GoLink, StateMark, useLocale, useText, useViewer } from '@sanyi/ui';
import { homeWords } from '../../text/home-words.ts';
import type { Home, Need } from '../shared/contract.ts';

const MOST = 7;
/** A thing to do has the shape of its urgency, as a light has. */
const TONES: Readonly<Record<Need['tone'], Light | null>> = { now: 'red', soon: 'yellow', note: null };
/** Needs that count tasks of the plan, by the name of that count; what counts something else has no figure behind it. */
const COUNTS: Readonly<Record<string, { readonly what: string; readonly own?: true }>> = {
  unassigned: { what: 'unassigned' },
  'overdue-all': { what: 'overdue' },
  'soon-all': { what: 'soon' },
  submitted: { what: 'submitted' },
  overdue: { what: 'overdue', own: true },
  soon: { what: 'soon', own: true },
  'to-confirm': { what: 'to-confirm', own: true },
};

/** The figure that counts what a need counts (要事的来历), or null where the need counts no tasks. */
export function figureOfNeed(kind: string, planId: string, organisationId: string): FigureRef | null {
  const count = COUNTS[kind];
  if (!count) return null;
  return {
    system: 'plan',
    kind: 'count',
    id: [planId, count.what, ...(count.own ? [organisationId] : [])].join('~'),
  };
}

/** What needs the viewer now (要事): at most seven counts, each one click from done, each that counts tasks opens. */
export function Needs({ home }: { home: Home }) {
  const text = useText(homeWords);
  const { say } = useLocale();
  const { organisationId } = useViewer();
  if (home.needs.length === 0)
    return (
      <p className="plan-quiet">
        <b>{text.nothingNow}</b> {text.nothingNowText}
      </p>
    );
  return (
    <ul className="sanyi-stats plan-needs" aria-label={text.needsMe}>
      {home.needs.slice(0, MOST).map((need) => {
        const light = TONES[need.tone];
        const source = home.planId === null ? null : figureOfNeed(need.kind, home.planId, organisationId);
        const value = { text: String(need.count), unit: '' };
        return (
          <li key={need.kind}>
            <span className="plan-need-count">
              {light && (
                <StateMark light={light} bare word={need.tone === 'now' ? text.now : text.soonTone} />
              )}
              {source ? (
                <Figure size="card" value={value} source={source} label={say(need.title)} />
              ) : (
                <b>{need.count}</b>
              )}
            </span>
            <GoLink href={need.href}>{say(need.title)} →</GoLink>
          </li>
        );
      })}
    </ul>
  );
}
