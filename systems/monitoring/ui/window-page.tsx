import { routeOf, systemClock } from '@sanyi/kernel';
import {
  EmptyState,
  PageHeader,
  ProblemNote,
  SplitPane,
  useAddress,
  useFormat,
  useMay,
  usePageParam,
  useRoute,
  useText,
} from '@sanyi/ui';
import { Skeleton } from 'antd';
import { useState } from 'react';
import { manifest } from '../manifest.ts';
import { windowWords } from '../text/window-words.ts';
import { windowsWords } from '../text/windows-words.ts';
import type { Entry, WindowDetail } from './contract.ts';
import { EntryPane } from './entry-pane.tsx';
import { SubmittedFigure } from './submitted-figure.tsx';
import { TaskList } from './task-list.tsx';
import { WindowActions } from './window-actions.tsx';
import { WindowState } from './window-state.tsx';
import './monitoring.css';

export default function WindowPage() {
  const text = useText(windowWords);
  const words = useText(windowsWords);
  const format = useFormat();
  const windowId = usePageParam('windowId');
  const [query, change] = useAddress();
  const manages = useMay('monitoring.manage');
  const mayReport = useMay('monitoring.report');
  const { data, error, isPending, refetch } = useRoute<WindowDetail>(routeOf(manifest, 'window'), {
    params: { windowId },
  });
  // Saved here and not read back yet: the list shows it without judging the whole plan again at every pause.
  const [saved, setSaved] = useState<ReadonlyMap<string, Entry>>(new Map());
  const [side, setSide] = useState<'left' | 'right'>(query['task'] ? 'right' : 'left');
  const window = data?.window;
  const tasks = (data?.tasks ?? []).map((task) => {
    const own = saved.get(task.taskId);
    return own && own.version > (task.entry?.version ?? 0) ? { ...task, entry: own } : task;
  });
  const task = tasks.find((item) => item.taskId === query['task']);
  const open = (taskId: string) => {
    change({ task: taskId });
    setSide('right');
  };

  return (
    <>
      <PageHeader
        title={window ? text.title(format.period(window.period)) : words.title}
        facts={
          window
            ? [
                window.planTitle,
                words.daysFromTo(format.day(window.opensOn), format.day(window.closesOn)),
                <WindowState key="state" window={window} today={systemClock().today()} />,
                <span key="submitted">
                  {words.submitted} <SubmittedFigure window={window} size="text" />
                </span>,
              ]
            : []
        }
        actions={manages && window && <WindowActions window={window} />}
      />
      <ProblemNote problem={error} onRetry={() => void refetch()} />
      {isPending && <Skeleton active />}
      {window && (
        <SplitPane
          id="monitoring.window"
          initial={38}
          active={side}
          onActive={setSide}
          left={{
            title: text.tasks,
            content: (
              <TaskList tasks={tasks} openId={task?.taskId ?? null} mayReport={mayReport} onOpen={open} />
            ),
          }}
          right={{
            title: text.entry,
            content: task ? (
              <EntryPane
                key={task.taskId}
                window={window}
                task={task}
                onSaved={(entry) => setSaved((before) => new Map(before).set(task.taskId, entry))}
                onChanged={() => void refetch()}
              />
            ) : (
              <EmptyState title={text.chooseTask}>{text.chooseTaskNote}</EmptyState>
            ),
          }}
        />
      )}
    </>
  );
}
