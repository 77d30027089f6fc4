import type { RouteDeclaration } from '@sanyi/kernel';
import {
  asProblem,
  type ClientProblem,
  type ConflictField,
  callRoute,
  routeKey,
  useUndo,
  VersionConflict,
} from '@sanyi/ui';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { planRoute, type ReviewTask, type TaskPage } from '../shared/contract.ts';
import './task.css';

/** A stored thing that is changed by version (带版本的内容). */
export interface Versioned {
  readonly version: number;
}

/** How a thing reads when two versions of it stand side by side: label and words, in the order shown. */
export type Reading = readonly (readonly [label: string, words: string])[];

/** One change to save at once (即时保存). */
export interface Save<Thing extends Versioned> {
  readonly route: RouteDeclaration;
  readonly params: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** What the change is based on. */
  readonly known: Thing;
  /** What it would be afterwards, for the comparison with another person's version. */
  readonly wanted: Partial<Thing>;
  readonly read: (thing: Thing) => Reading;
  /** “已保存…” */
  readonly done: string;
  /** Takes it back; the version is the one after the change, 0 when nothing is left of it. */
  readonly undo?: (version: number) => Promise<unknown>;
  readonly onSaved?: () => void;
}

/** Something new (新增). */
export interface Add<Thing> {
  readonly route: RouteDeclaration;
  readonly params: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly done: string;
  readonly undo?: (added: Thing) => Promise<unknown>;
}

const VERSION_CONFLICT = 'plan/version-conflict';

const isVersioned = (value: unknown): value is Versioned =>
  typeof value === 'object' && value !== null && 'version' in value && typeof value.version === 'number';

const isTask = (value: unknown): value is ReviewTask => isVersioned(value) && 'responsibilities' in value;

interface Conflict {
  readonly current: Versioned;
  /** As it was when this person began. */
  readonly known: ReadonlyMap<string, string>;
  readonly mine: ReadonlyMap<string, string>;
  readonly theirs: ReadonlyMap<string, string>;
  /** Sends the change again on top of the version that is there now. */
  readonly again: () => Promise<void>;
}

/**
 * Saves changes the moment they are made (保存即生效): a notice with the way back, a dialog with both versions when
 * somebody else was faster, and every other refusal in words where it happened.
 */
export function useSaving(stale: readonly RouteDeclaration[]) {
  const client = useQueryClient();
  const tell = useUndo();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ClientProblem | null>(null);
  const [conflict, setConflict] = useState<Conflict | null>(null);

  const refresh = useCallback(
    () => Promise.all(stale.map((route) => client.invalidateQueries({ queryKey: routeKey(route) }))),
    [client, stale],
  );

  const save = useCallback(
    async <Thing extends Versioned>(ask: Save<Thing>): Promise<boolean> => {
      const { undo } = ask;
      async function send(version: number): Promise<boolean> {
        setBusy(true);
        setProblem(null);
        try {
          const answer = await callRoute<unknown>(ask.route, {
            params: ask.params,
            body: ask.body,
            ifMatch: version,
          });
          setConflict(null);
          const after = isVersioned(answer) ? answer.version : 0;
          // Shown at once; everything that hangs on it follows with the refresh.
          if (isTask(answer))
            client.setQueryData<TaskPage>(
              routeKey(planRoute('task'), { taskId: answer.id }, {}),
              (page) => page && { ...page, task: answer },
            );
          tell({ text: ask.done, ...(undo ? { undo: () => undo(after).then(refresh) } : {}) });
          ask.onSaved?.();
          await refresh();
          return true;
        } catch (fault) {
          const refused = asProblem(fault);
          const current = refused.facts['current'];
          if (refused.code === VERSION_CONFLICT && isVersioned(current)) {
            // What the server keeps of this kind of thing has the shape of what was read from it. Only what was changed
            // here would be sent again, so “mine” is the present thing with this change on it.
            const theirs = { ...ask.known, ...current };
            setConflict({
              current,
              known: new Map(ask.read(ask.known)),
              mine: new Map(ask.read({ ...theirs, ...ask.wanted })),
              theirs: new Map(ask.read(theirs)),
              again: async () => void (await send(current.version)),
            });
          } else setProblem(refused);
          return false;
        } finally {
          setBusy(false);
        }
      }
      return send(ask.known.version);
    },
    [client, refresh, tell],
  );

  const add = useCallback(
    async <Thing,>({ route, params, body, done, undo }: Add<Thing>): Promise<boolean> => {
      setBusy(true);
      setProblem(null);
      try {
        const added = await callRoute<Thing>(route, { params, body });
        tell({ text: done, ...(undo ? { undo: () => undo(added).then(refresh) } : {}) });
        await refresh();
        return true;
      } catch (fault) {
        setProblem(asProblem(fault));
        return false;
      } finally {
        setBusy(false);
      }
    },
    [refresh, tell],
  );

  const dialog: ReactNode = useMemo(() => {
    if (!conflict) return null;
    const labels = [...new Set([...conflict.theirs.keys(), ...conflict.mine.keys()])];
    const fields: ConflictField<ReadonlyMap<string, string>>[] = labels.map((label) => ({
      id: label,
      label,
      text: (reading) => reading.get(label) ?? '',
      render: (reading) => reading.get(label) ?? '',
    }));
    return (
      <VersionConflict
        open
        busy={busy}
        mine={conflict.mine}
        theirs={conflict.theirs}
        fields={fields}
        by={labels
          .filter((label) => conflict.known.get(label) !== conflict.theirs.get(label))
          .map((label) => (
            <span key={label} className="plan-meanwhile">
              {label} <del>{conflict.known.get(label)}</del> → <b>{conflict.theirs.get(label)}</b>
            </span>
          ))}
        onKeepMine={() => void conflict.again()}
        onTakeTheirs={() => {
          setConflict(null);
          void refresh();
        }}
        onLater={() => setConflict(null)}
      />
    );
  }, [conflict, busy, refresh]);

  return { save, add, busy, problem, dialog, refresh, dismiss: () => setProblem(null) } as const;
}

export type Saving = ReturnType<typeof useSaving>;
