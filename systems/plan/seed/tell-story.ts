import type { Platform } from '@sanyi/api';
import type { Viewer } from '@sanyi/kernel';
import { addDays, type Day } from '@sanyi/quantity';
import type { Tx } from '@sanyi/records';
import {
  STORY_COMMENTS,
  STORY_DISPUTES,
  STORY_EVIDENCE,
  STORY_MEASURES,
  STORY_MILESTONES,
  STORY_TODAY,
} from '../../../demonstration/story.ts';
import type { Actor } from '../store/change.ts';
import { addComment } from '../store/comments.ts';
import { raiseDispute } from '../store/disputes.ts';
import { addEvidence, EVIDENCE_FILES, verifyEvidence } from '../store/evidence.ts';
import { addMeasure, addMilestone, changeMeasure, changeMilestone } from '../store/measures.ts';
import { moveTask, type StateHook } from '../store/move-task.ts';
import { stateHooks } from '../store/state-hooks.ts';
import { planTables } from '../store/tables.ts';
import { loadReviewTasks, type ReviewTaskView } from '../store/tasks.ts';
import type { Cast } from './cast.ts';
import { act, platformOn } from './dated-platform.ts';

/** Tasks that were verified and closed, and those that wait for the inspector, by their number in the paper. */
const CLOSED = [
  { number: '2', submittedOn: '2026-07-15', closedOn: '2026-07-22' },
  { number: '6', submittedOn: '2026-07-09', closedOn: '2026-07-16' },
  { number: '21', submittedOn: '2026-07-09', closedOn: '2026-07-16' },
  { number: '22', submittedOn: '2026-07-09', closedOn: '2026-07-17' },
  { number: '7', submittedOn: '2026-10-10', closedOn: '2026-10-20' },
  { number: '13', submittedOn: '2026-11-02', closedOn: '2026-11-10' },
] as const;
const SUBMITTED = [
  { number: '3', on: '2026-11-12' },
  { number: '15', on: '2026-11-16' },
] as const;
/** Evidence that an inspector has judged; `returned` says why. */
const JUDGED: readonly { readonly number: string; readonly on: Day; readonly returned?: string }[] = [
  { number: '2', on: '2026-07-20' },
  { number: '6', on: '2026-07-15' },
  { number: '21', on: '2026-07-15' },
  { number: '22', on: '2026-07-16' },
  { number: '7', on: '2026-10-19' },
  { number: '13', on: '2026-11-09' },
  { number: '12', on: '2026-10-21' },
  { number: '30', on: '2026-10-21' },
  {
    number: '28',
    on: '2026-10-22',
    returned: '会议纪要只说明选址，不能证明站点已启用，请补充启用照片或验收单。',
  },
];
const INSPECTOR = 'shenqingyue';
/** The day the departments accepted their tasks and named measures and milestones. */
const DECOMPOSED = '2026-04-16';

interface Event {
  readonly on: Day;
  readonly viewer: Viewer;
  readonly work: (tx: Tx, actor: Actor, hooks: Iterable<StateHook>) => Promise<unknown>;
}

/** Number of a story's task: `20 提升家庭医生…` → `20`. */
function numberOf(ref: string): string {
  return ref.split(' ')[0] ?? '';
}

/** Plays what happened to the plan of 2026 (示例进展), event by event in the order of the days, by the product's own rules. */
export async function tellStory(platform: Platform, cast: Cast, planId: string): Promise<void> {
  const tasks = await platform.records.asSystem('read the demonstration plan', (tx) =>
    loadReviewTasks(tx, { planIds: [planId] }),
  );
  const taskOf = (ref: string): ReviewTaskView => {
    const found = tasks.find(
      (task) => task.number.replace(/\D/g, '') === numberOf(ref) && task.kind === 'task',
    );
    if (!found) throw new Error(`the demonstration plan has no task ${ref}`);
    return found;
  };
  const events = [
    ...acceptance(cast, tasks),
    ...measures(cast, taskOf),
    ...milestones(cast, taskOf),
    ...comments(cast, taskOf),
    ...(await evidence(platform, cast, taskOf)),
    ...judgements(cast, taskOf),
    ...closings(cast, taskOf),
    ...disputes(cast, taskOf),
  ];
  const hooks = stateHooks(platform.records);
  for (const { on, viewer, work } of events.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))) {
    await act(platformOn(platform, on), viewer, (tx, actor) => work(tx, actor, hooks));
  }
}

type TaskOf = (ref: string) => ReviewTaskView;

/** Version of a task now: events change it under one another. */
async function versionOf(tx: Tx, taskId: string): Promise<number> {
  const row = await planTables(tx)
    .selectFrom('plan.task')
    .select('version')
    .where('id', '=', taskId)
    .executeTakeFirstOrThrow();
  return row.version;
}

async function move(
  tx: Tx,
  actor: Actor,
  hooks: Iterable<StateHook>,
  taskId: string,
  to: 'running' | 'submitted' | 'done',
): Promise<void> {
  await moveTask(tx, actor, hooks, taskId, await versionOf(tx, taskId), { to, reason: null, dueOn: null });
}

function acceptance(cast: Cast, tasks: readonly ReviewTaskView[]): Event[] {
  const office = cast.viewer('zhanglan');
  return tasks
    .filter((task) => task.reviewState !== 'rejected' && task.workState === 'to-confirm')
    .map((task) => ({
      on: DECOMPOSED,
      viewer: office,
      work: (tx, actor, hooks) => move(tx, actor, hooks, task.id, 'running'),
    }));
}

