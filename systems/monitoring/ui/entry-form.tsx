import { ProblemNote, useFormat, useText, useUndo, VersionConflict } from '@sanyi/ui';
import { Alert, Button, Input } from 'antd';
import { useId, useState } from 'react';
import { windowWords } from '../text/window-words.ts';
import type { Entry, EntryText, Window, WindowTask } from './contract.ts';
import { type EntryDraft, useEntry } from './use-entry.ts';

const FIELDS = ['progress', 'problems', 'nextSteps'] as const;

/**
 * The entry as its department writes it (填报): three fields, last period's words beside each, saved as a draft at a
 * pause, submitted by hand. What was submitted is amended only by submitting again.
 */
export function EntryForm({
  window,
  task,
  today,
  onSaved,
  onAmendEnd,
}: {
  window: Window;
  task: WindowTask;
  today: string;
  onSaved: (entry: Entry) => void;
  onAmendEnd: () => void;
}) {
  const text = useText(windowWords);
  const format = useFormat();
  const tell = useUndo();
  const amends = task.entry?.state === 'submitted';
  const draft = useEntry({
    windowId: window.id,
    taskId: task.taskId,
    entry: task.entry,
    autosave: !amends,
    onSaved,
  });
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const empty = draft.text.progress.trim() === '';

  async function submit() {
    setAsked(true);
    if (empty) return;
    setBusy(true);
    const entry = await draft.submit();
    setBusy(false);
    if (!entry) return;
    tell({ text: text.submitDone(task.title) });
    onAmendEnd();
  }

  return (
    <div className="monitoring-entry-form">
      {task.entry?.state === 'returned' && task.entry.returnReason && (
        <Alert type="warning" showIcon title={text.returnedBecause} description={task.entry.returnReason} />
      )}
      {today > window.closesOn && !amends && (
        <Alert type="warning" title={text.lateWarning(format.day(window.closesOn))} />
      )}
      {FIELDS.map((field) => (
        <EntryField
          key={field}
          field={field}
          value={draft.text[field]}
          previous={task.previousEntry?.[field] ?? null}
          fault={field === 'progress' && asked && empty ? text.writeFirst : null}
          onChange={(value) => draft.change({ [field]: value })}
        />
      ))}
      <ProblemNote problem={draft.problem} onRetry={draft.retry} />
      <div className="monitoring-entry-foot">
        <SavedLine draft={draft} entry={task.entry} amends={amends} />
        <div className="monitoring-actions">
          {amends && (
            <Button
              onClick={() => {
                draft.drop();
                onAmendEnd();
              }}
            >
              {text.amendCancel}
            </Button>
          )}
          <Button
            type="primary"
            loading={busy}
            disabled={draft.conflict !== null}
            onClick={() => void submit()}
          >
            {task.entry?.submittedAt ? text.resubmit : text.submit}
          </Button>
        </div>
      </div>
      <EntryConflict draft={draft} />
    </div>
  );
}

function EntryField({
  field,
  value,
  previous,
  fault,
  onChange,
}: {
  field: keyof EntryText;
  value: string;
  previous: string | null;
  fault: string | null;
  onChange: (value: string) => void;
}) {
  const text = useText(windowWords);
  const format = useFormat();
  const id = useId();
  const hints = { progress: text.progressHint, problems: text.problemsHint, nextSteps: text.nextHint };
  return (
    <div className="monitoring-field">
      <label htmlFor={id}>{text[field]}</label>
      <div>
        <Input.TextArea
          id={id}
          value={value}
          maxLength={8000}
          autoSize={{ minRows: field === 'progress' ? 3 : 2, maxRows: 16 }}
          placeholder={hints[field]}
          {...(fault ? { status: 'error' as const, 'aria-describedby': `${id}-fault` } : {})}
          onChange={(event) => onChange(event.target.value)}
        />
        {fault && (
          <p id={`${id}-fault`} className="monitoring-fault" role="alert">
            {fault}
          </p>
        )}
      </div>
      <aside>
        <span>
          {text.previous}
          {previous && (
            <Button
              type="link"
              size="small"
              aria-label={format.labelled(text.copyOver, text[field])}
              disabled={value.includes(previous)}
              onClick={() => onChange(value.trim() === '' ? previous : `${value}\n${previous}`)}
            >
              {text.copyOver}
            </Button>
          )}
        </span>
        <p>{previous || <span className="sanyi-faint">{text.noPrevious}</span>}</p>
      </aside>
    </div>
  );
}

function SavedLine({ draft, entry, amends }: { draft: EntryDraft; entry: Entry | null; amends: boolean }) {
  const text = useText(windowWords);
  const format = useFormat();
  const words = () => {
    if (draft.saving) return text.saving;
    if (draft.problem || draft.conflict) return text.notSaved;
    if (draft.dirty) return amends ? text.unsavedHeld : text.unsaved;
    if (amends) return text.amendNote;
    return entry ? text.savedAt(format.instant(entry.updatedAt), entry.updatedBy) : text.neverSaved;
  };
  return (
    <span className="sanyi-faint" role="status" data-saving={draft.saving ? 'yes' : 'no'}>
      {words()}
    </span>
  );
}

function EntryConflict({ draft }: { draft: EntryDraft }) {
  const text = useText(windowWords);
  const format = useFormat();
  const [put, setPut] = useState<number | null>(null);
  const { conflict } = draft;
  if (!conflict) return null;
  return (
    <>
      <Button danger className="monitoring-see-both" onClick={() => setPut(null)}>
        {text.seeBoth}
      </Button>
      <VersionConflict<EntryText>
        open={put !== conflict.version}
        mine={draft.text}
        theirs={conflict}
        by={text.theirVersion(conflict.updatedBy, format.instant(conflict.updatedAt))}
        busy={draft.saving}
        fields={FIELDS.map((field) => ({
          id: field,
          label: text[field],
          render: (row: EntryText) => <div className="monitoring-long">{row[field] || '—'}</div>,
          text: (row: EntryText) => row[field],
        }))}
        onKeepMine={() => void draft.keepMine()}
        onTakeTheirs={draft.takeTheirs}
        onLater={() => setPut(conflict.version)}
      />
    </>
  );
}
