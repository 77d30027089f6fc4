import { useLocale, useText } from '@sanyi/ui';
import { Switch, Tooltip } from 'antd';
import { useLayoutEffect, useRef, useState } from 'react';
import { importWords } from '../../text/import-words.ts';
import { sharedWords } from '../../text/shared-words.ts';
import type { Issue, Preview } from '../shared/contract.ts';
import './import.css';

/** More columns than this are too many to look at; then those in use come first. */
const MANY = 40;

/** The first rows as the sender wrote them (文件原样), personal fields masked; a wrong cell is red and says why on focus. */
export function PreviewTable({ preview }: { preview: Preview }) {
  const text = useText(importWords);
  const { recognition, headings, rows } = preview;
  const [only, setOnly] = useState(headings.length > MANY);
  const frame = useRef<HTMLDivElement>(null);
  // A wrong cell far to the right would otherwise go unseen.
  useLayoutEffect(() => {
    const cell = frame.current?.querySelector('.data-sheet-wrong');
    if (!frame.current || !(cell instanceof HTMLElement)) return;
    if (cell.offsetLeft + cell.offsetWidth > frame.current.clientWidth)
      frame.current.scrollLeft = cell.offsetLeft - frame.current.clientWidth / 2;
  }, []);
  const used = new Set(recognition.columns.filter(({ field }) => field !== null).map(({ place }) => place));
  const wrong = new Set(rows.flatMap((row) => row.wrong));
  const places = headings
    .map((_, index) => index + 1)
    .filter((place) => !only || used.has(place) || wrong.has(place));
  return (
    <>
      <div className="data-sheet-tools">
        <span className="sanyi-faint">{text.columnsShown(places.length, headings.length)}</span>
        <label>
          <Switch size="small" checked={only} onChange={setOnly} /> {text.onlyUsed}
        </label>
      </div>
      <div className="data-sheet-frame" ref={frame}>
        <table className="data-sheet" aria-label={text.asSent}>
          <thead>
            <tr>
              <th scope="col">{text.lineNo}</th>
              {places.map((place) => {
                const column = recognition.columns.find((one) => one.place === place);
                return (
                  <th key={place} scope="col" className={used.has(place) ? '' : 'data-sheet-unused'}>
                    {headings[place - 1]}
                    <code>{column?.title ?? column?.field ?? text.unused}</code>
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.line} className={row.accepted ? '' : 'data-sheet-rejected'}>
                <th scope="row">
                  {row.line}
                  {!row.accepted && <small>{text.rowRejected}</small>}
                </th>
                {places.map((place) => (
                  <SheetCell
                    key={place}
                    value={row.cells[place - 1] ?? null}
                    heading={headings[place - 1] ?? ''}
                    issues={row.wrong.includes(place) ? issuesAt(preview, row.line, place) : null}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** Issues of one cell: those of its line that name the column's field or heading. */
function issuesAt(preview: Preview, line: number, place: number): readonly Issue[] {
  const column = preview.recognition.columns.find((one) => one.place === place);
  const own = preview.issues.filter((issue) => issue.line === line);
  const named = own.filter(
    (issue) => issue.field !== '' && (issue.field === column?.field || issue.field === column?.heading),
  );
  return named.length > 0 ? named : own;
}

function SheetCell({
  value,
  heading,
  issues,
}: {
  value: string | null;
  heading: string;
  /** Null where nothing is wrong. */
  issues: readonly Issue[] | null;
}) {
  const text = useText(importWords);
  const shared = useText(sharedWords);
  const { say } = useLocale();
  const shown = value ?? <i>—</i>;
  if (issues === null) return <td>{shown}</td>;
  const reasons = issues.map((issue) => `${say(issue.message)} ${shared.cureOf(say(issue.cure))}`).join('\n');
  return (
    <td className="data-sheet-wrong">
      <Tooltip title={<span className="data-reasons">{reasons}</span>} trigger={['hover', 'focus']}>
        {/* Focusable, so that the reason is there without a mouse. */}
        <button type="button" aria-label={text.wrongCell(heading, value ?? '—', reasons)}>
          {shown}
        </button>
      </Tooltip>
    </td>
  );
}
