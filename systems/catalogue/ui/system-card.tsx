import { GoLink, pageHref, StateMark, useLocale, useText } from '@sanyi/ui';
import type { Systems } from '../api/schemas.ts';
import { manifest } from '../manifest.ts';
import { words } from '../text/words.ts';

const systemPage = manifest.pages[1];

/** One system on the board: name, state, and how much orders it and belongs to it. */
export function SystemCard({ system }: { system: Systems['systems'][number] }) {
  const text = useText(words);
  const { say } = useLocale();
  const counts = [
    { label: text.tasks, count: system.tasks },
    { label: text.targets, count: system.targets },
  ];
  return (
    <GoLink className="catalogue-system" href={pageHref(systemPage, { systemId: system.id })}>
      <span className="catalogue-system-head">
        <strong>{say(system.title)}</strong>
        <span className="sanyi-faint">{system.cluster}</span>
      </span>
      <StateMark
        light={system.state === 'works' ? 'green' : 'grey'}
        word={system.state === 'works' ? text.works : text.tracked}
      />
      <span className="catalogue-counts">
        <span>{text.clausesOf(system.clauses, system.papers)}</span>
        {counts.map(({ label, count }) => (
          <span key={label} className={count === 0 ? 'catalogue-none' : undefined}>
            {label} {count}
          </span>
        ))}
      </span>
    </GoLink>
  );
}
