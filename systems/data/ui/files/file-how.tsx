import { useFormat, useLocale, useText } from '@sanyi/ui';
import { columnWords } from '../../text/column-words.ts';
import { fileWords } from '../../text/file-words.ts';
import { ColumnSummary } from '../shared/column-summary.tsx';
import type { FileDetail, Recognition } from '../shared/contract.ts';
import { FileRelations } from './file-panel.tsx';
import './files.css';

/** How it was recognised, what became of its columns, and what happened to it (认出、列、经过). */
export function FileHow({ file }: { file: FileDetail }) {
  const text = useText(fileWords);
  const { say } = useLocale();
  const format = useFormat();
  const recognition =
    file.recognitions.find((one) => one.format === (file.mapping?.format ?? file.format)) ??
    file.recognitions[0];
  return (
    <aside className="sanyi-stack">
      {recognition && (
        <section className="sanyi-section">
          <h2>{text.how}</h2>
          <ul className="data-reasons-list">
            {recognition.reasons.map((reason) => (
              <li key={reason.zh}>{say(reason)}</li>
            ))}
          </ul>
          <ReadingFacts recognition={recognition} />
        </section>
      )}
      {recognition && (
        <section className="sanyi-section">
          <h2>{text.columns}</h2>
          <ColumnSummary recognition={recognition} />
        </section>
      )}
      <section className="sanyi-section">
        <h2>{text.history}</h2>
        <ol className="data-history">
          {file.history.map((one, place) => (
            <li key={place}>
              <time dateTime={one.at}>{format.instant(one.at)}</time>
              <span>{one.who}</span>
              <p>{say(one.text)}</p>
            </li>
          ))}
        </ol>
        <dl className="data-facts">
          <FileRelations file={file} />
          <div>
            <dt>{text.sha}</dt>
            <dd>
              <code>{file.sha256}</code>
            </dd>
          </div>
          {file.contentHash && (
            <div>
              <dt>{text.contentHash}</dt>
              <dd>
                <code>{file.contentHash}</code>
              </dd>
            </div>
          )}
        </dl>
      </section>
    </aside>
  );
}

function ReadingFacts({ recognition }: { recognition: Recognition }) {
  const text = useText(columnWords);
  const carriers: Readonly<Record<string, string>> = {
    delimited: text.delimited,
    workbook: text.workbook,
    json: text.json,
    ndjson: text.ndjson,
    xml: text.xml,
    parquet: text.parquet,
  };
  const facts: readonly (readonly [string, string | null])[] = [
    [text.carrier, carriers[recognition.carrier] ?? recognition.carrier],
    [text.encoding, recognition.carrier === 'workbook' ? null : recognition.encoding.toUpperCase()],
    [text.delimiter, recognition.delimiter === '\t' ? text.tab : recognition.delimiter],
    [text.sheet, recognition.sheet > 0 ? String(recognition.sheet) : null],
    [text.headLine, recognition.headLine > 0 ? String(recognition.headLine) : null],
  ];
  return (
    <dl className="data-facts">
      {facts.map(([label, value]) =>
        value === null ? null : (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
