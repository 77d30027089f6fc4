import { routeOf } from '@sanyi/kernel';
import { GoLink, ProblemNote, pageHref, useFormat, useRoute, useText } from '@sanyi/ui';
import { Skeleton } from 'antd';
import { manifest } from '../manifest.ts';
import { windowsWords } from '../text/windows-words.ts';
import type { Window, WindowDetail, WindowTask } from './contract.ts';
import { LightMark } from './light-mark.tsx';
import { windowPage } from './pages.ts';

/** What a department has to report now (本部门待填报), window by window; one click leads into the entry. */
export function MyDuties({ windows, loading }: { windows: readonly Window[]; loading: boolean }) {
  const text = useText(windowsWords);
  return (
    <section className="sanyi-section">
      <h2>{text.mine}</h2>
      {loading && <Skeleton active paragraph={{ rows: 2 }} title={false} />}
      {!loading && windows.length === 0 && <p className="sanyi-soft">{text.mineNone}</p>}
      {windows.map((window) => (
        <Duties key={window.id} window={window} />
      ))}
    </section>
  );
}

function Duties({ window }: { window: Window }) {
  const text = useText(windowsWords);
  const format = useFormat();
  const { data, error, refetch } = useRoute<WindowDetail>(routeOf(manifest, 'window'), {
    params: { windowId: window.id },
  });
  const own = data?.tasks.filter((task) => task.mayReport) ?? [];
  const open = own.filter((task) => task.entry?.state !== 'submitted');
  const period = format.period(window.period);
  return (
    <div className="monitoring-duties">
      <ProblemNote problem={error} onRetry={() => void refetch()} />
      {data && (
        <h3>
          {open.length > 0
            ? text.mineCount(open.length, period)
            : own.length > 0
              ? text.mineDone(period)
              : text.mineNone}
          {open.length > 0 && (
            <span>
              {format.day(window.closesOn)} · {format.deadline(window.closesOn)}
            </span>
          )}
        </h3>
      )}
      <ul>
        {open.map((task) => (
          <li key={task.taskId}>
            <span>{task.number}</span>
            <LightMark light={task.light.light} bare />
            <GoLink href={pageHref(windowPage, { windowId: window.id }, { task: task.taskId })}>
              {task.title}
            </GoLink>
            <small>{stateOf(task, text)}</small>
          </li>
        ))}
      </ul>
    </div>
  );
}

function stateOf(task: WindowTask, text: { returned: string; draft: string; untouched: string }): string {
  if (!task.entry) return text.untouched;
  return task.entry.state === 'returned' ? text.returned : text.draft;
}
