import type { Light } from '@sanyi/kernel';
import { type Stat, StatStrip, useLocale, useText } from '@sanyi/ui';
import { homeWords } from '../../text/home-words.ts';
import type { Home, Need } from '../shared/contract.ts';

const MOST = 7;
/** A thing to do has the shape of its urgency, as a light has. */
const TONES: Readonly<Record<Need['tone'], Light | null>> = { now: 'red', soon: 'yellow', note: null };

/** What needs the viewer now (要事): at most seven counts, each of which opens and is one click from done. */
export function Needs({ home }: { home: Home }) {
  const text = useText(homeWords);
  const { say } = useLocale();
  const stats = home.needs.slice(0, MOST).map((need): Stat => {
    const light = need.count > 0 ? TONES[need.tone] : null;
    return {
      id: need.kind,
      label: say(need.title),
      value: { text: String(need.count), unit: text.unit },
      source: { system: 'plan', kind: 'count', id: `${home.planId}~${need.kind}` },
      ...(light ? { light } : {}),
      ...(need.count > 0 ? { action: { label: text.toDo, href: need.href } } : {}),
    };
  });
  return (
    <section className="sanyi-section" aria-label={text.needsMe}>
      {stats.length > 0 ? (
        <StatStrip label={text.needsMe} stats={stats} />
      ) : (
        <p className="plan-quiet">
          <b>{text.nothingNow}</b> {text.nothingNowText}
        </p>
      )}
    </section>
  );
}
