import { GoLink, useFormat, useLocale, useText } from '@sanyi/ui';
import { homeWords } from '../../text/home-words.ts';
import type { Home } from '../shared/contract.ts';

/** What changed lately (最近变化), newest first, each one click from its task. */
export function Changes({ home }: { home: Home }) {
  const text = useText(homeWords);
  const { say } = useLocale();
  const format = useFormat();
  return (
    <section className="sanyi-section">
      <h2>{text.changes}</h2>
      {home.changes.length === 0 ? (
        <p className="sanyi-soft">{text.noChanges}</p>
      ) : (
        <ol className="plan-changes">
          {home.changes.map((change) => (
            <li key={`${change.at}${change.taskId}${change.summary.zh}`}>
              <time dateTime={change.at}>{format.instant(change.at)}</time>
              <span>
                {change.by} {say(change.summary)}
              </span>
              <GoLink href={change.href}>{change.taskTitle}</GoLink>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
