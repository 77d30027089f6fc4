import { useText } from '@sanyi/ui';
import { columnWords } from '../../text/column-words.ts';
import type { Recognition } from './contract.ts';
import './data.css';

/** Which columns are used, unused and missing (列的去向): nothing of a file is lost without being named. */
export function ColumnSummary({ recognition }: { recognition: Recognition }) {
  const text = useText(columnWords);
  const used = recognition.columns.filter(({ field }) => field !== null);
  const unused = recognition.columns.filter(({ field }) => field === null);
  const required = recognition.missing.filter((one) => one.required === 'reject');
  const others = recognition.missing.filter((one) => one.required !== 'reject');
  const by = { name: text.byName, alias: text.byAlias, title: text.byTitle, chosen: text.byChosen, none: '' };
  return (
    <div className="data-columns">
      {required.length > 0 && (
        <p className="data-columns-missing">
          <b>{text.missingRequired(required.length)}</b>
          {required.map((one) => `${one.title}（${one.field}）`).join('、')}
        </p>
      )}
      <details>
        <summary>{text.used(used.length)}</summary>
        <ul>
          {used.map((one) => (
            <li key={one.place}>
              <code>{one.heading}</code>
              <span>{one.title ?? one.field}</span>
              <small>{by[one.by]}</small>
            </li>
          ))}
        </ul>
      </details>
      {unused.length > 0 && (
        <details open={unused.length <= 12}>
          <summary>{text.unused(unused.length)}</summary>
          <p>
            {unused.map((one) => (
              <code key={one.place}>{one.heading || text.noHeading(one.place)}</code>
            ))}
          </p>
        </details>
      )}
      {others.length > 0 && (
        <details>
          <summary>{text.missingOther(others.length)}</summary>
          <ul>
            {others.map((one) => (
              <li key={one.field}>
                <code>{one.field}</code>
                <span>{one.title}</span>
                <small>{one.required === 'warn' ? text.remarked : ''}</small>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
