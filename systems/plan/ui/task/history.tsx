import { useFormat, useLocale, useText } from '@sanyi/ui';
import { Button } from 'antd';
import { useState } from 'react';
import { STATE_TITLES } from '../../engine/ledger/group-ledger.ts';
import { reviewStates } from '../../engine/ledger/words.ts';
import { taskWords } from '../../text/task-words.ts';
import type { Revision } from '../shared/contract.ts';
import { usePhrases } from '../shared/phrases.ts';

const AT_FIRST = 8;

const isReview = (value: string): value is (typeof reviewStates)[number] =>
  reviewStates.some((state) => state === value);
/** Fields that were sent along without being changed are no change; a file's digest is for the audit trail. */
const UNREAD = 'sha256';
const changed = ({ changes }: Revision) =>
  changes.filter(({ field, before, after }) => field !== UNREAD && (before ?? '') !== (after ?? ''));

/** The life of a task (办理记录), newest first: who did what, before and after, and why. */
export function History({ revisions }: { revisions: readonly Revision[] }) {
  const text = useText(taskWords);
  const { say } = useLocale();
  const format = useFormat();
  const phrases = usePhrases();
  const [all, setAll] = useState(false);
  const words = (field: string, value: string | null) => {
    if (value === null || value === '') return text.empty;
    const title =
      field === 'workState' ? Object.entries(STATE_TITLES).find(([id]) => id === value)?.[1] : undefined;
    if (title) return say(title);
    return field === 'reviewState' && isReview(value) ? phrases.reviewState(value) : value;
  };
  const shown = all ? revisions : revisions.slice(0, AT_FIRST);
  return (
    <section className="sanyi-section">
      <h2>{text.history}</h2>
      {revisions.length === 0 && <p className="sanyi-soft">{text.noHistory}</p>}
      <ol className="plan-history">
        {shown.map((revision) => (
          <li key={revision.id}>
            <header>
              <b>{say(revision.summary)}</b>
              <span className="sanyi-faint">
                {revision.by.name}
                {revision.organisation && ` · ${say(revision.organisation.name)}`} ·{' '}
                {format.instant(revision.at)}
              </span>
            </header>
            {revision.note && <p>{revision.note}</p>}
            {changed(revision).length > 0 && (
              <dl>
                {changed(revision).map((change) => (
                  <div key={change.field}>
                    <dt>{say(change.label)}</dt>
                    <dd>
                      <del aria-label={text.before}>{words(change.field, change.before)}</del> →{' '}
                      <ins aria-label={text.after}>{words(change.field, change.after)}</ins>
                    </dd>
                  </div>
                ))}
              </dl>
            )}
          </li>
        ))}
      </ol>
      {!all && revisions.length > AT_FIRST && (
        <Button size="small" type="text" onClick={() => setAll(true)}>
          {text.showAll(revisions.length)}
        </Button>
      )}
    </section>
  );
}
