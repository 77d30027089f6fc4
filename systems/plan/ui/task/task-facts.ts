import { useFormat, useLocale, useText } from '@sanyi/ui';
import { useCallback } from 'react';
import { STATE_TITLES } from '../../engine/ledger/group-ledger.ts';
import { taskWords } from '../../text/task-words.ts';
import type { ReviewTask } from '../shared/contract.ts';
import type { Reading } from './use-saving.tsx';

export type Part = ReviewTask['responsibilities'][number]['role'];

/** Names of the departments of a task in one part (单位名称): the organisation where settled, else as printed. */
export function useDepartmentNames(): (task: Pick<ReviewTask, 'responsibilities'>, part: Part) => string {
  const { say } = useLocale();
  const { list } = useFormat();
  return useCallback(
    (task, part) =>
      list(
        task.responsibilities
          .filter(({ role }) => role === part)
          .map(({ organisation, raw }) => (organisation ? say(organisation.name) : raw)),
      ),
    [say, list],
  );
}

/** A task as it reads when two versions stand side by side (任务要点). */
export function useTaskReading(): (task: ReviewTask) => Reading {
  const text = useText(taskWords);
  const format = useFormat();
  const { say } = useLocale();
  const names = useDepartmentNames();
  return useCallback(
    (task) => [
      [text.task, task.title],
      [text.state, say(STATE_TITLES[task.workState])],
      [text.due, task.ongoing ? text.ongoing : task.dueOn ? format.day(task.dueOn) : text.noDue],
      [text.leadUnits, names(task, 'lead')],
      [text.coopUnits, names(task, 'coop')],
      [text.person, task.responsiblePerson ?? text.noPerson],
    ],
    [text, format, say, names],
  );
}
