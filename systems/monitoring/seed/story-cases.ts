import type { Platform } from '@sanyi/api';
import type { Viewer } from '@sanyi/kernel';
import { addDays } from '@sanyi/quantity';
import type { Tx } from '@sanyi/records';
import { letterOf, litTasks } from '../api/supervision-views.ts';
import { leadOf } from '../api/views.ts';
import type { Step } from '../engine/ladder.ts';
import { getInterview, judgeReply, recordInterview, replyTo, saveDraft } from '../store/interviews.ts';
import { type CaseRow, openCase, takeStep } from '../store/supervision-cases.ts';

type Lit = Awaited<ReturnType<typeof litTasks>> extends Map<string, infer One> ? One : never;

const LATE: readonly StoryStep[] = [
  { step: 'urging', ago: 12, demand: '请说明未按期完成的原因，明确完成时间和责任人。' },
  { step: 'notice', ago: 3, demand: '请限期完成，并在任务页面上传佐证材料。' },
];
const LATER: readonly StoryStep[] = [
  { step: 'urging', ago: 46, demand: '请说明未按期完成的原因，明确完成时间和责任人。' },
  { step: 'notice', ago: 35, demand: '请限期整改，并报送整改结果。' },
  { step: 'interview', ago: 22, demand: '请主要负责同志说明原因和整改措施。' },
];
const HELD = 20;

interface StoryStep {
  readonly step: Step;
  readonly ago: number;
  readonly demand: string;
}

/**
 * Two late tasks are being pressed (演示督办): the notice of one waits for its answer, the other came to an interview whose first
 * promise was kept and whose second is late.
 */
export async function pressLateTasks(
  tx: Tx,
  platform: Platform,
  scopePath: string,
  office: Viewer,
  inspector: Viewer,
): Promise<void> {
  const today = platform.clock.today();
  const late = [...(await litTasks(tx, platform, { scopePath })).values()]
    .filter(({ task, light }) => light === 'red' && leadOf(task) !== null && (task.dueOn ?? today) < today)
    .toSorted((one, other) => (one.task.dueOn ?? '').localeCompare(other.task.dueOn ?? ''));
  const [first, ...others] = late;
  if (!first) return;
  await press(tx, platform, scopePath, first, LATE, office.displayName);
  const second = others.findLast(
    ({ task }) => leadOf(task)?.organisationId !== leadOf(first.task)?.organisationId,
  );
  if (!second) return;
  const row = await press(tx, platform, scopePath, second, LATER, office.displayName);
  if (row) await interviewStory(tx, row, today, office, inspector);
}

async function press(
  tx: Tx,
  platform: Platform,
  scopePath: string,
  late: Lit,
  steps: readonly StoryStep[],
  byName: string,
): Promise<CaseRow | null> {
  const today = platform.clock.today();
  const lead = leadOf(late.task);
  if (!lead) return null;
  const row = await openCase(tx, {
    scopePath,
    planId: late.task.planId,
    taskId: late.task.id,
    organisationId: lead.organisationId,
    openedOn: addDays(today, -(steps[0]?.ago ?? 0)),
  });
  for (const [place, { step, ago, demand }] of steps.entries()) {
    const takenOn = addDays(today, -ago);
    const then =
      (await litTasks(tx, platform, { scopePath }, late.task.planId, takenOn)).get(late.task.id) ?? late;
    const letter = await letterOf(tx, platform, then, lead.name, demand);
    await takeStep(tx, row, place + 1, { step, takenOn, letter, byName });
  }
  return row;
}

async function interviewStory(
  tx: Tx,
  row: CaseRow,
  today: string,
  office: Viewer,
  inspector: Viewer,
): Promise<void> {
  const heldOn = addDays(today, -HELD);
  await saveDraft(
    tx,
    row,
    office,
    {
      heldOn,
      place: '区政府三号会议室',
      interviewers: [
        { name: '张岚', post: '区医改办副主任' },
        { name: '沈清越', post: '区督查室' },
      ],
      interviewees: [{ name: '（示例）负责同志', post: '牵头部门分管' }],
      absence: '',
      problems: '任务逾期未完成，督办单到期没有书面答复。',
      causes: '部门之间职责没有理清，方案反复征求意见。\n承办科室人手不足。',
      demands: '明确一名分管负责人，按周报送进度。',
      promises: [
        { text: '印发实施方案', responsible: '分管负责人', dueOn: addDays(heldOn, 7) },
        { text: '完成任务并报送佐证材料', responsible: '分管负责人', dueOn: addDays(heldOn, 17) },
      ],
    },
    0,
  );
  await recordInterview(tx, await getInterview(tx, row.id), 1, heldOn, `${heldOn}T08:00:00.000Z`);
  const replier = { ...office, accountId: '00000000-0000-4000-8000-00000000000b', displayName: '牵头部门' };
  await replyTo(tx, await getInterview(tx, row.id), 2, {
    seq: 1,
    text: '实施方案已印发。',
    viewer: replier,
    today: addDays(heldOn, 6),
  });
  await judgeReply(tx, await getInterview(tx, row.id), 3, {
    seq: 1,
    verdict: 'accepted',
    note: '已收到印发稿。',
    viewer: inspector,
    today: addDays(heldOn, 8),
  });
}
