import { PageHeader, ProblemNote, useAddress, useText } from '@sanyi/ui';
import { useState } from 'react';
import { importWords } from '../../text/import-words.ts';
import type { ImportChoice } from '../shared/contract.ts';
import { useJobs } from '../shared/use-job.ts';
import { Desk } from './desk.tsx';
import { DeskDrop } from './desk-drop.tsx';
import { ImportFile } from './import-file.tsx';
import { isBusy, isOpen } from './readiness.ts';
import { Templates } from './templates.tsx';
import { useDesk } from './use-desk.ts';
import { useUploads } from './use-uploads.ts';
import '../shared/data.css';
import './import.css';

export default function ImportPage() {
  const text = useText(importWords);
  const [query, change] = useAddress();
  const [choices, setChoices] = useState<ReadonlyMap<number, ImportChoice>>(new Map());
  const desk = useDesk();
  const uploads = useUploads((arrived) => {
    desk.received(arrived);
    // One file alone goes straight to its first step; several first show what each was taken for.
    const [only] = arrived;
    if (only && arrived.length === 1 && !only.known && desk.files.length === 0)
      change({ file: String(only.fileNo), step: null });
  });
  const jobs = useJobs(desk.files.some(isBusy));
  const openNo = /^\d+$/.test(query['file'] ?? '') ? Number(query['file']) : null;
  const next = desk.files.find((file) => isOpen(file) && !isBusy(file) && file.fileNo !== openNo);
  const open = (fileNo: number | null) =>
    change({ file: fileNo === null ? null : String(fileNo), step: null });
  return (
    <>
      <PageHeader title={text.title} summary={text.summary} />
      <div className="sanyi-stack">
        <DeskDrop uploads={uploads} slim={openNo !== null} />
        {openNo === null && <Templates />}
        <ProblemNote problem={desk.error} onRetry={() => void desk.refetch()} />
        {desk.faults.map(({ name, problem }) => (
          <ProblemNote key={name} about={text.notStarted(name)} problem={problem} />
        ))}
        {openNo !== null && (
          <ImportFile
            key={openNo}
            fileNo={openNo}
            known={desk.known.has(openNo)}
            jobs={jobs}
            choice={choices.get(openNo)}
            onChoice={(choice) => setChoices(new Map(choices).set(openNo, choice))}
            onNext={next ? () => open(next.fileNo) : null}
            onClose={() => open(null)}
          />
        )}
        {(desk.files.length > 0 || openNo === null) && !desk.isPending && (
          <Desk
            files={desk.files}
            known={desk.known}
            jobs={jobs}
            openNo={openNo}
            starting={desk.starting}
            onOpen={(file) => open(file.fileNo)}
            onImportReady={(ready) => void desk.importAll(ready, choices)}
          />
        )}
      </div>
    </>
  );
}
