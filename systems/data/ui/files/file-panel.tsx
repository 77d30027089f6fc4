import { GoLink, pageHref, useFormat, useLocale, useMay, useText } from '@sanyi/ui';
import { fileWords } from '../../text/file-words.ts';
import { sharedWords } from '../../text/shared-words.ts';
import { isOpen } from '../import/readiness.ts';
import { bytesText } from '../shared/bytes.ts';
import { type DataFile, dataPage } from '../shared/contract.ts';
import { FileStateMark } from '../shared/file-state.tsx';
import { monthSpan } from '../shared/months.ts';

/** One file beside the list (文件摘要), with the way to its page. */
export function FilePanel({ file }: { file: DataFile }) {
  const text = useText(fileWords);
  const shared = useText(sharedWords);
  const format = useFormat();
  const { say } = useLocale();
  const mayImport = useMay('data.import');
  const count = (value: number) => format.decimal(String(value));
  const facts: readonly (readonly [string, React.ReactNode])[] = [
    [text.state, <FileStateMark key="state" state={file.state} />],
    [text.sender, say(file.sender.name)],
    [text.format, file.formatTitle ? say(file.formatTitle) : shared.unknownFormat],
    [text.months, monthSpan(file.months, format.period, shared)],
    [text.read, count(file.read)],
    [text.accepted, count(file.accepted)],
    [text.rejected, count(file.rejected)],
    [text.remarks, count(file.remarks)],
    [text.received, `${format.instant(file.receivedAt)} · ${file.receivedBy}`],
    [text.size, bytesText(file.bytes)],
  ];
  return (
    <div className="data-panel">
      <dl className="data-facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <FileRelations file={file} />
      </dl>
      <p className="data-links">
        <GoLink href={pageHref(dataPage('file'), { fileNo: file.fileNo })}>{text.open} →</GoLink>
        {mayImport && isOpen(file) && (
          <GoLink href={pageHref(dataPage('import'), {}, { file: file.fileNo })}>
            {text.continueImport} →
          </GoLink>
        )}
      </p>
    </div>
  );
}

/** Which files it replaced, was replaced by, or repeats (文件关系). */
export function FileRelations({ file }: { file: DataFile }) {
  const text = useText(fileWords);
  const shared = useText(sharedWords);
  const relations = [
    [text.supersedes, file.supersedes],
    [text.supersededBy, file.supersededBy],
    [text.sameAs, file.sameAs],
  ] as const;
  return relations.map(([label, fileNo]) =>
    fileNo === null ? null : (
      <div key={label}>
        <dt>{label}</dt>
        <dd>
          <GoLink href={pageHref(dataPage('file'), { fileNo })}>{shared.fileNo(fileNo)}</GoLink>
        </dd>
      </div>
    ),
  );
}
