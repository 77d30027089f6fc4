import { systemClock } from '@sanyi/kernel';
import { useFormat, useText } from '@sanyi/ui';
import { taskWords } from '../../text/task-words.ts';
import { type Milestone, planRoute, type TaskPage } from '../shared/contract.ts';
import { InlineEdit } from './inline-edit.tsx';
import { Timeline } from './timeline.tsx';
import type { Reading, Saving } from './use-saving.tsx';
import { NewWork, useWorkItem, WorkRow } from './work-item.tsx';

const routes = {
  add: planRoute('add-milestone'),
  update: planRoute('update-milestone'),
  remove: planRoute('remove-milestone'),
  param: 'milestoneId',
};

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
      {rights.work && (
        <NewWork
          taskId={task.id}
          label={text.newMilestone}
          maxLength={200}
          dayNeeded
          bodyOf={(title, dueOn) => ({ title, dueOn })}
          routes={routes}
          saving={saving}
        />
      )}
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
  const { title, dueOn, doneOn, note } = milestone;
  const { change, remove } = useWorkItem(milestone, {
    name: title,
    routes,
    saving,
    read: (one): Reading => [
      [text.milestone, one.title],
      [text.due, format.day(one.dueOn)],
      [text.markDone, one.doneOn ? format.day(one.doneOn) : text.no],
      [text.note, one.note ?? text.empty],
    ],
    again: { title, dueOn, note },
  });
  return (
    <WorkRow
      name={title}
      doneOn={doneOn}
      editable={editable}
      busy={saving.busy}
      onDone={(day, sentence) => change({ doneOn: day }, sentence)}
      onRemove={remove}
    >
      <span className="plan-place">{place}</span>
      <InlineEdit
        label={text.milestone}
        required
        maxLength={200}
        value={title}
        editable={editable}
        onSave={(next) => change({ title: next }, text.saved(next))}
      />
      <p className="plan-work-facts">
        <InlineEdit
          label={text.due}
          kind="date"
          required
          value={dueOn}
          shown={text.byDay(format.day(dueOn))}
          editable={editable}
          onSave={(day) => change({ dueOn: day }, text.saved(title))}
        />
        {milestone.overdue && <b className="plan-overdue">{text.late}</b>}
        {doneOn && <span>{text.doneOn(format.day(doneOn))}</span>}
        {note && <span>{note}</span>}
      </p>
    </WorkRow>
  );
}
