import type { Platform } from '@sanyi/api';
import { addDays } from '@sanyi/quantity';
import type { Tx } from '@sanyi/records';
import type { TaskFacts } from '@sanyi/system-plan/port';
import { STORY_PROGRESS, type StoryProgress } from '../../../demonstration/story-progress.ts';
import { portsOf } from '../api/ports.ts';
import { letterOf, litTasks } from '../api/supervision-views.ts';
import { leadOf } from '../api/views.ts';
import { suggestWindows } from '../engine/window-suggestion.ts';
import { findEntry, saveEntry, submitEntry } from '../store/entries.ts';
import { judgePlan } from '../store/judge-plan.ts';
import { keepLights } from '../store/overrides.ts';
import { openCase, takeStep } from '../store/supervision-cases.ts';
import { getWindow, insertWindow, setWindowState, type WindowRow } from '../store/windows.ts';
import { bringForms } from './story-forms.ts';
import { seedDayLights } from './story-lights.ts';
import { correctStoryReport, issueStoryReport } from './story-report.ts';

const REGION = '/yunzhou/qinghe/';
const YEAR = 2026;

/**
 * Lays down the demonstration's three quarters (演示季度): the windows that the paper itself asks for, what departments
 * wrote into them, the lights that were kept when each was locked, and the reports that were issued.
 */
export async function seedMonitoring(platform: Platform): Promise<void> {
  const ports = portsOf(platform);
  await platform.records.asSystem('lay down the demonstration: monitoring', async (tx) => {
    const plan = (await ports.plan.plans(tx)).find((item) => item.scopePath === REGION && item.year === YEAR);
    if (!plan) throw new Error('the demonstration has no plan to report on');
    const duty = plan.reporting.find((item) => item.months?.length === 4);
    if (!duty) throw new Error('the demonstration’s plan states no quarterly reporting');
    const tasks = await ports.plan.tasks(tx, { planId: plan.id });
    const people = await tx.selectFrom('platform.account').select(['username', 'display_zh']).execute();
    const nameOf = (username: string) =>
      people.find((person) => person.username === username)?.display_zh ?? username;
    const over = suggestWindows(duty, YEAR).filter((window) => window.closesOn < platform.clock.today());
    for (const suggestion of over) {
      const id = await insertWindow(tx, {
        ...suggestion,
        planId: plan.id,
        scopePath: REGION,
        byName: nameOf('zhanglan'),
      });
      if (!id) throw new Error(`the demonstration has a window ${suggestion.period} already`);
      const window = await getWindow(tx, id);
      const stories = STORY_PROGRESS.filter((item) => item.period === suggestion.period);
      const late = stories.filter((story) => story.enteredOn > window.closes_on);
      const tell = (story: StoryProgress) =>
        reportStory(tx, window, taskOf(tasks, story), story, nameOf(story.enteredBy));
      for (const story of stories.filter((item) => !late.includes(item))) await tell(story);
      await setWindowState(tx, window, window.version, 'locked');
      const reportId = await issueStoryReport(tx, platform, plan, window, nameOf('zhanglan'));
      for (const story of late) await tell(story);
      const judged = await judgePlan(tx, ports, plan, suggestion.closesOn, suggestion.period);
      await keepLights(
        tx,
        judged.tasks.map(({ task, verdict }) => ({
          taskId: task.id,
          planId: plan.id,
          scopePath: REGION,
          period: window.period,
          verdict,
          ruleVersion: judged.ruleVersion,
        })),
      );
      const lateOn = late
        .map((story) => story.enteredOn)
        .toSorted()
        .at(-1);
      if (lateOn !== undefined)
        await correctStoryReport(tx, platform, plan, window, {
          reportId,
          lateOn,
          byName: nameOf('zhanglan'),
        });
    }
    await pressLateTask(tx, platform, nameOf('zhanglan'));
    await bringForms(tx, platform, REGION, nameOf('zhanglan'));
    await seedDayLights(tx, platform, plan.id, REGION);
  });
}

/** The longest overdue task is being pressed: its urging letter went unanswered, its notice waits for an answer. */
async function pressLateTask(tx: Tx, platform: Platform, byName: string): Promise<void> {
  const today = platform.clock.today();
  const [late] = [...(await litTasks(tx, platform, { scopePath: REGION })).values()]
    .filter(({ task, light }) => light === 'red' && leadOf(task) !== null && (task.dueOn ?? today) < today)
    .toSorted((one, other) => (one.task.dueOn ?? '').localeCompare(other.task.dueOn ?? ''));
  const lead = late && leadOf(late.task);
  if (!late || !lead) return;
  const row = await openCase(tx, {
    scopePath: REGION,
    planId: late.task.planId,
    taskId: late.task.id,
    organisationId: lead.organisationId,
    openedOn: addDays(today, -12),
  });
  const steps = [
    { step: 'urging', ago: 12, demand: '请说明未按期完成的原因，明确完成时间和责任人。' },
    { step: 'notice', ago: 3, demand: '请限期完成，并在任务页面上传佐证材料。' },
  ] as const;
  for (const [place, { step, ago, demand }] of steps.entries()) {
    const takenOn = addDays(today, -ago);
    const then =
      (await litTasks(tx, platform, { scopePath: REGION }, late.task.planId, takenOn)).get(late.task.id) ??
      late;
    const letter = await letterOf(tx, platform, then, lead.name, demand);
    await takeStep(tx, row, place + 1, {
      step,
      takenOn,
      letter,
      byName,
    });
  }
}

async function reportStory(
  tx: Tx,
  window: WindowRow,
  task: TaskFacts,
  story: StoryProgress,
  byName: string,
): Promise<void> {
  const now = `${story.enteredOn}T02:00:00.000Z`;
  await saveEntry(
    tx,
    {
      scopePath: window.scope_path,
      windowId: window.id,
      taskId: task.id,
      organisationId: story.organisation,
      byName,
      now,
    },
    { progress: story.done, problems: story.problem ?? '', nextSteps: story.next ?? '' },
    0,
  );
  const entry = await findEntry(tx, window.id, task.id);
  if (entry) await submitEntry(tx, entry, now, story.enteredOn > window.closes_on);
}

function taskOf(tasks: readonly TaskFacts[], story: StoryProgress): TaskFacts {
  const number = story.task.split(' ')[0];
  const task = tasks.find((item) => item.kind === 'task' && item.number.replace(/[^0-9]/g, '') === number);
  if (!task) throw new Error(`the demonstration’s plan has no task ${story.task}`);
  return task;
}