function measures(cast: Cast, taskOf: TaskOf): Event[] {
  return STORY_MEASURES.flatMap(({ task, title, owner, person, due, state }): Event[] => {
    let made: { readonly id: string; readonly version: number } | undefined;
    const add: Event = {
      on: DECOMPOSED,
      viewer: cast.of(owner),
      work: async (tx, actor) => {
        made = await addMeasure(tx, actor, taskOf(task).id, {
          text: title,
          responsiblePerson: person,
          dueOn: due,
        });
      },
    };
    const finish: Event = {
      on: due,
      viewer: cast.of(owner),
      work: async (tx, actor) => made && changeMeasure(tx, actor, made.id, made.version, { doneOn: due }),
    };
    return state === 'done' ? [add, finish] : [add];
  });
}

/** Who reports for a task: the first organisation that leads it. */
function leadOf(cast: Cast, task: ReviewTaskView): Viewer {
  const lead = task.responsibilities.find((item) => item.role === 'lead' && item.organisation !== null);
  if (!lead?.organisation)
    throw new Error(`nobody leads the demonstration task ${task.number} ${task.title}`);
  return cast.of(lead.organisation.id);
}

function milestones(cast: Cast, taskOf: TaskOf): Event[] {
  return STORY_MILESTONES.flatMap(({ task, title, due, doneOn }): Event[] => {
    let made: { readonly id: string; readonly version: number } | undefined;
    const viewer = leadOf(cast, taskOf(task));
    const add: Event = {
      on: DECOMPOSED,
      viewer,
      work: async (tx, actor) => {
        made = await addMilestone(tx, actor, taskOf(task).id, { title, dueOn: due, note: null });
      },
    };
    if (doneOn === null) return [add];
    return [
      add,
      {
        on: doneOn,
        viewer,
        work: async (tx, actor) => made && changeMilestone(tx, actor, made.id, made.version, { doneOn }),
      },
    ];
  });
}

function comments(cast: Cast, taskOf: TaskOf): Event[] {
  return STORY_COMMENTS.map(({ task, by, on, text }) => ({
    on,
    viewer: cast.viewer(by),
    work: (tx, actor) => {
      // The office's remarks are questions to the department that leads; the answer follows as a comment of its own.
      const asked =
        cast.viewer(by).role === 'reform-office' && text.includes('请')
          ? (taskOf(task).responsibilities[0]?.organisation?.id ?? null)
          : null;
      return addComment(tx, actor, taskOf(task).id, { text, askedOrganisationId: asked });
    },
  }));
}

const QUARTER_ENDS: Readonly<Record<string, Day>> = { Q1: '2026-03-31', Q2: '2026-06-30', Q3: '2026-09-30' };

async function evidence(platform: Platform, cast: Cast, taskOf: TaskOf): Promise<Event[]> {
  const events: Event[] = [];
  for (const { task, period, title, note, addedBy } of STORY_EVIDENCE) {
    const viewer = cast.viewer(addedBy);
    const file = await platform.files.receive(
      [new TextEncoder().encode(`${title}\n\n${note}\n`)],
      `${title}.txt`,
      EVIDENCE_FILES,
    );
    events.push({
      on: addDays(QUARTER_ENDS[period.slice(-2)] ?? STORY_TODAY, 8),
      viewer,
      work: async (tx, actor) => {
        const stored = await platform.files.register(tx, file, { viewer, scopePath: viewer.scopePath });
        await addEvidence(tx, actor, taskOf(task).id, stored, { note, milestoneId: null });
      },
    });
  }
  return events;
}

function judgements(cast: Cast, taskOf: TaskOf): Event[] {
  return JUDGED.map(({ number, on, returned }) => ({
    on,
    viewer: cast.viewer(INSPECTOR),
    work: async (tx, actor) => {
      const rows = await planTables(tx)
        .selectFrom('plan.evidence')
        .select(['id', 'version'])
        .where('task_id', '=', taskOf(number).id)
        .execute();
      for (const { id, version } of rows)
        await verifyEvidence(tx, actor, id, version, {
          verdict: returned === undefined ? 'accepted' : 'returned',
          note: returned ?? null,
        });
    },
  }));
}

function closings(cast: Cast, taskOf: TaskOf): Event[] {
  const submit = (number: string, on: Day): Event => ({
    on,
    viewer: leadOf(cast, taskOf(number)),
    work: (tx, actor, hooks) => move(tx, actor, hooks, taskOf(number).id, 'submitted'),
  });
  return [
    ...CLOSED.flatMap(({ number, submittedOn, closedOn }): Event[] => [
      submit(number, submittedOn),
      {
        on: closedOn,
        viewer: cast.viewer(INSPECTOR),
        work: (tx, actor, hooks) => move(tx, actor, hooks, taskOf(number).id, 'done'),
      },
    ]),
    ...SUBMITTED.map(({ number, on }) => submit(number, on)),
  ];
}

function disputes(cast: Cast, taskOf: TaskOf): Event[] {
  return STORY_DISPUTES.map(({ task, raisedBy, raisedOn, reason, proposal }) => ({
    on: raisedOn,
    viewer: cast.viewer(raisedBy),
    work: async (tx, actor, hooks) => {
      const { id } = taskOf(task);
      await raiseDispute(tx, actor, hooks, id, await versionOf(tx, id), {
        reason: `${reason}${proposal}`,
        proposedOrganisationId: 'qh-wjw',
      });
    },
  }));
}
