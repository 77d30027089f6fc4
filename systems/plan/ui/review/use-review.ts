import {
  asProblem,
  type ClientProblem,
  callRoute,
  routeKey,
  useFormat,
  useRoute,
  useText,
  useUndo,
} from '@sanyi/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { reviewWords } from '../../text/ui-words-review.ts';
import { type Paper, planRoute, type ReviewTask, type Tree } from '../shared/contract.ts';
import { callsOf, type Draft, draftOf, taughtBy } from './draft.ts';

/** A correction that met another person's change (版本冲突). */
export interface Conflict {
  readonly mine: Draft;
  readonly theirs: ReviewTask;
}

interface Step {
  readonly taskId: string;
  readonly sentence: string;
  readonly undo: () => Promise<unknown>;
  taken: boolean;
}

const VERSION_CONFLICT = 'plan/version-conflict';

const isTask = (value: unknown): value is ReviewTask =>
  typeof value === 'object' && value !== null && 'version' in value && 'responsibilities' in value;

/** Everything that happens to the tasks of a plan under review (核对操作), each with its way back. */
export function useReview(planId: string) {
  const text = useText(reviewWords);
  const format = useFormat();
  const client = useQueryClient();
  const tell = useUndo();
  const params = { planId };
  const tree = useRoute<Tree>(planRoute('tree'), { params });
  const paper = useRoute<Paper>(planRoute('paper'), { params, fresh: 60_000 });
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ClientProblem | null>(null);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const steps = useRef<Step[]>([]);

  const treeKey = routeKey(planRoute('tree'), params, {});
  const put = useCallback(
    (...changed: readonly ReviewTask[]) => {
      client.setQueryData<Tree>(
        routeKey(planRoute('tree'), { planId }, {}),
        (old) =>
          old && { ...old, tasks: old.tasks.map((task) => changed.find(({ id }) => id === task.id) ?? task) },
      );
    },
    [client, planId],
  );
  const now = (taskId: string): ReviewTask => {
    const task = client.getQueryData<Tree>(treeKey)?.tasks.find(({ id }) => id === taskId);
    if (!task) throw new Error(`no task ${taskId} in the tree`);
    return task;
  };
  const refresh = (what: 'tree' | 'both') =>
    Promise.all([
      client.invalidateQueries({ queryKey: routeKey(planRoute('tree')) }),
      ...(what === 'both' ? [client.invalidateQueries({ queryKey: routeKey(planRoute('paper')) })] : []),
      client.invalidateQueries({ queryKey: routeKey(planRoute('plans')), refetchType: 'none' }),
    ]);

  /** Runs one thing at a time; a refusal is shown on the page and answered with false. */
  async function run(work: () => Promise<void>): Promise<boolean> {
    setBusy(true);
    setProblem(null);
    try {
      await work();
      return true;
    } catch (fault) {
      const refused = asProblem(fault);
      const theirs = refused.facts['current'];
      if (refused.code === VERSION_CONFLICT && isTask(theirs)) put(theirs);
      setProblem(refused);
      return false;
    } finally {
      setBusy(false);
    }
  }

  function did(sentence: string, taskId?: string, undo?: () => Promise<unknown>) {
    if (!undo || taskId === undefined) return tell({ text: sentence });
    const step: Step = { taskId, sentence, undo, taken: false };
    steps.current.push(step);
    tell({
      text: sentence,
      undo: async () => {
        if (step.taken) return;
        step.taken = true;
        steps.current = steps.current.filter((one) => one !== step);
        await undo();
      },
    });
  }

  const send = (route: Parameters<typeof planRoute>[0], task: ReviewTask, body?: unknown) =>
    callRoute<ReviewTask>(planRoute(route), { params: { taskId: task.id }, body, ifMatch: task.version });

  /** Sends the requests of a correction one after the other; what was saved before a refusal stays saved and shown. */
  async function sendDraft(task: ReviewTask, draft: Draft): Promise<ReviewTask> {
    let current = task;
    for (const { route, body } of callsOf(task, draft)) {
      current = await send(route, current, body);
      put(current);
    }
    return current;
  }

  const sendSplit = (task: ReviewTask, at: number, title: string) =>
    callRoute<{ first: ReviewTask; second: ReviewTask }>(planRoute('split-task'), {
      params: { taskId: task.id },
      body: { at, ...(title ? { title } : {}) },
      ifMatch: task.version,
    });
  const sendMerge = (task: ReviewTask, next: ReviewTask) =>
    send('merge-task', task, { followingId: next.id, followingVersion: next.version });

  const restoreOf = (taskId: string) => async () => {
    put(await send('restore-task', now(taskId)));
    await refresh('both');
  };
  /** Back to a former state: the original when nobody had touched it, else what a person had made of it. */
  const backTo = (before: ReviewTask) => async () => {
    const current = now(before.id);
    const asIs = before.original === null && current.reviewState !== 'rejected';
    const restored = asIs ? current : await send('restore-task', current);
    put(restored);
    if (before.reviewState === 'corrected') await sendDraft(restored, draftOf(before));
    else if (before.reviewState === 'confirmed') put(await send('accept-task', restored));
    await refresh('both');
  };

  /** Both as they were, then whatever a person had made of either of them; parts of a split stay parts. */
  async function unmerge(task: ReviewTask, next: ReviewTask) {
    await refresh('tree');
    const second = await send('restore-task', now(next.id));
    // The first gave back what it had taken over and has a new version.
    await refresh('tree');
    if (next.original !== null) await backTo(task)();
    await sendDraft(now(task.id), draftOf(task));
    await sendDraft(second, draftOf(next));
  }
  return {
    tree,
    paper,
    busy,
    problem,
    conflict,
    dismiss: () => setProblem(null),
    accept: (task: ReviewTask) =>
      run(async () => {
        put(await send('accept-task', task));
        did(text.accepted(task.title), task.id, task.original === null ? undefined : restoreOf(task.id));
      }),
    reject: (task: ReviewTask, reason: string) =>
      run(async () => {
        put(await send('reject-task', task, { reason }));
        did(text.rejectedTask(task.title), task.id, backTo(task));
      }),
    restore: (task: ReviewTask) =>
      run(async () => {
        put(await send('restore-task', task));
        await refresh('both');
        did(text.restored(task.title), task.id, async () => {
          await sendDraft(now(task.id), draftOf(task));
          await refresh('both');
        });
      }),
    /** Saves a correction; a version conflict opens {@link Conflict} and answers false. */
    correct: async (task: ReviewTask, draft: Draft): Promise<boolean> => {
      setBusy(true);
      setProblem(null);
      try {
        await sendDraft(task, draft);
        await refresh('both');
        const aliases = taughtBy(task, draft);
        if (aliases.length > 0) tell({ text: text.taught(aliases.map(text.quoted).join('')) });
        did(text.corrected(draft.title), task.id, backTo(task));
        setConflict(null);
        return true;
      } catch (fault) {
        const refused = asProblem(fault);
        const theirs = refused.facts['current'];
        if (refused.code === VERSION_CONFLICT && isTask(theirs)) {
          put(theirs);
          setConflict({ mine: draft, theirs });
        } else setProblem(refused);
        return false;
      } finally {
        setBusy(false);
      }
    },
    dropConflict: () => setConflict(null),
    split: (task: ReviewTask, at: number, title: string) =>
      run(async () => {
        const both = await sendSplit(task, at, title.trim());
        await refresh('both');
        did(text.splitDone, task.id, async () => {
          const second = now(both.second.id);
          put(await sendMerge(now(task.id), second));
          await backTo(task)();
        });
      }),
    merge: (task: ReviewTask, next: ReviewTask) =>
      run(async () => {
        await sendMerge(task, next);
        await refresh('both');
        did(text.mergeDone, task.id, async () => {
          await unmerge(task, next);
          await refresh('both');
        });
      }),
    /** Adds a task from a stretch of the paper; answers its id, null when it was refused. */
    add: async (
      span: readonly [number, number],
      title: string,
      sectionId: string | null,
    ): Promise<string | null> => {
      let id: string | null = null;
      await run(async () => {
        const added = await callRoute<ReviewTask>(planRoute('add-task'), {
          params,
          body: { span, title, sectionId },
        });
        await refresh('both');
        did(text.added(added.title), added.id, async () => {
          put(await send('reject-task', now(added.id), { reason: text.undo }));
          await refresh('both');
        });
        id = added.id;
      });
      return id;
    },
    acceptAll: (minimumConfidence: number) =>
      run(async () => {
        const result = await callRoute<{ accepted: number; left: number }>(planRoute('accept-all'), {
          params,
          body: { minimumConfidence },
        });
        await refresh('tree');
        did(text.acceptAllDone(result.accepted, result.left));
      }),
    publish: () =>
      run(async () => {
        const version = tree.data?.plan.version;
        await callRoute(planRoute('update-plan'), {
          params,
          body: { status: 'published' },
          ifMatch: version,
        });
        await refresh('tree');
        did(text.published);
      }),
    /** Takes back the last thing done here; answers its task, null when there was nothing to take back. */
    undo: async (): Promise<string | null> => {
      const step = steps.current.pop();
      if (!step) {
        tell({ text: text.nothingToUndo });
        return null;
      }
      step.taken = true;
      const done = await run(async () => {
        await step.undo();
      });
      if (done) tell({ text: text.undone(step.sentence) });
      return done ? step.taskId : null;
    },
    savedAt: (task: ReviewTask) => text.conflictBy(format.instant(task.updatedAt)),
  };
}

export type Review = ReturnType<typeof useReview>;
