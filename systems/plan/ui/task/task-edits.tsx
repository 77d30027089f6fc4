import { callRoute, useFormat, useText } from '@sanyi/ui';
import { taskWords } from '../../text/task-words.ts';
import { planRoute, type ReviewTask, type TaskPage } from '../shared/contract.ts';
import { InlineEdit } from './inline-edit.tsx';
import { useTaskReading } from './task-facts.ts';
import type { Saving } from './use-saving.tsx';

interface EditProps {
  readonly task: ReviewTask;
  readonly saving: Saving;
  readonly editable: boolean;
}

/** The due day of a task (完成时限), changed in place; or made ongoing. */
export function DueEdit({ task, saving, editable }: EditProps) {
  const text = useText(taskWords);
  const format = useFormat();
  const read = useTaskReading();
  const params = { taskId: task.id };
  const route = planRoute('correct-task');
  const change = (wanted: { dueOn: string | null; ongoing: boolean }) =>
    void saving.save({
      route,
      params,
      body: wanted,
      known: task,
      wanted,
      read,
      done: text.saved(task.title),
      undo: (version) =>
        callRoute(route, { params, ifMatch: version, body: { dueOn: task.dueOn, ongoing: task.ongoing } }),
    });
  return (
    <InlineEdit
      label={text.due}
      kind="date"
      value={task.dueOn ?? ''}
      shown={task.ongoing ? text.ongoing : task.dueOn ? format.day(task.dueOn) : text.noDue}
      editable={editable}
      extra={
        task.ongoing ? null : { label: text.ongoing, onChoose: () => change({ dueOn: null, ongoing: true }) }
      }
      onSave={(day) => change({ dueOn: day || null, ongoing: day === '' ? task.ongoing : false })}
    />
  );
}

/**
 * The person who answers for a task (责任人), changed in place: by the departments of the task themselves, else by the
 * reform office as a correction.
 */
export function PersonEdit({
  task,
  saving,
  rights,
}: Omit<EditProps, 'editable'> & { readonly rights: TaskPage['rights'] }) {
  const text = useText(taskWords);
  const read = useTaskReading();
  const params = { taskId: task.id };
  const route = planRoute(rights.work ? 'set-person' : 'correct-task');
  return (
    <InlineEdit
      label={text.person}
      value={task.responsiblePerson ?? ''}
      placeholder={text.noPerson}
      maxLength={60}
      editable={rights.work || rights.review}
      onSave={(name) => {
        const wanted = { responsiblePerson: name || null };
        void saving.save({
          route,
          params,
          body: wanted,
          known: task,
          wanted,
          read,
          done: text.saved(task.title),
          undo: (version) =>
            callRoute(route, {
              params,
              ifMatch: version,
              body: { responsiblePerson: task.responsiblePerson },
            }),
        });
      }}
    />
  );
}
