import { type RouteDeclaration, systemClock } from '@sanyi/kernel';
import { callRoute, useText } from '@sanyi/ui';
import { Button, Checkbox, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { taskWords } from '../../text/task-words.ts';
import type { Reading, Saving } from './use-saving.tsx';

/** What measures and milestones have in common (举措与里程碑): a line with a day that is ticked off where it stands. */
export interface WorkItem {
  readonly id: string;
  readonly taskId: string;
  readonly version: number;
  readonly doneOn: string | null;
}

interface WorkRoutes {
  readonly add: RouteDeclaration;
  readonly update: RouteDeclaration;
  readonly remove: RouteDeclaration;
  /** Name of the id in the path of `update` and `remove`. */
  readonly param: string;
}

/** Changing and removing one item, each with its way back. */
export function useWorkItem<Item extends WorkItem>(
  item: Item,
  about: {
    readonly name: string;
    readonly routes: WorkRoutes;
    readonly saving: Saving;
    readonly read: (one: Item) => Reading;
    /** What `add` needs to bring a removed item back. */
    readonly again: unknown;
  },
) {
  const text = useText(taskWords);
  const { routes, saving, read } = about;
  const params = { [routes.param]: item.id };
  return {
    change(wanted: Partial<Item>, done: string) {
      const before = Object.fromEntries(Object.keys(wanted).map((key) => [key, item[key as keyof Item]]));
      void saving.save({
        route: routes.update,
        params,
        body: wanted,
        known: item,
        wanted,
        read,
        done,
        undo: (version) => callRoute(routes.update, { params, ifMatch: version, body: before }),
      });
    },
    remove() {
      void saving.save({
        route: routes.remove,
        params,
        known: item,
        wanted: {},
        read,
        done: text.removed(about.name),
        undo: () => callRoute(routes.add, { params: { taskId: item.taskId }, body: about.again }),
      });
    },
  };
}

/** One line of the list: ticked off on the left, removed on the right, its words and facts between. */
export function WorkRow({
  name,
  doneOn,
  editable,
  busy,
  onDone,
  onRemove,
  children,
}: {
  name: string;
  doneOn: string | null;
  editable: boolean;
  busy: boolean;
  onDone: (doneOn: string | null, sentence: string) => void;
  onRemove: () => void;
  children: ReactNode;
}) {
  const text = useText(taskWords);
  return (
    <li className={doneOn ? 'plan-done' : undefined}>
      <Checkbox
        checked={doneOn !== null}
        disabled={!editable || busy}
        aria-label={doneOn ? text.markUndone : text.markDone}
        onChange={(event) =>
          event.target.checked
            ? onDone(systemClock().today(), text.doneSaved(name))
            : onDone(null, text.undoneSaved(name))
        }
      />
      <div>{children}</div>
      {editable && (
        <Button type="text" size="small" aria-label={`${text.remove} ${name}`} onClick={onRemove}>
          {text.remove}
        </Button>
      )}
    </li>
  );
}

/** The line at the end that adds one more. */
export function NewWork({
  taskId,
  label,
  maxLength,
  dayNeeded,
  bodyOf,
  routes,
  saving,
}: {
  taskId: string;
  label: string;
  maxLength: number;
  dayNeeded: boolean;
  bodyOf: (words: string, due: string) => unknown;
  routes: WorkRoutes;
  saving: Saving;
}) {
  const text = useText(taskWords);
  const [words, setWords] = useState('');
  const [due, setDue] = useState('');
  const ready = words.trim() !== '' && (!dayNeeded || due !== '');
  async function add() {
    const added = await saving.add<WorkItem>({
      route: routes.add,
      params: { taskId },
      body: bodyOf(words.trim(), due),
      done: text.saved(words.trim()),
      undo: ({ id, version }) =>
        callRoute(routes.remove, { params: { [routes.param]: id }, ifMatch: version }),
    });
    if (!added) return;
    setWords('');
    setDue('');
  }
  return (
    <form
      className="plan-add"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void add();
      }}
    >
      <Input
        value={words}
        maxLength={maxLength}
        aria-label={label}
        placeholder={label}
        onChange={(event) => setWords(event.target.value)}
      />
      <Input type="date" aria-label={text.due} value={due} onChange={(event) => setDue(event.target.value)} />
      <Button htmlType="submit" disabled={!ready} loading={saving.busy}>
        {text.add}
      </Button>
    </form>
  );
}
