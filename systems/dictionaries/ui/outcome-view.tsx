import { useFormat, useLocale, useText } from '@sanyi/ui';
import { Alert, Button, Checkbox } from 'antd';
import { useState } from 'react';
import { importWords } from '../text/import-words.ts';
import type { Outcome } from './contract.ts';
import type { Order } from './order-form.tsx';

const MANY = 20;

/** What an import would do, or has done (试算结果): counts, wrong rows with cure, examples, and the button. */
export function OutcomeView({
  outcome,
  busy,
  onApply,
}: {
  outcome: Outcome;
  busy: boolean;
  onApply: (more: Partial<Order>) => void;
}) {
  const text = useText(importWords);
  const format = useFormat();
  const [skipWrong, setSkipWrong] = useState(false);
  const [confirmRetire, setConfirmRetire] = useState(false);
  const { counts } = outcome;
  const retiresMost = counts.retired > MANY && counts.retired * 2 > counts.present;
  if (outcome.applied)
    return (
      <Alert
        showIcon
        type="success"
        title={text.done(outcome.fileName)}
        description={text.doneNote(counts.added, counts.changed, counts.retired)}
      />
    );
  const numbers = [
    ['added', text.added, counts.added],
    ['changed', text.changed, counts.changed],
    ['retired', text.retired, counts.retired],
    ['unchanged', text.unchanged, counts.unchanged],
    ['wrong', text.wrong, counts.wrong],
    ...(counts.repeated > 0 ? [['repeated', text.repeated, counts.repeated] as const] : []),
  ] as const;
  return (
    <section className="dictionaries-outcome" aria-live="polite">
      <dl className="dictionaries-counts">
        {numbers.map(([id, label, count]) => (
          <div key={id} data-kind={count > 0 ? id : 'none'}>
            <dt>{label}</dt>
            <dd>{count.toLocaleString('en')}</dd>
          </div>
        ))}
      </dl>
      <p className="sanyi-faint">
        {outcome.isNew
          ? outcome.supersedes
            ? text.supersedes(outcome.supersedes, format.day(outcome.validFrom))
            : text.first
          : text.correction(outcome.edition)}
        {' · '}
        {text.present(counts.present.toLocaleString('en'))}
      </p>
      {!outcome.changes && <Alert showIcon type="info" title={text.nothingToDo} />}
      {outcome.changes && (
        <div className="dictionaries-apply">
          {counts.wrong > 0 && (
            <Checkbox checked={skipWrong} onChange={(event) => setSkipWrong(event.target.checked)}>
              {text.skipWrong(counts.wrong)}
            </Checkbox>
          )}
          {retiresMost && (
            <Checkbox checked={confirmRetire} onChange={(event) => setConfirmRetire(event.target.checked)}>
              {text.confirmRetire(counts.retired)}
            </Checkbox>
          )}
          <Button
            type="primary"
            loading={busy}
            disabled={(counts.wrong > 0 && !skipWrong) || (retiresMost && !confirmRetire)}
            onClick={() => onApply({ skipWrong, confirmRetire })}
          >
            {text.apply}
          </Button>
        </div>
      )}
      <Faults outcome={outcome} />
      <Samples outcome={outcome} />
    </section>
  );
}

function Faults({ outcome }: { outcome: Outcome }) {
  const text = useText(importWords);
  const { say } = useLocale();
  if (outcome.faults.length === 0) return null;
  return (
    <section className="sanyi-section">
      <h2>{text.faults}</h2>
      <div className="dictionaries-scroll">
        <table className="dictionaries-preview">
          <thead>
            <tr>
              <th>{text.row}</th>
              <th>{text.field}</th>
              <th>{text.value}</th>
              <th>{text.cause}</th>
              <th>{text.cure}</th>
            </tr>
          </thead>
          <tbody>
            {outcome.faults.map((fault, place) => (
              <tr key={place}>
                <td>{fault.row}</td>
                <td>{fault.heading || say(fault.field)}</td>
                <td>{fault.value}</td>
                <td className="dictionaries-wrong">{say(fault.cause)}</td>
                <td>{say(fault.cure)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {outcome.faultCount > outcome.faults.length && (
        <p className="sanyi-faint">{text.moreFaults(outcome.faultCount - outcome.faults.length)}</p>
      )}
    </section>
  );
}

function Samples({ outcome }: { outcome: Outcome }) {
  const text = useText(importWords);
  const { added, changed, retired } = outcome.samples;
  return (
    <div className="dictionaries-samples">
      {changed.length > 0 && (
        <details open>
          <summary>{text.samplesChanged}</summary>
          <ul>
            {changed.map((item) => (
              <li key={item.key}>
                <code>{item.key}</code> <del>{item.before}</del> → <ins>{item.after}</ins>
              </li>
            ))}
          </ul>
        </details>
      )}
      {retired.length > 0 && (
        <details open>
          <summary>{text.samplesRetired}</summary>
          <ul>
            {retired.map((item) => (
              <li key={item.key}>
                <code>{item.key}</code> {item.name}
                {item.successor && ` → ${text.successor} ${item.successor}`}
              </li>
            ))}
          </ul>
        </details>
      )}
      {added.length > 0 && (
        <details open={changed.length + retired.length === 0}>
          <summary>{text.samplesAdded}</summary>
          <ul>
            {added.map((item) => (
              <li key={item.key}>
                <code>{item.key}</code> {item.name}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
