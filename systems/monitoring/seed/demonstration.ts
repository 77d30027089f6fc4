import type { Platform } from '@sanyi/api';
import type { Viewer } from '@sanyi/kernel';
import type { Tx } from '@sanyi/records';
import type { TaskFacts } from '@sanyi/system-plan/port';
import { STORY_PROGRESS, type StoryProgress } from '../../../demonstration/story-progress.ts';
import { portsOf } from '../api/ports.ts';
import { suggestWindows } from '../engine/window-suggestion.ts';
import { findEntry, saveEntry, submitEntry } from '../store/entries.ts';
import { judgePlan } from '../store/judge-plan.ts';
import { keepLights } from '../store/overrides.ts';
import { getWindow, insertWindow, setWindowState, type WindowRow } from '../store/windows.ts';
import { pressLateTasks } from './story-cases.ts';
import { bringForms } from './story-forms.ts';
import { seedDayLights } from './story-lights.ts';
import { bringMoney } from './story-money.ts';
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
    const people = await tx
      .selectFrom('platform.account')
      .select(['id', 'username', 'display_zh', 'role', 'organisation_id'])
      .execute();
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
    const viewerOf = (username: string): Viewer => {
      const person = people.find((one) => one.username === username);
      if (!person) throw new Error(`the demonstration has no account ${username}`);
      return {
        accountId: person.id,
        username,
        displayName: person.display_zh,
        role: person.role as Viewer['role'],
        organisationId: person.organisation_id,
        scopePath: REGION,
        mustChangePassword: false,
      };
    };
    await pressLateTasks(tx, platform, REGION, viewerOf('zhanglan'), viewerOf('shenqingyue'));
    await bringMoney(tx, platform, plan, viewerOf('zhanglan'));
    await bringForms(tx, platform, REGION, nameOf('zhanglan'));
    await seedDayLights(tx, platform, plan.id, REGION);
  });
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
