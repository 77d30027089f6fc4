import { systemClock } from '@sanyi/kernel';
import { callRoute, useFormat, useText } from '@sanyi/ui';
import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { taskWords } from '../../text/task-words.ts';
import { type Milestone, planRoute, type TaskPage } from '../shared/contract.ts';
import { InlineEdit } from './inline-edit.tsx';
import { Timeline } from './timeline.tsx';
import type { Reading, Saving } from './use-saving.tsx';

/** The dated steps of a task (里程碑): a small timeline, and the list it numbers. */
export function Milestones({ page, saving }: { page: TaskPage; saving: Saving }) {
  const text = useText(taskWords);
  const { milestones, rights, task } = page;
  return (
    <section className="sanyi-section">
      <h2>{text.milestones}</h2>
      {milestones.length === 0 ? (
        <p className="sanyi-soft">{rights.work ? text.noMilestonesWork : text.noMilestones}</p>
      ) : (
        <Timeline milestones={milestones} dueOn={task.dueOn} today={systemClock().today()} />
      )}
      <ol className="plan-work-list">
        {milestones.map((milestone, place) => (
          <MilestoneRow
            key={milestone.id}
            place={place + 1}
            milestone={milestone}
            saving={saving}
            editable={rights.work}
          />
        ))}
      </ol>
      {rights.work && <NewMilestone taskId={task.id} saving={saving} />}
    </section>
  );
}

function MilestoneRow({
  milestone,
  place,
  saving,
  editable,
}: {
  milestone: Milestone;
  place: number;
  saving: Saving;
  editable: boolean;
}) {
  const text = useText(taskWords);
  const format = useFormat();
  const params = { milestoneId: milestone.id };
  const route = planRoute('update-milestone');
  const read = (one: Milestone): Reading => [
    [text.milestone, one.title],
    [text.due, format.day(one.dueOn)],
    [text.markDone, one.doneOn ? format.day(one.doneOn) : text.no],
    [text.note, one.note ?? text.empty],
  ];
  const change = (wanted: Partial<Pick<Milestone, 'title' | 'dueOn' | 'doneOn' | 'note'>>, done: string) => {
    const before = Object.fromEntries(
      Object.keys(wanted).map((key) => [key, milestone[key as keyof Milestone]]),
    );
    void saving.save({
      route,
      params,
      body: wanted,
      known: milestone,
      wanted,
      read,
      done,
      undo: (version) => callRoute(route, { params, ifMatch: version, body: before }),
    });
  };
  const remove = () =>
    void saving.save({
      route: planRoute('remove-milestone'),
      params,
      known: milestone,
      wanted: {},
      read,
      done: text.removed(milestone.title),
      undo: () =>
        callRoute(planRoute('add-milestone'), {
          params: { taskId: milestone.taskId },
          body: { title: milestone.title, dueOn: milestone.dueOn, note: milestone.note },
        }),
    });
  return (
    <li className={milestone.doneOn ? 'plan-done' : undefined}>
      <Checkbox
        checked={milestone.doneOn !== null}
        disabled={!editable || saving.busy}
        aria-label={milestone.doneOn ? text.markUndone : text.markDone}
        onChange={(event) =>
          event.target.checked
            ? change({ doneOn: systemClock().today() }, text.doneSaved(milestone.title))
            : change({ doneOn: null }, text.undoneSaved(milestone.title))
        }
      />
      <div>
        <span className="plan-place">{place}</span>
        <InlineEdit
          label={text.milestone}
          required
          maxLength={200}
          value={milestone.title}
          editable={editable}
          onSave={(title) => change({ title }, text.saved(title))}
        />
        <p className="plan-work-facts">
          <InlineEdit
            label={text.due}
            kind="date"
            required
            value={milestone.dueOn}
            shown={text.byDay(format.day(milestone.dueOn))}
            editable={editable}
            onSave={(dueOn) => change({ dueOn }, text.saved(milestone.title))}
          />
          {milestone.overdue && <b className="plan-overdue">{text.late}</b>}
          {milestone.doneOn && <span>{text.doneOn(format.day(milestone.doneOn))}</span>}
          {milestone.note && <span>{milestone.note}</span>}
        </p>
      </div>
      {editable && (
        <Button type="text" size="small" aria-label={`${text.remove} ${milestone.title}`} onClick={remove}>
          {text.remove}
        </Button>
      )}
    </li>
  );
}

function NewMilestone({ taskId, saving }: { taskId: string; saving: Saving }) {
  const text = useText(taskWords);
  const [title, setTitle] = useState('');
  const [due, setDue] = useState('');
  async function add() {
    const added = await saving.add<Milestone>({
      route: planRoute('add-milestone'),
      params: { taskId },
      body: { title: title.trim(), dueOn: due },
      done: text.saved(title.trim()),
      undo: ({ id, version }) =>
        callRoute(planRoute('remove-milestone'), { params: { milestoneId: id }, ifMatch: version }),
    });
    if (!added) return;
    setTitle('');
    setDue('');
  }
  return (
    <form
      className="plan-add"
      onSubmit={(event) => {
        event.preventDefault();
        if (title.trim() && due) void add();
      }}
    >
      <Input
        value={title}
        maxLength={200}
        aria-label={text.newMilestone}
        placeholder={text.newMilestone}
        onChange={(event) => setTitle(event.target.value)}
      />
      <Input type="date" aria-label={text.due} value={due} onChange={(event) => setDue(event.target.value)} />
      <Button htmlType="submit" disabled={!title.trim() || !due} loading={saving.busy}>
        {text.add}
      </Button>
    </form>
  );
}
