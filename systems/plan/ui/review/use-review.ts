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
import { callsOf, type Draft, taughtBy } from './draft.ts';

/** A correction that met another person's change (版本冲突). */
export interface Conflict {
  readonly mine: Draft;
  readonly theirs: ReviewTask;
}

/** One thing done here (一步): the reviewed changes it was made of, in the order they were sent. */
interface Step {
  readonly taskId: string;
  readonly sentence: string;
  readonly stepIds: readonly string[];
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

  /** Takes the changes of a step back, the last one first. */
  async function takeBack(step: Step): Promise<boolean> {
    steps.current = steps.current.filter((one) => one !== step);
    const done = await run(async () => {
      for (const stepId of step.stepIds.toReversed())
        await callRoute(planRoute('undo-step'), { params: { stepId } });
    });
    await refresh('both');
    return done;
  }

  /** Says what was done, with its way back: the changes that `tasks` now come from. */
  function did(sentence: string, taskId?: string, changes: readonly Pick<ReviewTask, 'stepId'>[] = []) {
    const stepIds = changes.flatMap(({ stepId }) => stepId ?? []);
    if (taskId === undefined || stepIds.length === 0) return tell({ text: sentence });
    const step: Step = { taskId, sentence, stepIds };
    steps.current.push(step);
    tell({
      text: sentence,
      undo: async () => {
        if (steps.current.includes(step)) await takeBack(step);
      },
    });
  }

  const send = (route: Parameters<typeof planRoute>[0], task: ReviewTask, body?: unknown) =>
    callRoute<ReviewTask>(planRoute(route), { params: { taskId: task.id }, body, ifMatch: task.version });

  /** Sends the requests of a correction one after the other; what was saved before a refusal stays saved and shown. */
  async function sendDraft(task: ReviewTask, draft: Draft): Promise<ReviewTask[]> {
    const answers: ReviewTask[] = [];
    for (const { route, body } of callsOf(task, draft)) {
      const answer = await send(route, answers.at(-1) ?? task, body);
      put(answer);
      answers.push(answer);
    }
    return answers;
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
        const accepted = await send('accept-task', task);
        put(accepted);
        did(text.accepted(task.title), task.id, [accepted]);
      }),
    reject: (task: ReviewTask, reason: string) =>
      run(async () => {
        const rejected = await send('reject-task', task, { reason });
        put(rejected);
        did(text.rejectedTask(task.title), task.id, [rejected]);
      }),
    restore: (task: ReviewTask) =>
      run(async () => {
        const restored = await send('restore-task', task);
        await refresh('both');
        did(text.restored(task.title), task.id, [restored]);
      }),
    /** Saves a correction; a version conflict opens {@link Conflict} and answers false. */
    correct: async (task: ReviewTask, draft: Draft): Promise<boolean> => {
      setBusy(true);
      setProblem(null);
      try {
        const answers = await sendDraft(task, draft);
        await refresh('both');
        const aliases = taughtBy(task, draft);
        if (aliases.length > 0) tell({ text: text.taught(aliases.map(text.quoted).join('')) });
        did(text.corrected(draft.title), task.id, answers);
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
        const { first } = await callRoute<{ first: ReviewTask; second: ReviewTask }>(
          planRoute('split-task'),
          {
            params: { taskId: task.id },
            body: { at, ...(title.trim() ? { title: title.trim() } : {}) },
            ifMatch: task.version,
          },
        );
        await refresh('both');
        did(text.splitDone, task.id, [first]);
      }),
    merge: (task: ReviewTask, next: ReviewTask) =>
      run(async () => {
        const merged = await send('merge-task', task, {
          followingId: next.id,
          followingVersion: next.version,
        });
        await refresh('both');
        did(text.mergeDone, task.id, [merged]);
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
        did(text.added(added.title), added.id, [added]);
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
      const step = steps.current.at(-1);
      if (!step) {
        tell({ text: text.nothingToUndo });
        return null;
      }
      const done = await takeBack(step);
      if (done) tell({ text: text.undone(step.sentence) });
      return done ? step.taskId : null;
    },
    savedAt: (task: ReviewTask) => text.conflictBy(format.instant(task.updatedAt)),
  };
}

export type Review = ReturnType<typeof useReview>;
