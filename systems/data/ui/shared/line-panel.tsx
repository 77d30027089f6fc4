import { GoLink, ProblemNote, pageHref, SidePanel, useRoute, useText } from '@sanyi/ui';
import { Skeleton, Switch } from 'antd';
import { useState } from 'react';
import { sharedWords } from '../../text/shared-words.ts';
import { dataPage, dataRoute, type SenderLine } from './contract.ts';
import { type LinePlace, useLineAddress } from './line-address.ts';
import './data.css';

type Cell = SenderLine['cells'][number];

/** The sender's own line in a panel (原始行侧栏), wherever the address names one: `?line=12.0.34&wrong=field`. */
export function LinePanel() {
  const text = useText(sharedWords);
  const { place, wrong, close } = useLineAddress();
  return (
    <SidePanel
      open={place !== null}
      title={place ? `${text.line} · ${text.lineTitle(place.line)}` : ''}
      width={560}
      onClose={close}
    >
      {place && (
        <LineCells key={`${place.fileNo} ${place.sheet} ${place.line}`} place={place} wrong={wrong} />
      )}
    </SidePanel>
  );
}

/** The cells of one line, personal ones masked and wrong ones marked (原始行的单元格). */
export function LineCells({ place, wrong }: { place: LinePlace; wrong: readonly string[] }) {
  const text = useText(sharedWords);
  const [filled, setFilled] = useState(true);
  const { data, error, isPending, refetch } = useRoute<SenderLine>(dataRoute('line'), {
    params: { fileNo: place.fileNo, sheet: place.sheet, line: place.line },
  });
  const isWrong = (cell: Cell) => wrong.includes(cell.heading) || wrong.includes(cell.title ?? '');
  const cells = data?.cells ?? [];
  const shown = cells.filter((cell) => !filled || cell.value !== null || isWrong(cell));
  const faulty = cells.filter(isWrong);
  return (
    <div className="data-line">
      <ProblemNote problem={error} onRetry={() => void refetch()} />
      {isPending && !error && <Skeleton active paragraph={{ rows: 8 }} />}
      {data && (
        <>
          <p className="data-line-file">
            <span>{text.lineOf(data.name, data.sheet, data.line)}</span>
            <GoLink href={pageHref(dataPage('file'), { fileNo: data.fileNo })}>{text.openFile} →</GoLink>
          </p>
          <p className="sanyi-faint">{text.lineNote}</p>
          {data.recordCount > 0 ? (
            <Records line={data} wrong={wrong} />
          ) : (
            <>
              {faulty.length > 0 && <CellList title={text.wrongHere} cells={faulty} isWrong={isWrong} />}
              <div className="data-line-tools">
                <h3>{text.allCells}</h3>
                <span className="sanyi-faint">{text.filledOf(shown.length, cells.length)}</span>
                <label>
                  <Switch size="small" checked={filled} onChange={setFilled} /> {text.onlyFilled}
                </label>
              </div>
              <CellList cells={shown} isWrong={isWrong} />
            </>
          )}
        </>
      )}
    </div>
  );
}

/** Records of a message that begin on the line (报文记录), as they were sent; a message has no cells to mark. */
function Records({ line, wrong }: { line: SenderLine; wrong: readonly string[] }) {
  const text = useText(sharedWords);
  const { records, recordCount } = line;
  return (
    <>
      {wrong.length > 0 && (
        <p className="data-line-faulty">
          {text.wrongField} <code>{wrong.join('、')}</code>
        </p>
      )}
      {records.length < recordCount && (
        <p className="sanyi-soft">
          {records.length === 0
            ? text.recordsHidden(recordCount)
            : text.recordsShown(records.length, recordCount)}
        </p>
      )}
      {records.map((record, place) => (
        <section key={place}>
          <h3>
            {recordCount > 1 ? text.recordOf(place + 1) : text.wholeRecord}
            {record.masked && <small className="data-masked">{text.masked}</small>}
          </h3>
          {/* A record may be long and wide; it is scrolled by keyboard too. */}
          <pre className="data-record" tabIndex={0} aria-label={text.recordOf(place + 1)}>
            {record.text}
          </pre>
        </section>
      ))}
    </>
  );
}

function CellList({
  title,
  cells,
  isWrong,
}: {
  title?: string;
  cells: readonly Cell[];
  isWrong: (cell: Cell) => boolean;
}) {
  const text = useText(sharedWords);
  return (
    <section className={title ? 'data-line-faulty' : undefined}>
      {title && <h3>{title}</h3>}
      <dl className="data-cells">
        {cells.map((cell, place) => (
          <div key={place} className={isWrong(cell) ? 'data-cell-wrong' : undefined}>
            <dt>
              <code>{cell.heading}</code>
              {cell.title && cell.title !== cell.heading && <span>{cell.title}</span>}
            </dt>
            <dd>
              {cell.value === null ? <i>{text.emptyCell}</i> : cell.value}
              {cell.masked && <small>{text.masked}</small>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
