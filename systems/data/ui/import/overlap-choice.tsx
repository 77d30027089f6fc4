import { GoLink, pageHref, useFormat, useRoute, useText } from '@sanyi/ui';
import { Radio, Select } from 'antd';
import { importWords } from '../../text/import-words.ts';
import {
  dataPage,
  dataRoute,
  type FileDetail,
  type FileList,
  type FileReport,
  type ImportChoice,
} from '../shared/contract.ts';
import './import.css';

interface Decision {
  readonly detail: FileDetail;
  readonly report: FileReport;
  readonly choice: ImportChoice;
  readonly onChange: (choice: ImportChoice) => void;
}

/** What to do with records that are there already (重叠处理), and with wrong rows, where there are some. */
export function OverlapChoice(given: Decision) {
  return (
    <div className="data-decisions">
      <Overlaps {...given} />
      {given.report.rejected > 0 && <WrongRows {...given} />}
    </div>
  );
}

function Overlaps({ detail, report, choice, onChange }: Decision) {
  const text = useText(importWords);
  const format = useFormat();
  const count = (value: number) => format.decimal(String(value));
  const most = report.overlaps.toSorted((one, other) => other.covers - one.covers)[0];
  return (
    <section className="sanyi-section">
      <h3>{text.overlapTitle}</h3>
      {report.overlaps.length === 0 ? (
        // Where a dry run cannot tell, its report says so.
        (report.notes ?? []).length === 0 && <p className="sanyi-soft">{text.overlapNone}</p>
      ) : (
        <ul className="data-overlaps">
          {report.overlaps.map((one) => (
            <li key={one.fileNo}>
              <GoLink href={pageHref(dataPage('file'), { fileNo: one.fileNo })}>
                {text.overlapWith(one.fileNo, one.name)}
              </GoLink>
              <span>{text.overlapFacts(count(one.identical), count(one.different), one.covers)}</span>
            </li>
          ))}
        </ul>
      )}
      <Radio.Group
        className="data-options"
        aria-label={text.onOverlap}
        value={choice.onOverlap}
        onChange={({ target }) => {
          const onOverlap = target.value as ImportChoice['onOverlap'];
          onChange({
            ...choice,
            onOverlap,
            supersedes: onOverlap === 'supersede' ? (most?.fileNo ?? null) : null,
          });
        }}
      >
        <Option value="new-only" title={text.newOnly} note={text.newOnlyNote} />
        <Option value="supersede" title={text.supersede} note={text.supersedeNote} />
        <Option value="refuse" title={text.refuse} note={text.refuseNote} />
      </Radio.Group>
      {choice.onOverlap === 'supersede' && (
        <Superseded detail={detail} report={report} choice={choice} onChange={onChange} />
      )}
    </section>
  );
}

/** Which earlier file this one replaces: those it overlaps, else those of the same sender and format. */
function Superseded({ detail, report, choice, onChange }: Decision) {
  const text = useText(importWords);
  const { data } = useRoute<FileList>(dataRoute('files'), {
    query: { sender: detail.sender.id, format: choice.format, state: 'current' },
    enabled: report.overlaps.length === 0,
  });
  const files = report.overlaps.length > 0 ? report.overlaps : (data?.files ?? []);
  if (data && files.length === 0) return <p className="data-fault">{text.supersedeNobody}</p>;
  return (
    <label className="data-other data-options-inner">
      <span>{text.supersedeWhich}</span>
      <Select
        className="data-filter-wide"
        aria-label={text.supersedeWhich}
        placeholder={text.supersedeWhich}
        value={choice.supersedes}
        onChange={(supersedes) => onChange({ ...choice, supersedes })}
        options={files.map((one) => ({ value: one.fileNo, label: text.overlapWith(one.fileNo, one.name) }))}
      />
    </label>
  );
}

function WrongRows({ choice, onChange }: Decision) {
  const text = useText(importWords);
  return (
    <section className="sanyi-section">
      <h3>{text.wrongRows}</h3>
      <Radio.Group
        className="data-options"
        aria-label={text.wrongRows}
        value={choice.wrongRows}
        onChange={({ target }) =>
          onChange({ ...choice, wrongRows: target.value as ImportChoice['wrongRows'] })
        }
      >
        <Option value="set-aside" title={text.setAside} note={text.setAsideNote} />
        <Option value="refuse-all" title={text.refuseAll} note={text.refuseAllNote} />
      </Radio.Group>
    </section>
  );
}

function Option({ value, title, note }: { value: string; title: string; note: string }) {
  return (
    <Radio value={value}>
      <span className="data-option">
        <strong>{title}</strong>
        <small>{note}</small>
      </span>
    </Radio>
  );
}
