import { routeOf, systemClock } from '@sanyi/kernel';
import { manifest as plan } from '@sanyi/system-plan/manifest';
import {
  GoLink,
  pageHref,
  useFormat,
  useLocale,
  useMay,
  useRouteMutation,
  useText,
  useUndo,
} from '@sanyi/ui';
import { Button } from 'antd';
import { useState } from 'react';
import { manifest } from '../manifest.ts';
import { windowWords } from '../text/window-words.ts';
import type { Entry, Window, WindowTask } from './contract.ts';
import { EntryForm } from './entry-form.tsx';
import { EntryReading } from './entry-text.tsx';
import { LightNote } from './light-note.tsx';
import { OverrideDialog } from './override-dialog.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import { TargetList } from './target-list.tsx';
import { EntryState } from './task-list.tsx';

const taskPage = plan.pages.find((page) => page.id === 'task');

/** Right side of the workbench (填报区): the task, its entry, its targets, and the light with its reasons. */
export function EntryPane({
  window,
  task,
  onSaved,
  onChanged,
}: {
  window: Window;
  task: WindowTask;
  onSaved: (entry: Entry) => void;
  /** Something changed that the window should be read again for. */
  onChanged: () => void;
}) {
  const text = useText(windowWords);
  const format = useFormat();
  const { say } = useLocale();
  const manages = useMay('monitoring.manage');
  const [amends, setAmends] = useState(false);
  const [dialog, setDialog] = useState<'return' | 'override' | null>(null);
  const tell = useUndo();
  const sendBack = useRouteMutation<Entry>(routeOf(manifest, 'return-entry'), {
    onDone: (entry) => {
      setDialog(null);
      tell({ text: text.sendBackDone });
      onSaved(entry);
      onChanged();
    },
  });
  const submitted = task.entry?.state === 'submitted';
  const writes = task.mayReport && (!submitted || amends);

  const facts = (
    <>
      <LightNote
        light={task.light}
        actions={
          manages && (
            <Button size="small" onClick={() => setDialog('override')}>
              {text.overrideLight}
            </Button>
          )
        }
      />
      <section>
        <h4>{text.targets}</h4>
        <TargetList targets={task.targets} />
      </section>
    </>
  );
  const entry = (
    <section>
      <h4>
        {text.entryOf(format.period(window.period))}
        {task.mayReport && submitted && !amends && (
          <Button size="small" onClick={() => setAmends(true)}>
            {text.amend}
          </Button>
        )}
        {manages && submitted && window.state === 'open' && (
          <Button size="small" onClick={() => setDialog('return')}>
            {text.sendBack}
          </Button>
        )}
      </h4>
      {writes ? (
        <EntryForm
          window={window}
          task={task}
          today={systemClock().today()}
          onSaved={onSaved}
          onAmendEnd={() => {
            setAmends(false);
            onChanged();
          }}
        />
      ) : (
        <EntryReading task={task} />
      )}
    </section>
  );

  // Who writes begins with the entry; who reads begins with the light.
  return (
    <article className="monitoring-entry">
      <header>
        <h3>
          <span>{task.number}</span>{' '}
          {taskPage ? (
            <GoLink href={pageHref(taskPage, { taskId: task.taskId })}>{task.title}</GoLink>
          ) : (
            task.title
          )}
        </h3>
        <p className="monitoring-entry-facts">
          <span>{task.organisationName ? say(task.organisationName) : text.noLead}</span>
          <span>{task.sectionTitle}</span>
          {task.dueOn && <span>{text.due(format.day(task.dueOn))}</span>}
          <EntryState task={task} />
        </p>
      </header>
      {writes ? entry : facts}
      {writes ? facts : entry}
      <ReasonDialog
        open={dialog === 'return'}
        title={text.sendBackTitle}
        note={text.sendBackNote}
        action={text.sendBack}
        busy={sendBack.isPending}
        problem={sendBack.error}
        onGive={(reason) =>
          sendBack.mutate({ params: { windowId: window.id, taskId: task.taskId }, body: { reason } })
        }
        onClose={() => setDialog(null)}
      />
      <OverrideDialog
        light={task.light}
        open={dialog === 'override'}
        onClose={() => setDialog(null)}
        onDone={() => setDialog(null)}
      />
    </article>
  );
}
