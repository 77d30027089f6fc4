import { Choice, Figure, GoLink, pageHref, StateMark, useLocale, useNarrow, useText } from '@sanyi/ui';
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import { overviewWords } from '../../text/overview-words.ts';
import { sharedWords } from '../../text/shared-words.ts';
import { dataPage, type Overview, type OverviewSender, type SenderCell } from '../shared/contract.ts';
import { shortMonth, yearsOf } from '../shared/months.ts';
import { sourceOf } from '../shared/sources.ts';
import { cellHref } from './cell-href.ts';
import { type CellState, cellLights, useCellWords } from './cell-state.ts';
import { byNeed, countMonth, gapsOf } from './gaps.ts';
import { SenderCards } from './sender-cards.tsx';
import './overview.css';

const LEGEND: readonly CellState[] = ['arrived', 'part', 'late', 'due'];

/**
 * Who sent what when (到报矩阵): state by shape and colour, the score inside. One cell is in the tab order; the arrows,
 * Home and End move on, Enter opens the files of the cell. On a phone the senders are cards.
 */
export function SenderMatrix({ overview }: { overview: Overview }) {
  const text = useText(overviewWords);
  const words = useCellWords();
  const narrow = useNarrow();
  const [show, setShow] = useState<'all' | 'gaps'>('all');
  const gaps = overview.senders.filter((sender) => gapsOf(sender) > 0);
  const senders = byNeed(show === 'gaps' ? gaps : overview.senders);
  return (
    <section className="sanyi-section">
      <h2>{text.matrix}</h2>
      <div className="data-row-wide">
        <Choice<'all' | 'gaps'>
          label={text.matrix}
          value={show}
          onChange={setShow}
          options={[
            { value: 'all', label: text.everybody, count: overview.senders.length },
            { value: 'gaps', label: text.withGaps, count: gaps.length },
          ]}
        />
        <p className="data-legend">
          {LEGEND.map((state) => (
            <StateMark key={state} light={cellLights[state]} word={words.state(state)} />
          ))}
          <span>{text.inside}</span>
        </p>
      </div>
      {narrow ? (
        <SenderCards senders={senders} months={overview.months} />
      ) : (
        <MatrixTable senders={senders} months={overview.months} />
      )}
    </section>
  );
}

function MatrixTable({ senders, months }: { senders: readonly OverviewSender[]; months: readonly string[] }) {
  const text = useText(overviewWords);
  const shared = useText(sharedWords);
  const { say, locale } = useLocale();
  const frame = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState({ row: 0, column: months.length - 1 });

  // The latest months matter most, so a matrix wider than the window begins at its end.
  useLayoutEffect(() => {
    if (frame.current) frame.current.scrollLeft = frame.current.scrollWidth;
  }, []);

  function move(event: KeyboardEvent) {
    const steps: Readonly<Record<string, readonly [number, number]>> = {
      ArrowUp: [-1, 0],
      ArrowDown: [1, 0],
      ArrowLeft: [0, -1],
      ArrowRight: [0, 1],
      Home: [0, -months.length],
      End: [0, months.length],
    };
    const step = steps[event.key];
    if (!step || !(event.target instanceof HTMLElement) || !event.target.dataset['cell']) return;
    event.preventDefault();
    const row = Math.min(senders.length - 1, Math.max(0, at.row + step[0]));
    const column = Math.min(months.length - 1, Math.max(0, at.column + step[1]));
    setAt({ row, column });
    const next = frame.current?.querySelector(`[data-cell="${row}.${column}"]`);
    if (next instanceof HTMLElement) next.focus();
  }

  return (
    <div className="data-matrix" ref={frame}>
      <table role="grid" aria-label={`${text.matrix}。${text.matrixHint}`} onKeyDown={move}>
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              {text.sender}
            </th>
            {yearsOf(months).map(({ year, count }) => (
              <th key={year} scope="colgroup" colSpan={count} className="data-matrix-year">
                {locale === 'en' ? year : `${year}年`}
              </th>
            ))}
            <th scope="col" rowSpan={2} className="data-matrix-score">
              {shared.score}
            </th>
          </tr>
          <tr>
            {months.map((month) => (
              <th key={month} scope="col" className={month.slice(5, 7) === '01' ? 'data-matrix-january' : ''}>
                {shortMonth(month, locale)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {senders.map((sender, row) => (
            <tr key={sender.organisationId}>
              <th scope="row">
                <GoLink href={pageHref(dataPage('files'), {}, { sender: sender.organisationId })}>
                  {say(sender.name)}
                </GoLink>
              </th>
              {months.map((month, column) => (
                <MatrixCell
                  key={month}
                  sender={sender}
                  cell={sender.cells.find((one) => one.month.slice(0, 7) === month.slice(0, 7))}
                  month={month}
                  place={`${row}.${column}`}
                  reachable={at.row === row && at.column === column}
                  onFocus={() => setAt({ row, column })}
                />
              ))}
              <td className="data-matrix-score">
                <Figure
                  value={{ text: sender.score.value, unit: '' }}
                  source={sourceOf(sender.score.figure)}
                  label={`${say(sender.name)} ${shared.score}`}
                />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{text.complete}</th>
            {months.map((month) => {
              const { arrived, expected } = countMonth(senders, month);
              return (
                <td key={month}>
                  <GoLink href={cellHref(null, month)}>
                    {arrived}
                    <i>/{expected}</i>
                  </GoLink>
                </td>
              );
            })}
            <td />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function MatrixCell({
  sender,
  cell,
  month,
  place,
  reachable,
  onFocus,
}: {
  sender: OverviewSender;
  cell: SenderCell | undefined;
  month: string;
  place: string;
  reachable: boolean;
  onFocus: () => void;
}) {
  const words = useCellWords();
  const { say } = useLocale();
  const shown = cell ?? { month, state: 'not-expected', files: 0, rows: 0, score: null, dueOn: null };
  const spoken = words.whole(say(sender.name), shown);
  return (
    <td role="gridcell" className={`data-cell-${shown.state}`}>
      <GoLink
        href={cellHref(sender, month)}
        data-cell={place}
        tabIndex={reachable ? 0 : -1}
        aria-label={spoken}
        title={spoken}
        onFocus={onFocus}
      >
        {shown.state === 'not-expected' ? (
          <i aria-hidden="true">·</i>
        ) : (
          <>
            <StateMark light={cellLights[shown.state]} word={words.state(shown.state)} bare />
            <b>{shown.score}</b>
          </>
        )}
      </GoLink>
    </td>
  );
}
