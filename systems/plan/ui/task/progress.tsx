import { GoLink, useFormat, useLocale, useText } from '@sanyi/ui';
import { taskWords } from '../../text/task-words.ts';
import { type ProgressEntry, reportingHref, type TaskProgress } from './monitoring-route.ts';

/** What was reported quarter by quarter (季度进展), newest first; reporting itself happens in the monitoring system. */
export function Progress({ progress }: { progress: TaskProgress }) {
  const text = useText(taskWords);
  const entries = progress.entries.toSorted((one, other) => (one.period < other.period ? 1 : -1));
  return (
    <section className="sanyi-section">
      <h2>{text.progress}</h2>
      {entries.length === 0 && <p className="sanyi-soft">{text.noProgress}</p>}
      {entries.map((entry) => (
        <Entry key={entry.id} entry={entry} />
      ))}
    </section>
  );
}

function Entry({ entry }: { entry: ProgressEntry }) {
  const text = useText(taskWords);
  const { say } = useLocale();
  const format = useFormat();
  const states = { draft: text.draft, submitted: text.submitted, returned: text.entryReturned };
  const parts = [
    [text.progressText, entry.progress],
    [text.problems, entry.problems],
    [text.nextSteps, entry.nextSteps],
  ] as const;
  return (
    <article className="plan-entry">
      <header>
        <GoLink href={reportingHref(entry.windowId)}>{format.period(entry.period)}</GoLink>
        <span>
          {states[entry.state]}
          {entry.late && <b className="plan-overdue"> {text.lateEntry}</b>}
        </span>
        <span className="sanyi-faint">
          {entry.organisationName && `${say(entry.organisationName)} · `}
          {entry.updatedBy} · {format.instant(entry.updatedAt)}
        </span>
      </header>
      {entry.returnReason && <p className="plan-returned">{text.returnReason(entry.returnReason)}</p>}
      <dl>
        {parts.map(([label, words]) =>
          words === '' ? null : (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{words}</dd>
            </div>
          ),
        )}
      </dl>
    </article>
  );
}
