import { useFormat, useText } from '@sanyi/ui';
import { windowWords } from '../text/window-words.ts';
import type { WindowTask } from './contract.ts';

/** An entry to be read (进展): three parts, with last period's progress below for comparison. */
export function EntryReading({ task }: { task: WindowTask }) {
  const text = useText(windowWords);
  const format = useFormat();
  const { entry, previousEntry } = task;
  const fields = [
    ['progress', text.progress],
    ['problems', text.problems],
    ['nextSteps', text.nextSteps],
  ] as const;
  return (
    <div className="monitoring-reading">
      {!entry && <p className="sanyi-soft">{text.notReported}</p>}
      {entry && (
        <>
          {entry.state === 'returned' && entry.returnReason && (
            <p className="monitoring-override">{format.labelled(text.returned, entry.returnReason ?? '')}</p>
          )}
          <p className="sanyi-faint">
            {[
              entry.updatedBy,
              entry.submittedAt ? text.submittedAt(format.instant(entry.submittedAt)) : text[entry.state],
              entry.late ? text.submittedLate : '',
            ]
              .filter((part) => part)
              .join(' · ')}
          </p>
          <dl>
            {fields.map(([field, label]) => (
              <div key={field}>
                <dt>{label}</dt>
                <dd className="monitoring-long">{entry[field] || '—'}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      {previousEntry && (
        <details>
          <summary>{text.previous}</summary>
          <dl>
            {fields.map(([field, label]) =>
              previousEntry[field] ? (
                <div key={field}>
                  <dt>{label}</dt>
                  <dd className="monitoring-long">{previousEntry[field]}</dd>
                </div>
              ) : null,
            )}
          </dl>
        </details>
      )}
    </div>
  );
}
