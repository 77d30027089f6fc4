import { routeOf } from '@sanyi/kernel';
import { asProblem, type ClientProblem, callRoute } from '@sanyi/ui';
import { useCallback, useEffect, useRef, useState } from 'react';
import { manifest } from '../manifest.ts';
import type { Entry, EntryText } from './contract.ts';

/** A pause of so many milliseconds after the last key saves the draft. */
const PAUSE_MS = 900;

export const EMPTY: EntryText = { progress: '', problems: '', nextSteps: '' };

const textOf = (entry: EntryText): EntryText => ({
  progress: entry.progress,
  problems: entry.problems,
  nextSteps: entry.nextSteps,
});
const same = (one: EntryText, other: EntryText) =>
  one.progress === other.progress && one.problems === other.problems && one.nextSteps === other.nextSteps;

/** What the server sent with its refusal: the entry as it is now. */
function currentOf(problem: ClientProblem): Entry | null {
  if (problem.code !== 'monitoring/entry-changed') return null;
  const current = problem.facts['current'];
  return typeof current === 'object' && current !== null && 'version' in current ? (current as Entry) : null;
}

export interface EntryDraft {
  readonly text: EntryText;
  readonly change: (some: Partial<EntryText>) => void;
  /** Saves at once, after a refusal that may have passed. */
  readonly retry: () => void;
  readonly dirty: boolean;
  readonly saving: boolean;
  /** The refusal of the last save or submission; the text stays. */
  readonly problem: ClientProblem | null;
  /** The version somebody else saved meanwhile; saving rests until it is settled. */
  readonly conflict: Entry | null;
  readonly keepMine: () => Promise<void>;
  readonly takeTheirs: () => void;
  /** Saves what is not saved yet and submits. */
  readonly submit: () => Promise<Entry | null>;
  /** Back to what is stored. */
  readonly drop: () => void;
}

/**
 * The draft of one task's entry (进展草稿): saved by itself at a pause, one save at a time, each based on the version
 * it started from; what is not saved when the page is left is sent then. Nothing typed is ever lost to a refusal.
 *
 * @param autosave false while a submitted entry is amended: a submission changes only by another submission
 */
export function useEntry(given: {
  readonly windowId: string;
  readonly taskId: string;
  readonly entry: Entry | null;
  readonly autosave: boolean;
  readonly onSaved: (entry: Entry) => void;
}): EntryDraft {
  const { windowId, taskId, autosave } = given;
  const [stored, setStored] = useState<Entry | null>(given.entry);
  const [text, setText] = useState<EntryText>(given.entry ? textOf(given.entry) : EMPTY);
  const [saving, setSaving] = useState(false);
  const [problem, setProblem] = useState<ClientProblem | null>(null);
  const [conflict, setConflict] = useState<Entry | null>(null);
  const dirty = !same(text, stored ?? EMPTY);

  // A newer entry came with the window while nothing was being written here: take it over.
  if (!dirty && !saving && given.entry && given.entry.version > (stored?.version ?? 0)) {
    setStored(given.entry);
    setText(textOf(given.entry));
  }

  const latest = useRef({ text, stored, dirty, conflict, autosave, onSaved: given.onSaved });
  useEffect(() => {
    latest.current = { text, stored, dirty, conflict, autosave, onSaved: given.onSaved };
  });
  const running = useRef<Promise<Entry | null> | null>(null);

  const send = useCallback(
    async (body: EntryText, version: number): Promise<Entry | null> => {
      setSaving(true);
      setProblem(null);
      try {
        const entry = await callRoute<Entry>(routeOf(manifest, 'save-entry'), {
          params: { windowId, taskId },
          body,
          ifMatch: version,
        });
        latest.current = { ...latest.current, stored: entry };
        setStored(entry);
        setConflict(null);
        latest.current.onSaved(entry);
        return entry;
      } catch (fault) {
        const refusal = asProblem(fault);
        const current = currentOf(refusal);
        if (current) setConflict(current);
        else setProblem(refusal);
        return null;
      } finally {
        setSaving(false);
      }
    },
    [windowId, taskId],
  );

  /** One save after the other, so that each knows the version the one before made. */
  const save = useCallback(async (): Promise<Entry | null> => {
    // Again after each wait: of two that waited for the same save, the second waits for the first.
    while (running.current) await running.current;
    const now = latest.current;
    if (same(now.text, now.stored ?? EMPTY)) return now.stored;
    running.current = send(now.text, now.stored?.version ?? 0);
    const entry = await running.current;
    running.current = null;
    return entry;
  }, [send]);

  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  /** Saves when nothing more is typed for a moment; never while two versions wait to be settled. */
  const saveSoon = useCallback(() => {
    clearTimeout(pause.current);
    pause.current = setTimeout(() => {
      if (latest.current.autosave && !latest.current.conflict) void save();
    }, PAUSE_MS);
  }, [save]);

  useEffect(
    () => () => {
      clearTimeout(pause.current);
      const now = latest.current;
      if (now.dirty && now.autosave && !now.conflict) void save();
    },
    [save],
  );
  useEffect(() => {
    if (!dirty) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [dirty]);

  async function submit(): Promise<Entry | null> {
    const saved = await save();
    if (!saved) return null;
    try {
      const entry = await callRoute<Entry>(routeOf(manifest, 'submit-entry'), {
        params: { windowId, taskId },
      });
      setStored(entry);
      given.onSaved(entry);
      return entry;
    } catch (fault) {
      setProblem(asProblem(fault));
      return null;
    }
  }

  return {
    text,
    change: (some) => {
      setText((before) => ({ ...before, ...some }));
      saveSoon();
    },
    retry: () => void save(),
    dirty,
    saving,
    problem,
    conflict,
    keepMine: async () => {
      if (conflict) await send(text, conflict.version);
    },
    takeTheirs: () => {
      if (!conflict) return;
      setStored(conflict);
      setText(textOf(conflict));
      setConflict(null);
      given.onSaved(conflict);
    },
    submit,
    drop: () => {
      setText(stored ? textOf(stored) : EMPTY);
      setConflict(null);
      setProblem(null);
    },
  };
}
