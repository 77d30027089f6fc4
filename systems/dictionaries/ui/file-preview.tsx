import { useLocale, useText } from '@sanyi/ui';
import type { Field } from '../engine/headings.ts';
import { importWords } from '../text/import-words.ts';
import { fieldNames } from '../text/system-words.ts';
import type { Preview } from './contract.ts';

/** The first rows of the file with what each column was taken for (文件预览). */
export function FilePreview({ preview }: { preview: Preview }) {
  const text = useText(importWords);
  const { say } = useLocale();
  return (
    <section className="sanyi-section">
      <h2>{text.preview(preview.sample.length)}</h2>
      <p className="sanyi-faint">
        {text.rowsOf(preview.rows, preview.encoding.toUpperCase())}
        {preview.sheet && ` · ${text.sheet(preview.sheet)}`}
      </p>
      <div className="dictionaries-scroll">
        <table className="dictionaries-preview">
          <thead>
            <tr>
              <th>{text.row}</th>
              {preview.columns.map((column) => (
                <th key={column.place} data-unused={column.field === null}>
                  {column.heading || '—'}
                  <small>{column.field ? say(fieldNames[column.field as Field]) : text.unused}</small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.sample.map((row) => (
              <tr key={row.row}>
                <td>{row.row}</td>
                {preview.columns.map((column) => (
                  <td key={column.place}>{row.cells[column.place - 1] ?? ''}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
