import { useText } from '@sanyi/ui';
import { importWords } from '../../text/import-words.ts';
import type { Format, Preview } from '../shared/contract.ts';
import './import.css';

/** What is dragged from a column to a field. */
export const COLUMN_TYPE = 'text/x-sanyi-column';
const SAMPLES = 3;

/** The columns of the file with their first values (文件的列), to be dragged onto fields. */
export function FileColumns({
  preview,
  format,
  fields,
}: {
  preview: Preview;
  format: Format;
  fields: Readonly<Record<string, string>>;
}) {
  const text = useText(importWords);
  const usedBy = new Map(Object.entries(fields).map(([field, heading]) => [heading, field]));
  const titleOf = (field: string) => format.columns.find(({ name }) => name === field)?.title ?? field;
  return (
    <section aria-label={text.columnsOfFile}>
      <h4>{text.columnsOfFile}</h4>
      <ul className="data-file-columns">
        {preview.headings.map((heading, place) => {
          const field = usedBy.get(heading);
          const samples = preview.rows
            .flatMap(({ cells }) => (cells[place] === null ? [] : [cells[place] ?? '']))
            .slice(0, SAMPLES);
          return (
            <li
              key={place}
              draggable
              className={field === undefined ? '' : 'data-column-used'}
              onDragStart={(event) => {
                event.dataTransfer.setData(COLUMN_TYPE, heading);
                event.dataTransfer.effectAllowed = 'link';
              }}
            >
              <span className="data-grip" aria-hidden="true">
                ⠿
              </span>
              <strong>{heading}</strong>
              <span className="data-samples">{samples.join(' · ') || '—'}</span>
              <small>{field === undefined ? text.unused : text.chosenFor(titleOf(field))}</small>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
