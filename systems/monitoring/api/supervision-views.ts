import type { Platform } from '@sanyi/api';
import type { Light, LocalText, Viewer } from '@sanyi/kernel';
import type { Day } from '@sanyi/quantity';
import type { Tx } from '@sanyi/records';
import type { TaskFacts } from '@sanyi/system-plan/port';
import { advise, firstStep } from '../engine/ladder.ts';
import { type Letter, letterNumber } from '../engine/letter.ts';
import type { LightReason } from '../engine/light-reasons.ts';
import { ladderAt } from '../parameters/escalation-ladder.ts';
import { type JudgedPlan, judgePlan } from '../store/judge-plan.ts';
import { overridesOf } from '../store/overrides.ts';
import { type Case, takenSteps } from '../store/supervision-cases.ts';
import { belongsTo, planOf, portsOf } from './ports.ts';
import { leadOf, organisationNames } from './views.ts';

/** A task with the light that counts today (任务现灯); an override counts while it is valid. */
export interface LitTask {
  readonly task: TaskFacts;
  readonly light: Light;
  readonly reasons: readonly LightReason[];
  readonly ruleVersion: string;
}

/**
 * Every task of the plans that are worked on in the viewer's region and below.
 *
 * @param planId only this plan's
 */
export async function litTasks(
  tx: Tx,
  platform: Platform,
  viewer: Pick<Viewer, 'scopePath'>,
  planId?: string,
  today: Day = platform.clock.today(),
): Promise<Map<string, LitTask>> {
  const ports = portsOf(platform);
  const lit = new Map<string, LitTask>();
  for (const plan of await ports.plan.plans(tx)) {
    if (planId !== undefined && plan.id !== planId) continue;
    if (plan.status !== 'published' || !belongsTo(viewer, plan)) continue;
    for (const one of await litOf(tx, await judgePlan(tx, ports, plan, today), today))
      lit.set(one.task.id, one);
  }
  return lit;
}

/** The tasks of a judged plan with the lights that count. */
export async function litOf(tx: Tx, judged: JudgedPlan, today: Day): Promise<LitTask[]> {
  const ids = judged.tasks.map(({ task }) => task.id);
  const overrides = await overridesOf(tx, ids, judged.period, today);
  return judged.tasks.map(({ task, verdict }) => ({
    task,
    light: overrides.get(task.id)?.light ?? verdict.light,
    reasons: verdict.reasons,
    ruleVersion: judged.ruleVersion,
  }));
}

/** The letter about a task as it stands now (拟制文书). */
export async function letterOf(
  tx: Tx,
  platform: Platform,
  { task, light, reasons, ruleVersion }: LitTask,
  recipient: string,
  demand: string,
): Promise<Letter> {
  const plan = await planOf(tx, portsOf(platform), task.planId);
  return {
    planTitle: plan.title,
    docNumber: plan.docNumber,
    issuer: plan.issuer,
    recipient,
    taskNumber: task.number,
    taskTitle: task.title,
    clause: task.clause?.text ?? '',
    clauseHref: task.clause?.href ?? task.href,
    dueText: task.dueText,
    light,
    reasons: reasons.filter((reason) => reason.light === 'red' || reason.light === 'yellow'),
    ruleVersion,
    demand,
  };
}

export type Names = ReadonlyMap<string, LocalText>;

/** What all views of cases share. */
export interface CaseSurroundings {
  readonly lit: ReadonlyMap<string, LitTask>;
  readonly names: Names;
  readonly today: string;
}

/** @param planId the plan of the one case that is looked at; without it the lights of all plans are worked out */
export async function surroundingsOf(
  tx: Tx,
  platform: Platform,
  viewer: Viewer,
  planId?: string,
): Promise<CaseSurroundings> {
  return {
    lit: await litTasks(tx, platform, viewer, planId),
    names: await organisationNames(tx),
    today: platform.clock.today(),
  };
}

/** What the ladder says of a case today; `null` for a closed one. */
export function adviceOf({ row, steps }: Case, { lit, today }: CaseSurroundings) {
  if (row.state === 'closed') return null;
  const light = lit.get(row.task_id)?.light ?? 'grey';
  return advise(takenSteps(steps), light, today, ladderAt(today, row.scope_path).value);
}

export function caseView(found: Case, around: CaseSurroundings) {
  const { row, steps } = found;
  const last = steps.at(-1);
  if (!last) throw new Error(`case ${row.id} has no step`);
  const { letter } = last;
  const task = around.lit.get(row.task_id);
  const advice = adviceOf(found, around);
  return {
    id: row.id,
    taskId: row.task_id,
    planTitle: letter.planTitle,
    taskNumber: letter.taskNumber,
    taskTitle: task?.task.title ?? letter.taskTitle,
    taskHref: task?.task.href ?? `/plan/tasks/${row.task_id}`,
    organisationId: row.organisation_id,
    organisationName: around.names.get(row.organisation_id) ?? { zh: letter.recipient, en: letter.recipient },
    state: row.state,
    openedOn: row.opened_on,
    version: row.version,
    light: task?.light ?? letter.light,
    reasons: [...(task?.reasons ?? letter.reasons)],
    step: last.step,
    dueOn: last.due_on,
    advice: advice && {
      action: advice.action,
      step: advice.action === 'take' ? advice.step : null,
      reason: advice.reason,
    },
  };
}

export function stepViews({ steps }: Case) {
  return steps.map((step) => ({
    seq: step.seq,
    step: step.step,
    number: letterNumber(step.step, step.year, step.number),
    takenOn: step.taken_on,
    takenBy: step.taken_by_name,
    dueOn: step.due_on,
    demand: step.letter.demand,
    clause: step.letter.clause,
    clauseHref: step.letter.clauseHref,
    light: step.letter.light,
    reasons: [...step.letter.reasons],
    ruleVersion: step.letter.ruleVersion,
    answer:
      step.answer === null || step.verdict === null
        ? null
        : {
            text: step.answer,
            by: step.answered_by_name ?? '',
            on: step.answered_on ?? '',
            verdict: step.verdict,
            note: step.verdict_note ?? '',
            judgedBy: step.judged_by_name,
            judgedOn: step.judged_on,
          },
  }));
}

/** Tasks whose light asks for a first step and that are in no open case, the gravest first. */
export function suggestionViews(cases: readonly Case[], { lit, names }: CaseSurroundings) {
  const pressed = new Set(cases.filter(({ row }) => row.state === 'open').map(({ row }) => row.task_id));
  return [...lit.values()]
    .flatMap(({ task, light, reasons }) => {
      const step = firstStep(light);
      const lead = leadOf(task);
      if (step === null || lead === null || pressed.has(task.id)) return [];
      return [
        {
          taskId: task.id,
          planTitle: task.planTitle,
          taskNumber: task.number,
          taskTitle: task.title,
          taskHref: task.href,
          organisationName: names.get(lead.organisationId) ?? { zh: lead.name, en: lead.name },
          step,
          light,
          reasons: reasons.filter((reason) => reason.light === light),
        },
      ];
    })
    .toSorted((one, other) => Number(other.light === 'red') - Number(one.light === 'red'));
}
