import { DataTable, EmptyState, GoLink, pageHref, useFormat, useLocale, useText } from '@sanyi/ui';
import { Button } from 'antd';
import { importWords } from '../../text/import-words.ts';
import { sharedWords } from '../../text/shared-words.ts';
import { bytesText } from '../shared/bytes.ts';
import { type DataFile, dataPage } from '../shared/contract.ts';
import { FileStateMark } from '../shared/file-state.tsx';
import type { JobProgress } from '../shared/use-job.ts';
import { isBusy, isOpen, isReady, MAPPED } from './readiness.ts';
import './import.css';

/** The files at hand (手头的文件): each with its state and what comes next, and one button for all that are ready. */
export function Desk({
  files,
  known,
  jobs,
  openNo,
  starting,
  onOpen,
  onImportReady,
}: {
  files: readonly DataFile[];
  /** Numbers of files whose content had arrived before. */
  known: ReadonlySet<number>;
  jobs: ReadonlyMap<string, JobProgress>;
  openNo: number | null;
  starting: boolean;
  onOpen: (file: DataFile) => void;
  onImportReady: (files: readonly DataFile[]) => void;
}) {
  const text = useText(importWords);
  const shared = useText(sharedWords);
  const format = useFormat();
  const { say } = useLocale();
  const ready = files.filter(isReady);
  return (
    <DataTable<DataFile>
      id="data.desk"
      label={text.desk}
      rows={files}
      rowKey={(file) => String(file.fileNo)}
      openKey={openNo === null ? null : String(openNo)}
      onOpen={onOpen}
      empty={<EmptyState title={text.deskEmpty}>{text.deskEmptyNote}</EmptyState>}
      tools={
        ready.length > 0 && (
          <Button
            type={openNo === null ? 'primary' : 'default'}
            title={text.readyNote}
            loading={starting}
            onClick={() => onImportReady(ready)}
          >
            {text.importReady(ready.length)}
          </Button>
        )
      }
      columns={[
        {
          id: 'file',
          title: text.file,
          matters: 1,
          render: (file) => (
            <span className="data-name">
              {file.name}
              <small>
                {shared.fileNo(file.fileNo)} · {bytesText(file.bytes)}
              </small>
            </span>
          ),
        },
        {
          id: 'format',
          title: text.recognisedAs,
          matters: 3,
          render: (file) =>
            file.formatTitle && file.format !== MAPPED ? (
              say(file.formatTitle)
            ) : (
              <span className="sanyi-soft">{shared.unknownFormat}</span>
            ),
        },
        {
          id: 'state',
          title: text.state,
          matters: 2,
          render: (file) => <DeskState file={file} known={known.has(file.fileNo)} jobs={jobs} />,
        },
        {
          id: 'rows',
          title: text.rows,
          align: 'end',
          render: (file) =>
            file.read === 0
              ? '—'
              : file.rejected > 0
                ? `${format.decimal(String(file.accepted))} / ${format.decimal(String(file.read))}`
                : format.decimal(String(file.read)),
        },
        {
          id: 'next',
          title: text.next,
          render: (file) =>
            known.has(file.fileNo) ? (
              <GoLink href={pageHref(dataPage('file'), { fileNo: file.fileNo })}>{text.openEarlier}</GoLink>
            ) : (
              <Button type="link" size="small" className="data-desk-next" onClick={() => onOpen(file)}>
                {isOpen(file) ? text.openWizard : text.seeResult} →
              </Button>
            ),
        },
      ]}
    />
  );
}

function DeskState({
  file,
  known,
  jobs,
}: {
  file: DataFile;
  known: boolean;
  jobs: ReadonlyMap<string, JobProgress>;
}) {
  const text = useText(importWords);
  const percent = file.jobId === null ? null : (jobs.get(file.jobId)?.percent ?? null);
  if (known) return <span className="sanyi-soft">{text.known}</span>;
  if (isBusy(file))
    return (
      <span className="data-desk-busy">
        <FileStateMark state={file.state} />
        {percent !== null && `${percent}%`}
      </span>
    );
  return (
    <span className="data-name">
      <FileStateMark state={file.state} />
      {isOpen(file) && file.state !== 'failed' && <small>{isReady(file) ? text.ready : text.needsYou}</small>}
    </span>
  );
}
