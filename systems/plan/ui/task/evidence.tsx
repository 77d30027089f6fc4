import {
  callRoute,
  downloadRoute,
  FileDrop,
  ProblemNote,
  saveFile,
  useFormat,
  useText,
  useUndo,
} from '@sanyi/ui';
import { Button, Input, Popconfirm } from 'antd';
import { useState } from 'react';
import { taskWords } from '../../text/task-words.ts';
import { type Evidence as EvidenceItem, planRoute, type TaskPage } from '../shared/contract.ts';
import type { Reading, Saving } from './use-saving.tsx';

const ENDINGS = ['.docx', '.xlsx', '.pdf', '.png', '.jpg', '.jpeg', '.txt'];
const MOST_BYTES = 20 * 1024 * 1024;

/** What shows that a task is done (佐证材料): dropped here by the department, judged here by an inspector. */
export function Evidence({ page, saving }: { page: TaskPage; saving: Saving }) {
  const text = useText(taskWords);
  const tell = useUndo();
  const { evidence, rights, task } = page;
  return (
    <section className="sanyi-section">
      <h2>{text.evidence}</h2>
      {evidence.length === 0 && !rights.work && <p className="sanyi-soft">{text.noEvidence}</p>}
      <ul className="plan-evidence">
        {evidence.map((item) => (
          <EvidenceRow key={item.id} item={item} saving={saving} mayVerify={rights.verify} />
        ))}
      </ul>
      {rights.work && (
        <FileDrop<{ evidence: readonly EvidenceItem[] }>
          route={planRoute('add-evidence')}
          params={{ taskId: task.id }}
          accept={ENDINGS}
          maxBytes={MOST_BYTES}
          hint={text.evidenceHint}
          multiple
          onDone={({ evidence: [added] }, file) => {
            tell({
              text: text.evidenceAdded(file.name),
              ...(added
                ? {
                    undo: () =>
                      callRoute(planRoute('remove-evidence'), {
                        params: { evidenceId: added.id },
                        ifMatch: added.version,
                      }).then(saving.refresh),
                  }
                : {}),
            });
            void saving.refresh();
          }}
        />
      )}
    </section>
  );
}

function EvidenceRow({
  item,
  saving,
  mayVerify,
}: {
  item: EvidenceItem;
  saving: Saving;
  mayVerify: boolean;
}) {
  const text = useText(taskWords);
  const format = useFormat();
  const [note, setNote] = useState('');
  const [fault, setFault] = useState<unknown>(null);
  const params = { evidenceId: item.id };
  const read = (one: EvidenceItem): Reading => [
    [text.evidence, one.fileName],
    [text.verdictNote, one.verdictNote ?? text.empty],
    [text.state, text[one.verdict]],
  ];
  const judge = (verdict: 'accepted' | 'returned') =>
    void saving.save({
      route: planRoute('verify-evidence'),
      params,
      body: { verdict, note: note.trim() || null },
      known: item,
      wanted: { verdict, verdictNote: note.trim() || null },
      read,
      done: text.verdictSaved(item.fileName),
      onSaved: () => setNote(''),
    });
  async function download() {
    setFault(null);
    try {
      const { blob, filename } = await downloadRoute(planRoute('evidence-file'), { params });
      saveFile(blob, filename);
    } catch (problem) {
      setFault(problem);
    }
  }
  return (
    <li>
      <div className="plan-evidence-head">
        <button type="button" className="plan-file" title={text.download} onClick={() => void download()}>
          {item.fileName}
        </button>
        <span className={`plan-verdict plan-verdict-${item.verdict}`}>{text[item.verdict]}</span>
        {item.mayWithdraw && (
          <Popconfirm
            title={text.withdrawAsk}
            okText={text.withdraw}
            cancelText={text.cancel}
            onConfirm={() =>
              void saving.save({
                route: planRoute('remove-evidence'),
                params,
                known: item,
                wanted: {},
                read,
                done: text.withdrawn(item.fileName),
              })
            }
          >
            <Button type="text" size="small">
              {text.withdraw}
            </Button>
          </Popconfirm>
        )}
      </div>
      <p className="sanyi-faint">
        {text.uploadedBy(item.by.name, format.instant(item.createdAt))} ·{' '}
        {Math.max(1, Math.round(item.bytes / 1024))} KB
        {item.note && ` · ${item.note}`}
      </p>
      {item.verifiedBy && item.verifiedAt && (
        <p className="plan-verdict-note">
          {item.verdictNote && <>{item.verdictNote} </>}
          <span className="sanyi-faint">
            {text.verifiedBy(item.verifiedBy.name, format.instant(item.verifiedAt))}
          </span>
        </p>
      )}
      <ProblemNote problem={fault} />
      {mayVerify && item.mayVerify && item.verdict === 'unverified' && (
        <div className="plan-judge">
          <Input
            value={note}
            maxLength={500}
            aria-label={text.verdictNote}
            placeholder={text.verdictNoteNeeded}
            onChange={(event) => setNote(event.target.value)}
          />
          <Button type="primary" loading={saving.busy} onClick={() => judge('accepted')}>
            {text.verify}
          </Button>
          <Button disabled={!note.trim()} loading={saving.busy} onClick={() => judge('returned')}>
            {text.returnIt}
          </Button>
        </div>
      )}
    </li>
  );
}
