import { GoLink, pageHref, useFormat, useLocale, useText } from '@sanyi/ui';
import { overviewWords } from '../../text/overview-words.ts';
import { sharedWords } from '../../text/shared-words.ts';
import { type DataFile, dataPage } from '../shared/contract.ts';
import { FileStateMark } from '../shared/file-state.tsx';
import './overview.css';

/** The files that came last (最近收到的文件), each with its state and what was set aside. */
export function LatestFiles({ files }: { files: readonly DataFile[] }) {
  const text = useText(overviewWords);
  const shared = useText(sharedWords);
  const format = useFormat();
  const { say } = useLocale();
  return (
    <section className="sanyi-section">
      <h2>
        {text.latest}
        <GoLink href={dataPage('files').path} className="data-head-link">
          {text.allFiles} →
        </GoLink>
      </h2>
      <ul className="data-latest">
        {files.map((file) => (
          <li key={file.fileNo}>
            <GoLink href={pageHref(dataPage('file'), { fileNo: file.fileNo })}>{file.name}</GoLink>
            <FileStateMark state={file.state} />
            <p>
              <span>{say(file.sender.name)}</span>
              <span>{file.formatTitle ? say(file.formatTitle) : shared.unknownFormat}</span>
              {file.read > 0 && (
                <span>
                  {text.counts(
                    format.decimal(String(file.accepted)),
                    format.decimal(String(file.rejected)),
                    format.decimal(String(file.read - file.accepted - file.rejected)),
                  )}
                </span>
              )}
              <time dateTime={file.receivedAt}>{format.instant(file.receivedAt)}</time>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
