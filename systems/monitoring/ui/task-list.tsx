import { type Light, systemClock } from '@sanyi/kernel';
import { daysBetween } from '@sanyi/quantity';
import { Choice, EmptyState, isMeant, useAddressFilters, useFormat, useLocale, useText } from '@sanyi/ui';
import { Input, Select } from 'antd';
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import { windowWords } from '../text/window-words.ts';
import type { WindowTask } from './contract.ts';
import { LightMark } from './light-mark.tsx';

const LIGHTS: readonly Light[] = ['red', 'yellow', 'green', 'ongoing', 'grey'];
const RESTING = { show: 'all', light: '', department: '', q: '' };
/** Who has something to report sees that first. */
const RESTING_MINE = { ...RESTING, show: 'mine' };

/** The tasks of a window, filtered by the address (任务清单); ↑ ↓ walk through them. */
export function TaskList({
  tasks,
  openId,
  mayReport,
  onOpen,
}: {
  tasks: readonly WindowTask[];
  openId: string | null;
  /** Whether “mine” means anything to the viewer. */
  mayReport: boolean;
  onOpen: (taskId: string) => void;
}) {
  const text = useText(windowWords);
  const { say } = useLocale();
  const own = mayReport && tasks.some((task) => task.mayReport);
  const { filters, set, reset } = useAddressFilters(own ? RESTING_MINE : RESTING);
  const departments = useMemo(() => {
    const names = new Map<string, string>();
    for (const task of tasks)
      if (task.organisationId && task.organisationName)
        names.set(task.organisationId, say(task.organisationName));
    return [...names].map(([value, label]) => ({ value, label }));
  }, [tasks, say]);
  const unreported = (task: WindowTask) => task.organisationId !== null && task.entry?.state !== 'submitted';
  const shown = tasks.filter(
    (task) =>
      (filters.show !== 'mine' || task.mayReport) &&
      (filters.show !== 'unreported' || unreported(task)) &&
      (!filters.light || task.light.light === filters.light) &&
      (!filters.department || task.organisationId === filters.department) &&
      isMeant(filters.q, `${task.number} ${task.title}`),
  );

  return (
    <div className="monitoring-tasks">
      <div className="monitoring-task-filters">
        <Choice
          label={text.whose}
          value={filters.show}
          onChange={(show) => set({ show })}
          options={[
            { value: 'all', label: text.all, count: tasks.length },
            ...(mayReport
              ? [{ value: 'mine', label: text.mine, count: tasks.filter((task) => task.mayReport).length }]
              : []),
            { value: 'unreported', label: text.unreported, count: tasks.filter(unreported).length },
          ]}
        />
        <Select
          aria-label={text.light}
          value={filters.light}
          popupMatchSelectWidth={140}
          onChange={(light) => set({ light })}
          options={[
            { value: '', label: text.anyLight },
            ...LIGHTS.map((light) => ({ value: light, label: <LightMark light={light} /> })),
          ]}
        />
        <Select
          aria-label={text.anyDepartment}
          value={filters.department}
          showSearch={{
            filterOption: (typed, option) => option !== undefined && isMeant(typed, option.label),
          }}
          popupMatchSelectWidth={220}
          onChange={(department) => set({ department })}
          options={[{ value: '', label: text.anyDepartment }, ...departments]}
        />
        <Input
          allowClear
          aria-label={text.find}
          placeholder={text.find}
          value={filters.q}
          onChange={(event) => set({ q: event.target.value })}
        />
      </div>
      {shown.length === 0 && tasks.length > 0 && (
        <EmptyState title={text.noneMatch} action={{ label: text.clear, onClick: reset }}>
          {text.noneMatchNote}
        </EmptyState>
      )}
      <ul onKeyDown={walk}>
        {shown.map((task) => (
          <li key={task.taskId}>
            <TaskButton task={task} open={task.taskId === openId} onOpen={() => onOpen(task.taskId)} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function walk(event: KeyboardEvent<HTMLElement>) {
  const step = { ArrowDown: 'nextElementSibling', ArrowUp: 'previousElementSibling' }[event.key];
  if (step !== 'nextElementSibling' && step !== 'previousElementSibling') return;
  const next = document.activeElement?.closest('li')?.[step]?.querySelector('button');
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function TaskButton({ task, open, onOpen }: { task: WindowTask; open: boolean; onOpen: () => void }) {
  const text = useText(windowWords);
  const format = useFormat();
  const { say } = useLocale();
  const button = useRef<HTMLButtonElement>(null);
  // An address may open a task far down the list.
  useEffect(() => {
    if (open) button.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  return (
    <button ref={button} type="button" aria-current={open ? 'true' : undefined} onClick={onOpen}>
      <span className="monitoring-task-number">{task.number}</span>
      <span className="monitoring-task-title">{task.title}</span>
      <LightMark light={task.light.light} bare />
      <span className="monitoring-task-facts">
        <span>{task.organisationName ? say(task.organisationName) : text.noLead}</span>
        {task.dueOn && <span>{presses(task) ? format.deadline(task.dueOn) : format.day(task.dueOn)}</span>}
        <EntryState task={task} />
      </span>
    </button>
  );
}

/** Days before a deadline from which on they are counted. */
const SOON = 60;

/** True when the days to a deadline matter: what is well needs no countdown, and 1500 days are a date. */
function presses(task: WindowTask): boolean {
  if (!task.dueOn || task.light.light === 'green') return false;
  return daysBetween(systemClock().today(), task.dueOn) <= SOON;
}

/** Where the entry of a task stands (填报状态). */
export function EntryState({ task }: { task: WindowTask }) {
  const text = useText(windowWords);
  const format = useFormat();
  const state = task.entry?.state;
  if (task.organisationId === null && !state) return null;
  const word = state ? text[state] : text.untouched;
  return (
    <span className={`monitoring-entry-state monitoring-entry-${state ?? 'untouched'}`}>
      {task.entry?.late ? format.remarked(word, text.submittedLate) : word}
    </span>
  );
}
